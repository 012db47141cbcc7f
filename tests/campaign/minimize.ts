// SPDX-License-Identifier: Apache-2.0
/** Makes a scenario that breaks a rule shorter, for as long as it still breaks the same rule: fewer commands, shorter sleeps, rounder times. */
import { piecesOf } from "../../hosts/bench/scenario/parse.js";
import { FIRMWARE, type Make, play } from "./play.js";

/** A list, and whether a shorter one still breaks the rule. */
type Commands = readonly string[];
type Breaks<T = string> = (list: readonly T[]) => boolean;

const SLEEP = "sleep ";
/** Times are tried in whole steps of these, the coarsest first, ms. */
const STEPS_MS = [1_000, 100, 10, 1] as const;

/** What is left of a run. */
export interface Least {
	/** One command a line. */
	readonly text: string;
	/** `key=value`. */
	readonly settings: readonly string[];
}

/** The shortest scenario that was found, with the fewest settings; `text` and `settings` themselves if they break no rule. */
export function minimize(text: string, make: Make = FIRMWARE, settings: readonly string[] = []): Least {
	const name = play(text, make, settings).violation?.rule.name;
	if (name === undefined) return { text, settings };
	const breaksWith = (commands: Commands, set: readonly string[]): boolean =>
		play(commands.join("\n"), make, set).violation?.rule.name === name;
	const whole = text.split("\n").flatMap(piecesOf);
	const needed = fewer(settings, (set) => breaksWith(whole, set));
	return { text: shortest(whole, (commands) => breaksWith(commands, needed)), settings: needed };
}

function shortest(whole: Commands, breaks: Breaks): string {
	let commands = whole;
	for (let before = ""; before !== commands.join(); ) {
		before = commands.join();
		commands = joined(fewer(commands, breaks), breaks);
		commands = commands.reduce((now: Commands, _, at) => shorter(now, at, breaks), commands);
	}
	return commands.join("\n");
}

/** Leaves out what can be left out: first half of all, then ever smaller parts (Zeller's delta debugging). */
export function fewer<T>(list: readonly T[], breaks: Breaks<T>): readonly T[] {
	let rest = list;
	for (let size = Math.ceil(rest.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
		for (let at = rest.length - size; at > -size; at -= size) {
			const start = Math.max(at, 0);
			const without = [...rest.slice(0, start), ...rest.slice(at + size)];
			if (breaks(without)) rest = without;
		}
	return rest;
}

/** Two sleeps in a row are one. */
function joined(commands: Commands, breaks: Breaks): Commands {
	for (let at = 1; at < commands.length; at++) {
		const [first, second] = [sleepMs(commands[at - 1]), sleepMs(commands[at])];
		if (first < 0 || second < 0) continue;
		const fused = [...commands.slice(0, at - 1), sleepOf(first + second), ...commands.slice(at + 1)];
		if (breaks(fused)) return joined(fused, breaks);
	}
	return commands;
}

/** Gives the sleep at `at` the roundest of the shortest times. */
function shorter(commands: Commands, at: number, breaks: Breaks): Commands {
	const long = sleepMs(commands[at]);
	if (long < 0) return commands;
	const lasting = (ms: number): Commands => [...commands.slice(0, at), sleepOf(ms), ...commands.slice(at + 1)];
	for (const step of STEPS_MS) {
		let [broken, whole] = [Math.ceil(long / step) * step, 0];
		if (broken > long || !breaks(lasting(broken))) broken = Math.floor(long / step) * step;
		if (broken === 0 || !breaks(lasting(broken))) continue;
		while (broken - whole > step) {
			const middle = Math.floor((broken + whole) / 2 / step) * step;
			if (breaks(lasting(middle))) broken = middle;
			else whole = middle;
		}
		return lasting(broken);
	}
	return commands;
}

/** How long a command sleeps, ms; −1 if it is another one. */
function sleepMs(command: string): number {
	return command.startsWith(SLEEP) ? Math.round(Number(command.slice(SLEEP.length)) * 1_000) : -1;
}

function sleepOf(ms: number): string {
	return `${SLEEP}${ms / 1_000}`;
}
