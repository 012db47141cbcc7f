// SPDX-License-Identifier: Apache-2.0
/** The journal: the last line of a key counts, what is torn or damaged harms nothing else, and what a newer firmware wrote stays. */
import test from "ava";
import { MemoryMedium } from "../../hosts/bench/records.js";
import { Journal } from "../../src/settings/journal.js";
import { LAYOUT, sealed } from "../../src/settings/seal.js";

const OF_ANOTHER = 'the record "limits" is of a newer layout than 1: it is kept and not used';

/** A medium that may be full: then it takes the first 12 bytes of what is added, and no shorter journal. */
class Cramped extends MemoryMedium {
	full = false;
	roomForAnother = true;

	override append(bytes: Uint8Array): void {
		super.append(this.full ? bytes.subarray(0, 12) : bytes);
		if (this.full) throw new Error("no space");
	}

	override replace(bytes: Uint8Array): void {
		if (!this.roomForAnother) throw new Error("no space");
		super.replace(bytes);
	}
}

/** A medium with a text on it. */
function mediumWith(text: string): MemoryMedium {
	const medium = new MemoryMedium();
	medium.append(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
	return medium;
}

function textOn(medium: MemoryMedium): string {
	return Array.from(medium.read(), (byte) => String.fromCharCode(byte)).join("");
}

/** The journal on a medium, and what it says of it. */
function openOn(medium: MemoryMedium): { journal: Journal; said: string[] } {
	const said: string[] = [];
	return { journal: new Journal(medium, (line) => void said.push(line)), said };
}

/** Writes until the journal is shorter than it was. */
function writeUntilShorter(medium: MemoryMedium, journal: Journal): void {
	for (let i = 0, before = 0; medium.read().length >= before; i++) {
		before = medium.read().length;
		journal.write("open", `${i}${"x".repeat(200)}`);
	}
}

test("what was written last is there, now and after a restart; what was erased is not", (t) => {
	const medium = new MemoryMedium();
	const { journal, said } = openOn(medium);
	journal.write("a", "1");
	journal.write("b", 'é\n"2"');
	journal.write("a", "3");
	journal.write("c", "4");
	journal.erase("c");
	for (const each of [journal, openOn(medium).journal]) {
		t.is(each.read("a"), "3");
		t.is(each.read("b"), 'é\n"2"');
		t.is(each.read("c"), undefined);
		t.is(each.read("d"), undefined);
	}
	t.deepEqual(said, []);
});

test("what is there already is not written again, and what is not there is not erased", (t) => {
	const medium = new MemoryMedium();
	const { journal } = openOn(medium);
	journal.write("a", "1");
	journal.write("b", "2");
	journal.erase("b");
	const before = textOn(medium);
	journal.write("a", "1");
	journal.erase("b");
	journal.erase("c");
	t.is(textOn(medium), before);
});

test("a journal stays short, and what is written rarely is not written much oftener for that", (t) => {
	const medium = new MemoryMedium();
	const { journal } = openOn(medium);
	const total = `{"n":1,"${"x".repeat(1_000)}":1}`;
	journal.write("total", total);
	let longest = 0;
	for (let i = 0; i < 1_000; i++) {
		journal.write("open", `${i}`.padEnd(200));
		longest = Math.max(longest, medium.read().length);
	}
	t.true(longest < 8_000, `${longest}`);
	t.is(openOn(medium).journal.read("total"), total);
	t.is(openOn(medium).journal.read("open"), "999".padEnd(200));
});

test("a line that was torn or damaged is said, and harms no other; the next one is found", (t) => {
	const lines = [sealed("a", "1"), sealed("b", "2"), sealed("a", "3"), sealed("c", "4")];
	const text = lines.map((line) => `\n${line}\n`).join("");
	for (const [was, is] of [
		[lines[2], lines[2].replace("3", "7")],
		[`\n${lines[2]}`, `x${lines[2]}`],
		[`${lines[2]}\n`, `${lines[2]}x`],
		[`${lines[2]}\n`, lines[2].slice(0, 5)],
		[lines[2], `${lines[2].slice(0, 12)}\n${lines[2].slice(13)}`],
		[lines[2], "\xff\xff\xff\xff"],
	]) {
		const { journal, said } = openOn(mediumWith(text.replace(was, is)));
		t.deepEqual([journal.read("a"), journal.read("b"), journal.read("c")], ["1", "2", "4"], is);
		t.regex(said.join("\n"), /^the store has [12] damaged or unfinished lines, which are not used$/);
	}
});

test("after a torn line the journal goes on", (t) => {
	const medium = mediumWith(`\n${sealed("a", "1")}\n\n${sealed("a", "2").slice(0, 12)}`);
	openOn(medium).journal.write("b", "3");
	const { journal } = openOn(medium);
	t.deepEqual([journal.read("a"), journal.read("b")], ["1", "3"]);
});

test("what belongs to somebody else is refused and left as it is", (t) => {
	for (const text of ["hello", "{}\n", "\n\n", "\x7fELF\0\0", sealed("a", "1").replace("1", "2")]) {
		const medium = mediumWith(text);
		t.throws(() => openOn(medium), { message: "this is no store of Pilotlight: it holds no record, and is not empty" });
		t.is(textOn(medium), text);
	}
});

test("a store whose first record was torn is a store", (t) => {
	const medium = new MemoryMedium();
	openOn(medium);
	const torn = mediumWith(`${textOn(medium)}\n${sealed("a", "1").slice(0, 9)}`);
	t.is(openOn(torn).journal.read("a"), undefined);
});

test("what a newer firmware has written is not used, and survives byte for byte, in its order", (t) => {
	const newer = sealed("limits", "in another language", LAYOUT + 1);
	const medium = mediumWith(`\n${sealed("limits", "old")}\n\n${newer}\n\n${sealed("a", "1")}\n`);
	const { journal, said } = openOn(medium);
	t.is(journal.read("limits"), undefined, "what it has replaced is old");
	t.deepEqual(said, [OF_ANOTHER]);
	writeUntilShorter(medium, journal);
	t.true(textOn(medium).includes(`\n${newer}\n`));
	journal.write("limits", "mine");
	writeUntilShorter(medium, journal);
	const text = textOn(medium);
	t.true(
		text.indexOf(newer) >= 0 && text.indexOf(newer) < text.indexOf(sealed("limits", "mine")),
		"the newer firmware will see what came last",
	);
	const again = openOn(medium);
	t.is(again.journal.read("limits"), "mine");
	t.deepEqual(again.said, []);
});

test("that a newer firmware's record was erased is known for as long as that is kept", (t) => {
	const newer = sealed("limits", "in another language", LAYOUT + 1);
	const medium = mediumWith(`\n${newer}\n`);
	openOn(medium).journal.erase("limits");
	writeUntilShorter(medium, openOn(medium).journal);
	t.true(textOn(medium).includes(`\n${newer}\n\n${sealed("limits", null)}\n`), textOn(medium));
	t.is(openOn(medium).journal.read("limits"), undefined);
});

test("a medium that has no room for a shorter journal is said, and the journal goes on", (t) => {
	const medium = new Cramped();
	const { journal, said } = openOn(medium);
	medium.roomForAnother = false;
	for (let i = 0; i < 40; i++) journal.write("open", `${i}`.padEnd(200));
	t.deepEqual(said, ["the store cannot be made shorter: no space"]);
	t.is(openOn(medium).journal.read("open"), "39".padEnd(200));
});

test("a line that the medium refuses is not there, also if a part of it is", (t) => {
	const medium = new Cramped();
	const { journal } = openOn(medium);
	journal.write("a", "1");
	medium.full = true;
	t.throws(() => journal.write("a", "2"), { message: "no space" });
	t.is(journal.read("a"), "1");
	medium.full = false;
	journal.write("b", "3");
	const again = openOn(medium).journal;
	t.deepEqual([again.read("a"), again.read("b")], ["1", "3"]);
});
