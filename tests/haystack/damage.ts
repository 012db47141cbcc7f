// SPDX-License-Identifier: Apache-2.0
/** Damaged texts of every format: each is refused with an error that says why, or read as a grid that comes back from what is written of it. */
import { Random, Stream } from "../../hosts/bench/random.js";
import { FORMATS, type Format } from "../../src/haystack/formats.js";
import { haysonOf } from "../../src/haystack/json/encode.js";
import { dict, type Grid, grid, type Value } from "../../src/haystack/value.js";
import { EMPTY, SITES, SPELLED } from "./values.js";

/** What has come of it. */
export interface Damage {
	readonly wrong: string[];
	readonly of: { readonly [name: string]: { read: number; refused: number } };
}

/** What is not told apart twice: application/json is read by the same reader. */
const READERS = FORMATS.filter(({ mime, read }) => read !== undefined && mime !== "application/json");

/** Grids with all kinds of values. Trio has no grid within a list or a dict; here, none has. */
const GRIDS: readonly Grid[] = [
	SITES,
	...EMPTY,
	grid(SPELLED.map(([val], i) => dict({ val, i: { kind: "number", value: i } }))),
	...SPELLED.map(([a]) => grid([dict({ a }), dict({ b: a as Value })])),
];

/** Characters that mean something somewhere. */
const SIGNS = '"\\\n\r\t `@^<>[]{}(),:;-+._/$%#0159eENTMRCZabx\u0000\u007f\u0080é€\ud83d\ude00';

/** Damages so many texts. */
export function damage(count: number, seed: number): Damage {
	const dice = new Random(seed, Stream.Noise);
	const damage: Damage = { wrong: [], of: Object.fromEntries(READERS.map(({ name }) => [name, { read: 0, refused: 0 }])) };
	const texts = READERS.map((format) => GRIDS.map((grid) => textOf(format, grid)));
	for (let i = 0; i < count; i++) {
		const which = dice.below(READERS.length);
		const others = texts[dice.below(8) === 0 ? dice.below(READERS.length) : which];
		judge(READERS[which], damaged(texts[which][dice.below(GRIDS.length)], others[dice.below(GRIDS.length)], dice), damage);
	}
	return damage;
}

function textOf(format: Format, grid: Grid): string {
	return [...format.write(grid)].join("");
}

/** One to four things happen to it. */
function damaged(text: string, other: string, dice: Random): string {
	let result = text;
	for (let times = dice.below(2) === 0 ? 1 : 1 + dice.below(4); times > 0; times--) result = once(result, other, dice);
	return result;
}

function once(text: string, other: string, dice: Random): string {
	const from = dice.below(text.length + 1);
	const to = Math.min(text.length, from + dice.below(12));
	const start = text.slice(0, from);
	switch (dice.below(7)) {
		case 0:
			return start + text.slice(to);
		case 1:
			return start;
		case 2:
			return text.slice(0, to) + text.slice(from);
		case 3:
			return start + SIGNS[dice.below(SIGNS.length)] + text.slice(from + 1);
		case 4:
			return start + SIGNS[dice.below(SIGNS.length)] + text.slice(from);
		case 5:
			return start + flipped(text, from, dice) + text.slice(from + 1);
		default:
			return start + spliced(other, dice) + text.slice(to);
	}
}

/** A bit of a character. */
function flipped(text: string, at: number, dice: Random): string {
	return at < text.length ? String.fromCharCode(text.charCodeAt(at) ^ (1 << dice.below(8))) : "";
}

function spliced(other: string, dice: Random): string {
	const from = dice.below(other.length + 1);
	return other.slice(from, from + dice.below(40));
}

function judge(format: Format, text: string, damage: Damage): void {
	const counted = damage.of[format.name];
	let grid: Grid | undefined;
	try {
		grid = format.read?.(text);
	} catch (error) {
		counted.refused += 1;
		if (!isPlain(error)) damage.wrong.push(`${format.name} ${JSON.stringify(text)}: ${error}`);
		return;
	}
	counted.read += 1;
	const lost = grid === undefined ? "no grid" : lossOf(format, grid);
	if (lost !== undefined) damage.wrong.push(`${format.name} ${JSON.stringify(text)}: ${lost}`);
}

/** Whether it is an error that somebody has thought of. */
function isPlain(error: unknown): boolean {
	return error instanceof Error && error.constructor === Error && error.message !== "";
}

/** What does not come back; undefined if all does. An absent cell may have become null once. */
function lossOf(format: Format, grid: Grid): string | undefined {
	try {
		const written = textOf(format, grid);
		const again = format.read?.(written) as Grid;
		if (textOf(format, again) !== written) return `written as ${written}, then as ${textOf(format, again)}`;
		const known = [...haysonOf(again)].join("");
		const loneCell = format.name === "zinc" || format.name === "trio";
		return loneCell || [...haysonOf(grid)].join("") === known ? undefined : `${written} is ${known}`;
	} catch (error) {
		return `does not come back: ${error}`;
	}
}
