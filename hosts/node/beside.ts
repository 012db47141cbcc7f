// SPDX-License-Identifier: Apache-2.0
/** Runs what shows a charger to others beside it: on the bench, which has the terminal, or beside a real one on its cable. */
import type { Window } from "../../src/link/charger.js";
import type { Medium } from "../../src/settings/journal.js";
import type { Onlooker } from "../bench/outside.js";
import { CableCharger } from "./cableCharger.js";
import type { Options } from "./options.js";
import type { Output } from "./output.js";
import { runTerminal } from "./terminal.js";

/** What shows a charger to others. */
export interface Shower {
	/** Who it is among those who look in. */
	readonly name: string;
	/** The charger is there; who hears what its window tells. */
	serve(window: Window): Onlooker;
	/** What people are told once it is. */
	words(): string[];
	close(): Promise<void>;
}

/** How a command is run: with what was asked for, and where it prints. */
export interface Run {
	readonly options: Options;
	readonly version: string;
	readonly output: Output;
	/** Hears of what people have to know; one line each. */
	tell(line: string): void;
	readonly medium: Medium | undefined;
}

/** Nothing ran. */
const NOT_RUN = 2;
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Makes those who show it, one after the other, and runs them until somebody ends it; the exit status. What cannot be made is told, and nothing runs. */
export async function runBeside(run: Run, making: readonly ((run: Run) => Promise<Shower>)[]): Promise<number> {
	const showers: Shower[] = [];
	const voice = { tell: run.tell };
	const own: Run = { ...run, tell: (line) => voice.tell(line) };
	try {
		for (const make of making) showers.push(await make(own));
		return run.options.port === undefined ? await onBench(run, showers, voice) : await onCable(own, showers);
	} catch (error) {
		run.tell((error as Error).message);
		await closeAll(showers);
		return NOT_RUN;
	}
}

/** What people have to know is printed as the bench prints, so that it does not come between them and what they type. */
function onBench({ options, version, output, medium, tell }: Run, showers: readonly Shower[], voice: Pick<Run, "tell">): Promise<number> {
	return runTerminal(options, version, output, medium, ({ bench: { outside } }, print) => {
		for (const shower of showers) outside.admit(shower.name, shower.serve(outside.window(shower.name)));
		for (const line of showers.flatMap((shower) => shower.words())) print(line);
		Object.assign(voice, { tell: print });
		return {
			end: () => {
				Object.assign(voice, { tell });
				return closeAll(showers);
			},
		};
	});
}

/** Until a signal ends it. */
async function onCable({ options, output, tell }: Run, showers: readonly Shower[]): Promise<number> {
	const charger = new CableCharger(`${options.port}`, options.baud, tell);
	const wrong = await charger.open();
	if (wrong !== "") throw new Error(wrong);
	for (const shower of showers) charger.hear(shower.serve(charger.mirror));
	for (const line of showers.flatMap((shower) => shower.words())) output.print(line);
	output.print(`Waiting for the charger on ${options.port} …`);
	await new Promise<void>((resolve) => {
		for (const signal of SIGNALS) process.once(signal, () => resolve());
	});
	await closeAll(showers);
	charger.close();
	return 0;
}

async function closeAll(showers: readonly Shower[]): Promise<void> {
	await Promise.all(showers.map((shower) => shower.close()));
}
