// SPDX-License-Identifier: Apache-2.0
/** A power cut at every byte of every write of a journal, and every single bit of it flipped; too many to try on XS as well. */
import test from "ava";
import { Journal, type Medium } from "../../src/settings/journal.js";

const KEYS = ["open", "total", "limits", "faults", "log.1"];
const WRITES = 220;

/** A disk with a file and another beside it, which takes the first so many bytes of all that it is given; then the power is gone. */
class Disk implements Medium {
	file = new Uint8Array(0);
	/** What lies beside the file, finished or not; nobody looks there. */
	beside = new Uint8Array(0);
	left = Number.POSITIVE_INFINITY;
	/** How much it was given, and how often the file was replaced. */
	given = 0;
	replaced = 0;

	read(): Uint8Array {
		return this.file;
	}

	append(bytes: Uint8Array): void {
		this.file = this.#taken(this.file, bytes);
		if (this.left === 0) throw new Error("the power is gone");
	}

	replace(bytes: Uint8Array): void {
		this.beside = this.#taken(new Uint8Array(0), bytes);
		// the name is changed after the last byte, or not at all
		if (this.left === 0) throw new Error("the power is gone");
		this.file = this.beside;
		this.replaced += 1;
	}

	#taken(before: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
		const taken = bytes.subarray(0, Math.min(bytes.length, this.left));
		this.left -= taken.length;
		this.given += taken.length;
		const both = new Uint8Array(before.length + taken.length);
		both.set(before);
		both.set(taken, before.length);
		return both;
	}

	/** The same disk, of which the power goes after so many bytes more. */
	cutAfter(bytes: number): Disk {
		const disk = new Disk();
		disk.file = this.file.slice();
		disk.left = bytes;
		return disk;
	}
}

interface Change {
	readonly key: string;
	/** Undefined if the record is erased. */
	readonly text: string | undefined;
}

/** The same changes in every run: texts of many lengths, also none; some the same again; some erased. */
const CHANGES: readonly Change[] = Array.from({ length: WRITES }, (_, i) => ({
	key: KEYS[(i * 7 + (i >> 3)) % KEYS.length],
	text: i % 11 === 5 ? undefined : `${i >> 1}${"é\\".repeat(i % 5)}`.padEnd(i % 13 === 0 ? 120 : i % 29),
}));

const deaf = (): void => {};

function change(journal: Journal, { key, text }: Change): void {
	if (text === undefined) journal.erase(key);
	else journal.write(key, text);
}

/** What a disk remembers, of all keys. */
function remembered(disk: Disk): (string | undefined)[] {
	const journal = new Journal(disk, deaf);
	return KEYS.map((key) => journal.read(key));
}

test("whenever the power goes, each record is the old one or the new one, and the store goes on", (t) => {
	const disk = new Disk();
	let cuts = 0;
	for (const each of CHANGES) {
		const before = remembered(disk);
		const after = KEYS.map((key, i) => (key === each.key ? each.text : before[i]));
		const whole = disk.cutAfter(Number.POSITIVE_INFINITY);
		change(new Journal(whole, deaf), each);
		t.deepEqual(remembered(whole), after);
		for (let bytes = 0; bytes <= whole.given; bytes++) {
			const cut = disk.cutAfter(bytes);
			try {
				change(new Journal(cut, deaf), each);
			} catch {
				// what is left is what counts
			}
			cut.left = Number.POSITIVE_INFINITY;
			const again = new Journal(cut, deaf);
			const found = KEYS.map((key) => again.read(key));
			const expected = found[KEYS.indexOf(each.key)] === each.text ? after : before;
			if (found.some((text, i) => text !== expected[i])) t.deepEqual(found, expected, `${each.key} after ${bytes} bytes`);
			again.write("next", "one");
			if (new Journal(cut, deaf).read("next") !== "one") t.fail(`nothing is found behind ${bytes} bytes of ${each.key}`);
			cuts += 1;
		}
		change(new Journal(disk, deaf), each);
	}
	t.log(`${cuts} cuts in ${WRITES} changes, ${disk.replaced} times a shorter journal`);
	t.true(cuts > 10_000 && disk.replaced > 2);
});

test("whichever bit of a journal is flipped, it is said, and no record is another than it ever was", (t) => {
	const disk = new Disk();
	const journal = new Journal(disk, deaf);
	const ever = new Map(KEYS.map((key) => [key, new Set<string | undefined>([undefined])]));
	for (const each of CHANGES.slice(0, 40)) {
		change(journal, each);
		ever.get(each.key)?.add(each.text);
	}
	const whole = remembered(disk);
	for (let bit = 0; bit < disk.file.length * 8; bit++) {
		const flipped = disk.cutAfter(Number.POSITIVE_INFINITY);
		flipped.file[bit >> 3] ^= 1 << (bit & 7);
		const said: string[] = [];
		const found = new Journal(flipped, (line) => void said.push(line));
		const others = KEYS.filter((key, i) => found.read(key) !== whole[i]);
		if (said.length === 0) t.fail(`bit ${bit} is not said`);
		if (others.length > 1) t.fail(`bit ${bit} has changed ${others.join(" and ")}`);
		for (const key of others) if (!ever.get(key)?.has(found.read(key))) t.fail(`bit ${bit} makes ${key} what it never was`);
	}
	t.true(disk.file.length > 1_000);
});
