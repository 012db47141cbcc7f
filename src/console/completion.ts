// SPDX-License-Identifier: Apache-2.0
/** What Tab makes of the beginning of a line: the rest of a word, or the words that it may become. */

/** Columns of a list of choices, and how many rows of it are shown. */
const COLUMNS = 79;
const ROWS = 4;

/** What may come. */
export interface Completion {
	/** What all choices have in common behind what was typed; with a space behind it if there is but one. */
	readonly insert: string;
	/** The words that may stand at the cursor. */
	readonly choices: readonly string[];
}

/** Completes the last word of `typed`, as one of `phrases`: words, and words with their first argument. Case does not matter. */
export function completionOf(phrases: readonly string[], typed: string): Completion {
	const begun = typed.trimStart().replace(/\s+/g, " ").toLowerCase();
	const choices = choicesIn(phrases, begun);
	const [only] = choices;
	if (only === undefined) return { insert: "", choices };
	const length = begun.length - startOf(begun);
	return { insert: choices.length === 1 ? `${only.slice(length)} ` : commonTo(choices).slice(length), choices };
}

/** What may stand where `begun` ends. Most phrases are left out by a look, because all of them would take many ticks' time on XS. */
function choicesIn(phrases: readonly string[], begun: string): string[] {
	const first = begun[0];
	const behind = begun.includes(" ");
	const choices: string[] = [];
	for (let i = 0; i < phrases.length; i++) {
		const phrase = phrases[i];
		if ((first !== undefined && phrase[0] !== first) || phrase.includes(" ") !== behind) continue;
		if (phrase.length >= begun.length && phrase.slice(0, begun.length).toLowerCase() === begun) choices.push(wordAt(phrase, begun));
	}
	return choices;
}

/** Choices in rows; what is too much is counted. */
export function rowsOf(choices: readonly string[]): string[] {
	const rows: string[] = [""];
	for (const choice of choices) {
		const row = `${rows[rows.length - 1]}${choice}  `;
		if (row.length <= COLUMNS || rows[rows.length - 1] === "") rows[rows.length - 1] = row;
		else rows.push(`${choice}  `);
	}
	const shown = rows.slice(0, ROWS).map((row) => row.trimEnd());
	return rows.length > ROWS ? [...shown, `and more; a letter or two makes them fewer`] : shown;
}

/** Where the last word of a text begins. */
function startOf(text: string): number {
	return text.lastIndexOf(" ") + 1;
}

/** The word of a phrase that stands where `begun` ends. */
function wordAt(phrase: string, begun: string): string {
	return phrase.slice(startOf(begun)).split(" ")[0];
}

/** The beginning that all have, whatever their case. */
function commonTo(words: readonly string[]): string {
	const [first] = words;
	let length = first.length;
	for (const word of words) while (!word.toLowerCase().startsWith(first.slice(0, length).toLowerCase())) length -= 1;
	return first.slice(0, length);
}
