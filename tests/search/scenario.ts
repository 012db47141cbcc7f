// SPDX-License-Identifier: Apache-2.0
/** A path of a search as a scenario: what is put at the inputs in words of the bench, with longer waits, until the bench shows the same. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { powerUp } from "../../src/firmware.js";
import { checked, type Step } from "../control/checked.js";
import type { Explored } from "./explore.js";
import { make } from "./moves.js";
import { TICK_MS } from "./shortened.js";

/** What is tried for a step of the search, in seconds: delays are shortened there, each by another factor. */
const PACES = [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 10];
/** How long after the last move the rule may take to break, seconds. */
const AFTERWARDS = 40;

/** The words for a path, with so many seconds a step. What the bench has no word for stands in a comment. */
export function scenarioOf(explored: Explored, start: number, path: readonly number[], pace: number): string {
	const { search, moves } = explored;
	const { inputs } = search;
	const at = new Int8Array(inputs.length);
	const lines = ["plug; pilot open", ...(search.words === undefined ? [] : [search.words]), ...beginning(explored, start, at)];
	let waited = 0;
	for (const move of path) {
		const before = at.slice();
		make(moves[move], at);
		const words = inputs.flatMap((input, i) => {
			if (at[i] === before[i]) return [];
			const row = input.classes[at[i]];
			const undo = input.classes[before[i]].undo;
			return [...(undo === undefined ? [] : [undo]), row.words ?? `# ${input.name}: ${row.name}`];
		});
		if (words.length > 0) {
			if (waited > 0) lines.push(`sleep ${seconds(waited * pace)}`);
			lines.push(...words);
			waited = 0;
		}
		waited++;
		for (const [i, input] of inputs.entries()) if (input.momentary) at[i] = 0;
	}
	return [...lines, `sleep ${seconds(waited * pace + AFTERWARDS)}`].join("\n");
}

/** What is so at power-up, where it is not the usual: it is so before the board restarts. */
function beginning({ search }: Explored, start: number, at: Int8Array): string[] {
	const { locked, classes } = search.starts[start];
	const lines = locked === true ? ["pilot 2740", "sleep 10"] : [];
	for (const [i, input] of search.inputs.entries()) {
		at[i] = Math.max(
			input.classes.findIndex(({ name }) => name === classes?.[input.name]),
			0,
		);
		if (at[i] !== 0) lines.push(input.classes[at[i]].words ?? `# ${input.name}: ${input.classes[at[i]].name}`);
	}
	return lines.length === 0 ? [] : [...lines, "reboot"];
}

function seconds(value: number): string {
	return `${Math.round(value * 1_000) / 1_000}`;
}

/** The rules that a step breaks in a scenario on the bench, and when it did first, ms. */
export function brokenOnBench(text: string, step: Step): { rules: readonly string[]; ms: number } | undefined {
	let found: { rules: readonly string[]; ms: number } | undefined;
	let bench: Bench | undefined;
	const watch = checked((rules) => {
		found ??= { rules, ms: bench?.now ?? 0 };
	}, step);
	const { commands, wrong } = parse(text);
	if (wrong.length > 0) throw new Error(`line ${wrong[0].line}: ${wrong[0].message}`);
	const observer = new Observer(() => {});
	bench = new Bench(powerUp([], watch), observer, 1);
	const player = new Player(bench, observer);
	player.add(commands);
	player.play(600_000);
	return found;
}

/** The scenario at the first pace at which the bench breaks the rule, too; with a comment that says so, or that none does. */
export function playable(explored: Explored, rule: string, start: number, path: readonly number[]): string {
	for (const pace of PACES) {
		const text = scenarioOf(explored, start, path, pace);
		const found = brokenOnBench(text, explored.search.step);
		if (found?.rules.includes(rule)) return `# breaks ${rule} on the bench after ${found.ms / 1_000} s\n${text}`;
	}
	const names = path.map((move) => explored.moves[move].name);
	const note = `# the bench, with its long delays, shows the inputs but does not break ${rule}; in the search, with steps of ${TICK_MS} ms:`;
	return [note, ...names.map((name) => `#   ${name}`), scenarioOf(explored, start, path, 1)].join("\n");
}
