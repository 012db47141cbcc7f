// SPDX-License-Identifier: Apache-2.0
/** Entries of the output as lines that people read. */
import { frozen } from "../../../src/control/frozen.js";
import { fixedText } from "./decimal.js";
import { type Entry, type Kind, plainText } from "./entry.js";

/** Places for the seconds, so that what happened stands in a column. */
const TIME_WIDTH = 10;

type Fields = Entry["fields"];

/** What each kind says. */
const SENTENCES: Readonly<Record<Kind, (fields: Fields) => string>> = frozen({
	boot: ({ reason }) => `boot (${reason})`,
	pilot: ({ state }) => `state ${state}`,
	duty: ({ percent }) => `duty ${plainText(percent)} %${STEADY[plainText(percent)] ?? ""}`,
	contactor: ({ commanded, closed }) =>
		commanded === closed ? `contactor ${position(closed)}` : `contactor told to ${commanded ? "close" : "open"}, still ${position(closed)}`,
	vehicle: ({ amps, phases }) =>
		phases === 0 ? "vehicle draws nothing" : `vehicle draws ${plainText(amps)} A on ${counted(phases, "phase")}`,
	fault: ({ fault, active, retryAt }) =>
		`fault ${fault} ${active ? "stands" : "is over"}${retryAt === undefined ? "" : `, next try at ${seconds(retryAt)} s at the earliest`}`,
	blockers: ({ names }) => {
		const text = plainText(names);
		return text === "" ? "nothing forbids closing" : `closing forbidden by ${text}`;
	},
	event: ({ event, ...payload }) => [`event ${event}`, ...Object.keys(payload).map((key) => `${key}=${plainText(payload[key])}`)].join(" "),
	answer: ({ to, ok, text }) => `${plainText(to)} is ${ok ? "answered" : "refused"}: ${text}`,
	attribute: ({ cluster, attribute, value }) => `${cluster}.${attribute} is ${plainText(value)}`,
	console: ({ text }) => `console: ${text}`,
	expect: ({ ok, key, expected, seen }) => (ok ? `expected ${key} ${expected}: yes` : `expected ${key} ${expected}: no, ${seen}`),
	summary: (fields) => {
		const parts = [
			`${plainText(fields.seconds)} s`,
			counted(fields.sessions, "session"),
			`${plainText(fields.energyWh)} Wh`,
			counted(fields.faults, "fault"),
			counted(fields.failedExpectations, "failed expectation"),
		];
		return `end after ${parts.join(", ")}`;
	},
});

/** Duties that are no PWM. */
const STEADY: Readonly<Record<string, string>> = frozen({ "0": " (steady −12 V)", "100": " (steady +12 V)" });

/** An entry as one line, the time first. */
export function proseLine({ t, kind, fields }: Entry): string {
	return `${seconds(t).padStart(TIME_WIDTH)} s  ${SENTENCES[kind](fields)}`;
}

function seconds(ms: Fields[string]): string {
	return fixedText(Number(ms), 3);
}

function position(closed: Fields[string]): string {
	return closed ? "closed" : "open";
}

function counted(count: Fields[string], what: string): string {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}
