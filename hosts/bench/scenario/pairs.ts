// SPDX-License-Identifier: Apache-2.0
/** Words, and names with values, as they stand behind a word that asks for something: `as phone reserve number=7 token="a b"`. */

/** What was written. */
export interface Pairs {
	/** Up to the first name with a value. */
	readonly words: readonly string[];
	/** As they were written, with their quotes. */
	readonly values: readonly (readonly [name: string, value: string])[];
}

/** A word, or a name with a value: one that has spaces stands between quotes. */
const PART = /^\s*([\w.-]+)(?:=("(?:[^"\\]|\\.)*"|[^\s"]+))?(?=\s|$)/;

/** Reads them, or says from where on they cannot be read. */
export function pairsIn(text: string): Pairs | { readonly wrong: string } {
	const words: string[] = [];
	const values: [string, string][] = [];
	for (let rest = text.trim(); rest !== ""; ) {
		const part = PART.exec(rest);
		if (part === null || (part[2] === undefined && values.length > 0)) return { wrong: `"${rest}" is no NAME=VALUE` };
		if (part[2] === undefined) words.push(part[1]);
		else values.push([part[1], part[2]]);
		rest = rest.slice(part[0].length).trim();
	}
	return { words, values };
}
