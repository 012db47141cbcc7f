// SPDX-License-Identifier: Apache-2.0
/** The word that somebody may have meant. */

/** The one of `words` that differs least from `typed`, or undefined if none is near (more than half of its letters differ). */
export function nearest(typed: string, words: readonly string[]): string | undefined {
	let best: string | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const word of words) {
		const distance = edits(typed.toLowerCase(), word.toLowerCase());
		if (distance < least && distance * 2 <= word.length) {
			best = word;
			least = distance;
		}
	}
	return best;
}

/** Letters to insert, delete or replace to turn `a` into `b` (Levenshtein). */
function edits(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
		row = next;
	}
	return row[b.length];
}
