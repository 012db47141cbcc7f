// SPDX-License-Identifier: Apache-2.0
/** The documents that are made from the tables of the source, so that they cannot say anything else. */
import { WORDS } from "../src/console/words.js";
import { FAULTS, type FaultName } from "../src/control/faults.js";
import { NUMBERS, type NumberRow } from "../src/control/numbers.js";
import { CONDITION_NAMES, STATE_NAMES, TRANSITIONS, type Transition } from "../src/control/sequence.js";
import { EVSE_NUMBERS } from "../src/evse/numbers.js";

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
		{ name: "faults.md", text: faults() },
		{ name: "console.md", text: consoleWords() },
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
	const scale = row.typedIn ? 1_000 : 1;
	const unit = row.typedIn ?? row.unit;
	const bounds = row.min === undefined ? "fixed" : `${row.min / scale} to ${(row.max as number) / scale}`;
	return `| \`${key}\` | ${row.value / scale} | ${bounds} | ${unit} | ${row.source} |`;
}

function numbers(): string {
	const control = Object.entries(NUMBERS).flatMap(([group, rows]) =>
		Object.entries(rows).map(([key, row]) => numberRow(`${group}.${key}`, row)),
	);
	const port = Object.entries(EVSE_NUMBERS).map(([key, row]) => numberRow(key, row));
	const table = (rows: string[]) => `| key | default | may be set to | unit | source |\n|---|---|---|---|---|\n${rows.join("\n")}\n`;
	return `${MADE}# Numbers

Every threshold and delay, with its source. What is not fixed is a setting: \`--set key=value\`, or \`set key value\` on the console.

## The port

${table(port)}
## The controller

${table(control)}`;
}

/** The number of a fault in one of the per-fault tables, or a dash where it has none. */
function delay(group: "debounce" | "retryAfter" | "retries", name: FaultName): string {
	const rows: { readonly [name: string]: NumberRow } = NUMBERS[group];
	return rows[name] ? `${rows[name].value}` : "–";
}

function faults(): string {
	return `${MADE}# Faults

While one stands, the contactor is open. "itself": tried again after the delay, so many times, and then like "unplug".
"unplug": ends when the vehicle is gone or a person clears it. "person": ends when a person clears it.

| fault | means | raised after ms | clears | tried again after ms | times |
|---|---|---|---|---|---|
${FAULTS.map(({ name, means, clears }) => `| \`${name}\` | ${means} | ${delay("debounce", name)} | ${clears} | ${delay("retryAfter", name)} | ${delay("retries", name)} |`).join("\n")}
`;
}

function consoleWords(): string {
	return `${MADE}# The words of the serial console

| word | arguments | does |
|---|---|---|
${WORDS.map(({ word, usage, help }) => `| \`${word}\` | ${usage} | ${help} |`).join("\n")}
`;
}
