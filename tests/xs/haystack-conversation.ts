// SPDX-License-Identifier: Apache-2.0
/** Where the recorded conversation is, and where another one departs from it. */
import { join } from "node:path";
import { root } from "../tree.js";

/** The file. */
export const recorded = join(root, "tests/haystack/conversation.txt");

/** The first line that is another, with both; an empty text if none is. */
export function departure(from: string, told: string): string {
	const [before, now] = [from.split("\n"), told.split("\n")];
	const at = now.findIndex((line, i) => line !== before[i]);
	if (at < 0) return before.length === now.length ? "" : `it ends after line ${now.length}`;
	return `line ${at + 1} is ${now[at]}\ninstead of ${before[at]}`;
}
