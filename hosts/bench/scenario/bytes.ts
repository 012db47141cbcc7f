// SPDX-License-Identifier: Apache-2.0
/** Bytes as a scenario writes them behind `>>`: plain ASCII, and escapes for the rest. */
import { frozen } from "../../../src/control/frozen.js";

/** Escapes of one letter. */
const ESCAPES: Readonly<Record<string, string>> = frozen({
	"\\": "\\",
	b: "\b",
	e: "\u001b",
	n: "\n",
	r: "\r",
	t: "\t",
});
const HOW = "an escape is \\t, \\r, \\n, \\b, \\e, \\\\, or \\x and two digits from 0 to f";

/** What was written as bytes, a character each; or what is wrong with it. */
export function bytesOf(written: string): { readonly bytes: string } | { readonly wrong: string } {
	if (written === "") return { wrong: "BYTES is missing; write for instance >> stat\\t" };
	const foreign = /[^ -~]/.exec(written);
	if (foreign !== null) return { wrong: `"${foreign[0]}" is no byte of a plain terminal; ${HOW}` };
	const parts = written.match(/\\x[0-9a-f]{2}|\\.|\\|[^\\]+/gi) ?? [];
	const unknown = parts.find((part) => part[0] === "\\" && meaningOf(part) === undefined);
	return unknown === undefined ? { bytes: parts.map(meaningOf).join("") } : { wrong: `"${unknown}" is no escape; ${HOW}` };
}

/** What a part stands for; undefined if it is an escape that nobody knows. */
function meaningOf(part: string): string | undefined {
	if (part[0] !== "\\") return part;
	return part.length === 4 ? String.fromCharCode(Number.parseInt(part.slice(2), 16)) : ESCAPES[part.slice(1)];
}
