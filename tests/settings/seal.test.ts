// SPDX-License-Identifier: Apache-2.0
/** The seal: what was written comes back, what was changed by a bit does not, and another layout is told from damage. */
import test from "ava";
import { crc32 } from "../../src/settings/crc32.js";
import { LAYOUT, opened, sealed } from "../../src/settings/seal.js";

/** As long as the record of an open session. */
const SESSION = `{"n":17,"startedAt":1780344000,"ms":59770,"mwh":177851,"token":"Zoë","kind":"Local","faults":["diode"]}`;

/** Texts that differ from one in a single bit of one of its bytes. */
function* flipped(text: string): Generator<string> {
	for (let at = 0; at < text.length; at++)
		for (let bit = 0; bit < 8; bit++)
			yield `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ (1 << bit))}${text.slice(at + 1)}`;
}

test("the sum is the CRC-32 that everybody has", (t) => {
	// the check value of the catalogue of CRCs, and others that are published
	t.is(crc32("123456789"), "cbf43926");
	t.is(crc32(""), "00000000");
	t.is(crc32("The quick brown fox jumps over the lazy dog"), "414fa339");
});

test("what was sealed is what is opened, whatever signs are in it", (t) => {
	for (const text of ["", " ", "a b", SESSION, "\n\r\t\0\x7f", "\\u0041 \\\\ \\", "é€😀", "\ud800", null])
		t.deepEqual(opened(sealed("open", text)), { is: "good", key: "open", text });
});

test("a record is one line of plain ASCII that begins with its sum", (t) => {
	const record = sealed("open", 'a\n"é"');
	t.is(record.slice(8), ' 1 open a\\u000a"\\u00e9"');
	t.is(record.slice(0, 8), crc32('1 open a\\u000a"\\u00e9"'));
	t.is(sealed("open", "😀").slice(8), " 1 open \\u{1f600}");
});

test("no record in which a bit is flipped is good, nor anybody else's", (t) => {
	for (const text of [SESSION, "", null])
		for (const record of flipped(sealed("open", text))) t.deepEqual(opened(record), { is: "damaged" }, record);
});

test("a record that was cut off is not good", (t) => {
	const record = sealed("open", SESSION);
	for (let length = 0; length < record.length; length++) t.deepEqual(opened(record.slice(0, length)), { is: "damaged" });
});

test("what was never sealed is damaged", (t) => {
	for (const text of [
		"",
		SESSION,
		"00000000",
		"00000000 ",
		`${crc32("1")} 1`,
		`${crc32("0 a b")} 0 a b`,
		`${crc32("1 a b")} 1 a b`.replace("a", "š"),
	])
		t.deepEqual(opened(text), { is: "damaged" }, text);
});

test("another layout says whose record it is, and no more", (t) => {
	t.deepEqual(opened(sealed("open", "whatever", LAYOUT + 1)), { is: "newer", key: "open", layout: LAYOUT + 1 });
	for (const record of flipped(sealed("open", "whatever", LAYOUT + 1))) t.deepEqual(opened(record), { is: "damaged" });
});

test("a key that the key-value storage of a chip cannot have is refused", (t) => {
	t.notThrows(() => sealed("abcdefghijklmn", ""));
	for (const key of ["", "abcdefghijklmno", "a b", "a\n", "é"])
		t.throws(() => sealed(key, ""), {
			message: `a record cannot be called "${key}"; write 1 to 14 characters of ASCII without spaces`,
		});
});
