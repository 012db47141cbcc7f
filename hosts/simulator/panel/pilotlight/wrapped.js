// SPDX-License-Identifier: Apache-2.0
/** Breaks a line between words into as many as it takes. */

/** `fits` tells whether a text has room in one line; the lines behind the first begin with `indent`. */
export function wrapped(text, fits, indent = "") {
	const lines = [];
	let rest = text;
	while (!fits(rest)) {
		const at = breakOf(rest, fits, indent.length);
		if (at >= rest.length) break;
		lines.push(rest.slice(0, at).trimEnd());
		rest = indent + rest.slice(at).trimStart();
	}
	return [...lines, rest];
}

/** Where a text is broken: behind the last word that has room, or within one that is too long for a line of its own. */
function breakOf(text, fits, least) {
	let most = text.length - 1;
	while (most > least + 1 && !fits(text.slice(0, most))) most--;
	const space = text.lastIndexOf(" ", most);
	return space > least ? space : Math.max(most, least + 1);
}
