// SPDX-License-Identifier: Apache-2.0
/** Plays a scenario on the firmware in virtual time. Plain TypeScript, because XS runs it as well as Node. */
import { CONSOLE_WORDS } from "../../src/console/words.js";
import { powerUpAsTold } from "../../src/firmware.js";
import type { Medium } from "../../src/settings/journal.js";
import { Bench } from "./bench.js";
import { NEVER } from "./moment.js";
import { MemoryMedium } from "./records.js";
import { jsonLine } from "./scenario/entry.js";
import { Observer } from "./scenario/observer.js";
import { clientsOf, parse } from "./scenario/parse.js";
import { Player } from "./scenario/player.js";
import { proseLine } from "./scenario/prose.js";

/** What to play, and how. */
export interface Request {
	/** The scenario, and the name of its file for messages. */
	readonly text: string;
	readonly file: string;
	/** True for JSON lines instead of lines for people. */
	readonly json: boolean;
	/** True if the attributes of Matter are told as well. */
	readonly attributes?: boolean;
	/** Of noise and jitter, int32. */
	readonly seed: number;
	/** Settings as `key=value`. */
	readonly settings: readonly string[];
}

/** How it went: 0 if all went well, 1 if a check failed, 2 if nothing ran. */
export interface Outcome {
	readonly status: number;
	/** What is wrong, one line each. */
	readonly errors: readonly string[];
}

/** What is wrong with the first setting that cannot be, or an empty text. */
export function wrongSetting(settings: readonly string[]): string {
	try {
		powerUpAsTold(settings);
		return "";
	} catch (error) {
		return `--set: ${(error as Error).message}`;
	}
}

/** Plays; `print` gets each line of output as it comes. With a medium the charger remembers what is on it. */
export function perform(request: Request, print: (line: string) => void, medium: Medium = new MemoryMedium()): Outcome {
	const { commands, wrong } = parse(request.text, CONSOLE_WORDS);
	if (wrong.length > 0) return { status: 2, errors: wrong.map(({ line, message }) => `${request.file}:${line}: ${message}`) };
	const setting = wrongSetting(request.settings);
	if (setting !== "") return { status: 2, errors: [setting] };
	const write = request.json ? jsonLine : proseLine;
	const observer = new Observer((entry) => print(write(entry)), request.attributes);
	const bench = new Bench(powerUpAsTold(request.settings), observer, request.seed, medium);
	if (request.attributes === true) bench.clients.admit("matter");
	for (const name of clientsOf(commands)) bench.clients.admit(name);
	const player = new Player(bench, observer);
	player.add(commands);
	const failed = player.play(NEVER) === "failed";
	observer.summarise(bench, player.failures);
	return failed ? { status: 1, errors: [`${request.file}:${player.line}: ${player.complaint}`] } : { status: 0, errors: [] };
}

/** Plays, and gives all output at once. */
export function play(request: Request): Outcome & { readonly output: string } {
	const lines: string[] = [];
	const outcome = perform(request, (line) => lines.push(`${line}\n`));
	return { ...outcome, output: lines.join("") };
}
