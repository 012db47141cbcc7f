// SPDX-License-Identifier: Apache-2.0
/** The word that somebody may have meant; found with little work, because a charger may be charging meanwhile. */

/** Longer texts are no misspelt words, and are not looked at: 200 letters against every word would take a tick's time a thousand times. */
const LONGEST = 40;
/** So many letters differ at most. */
const MOST_EDITS = 3;

/** The one of `words` that differs least from `typed`; undefined if none is near: three letters differ at most, half of a short word's, and one of the first two is where it should be. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
	if (typed.length > LONGEST) return undefined;
	const text = typed.toLowerCase();
	let best: string | undefined;
	let least = MOST_EDITS + 1;
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		const most = Math.min(least - 1, word.length >> 1);
		if (Math.abs(word.length - text.length) > most) continue;
		const distance = distanceTo(word.toLowerCase(), text, most);
		if (distance > most) continue;
		best = word;
		least = distance;
	}
	return best;
}

/** How many letters differ; more than `most` if that is all that can be said quickly. */
function distanceTo(word: string, text: string, most: number): number {
	if (word[0] !== text[0] && word[1] !== text[1] && word[0] !== text[1] && word[1] !== text[0]) return most + 1;
	let start = 0;
	while (start < word.length && word[start] === text[start]) start += 1;
	let end = 0;
	while (end < Math.min(word.length, text.length) - start && word[word.length - 1 - end] === text[text.length - 1 - end]) end += 1;
	const [a, b] = [word.slice(start, word.length - end), text.slice(start, text.length - end)];
	// letters that are all new cost one each
	return a === "" || b === "" ? a.length + b.length : a.length > 2 * MOST_EDITS + 2 ? most + 1 : edits(a, b);
}

/** Letters to insert, delete, replace or swap with their neighbour to turn `a` into `b` (restricted Damerau–Levenshtein). */
function edits(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			row.push(Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
		}
		before = last;
		last = row;
	}
	return last[b.length];
}
