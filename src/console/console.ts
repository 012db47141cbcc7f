// SPDX-License-Identifier: Apache-2.0
/** The serial console: a line that somebody typed, and the answer. */
import { nearest } from "../settings/nearest.js";
import type { Cabinet } from "./word.js";
import { WORDS } from "./words.js";

/** Longest line that is looked at, characters. */
const LONGEST = 200;

/** Answers one line. Whatever is wrong with it is said on the console and changes nothing. */
export function answer(cabinet: Cabinet, line: string): void {
	if (line.length > LONGEST) {
		cabinet.print(`error: a line of ${line.length} characters is too long; at most ${LONGEST}`);
		return;
	}
	const [typed, ...args] = line.trim().split(/\s+/);
	if (typed === undefined || typed === "") return;
	try {
		const word = WORDS.find(({ word }) => word === typed.toLowerCase());
		if (word === undefined) throw new Error(unknown(typed));
		if (args.length < word.least || args.length > word.most)
			throw new Error(`${word.word} takes ${word.usage || "no argument"}, not "${args.join(" ")}"`);
		word.run(cabinet, args);
	} catch (error) {
		cabinet.print(`error: ${(error as Error).message}`);
	}
}

function unknown(typed: string): string {
	const words = WORDS.map(({ word }) => word);
	const near = nearest(typed, words);
	return `unknown word "${typed}"; ${near === undefined ? "help lists all words" : `did you mean "${near}"?`}`;
}
