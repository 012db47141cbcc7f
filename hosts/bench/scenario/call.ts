// SPDX-License-Identifier: Apache-2.0
/** What a Haystack client does, as a scenario writes it behind `haystack`: read with a filter, write a level, or invoke an action, with values in Zinc. */
import { frozen } from "../../../src/control/frozen.js";
import { isSpelt, misspelt } from "../../../src/haystack/spelling.js";
import { MARKER, type Value } from "../../../src/haystack/value.js";
import { valueFromZinc } from "../../../src/haystack/zinc/decode.js";
import type { Call } from "../haystack.js";
import { didYouMean } from "./near.js";
import { pairsIn } from "./pairs.js";

/** Of each the reader of what stands behind it, which throws an Error of what is wrong, and how it is written. */
const CALLS: readonly { readonly does: Call["does"]; readonly reads: (text: string) => Call; readonly how: string }[] = frozen([
	{ does: "read", reads: reading, how: "haystack read FILTER" },
	{ does: "write", reads: writing, how: "haystack write LEVEL VALUE|null [DURATION]" },
	{ does: "invoke", reads: invoking, how: "haystack invoke ACTION [NAME=VALUE …]" },
] satisfies { does: Call["does"]; reads: (text: string) => Call; how: string }[]);

const WORDS: readonly string[] = frozen(CALLS.map(({ does }) => does));
const HOW = `write ${CALLS.map(({ how }) => how).join(", or ")}`;

/** Reads it, or says what is wrong with it. */
export function callIn(text: string): Call | { readonly wrong: string } {
	const [word] = text.split(/\s/);
	const call = CALLS.find(({ does }) => does === word.toLowerCase());
	if (call === undefined) return { wrong: `"${word}" does not belong there${didYouMean(word, WORDS)}; ${HOW}` };
	try {
		return call.reads(text.slice(word.length).trim());
	} catch (error) {
		return { wrong: `${(error as Error).message}; write ${call.how}` };
	}
}

function reading(filter: string): Call {
	if (filter === "") throw new Error("FILTER is missing");
	return { does: "read", action: "", told: new Map([["filter", filter]]) };
}

/** What the port thinks of level, value and duration it says itself. */
function writing(text: string): Call {
	const [level = "", val = "", duration, excess] = text.split(/\s+/);
	if (level === "" || val === "") throw new Error(`${level === "" ? "LEVEL" : "VALUE"} is missing`);
	if (excess !== undefined) throw new Error(`"${excess}" is too much`);
	const told = new Map<string, Value>([
		["level", zinc(level)],
		["val", val.toLowerCase() === "null" ? null : zinc(val)],
	]);
	if (duration !== undefined) told.set("duration", zinc(duration));
	return { does: "write", action: "", told };
}

/** A name alone is a marker. */
function invoking(text: string): Call {
	const pairs = pairsIn(text);
	if ("wrong" in pairs) throw new Error(pairs.wrong);
	const [action, ...markers] = pairs.words;
	if (action === undefined) throw new Error("ACTION is missing");
	const told = new Map<string, Value>(markers.map((name) => [named(name), MARKER]));
	for (const [name, written] of pairs.values) told.set(named(name), zinc(written));
	return { does: "invoke", action, told };
}

function named(name: string): string {
	if (!isSpelt("name", name)) throw new Error(misspelt("name", name));
	return name;
}

function zinc(written: string): Value {
	try {
		return valueFromZinc(written);
	} catch {
		throw new Error(`"${written}" is no Zinc: 16A, 10min, 7, "a text", 2026-11-29T18:30:00Z, M`);
	}
}
