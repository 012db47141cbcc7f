// SPDX-License-Identifier: Apache-2.0
/** Where commands arrive: each is answered, and those that can be are asked of the charger. */
import type { Window } from "../link/charger.js";
import type { Outcome } from "../link/shown.js";
import { type Payload, payloadIn } from "./arguments.js";
import { commandIn } from "./commands.js";

/** A longer topic is told shortened, characters. */
const LONGEST_PATH = 64;
/** What came with the connection was meant for another moment: a press that acts again, a limit that beats a later one. */
const RETAINED = "a retained message is not obeyed; publish it without retain";

/** Takes a command. `path` is its topic without the base; `payload` is undefined of what is no text. `answer` gets one line of JSON, always, once. */
export function receive(
	window: Window,
	path: string,
	payload: string | undefined,
	retained: boolean,
	answer: (json: string) => void,
): void {
	let read: Payload | undefined;
	const tell = (outcome: Outcome): void => answer(answerTo(path, read?.ask, outcome));
	try {
		if (payload === undefined) throw new Error("the payload is no UTF-8");
		read = payloadIn(payload);
		if (retained) throw new Error(RETAINED);
		const { action, told } = commandIn(path, read.said);
		window.ask(action, told, tell);
	} catch (error) {
		tell({ refused: (error as Error).message });
	}
}

function answerTo(path: string, ask: Payload["ask"], outcome: Outcome): string {
	const to = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path;
	return JSON.stringify({ to, ...(ask === undefined ? {} : { ask }), ...outcome });
}
