// SPDX-License-Identifier: Apache-2.0
/** Lines of at most 80 columns, as serial terminals have them. */

/** Columns of a terminal. */
export const COLUMNS = 80;
const INDENT = "  ";

/** A text as lines: broken between words, the later ones indented. A word that is too long for a line is broken where it has to be. */
export function folded(text: string): string[] {
	if (text.length <= COLUMNS) return [text];
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		for (const piece of piecesOf(word)) {
			const longer = line === "" ? piece : line.trim() === "" ? `${line}${piece}` : `${line} ${piece}`;
			if (longer.length <= COLUMNS) line = longer;
			else {
				lines.push(line.trimEnd());
				line = `${INDENT}${piece}`;
			}
		}
	}
	lines.push(line.trimEnd());
	return lines;
}

function piecesOf(word: string): string[] {
	const longest = COLUMNS - INDENT.length;
	if (word.length <= longest) return [word];
	return Array.from({ length: Math.ceil(word.length / longest) }, (_, i) => word.slice(i * longest, (i + 1) * longest));
}
