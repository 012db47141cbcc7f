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
