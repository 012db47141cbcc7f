// SPDX-License-Identifier: Apache-2.0
/** A request to the window, as a scenario writes it behind `ask`: who asks, an action, and its arguments by name. */
import type { Told } from "../outside.js";
import { USUAL } from "./seen.js";

/** What is asked. */
export interface Request {
	readonly name: string;
	readonly action: string;
	readonly told: Told;
}

const HOW = "write ask ACTION [NAME=VALUE …] or ask as NAME ACTION [NAME=VALUE …]";
/** A word, or a name with a value: one that has spaces or is a number but means a text stands between quotes. */
const PART = /^\s*([\w.-]+)(?:=("(?:[^"\\]|\\.)*"|[^\s"]+))?(?=\s|$)/;

/** Reads it, or says what is wrong with it. */
export function requestIn(text: string): Request | { readonly wrong: string } {
	const words: string[] = [];
	const told: { [name: string]: number | string } = {};
	for (let rest = text.trim(); rest !== ""; ) {
		const part = PART.exec(rest);
		if (part === null || (part[2] === undefined && Object.keys(told).length > 0)) return { wrong: `"${rest}" is no NAME=VALUE; ${HOW}` };
		if (part[2] === undefined) words.push(part[1]);
		else told[part[1]] = valueFrom(part[2]);
		rest = rest.slice(part[0].length).trim();
	}
	const [name, action] = words[0] === "as" ? words.slice(1) : [USUAL, words[0]];
	const excess = words[words[0] === "as" ? 3 : 1];
	if (action === undefined) return { wrong: `ACTION is missing; ${HOW}` };
	return excess === undefined ? { name, action, told } : { wrong: `"${excess}" is no NAME=VALUE; ${HOW}` };
}

/** A number as JSON writes it, or a text with or without quotes. */
function valueFrom(written: string): number | string {
	try {
		const value: unknown = JSON.parse(written);
		return typeof value === "number" || typeof value === "string" ? value : written;
	} catch {
		return written;
	}
}
