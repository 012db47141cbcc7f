// SPDX-License-Identifier: Apache-2.0
/** A request to the window, as a scenario writes it behind `ask`: who asks, an action, and its arguments by name. */
import type { Told } from "../outside.js";
import { pairsIn } from "./pairs.js";
import { USUAL } from "./seen.js";

/** What is asked. */
export interface Request {
	readonly name: string;
	readonly action: string;
	readonly told: Told;
}

const HOW = "write ask ACTION [NAME=VALUE …] or ask as NAME ACTION [NAME=VALUE …]";

/** Reads it, or says what is wrong with it. */
export function requestIn(text: string): Request | { readonly wrong: string } {
	const pairs = pairsIn(text);
	if ("wrong" in pairs) return { wrong: `${pairs.wrong}; ${HOW}` };
	const { words, values } = pairs;
	const [name, action] = words[0] === "as" ? words.slice(1) : [USUAL, words[0]];
	const excess = words[words[0] === "as" ? 3 : 1];
	if (action === undefined) return { wrong: `ACTION is missing; ${HOW}` };
	if (excess !== undefined) return { wrong: `"${excess}" is no NAME=VALUE; ${HOW}` };
	return { name, action, told: Object.fromEntries(values.map(([argument, written]) => [argument, valueFrom(written)])) };
}

/** A number as JSON writes it, or a text with or without quotes: one that is a number but means a text has them. */
function valueFrom(written: string): number | string {
	try {
		const value: unknown = JSON.parse(written);
		return typeof value === "number" || typeof value === "string" ? value : written;
	} catch {
		return written;
	}
}
