// SPDX-License-Identifier: Apache-2.0
/** docs/generated/cost.md: what a tick costs, what it may cost, and what it cost before it was made to look only at what may have changed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tree.js";
import { type Cost, type Costs, type Part, SITUATIONS, TICKS } from "./cost.js";

/** Where the document is. */
export const COST_FILE = join(root, "docs/generated/cost.md");

/** The columns of the table, in their order. */
export const COLUMNS: readonly Part[] = ["whole", "step", "opinion", "port", "around"];

/** Commit 7d62095, measured in the same way with the same scenarios: whole, step, second opinion, port, in the order of the situations. */
const BEFORE = [
	["4410 / 4997", "3875 / 4462", "0 / 0", "443 / 443"],
	["3809 / 4397", "3120 / 3708", "0 / 0", "597 / 597"],
	["4593 / 7983", "2944 / 3529", "803 / 803", "692 / 4213"],
	["4621 / 10750", "2981 / 9110", "803 / 803", "683 / 683"],
	["4622 / 8217", "2944 / 3529", "803 / 803", "721 / 4447"],
	["4307 / 4894", "3618 / 4205", "0 / 0", "597 / 597"],
	["4507 / 16511", "3305 / 10982", "336 / 803", "729 / 6319"],
] as const;

/** The document. */
export function costDocument(costs: readonly Costs[]): string {
	const row = (name: string, cells: readonly string[]): string => `| ${[name, ...cells].join(" | ")} |`;
	const now = SITUATIONS.map(({ name, budget }, at) => row(name, [...COLUMNS.map((part) => cellOf(costs[at][part])), cellOf(budget)]));
	const before = SITUATIONS.map(({ name }, at) => row(name, BEFORE[at]));
	return `<!-- Made by \`npm run docs\`, which runs the firmware on the XS engine of npm's xsnap. -->
# What a tick costs

Computrons, the engine's own count of its work: of a tick on average / of the one that costs most, in ${TICKS} ticks of 10 ms on the
virtual bench. They are the same on every machine; the table is held to one part in ten, the budget exactly, by tests/xs/costs.test.ts.
An ESP32-C3 has 1 600 000 instructions in a tick. In an emulated one a tick of \`7d62095\` took 250 000 of them while charging, so a
computron is some 55. **Not measured on hardware.**

"Step" is the controller's, "second opinion" the invariants that are asked while the contactor is closed, "port" all above the
controller, and "around" what the firmware has to do to call them, with the telling of events.

| state | whole tick | step | second opinion | port | around | may cost |
|---|---|---|---|---|---|---|
${now.join("\n")}

${SITUATIONS.map(({ name, says }) => `- **${name}**: ${says}.`).join("\n")}

## Before

The same at commit \`7d62095\`, where every step looked at everything, and every tick asked all invariants and the port.

| state | whole tick | step | second opinion | port |
|---|---|---|---|---|
${before.join("\n")}
`;
}

/** The costs that the document tells, in the order of the situations; each cell as written. */
export function toldCosts(): Costs[] {
	const lines = readFileSync(COST_FILE, "utf8").split("\n## ")[0].split("\n");
	return SITUATIONS.map(({ name }) => {
		const line = lines.find((each) => each.startsWith(`| ${name} |`));
		if (line === undefined) throw new Error(`${COST_FILE} has no row for "${name}"; run npm run docs`);
		const cells = line.split("|").slice(2);
		return Object.fromEntries(COLUMNS.map((part, at) => [part, costIn(cells[at])])) as Costs;
	});
}

function cellOf({ average, most }: Cost): string {
	return `${average} / ${most}`;
}

function costIn(cell: string): Cost {
	const [average, most] = cell.split("/").map(Number);
	return { average, most };
}
