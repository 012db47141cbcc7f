// SPDX-License-Identifier: Apache-2.0
/** The documents that are made from the tables of the source, so that they cannot say anything else. */

import { WORDS } from "../src/console/words.js";
import { FAULTS, type Fault, type FaultName } from "../src/control/faults.js";
import { NUMBERS, type NumberRow } from "../src/control/numbers.js";
import { CONDITION_NAMES, STATE_NAMES, TRANSITIONS, type Transition } from "../src/control/sequence.js";
import { EVEREST_FAULTS } from "../src/everest/faults.js";
import { EVENTS, STOP_REASONS } from "../src/evse/events.js";
import { HOLDS } from "../src/evse/holds.js";
import { FaultState, MATTER_FAULTS } from "../src/matter/faults.js";
import { RAPI_FAULTS } from "../src/rapi/faults.js";
import { textIn, withUnit } from "../src/settings/units.js";
import { everest } from "./everest.js";
import { HAPPENED } from "./happened.js";
import { headlines } from "./headlines.js";
import { http } from "./http.js";
import { openevse } from "./openevse.js";
import { rapi } from "./rapi.js";
import { type Reaction, reactions } from "./reactions.js";
import { settings } from "./settings.js";
import { thing } from "./thing.js";
import { thingModel } from "./thingModel.js";
import { tuning } from "./tuning.js";
import { worstCases } from "./worst-cases.js";

/** A document: its name in docs/generated, and its text. */
export interface Document {
	readonly name: string;
	readonly text: string;
}

const MADE = "<!-- Made by `npm run docs` from the tables of the source. Change those. -->\n";

/** All of them. */
export function documents(): Document[] {
	return [
		{ name: "sequence.md", text: sequence() },
		{ name: "numbers.md", text: numbers() },
		{ name: "settings.md", text: `${MADE}${settings()}` },
		{ name: "faults.md", text: faults() },
		{ name: "port.md", text: port() },
		{ name: "console.md", text: consoleWords() },
		{ name: "rapi.md", text: `${MADE}${rapi()}` },
		{ name: "http.md", text: `${MADE}${http()}` },
		{ name: "everest.md", text: `${MADE}${everest()}` },
		{ name: "openevse.md", text: `${MADE}${openevse()}` },
		{ name: "thing.md", text: `${MADE}${thing()}` },
		{ name: "thing.tm.json", text: thingModel() },
		{ name: "headlines.md", text: `${MADE}${headlines()}` },
		{ name: "tuning.md", text: `${MADE}${tuning()}` },
		{ name: "worst-cases.md", text: `${MADE}${worstCases()}` },
	];
}

function names(bits: number): string[] {
	return CONDITION_NAMES.filter((_, bit) => (bits & (1 << bit)) !== 0);
}

/** A condition as a reader says it: what has to hold, and what must not. */
function condition({ when, unless }: Transition): string {
	return [...names(when), ...names(unless).map((name) => `not ${name}`)].join(", ") || "always";
}

function sequence(): string {
	const rows = STATE_NAMES.flatMap((from) => TRANSITIONS[from].map((row: Transition) => ({ from, row })));
	const arrows = new Map<string, string[]>();
	for (const { from, row } of rows) {
		const arrow = `${from} --> ${STATE_NAMES[row.to]}`;
		arrows.set(arrow, [...(arrows.get(arrow) ?? []), condition(row)]);
	}
	return `${MADE}# The sequence of the port

The states of IEC 61851-1 Annex A. A letter is what the vehicle shows; 2 is with PWM, 1 without; F is −12 V.
The contactor may be closed in C2 and D2, and for the vehicle's time to let go after a stop in C1 and D1.

\`\`\`mermaid
stateDiagram-v2
	[*] --> A1
${[...arrows].map(([arrow, conditions]) => `\t${arrow}: ${conditions.join(" / ")}`).join("\n")}
\`\`\`

In each state the first row that fits is taken, at most one in a step.

| from | if | to | why |
|---|---|---|---|
${rows.map(({ from, row }) => `| ${from} | ${condition(row)} | ${STATE_NAMES[row.to]} | ${row.why} |`).join("\n")}
`;
}

function numberRow(key: string, row: NumberRow): string {
	return `| \`${key}\` | ${withUnit(row.unit, row.value)} | ${row.source} |`;
}

function numbers(): string {
	const fixed = (rows: { readonly [key: string]: NumberRow }) => Object.entries(rows).filter(([, { min }]) => min === undefined);
	const rows = Object.entries(NUMBERS).flatMap(([group, rows]) => fixed(rows).map(([key, row]) => numberRow(`${group}.${key}`, row)));
	return `${MADE}# Numbers

Every threshold and delay that is fixed, with its source. The others are [settings](settings.md).

| key | is | source |
|---|---|---|
${rows.join("\n")}
`;
}

/** The number of a fault in one of the per-fault tables, or a dash where it has none. */
function delay(group: "debounce" | "retryAfter" | "retries", name: FaultName): string {
	const rows: { readonly [name: string]: NumberRow } = NUMBERS[group];
	return rows[name] ? textIn(rows[name].unit, rows[name].value) : "–";
}

/** What was measured on the bench, as two cells. */
function measured(reaction: Reaction | null): string {
	if (reaction === null) return "not in a charge | – | –";
	return `\`${reaction.breaks}\` | ${reaction.faultMs} | ${reaction.openMs ?? "stays"}`;
}

function faults(): string {
	const rows = reactions().map(([name, reaction]) => {
		const fault = FAULTS.find((each) => each.name === name) as Fault;
		const ends =
			fault.clears === "itself"
				? `itself after ${delay("retryAfter", name)} s, ${delay("retries", name)} times; then ${fault.lastly}`
				: fault.clears;
		return { name, fault, ends, reaction };
	});
	return `${MADE}# Faults

"at once" opens the contactor, under load if need be; "stop first" gives the vehicle its time to let go; "warn" stops nothing.
"itself": tried again after the delay, so many times, and then as it says. "unplug": ends when the vehicle is gone or a person
clears it. "person": ends when a person clears it. "adds up": the time for which the cause has held is kept while it is gone, less
a quarter of the time that passes. Tries are counted from the start after \`supervisor.forget\` without the fault, or four times its
wait if that is longer. Where a number comes from stands in [settings](settings.md), or [numbers](numbers.md), under
\`debounce\`, \`retryAfter\` and \`retries\`.

| fault | means | stops | raised after s | adds up | ends, once its cause is gone, by | survives a restart |
|---|---|---|---|---|---|---|
${rows.map(({ name, fault, ends }) => `| \`${name}\` | ${fault.means} | ${fault.severity} | ${delay("debounce", name)} | ${fault.integrates ? "yes" : "no"} | ${ends} | ${fault.survives ? "yes" : "no"} |`).join("\n")}

## Measured on the bench

A port that charges with 16 A, without noise; from the words of the bench to the fault, and to the contactor told to open, ms.
Where the contactor was told before the fault was named, the pilot or the guard had decided already.

| fault | broken by | fault after ms | told to open after ms |
|---|---|---|---|
${rows.map(({ name, reaction }) => `| \`${name}\` | ${measured(reaction)} |`).join("\n")}

## In other words

| fault | Matter FaultState | EVerest | RAPI state |
|---|---|---|---|
${rows.map(({ name }) => `| \`${name}\` | ${MATTER_FAULTS[name]} (${FaultState[MATTER_FAULTS[name]]}) | ${EVEREST_FAULTS[name]} | ${RAPI_FAULTS[name]} |`).join("\n")}
`;
}

function port(): string {
	const paused = (row: (typeof HOLDS)[number]) => ("pauses" in row ? row.pauses : "–");
	return `${MADE}# The port

A session lasts from plugging in or authorization, whichever comes first, until the vehicle is unplugged. A transaction begins
once a vehicle is plugged in and somebody is authorized (or charging is free), and ends with either; it cannot begin again
before the vehicle has been unplugged. A fault, a pause or a lack of energy pauses it, and never ends it.

## Events

In brackets what an event carries beside the number of its session.

| event | says |
|---|---|
${Object.entries(EVENTS)
	.map(([name, says]) => `| \`${name}\` | ${says} |`)
	.join("\n")}

Reasons of \`TransactionFinished\`: ${STOP_REASONS.join(", ")}.

The controller beneath the port tells of these; they carry nothing:

| event | says |
|---|---|
${Object.entries(HAPPENED)
	.map(([name, says]) => `| \`${name}\` | ${says} |`)
	.join("\n")}

## What holds charging back

Any of these at a time; each ends on its own.

| name | says | in \`ChargingPausedEVSE\` |
|---|---|---|
${HOLDS.map((row) => `| \`${row.name}\` | ${row.says} | ${paused(row)} |`).join("\n")}
`;
}

/** A text in a table, where a bar would end the cell. */
function cell(text: string): string {
	return text.replaceAll("|", "\\|");
}

function consoleWords(): string {
	return `${MADE}# The words of the serial console

| word | arguments | does |
|---|---|---|
${WORDS.map(({ word, usage, help }) => `| \`${word}\` | ${cell(usage)} | ${cell(help)} |`).join("\n")}
`;
}
