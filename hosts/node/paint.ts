// SPDX-License-Identifier: Apache-2.0
/** Colours on a terminal, where there is one and nobody has asked for none. */

/** SGR codes of what we use. */
const CODES = { dim: 2, red: 31, green: 32, yellow: 33, blue: 34 } as const;

/** A colour. */
export type Colour = keyof typeof CODES;

/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** Paints if `stream` is a terminal and NO_COLOR is not set (or empty), as no-color.org asks. */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: { readonly [key: string]: string | undefined }): Paint {
	if (!stream.isTTY || environment.NO_COLOR) return (_, text) => text;
	return (colour, text) => `\u001b[${CODES[colour]}m${text}\u001b[0m`;
}
