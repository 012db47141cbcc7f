// SPDX-License-Identifier: Apache-2.0
/** What a program tells with a request: JSON of arguments by name in the units of people, made into those that the window takes. */
import { frozen } from "../control/frozen.js";
import type { Action } from "../thing/action.js";
import { type Argument, wrongArguments } from "../thing/arguments.js";
import type { Data } from "../thing/outcome.js";
import { readTyped } from "../thing/typed.js";

/** Arguments as the window takes them. */
export type Told = { readonly [name: string]: Data };

/** Arguments by name, as they were written. */
export type Written = { readonly [name: string]: unknown };

/** With more braces or brackets a record is not read, so that none can exhaust the parser's stack. */
const MOST_BRACKETS = 8;

/** Reads a record. Throws an Error that says what is wrong. */
export function recordIn(text: string): Written {
	if (text.split("{").length + text.split("[").length - 2 > MOST_BRACKETS) throw new Error(`more than ${MOST_BRACKETS} braces or brackets`);
	const read = parsed(text);
	if (typeof read !== "object" || read === null || Array.isArray(read)) throw new Error(`no record; ${FOR_INSTANCE}`);
	return read as Written;
}

const FOR_INSTANCE = `write for instance {"name":"me","current":10}`;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Error(`no JSON; ${FOR_INSTANCE}`);
	}
}

/** The arguments of an action. Throws an Error that says what would be right; what is of the wrong kind is left to the window to refuse. */
export function toldOf({ arguments: rows }: Action, written: Written): Told {
	const stranger = Object.keys(written).find((told) => !rows.some((row) => row.name === told));
	if (stranger !== undefined) throw new Error(wrongArguments(rows, Object.fromEntries([[stranger, 0]])));
	const there = rows.filter(({ name }) => Object.hasOwn(written, name));
	return Object.fromEntries(there.map((row) => [row.name, valueFrom(row, written[row.name])]));
}

/** Kinds of which a text is what people write, and a number what is held. */
const WRITTEN: readonly string[] = frozen(["days", "minute", "moment"]);

/** A number may be written with its unit, and a space before that. */
function valueFrom({ name, kind, says }: Argument, value: unknown): Data {
	const isNumber = typeof value === "number";
	if (kind.is === "choice" && isNumber) return `${value}`;
	const typed =
		(kind.is === "number" && (isNumber || typeof value === "string")) || (WRITTEN.includes(kind.is) && typeof value === "string");
	return typed ? (readTyped(name, [{ name, kind, says }], [`${value}`.split(" ").join("")])[name] as Data) : (value as Data);
}
