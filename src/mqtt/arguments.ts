// SPDX-License-Identifier: Apache-2.0
/** The payload of a command: JSON with arguments by name, or a bare value, both in the units of people. */
import { type Action, readTyped } from "../link/shown.js";
import { recordIn, type Told, toldOf, type Written } from "../link/told.js";

/** What stands in a payload. */
export interface Payload {
	/** What comes back with the answer. */
	readonly ask?: number | string;
	/** A record of values by name, or a bare value; an empty text if there is nothing. */
	readonly said: string | Written;
}

/** A longer payload is not read, characters. */
const LONGEST = 512;
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

function askIn(ask: unknown): number | string {
	if (typeof ask === "number" || (typeof ask === "string" && ask.length <= LONGEST_ASK)) return ask;
	throw new Error(`"${ASK}" is a number or a text of at most ${LONGEST_ASK} characters, which comes back with the answer`);
}

/** The arguments of an action. Throws an Error that says what would be right; what is of the wrong kind is left to the window to refuse. */
export function argumentsFrom(action: Action, said: Payload["said"]): Told {
	if (typeof said !== "string") return toldOf(action, said);
	return readTyped(action.name, action.arguments, said === "" ? [] : [said]) as Told;
}
