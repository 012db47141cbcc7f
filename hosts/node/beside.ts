// SPDX-License-Identifier: Apache-2.0
/** Runs what shows a charger to others beside it, in a thread of its own: beside the bench, which has the terminal, or beside a real charger on its cable. */
import type { Confidant } from "../../src/link/charger.js";
import type { MqttState } from "../../src/link/shown.js";
import type { Medium } from "../../src/settings/journal.js";
import type { Onlooker } from "../bench/outside.js";
import { Cable } from "./cable.js";
import type { Options } from "./options.js";
import type { Output } from "./output.js";
import { Outpost } from "./outside/outpost.js";
import { runTerminal } from "./terminal.js";

/** What shows a charger to others. */
export interface Shower {
	/** The charger is there; who hears what its window tells. */
	serve(window: Confidant): Onlooker;
	/** What people are told once it is. */
	words(): string[];
	/** How it is with the broker, for those who speak to one. */
	readonly mqtt?: MqttState;
	close(): Promise<void>;
}

/** What a shower is made with. */
export interface Own {
	readonly options: Options;
	readonly version: string;
	/** Hears of what people have to know; one line each. */
	tell(line: string): void;
}

/** Makes one; an Error says what people can do if it cannot be. */
export type Making = (own: Own) => Promise<Shower>;

/** How a command is run: with what was asked for, and where it prints. */
export interface Run extends Own {
	/** The command line, from which the other thread makes its showers. */
	readonly args: readonly string[];
	readonly output: Output;
	readonly medium: Medium | undefined;
}

/** Nothing ran. */
const NOT_RUN = 2;
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Runs until somebody ends it; the exit status. What cannot be made is told, and nothing runs. */
export async function runBeside(run: Run): Promise<number> {
	const { args, version, tell } = run;
	const outpost = new Outpost({ args, version }, tell);
	const wrong = await outpost.begin();
	if (wrong === "") return run.options.port === undefined ? onBench(run, outpost) : onCable(run, outpost);
	await outpost.end(tell);
	tell(wrong);
	return NOT_RUN;
}

/** What people have to know is printed as the bench prints, so that it does not come between them and what they type. */
function onBench({ options, version, output, medium, tell }: Run, outpost: Outpost): Promise<number> {
	return runTerminal(options, version, output, medium, ({ bench: { outside } }, print) => {
		outpost.attach({ send: outside.connect((frame) => outpost.hear(frame)), print, tell: print });
		return { end: () => outpost.end(tell) };
	});
}

/** Until a signal ends it. */
async function onCable({ options, output, tell }: Run, outpost: Outpost): Promise<number> {
	const path = `${options.port}`;
	const cable = new Cable({ path, baud: options.baud, heard: (frame) => outpost.hear(frame), complain: tell });
	const wrong = await cable.open();
	if (wrong !== "") {
		await outpost.end(tell);
		tell(wrong);
		return NOT_RUN;
	}
	const ended = new Promise<void>((resolve) => {
		for (const signal of SIGNALS) process.once(signal, () => resolve());
	});
	outpost.attach({ send: (frame) => cable.send(frame), print: (line) => output.print(line), tell });
	output.print(`Waiting for the charger on ${path} …`);
	await ended;
	await outpost.end(tell);
	cable.close();
	return 0;
}
