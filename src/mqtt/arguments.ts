// SPDX-License-Identifier: Apache-2.0
/** The payload of a command: JSON with arguments by name, or a bare value, both in the units of people. */
import { frozen } from "../control/frozen.js";
import { type Action, type Argument, type Data, readTyped, wrongArguments } from "../link/shown.js";

/** Arguments as the window takes them. */
export type Told = { readonly [name: string]: Data };

/** What stands in a payload. */
export interface Payload {
	/** What comes back with the answer. */
	readonly ask?: number | string;
	/** A record of values by name, or a bare value; an empty text if there is nothing. */
	readonly said: string | { readonly [name: string]: unknown };
}

/** A longer payload is not read, characters; nor one with more braces or brackets, so that none can exhaust the parser's stack. */
const LONGEST = 512;
const MOST_BRACKETS = 8;
const LONGEST_ASK = 64;
/** What comes back with the answer, and is no argument. */
const ASK = "ask";

/** Reads a payload. Throws an Error that says what is wrong; nothing is obeyed then. */
export function payloadIn(text: string): Payload {
	if (text.length > LONGEST) throw new Error(`a payload of ${text.length} characters; at most ${LONGEST}`);
	const trimmed = text.trim();
	if (!trimmed.startsWith("{")) return { said: trimmed };
	const told = recordIn(trimmed);
	const said = Object.fromEntries(Object.entries(told).filter(([name]) => name !== ASK));
	return Object.hasOwn(told, ASK) ? { ask: askIn(told[ASK]), said } : { said };
}

function recordIn(text: string): { readonly [name: string]: unknown } {
	if (text.split("{").length + text.split("[").length - 2 > MOST_BRACKETS) throw new Error(`more than ${MOST_BRACKETS} braces or brackets`);
	try {
		return JSON.parse(text);
	} catch {
		throw new Error(`no JSON; write for instance {"name":"me","current":10}`);
	}
}

function askIn(ask: unknown): number | string {
	if (typeof ask === "number" || (typeof ask === "string" && ask.length <= LONGEST_ASK)) return ask;
	throw new Error(`"${ASK}" is a number or a text of at most ${LONGEST_ASK} characters, which comes back with the answer`);
}

/** The arguments of an action. Throws an Error that says what would be right; what is of the wrong kind is left to the window to refuse. */
export function argumentsFrom({ name, arguments: rows }: Action, said: Payload["said"]): Told {
	if (typeof said === "string") return readTyped(name, rows, said === "" ? [] : [said]) as Told;
	const stranger = Object.keys(said).find((told) => !rows.some((row) => row.name === told));
	if (stranger !== undefined) throw new Error(wrongArguments(rows, Object.fromEntries([[stranger, 0]])));
	return Object.fromEntries(rows.filter((row) => Object.hasOwn(said, row.name)).map((row) => [row.name, valueFrom(row, said[row.name])]));
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
