// SPDX-License-Identifier: Apache-2.0
/** SCRAM by the vector of RFC 7677, and what it is made of. */
import test from "ava";
import { challengeOf, type Final, type First, finalIn, firstIn, verdictOn } from "../../src/haystack/login/scram.js";
import { base64From, base64UrlFrom, bytesFromBase64, bytesOf, hexFrom, textOf } from "../../src/login/base64.js";
import { isSame, secretOf } from "../../src/login/secret.js";
import { plainCrypto } from "./sha256.js";

const crypto = plainCrypto();
const SALT = bytesFromBase64("W22ZaJ0SNY7soEsUEjb6gQ==") as Uint8Array;

test("SHA-256, HMAC and PBKDF2 of the tests give what FIPS 180-4, RFC 4231 and RFC 7914 print", (t) => {
	t.is(hexFrom(crypto.sha256(bytesOf("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	const long = bytesOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
	t.is(hexFrom(crypto.sha256(long)), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	const said = bytesOf("what do ya want for nothing?");
	t.is(hexFrom(crypto.hmac(bytesOf("Jefe"), said)), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	const derived = hexFrom(crypto.pbkdf2(bytesOf("passwd"), bytesOf("salt"), 1));
	t.is(derived, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
});

test("the exchange that RFC 7677 prints", (t) => {
	const known = secretOf(crypto, "pencil", SALT, 4_096);
	const first = firstIn("n,,n=user,r=rOprNGfwEbeRWgbNEkqO") as First;
	t.deepEqual(first, { binding: "n,,", name: "user", nonce: "rOprNGfwEbeRWgbNEkqO", bare: "n=user,r=rOprNGfwEbeRWgbNEkqO" });
	const nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
	const challenge = challengeOf(known, nonce);
	t.is(challenge, `r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`);
	const final = finalIn(`c=biws,r=${nonce},p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`) as Final;
	t.is(verdictOn(crypto, known, first, challenge, nonce, final), "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
	for (let bit = 0; bit < 256; bit++) {
		const proof = final.proof.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
		t.is(verdictOn(crypto, known, first, challenge, nonce, { ...final, proof }), undefined, `bit ${bit}`);
	}
	for (const proof of [final.proof.slice(0, 31), Uint8Array.from([...final.proof, 0]), new Uint8Array()])
		t.is(verdictOn(crypto, known, first, challenge, nonce, { ...final, proof }), undefined);
});

test("bytes, base64 and UTF-8 give each other", (t) => {
	for (const [text, plain, url] of [
		["", "", ""],
		["f", "Zg==", "Zg"],
		["fo", "Zm8=", "Zm8"],
		["foo", "Zm9v", "Zm9v"],
		["user", "dXNlcg==", "dXNlcg"],
		["ä?€>𝄞", "w6Q/4oKsPvCdhJ4=", "w6Q_4oKsPvCdhJ4"],
	] as const) {
		t.is(base64From(bytesOf(text)), plain);
		t.is(base64UrlFrom(bytesOf(text)), url);
		for (const form of [plain, url]) t.is(textOf(bytesFromBase64(form) as Uint8Array), text, form);
	}
	for (const bad of ["Z", "Zg=", "Zg===", "Zm8==", "=", "====", "Zm9v=", "Zm9v====", "Z m8", "Zm9vä", "Zg==Zg", "Zm9v,"])
		t.is(bytesFromBase64(bad), undefined, bad);
	for (const bad of [[0x80], [0xc0, 0x80], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
		t.is(textOf(Uint8Array.from(bad)), undefined, hexFrom(Uint8Array.from(bad)));
	const long = "a".repeat(3_000);
	t.is(textOf(bytesFromBase64(base64From(bytesOf(long))) as Uint8Array), long);
});

test("bytes are the same if each is", (t) => {
	const bytes = crypto.sha256(bytesOf(""));
	t.true(isSame(bytes, bytes.slice()));
	for (let at = 0; at < bytes.length; at++)
		t.false(
			isSame(
				bytes,
				bytes.map((byte, place) => (place === at ? byte ^ 1 : byte)),
			),
		);
	t.false(isSame(bytes, bytes.slice(0, 31)));
	t.false(isSame(bytes.slice(0, 31), bytes));
	t.false(isSame(Uint8Array.of(1), Uint8Array.of(1, 0)));
});
