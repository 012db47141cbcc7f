// SPDX-License-Identifier: Apache-2.0
/** The `pilotlight` command. */
import { readFileSync } from "node:fs";
import { Journal, type Medium } from "../../src/settings/journal.js";
import { type Outcome, perform, type Request, wrongSetting } from "../bench/play.js";
import { readCommandLine } from "./commandLine.js";
import type { CommandName } from "./commands.js";
import { runConsole } from "./console/console.js";
import { FileMedium } from "./fileMedium.js";
import { manual } from "./manual.js";
import type { Options } from "./options.js";
import { Output } from "./output.js";
import { performOnXs } from "./playOnXs.js";
import { runTerminal } from "./terminal.js";

/** Nothing ran, because something was not understood. */
const NOT_UNDERSTOOD = 2;

/** It ran, and whoever should read it could not. */
const NOT_WRITTEN = 3;

const output = new Output(process.stdout);
// where even mistakes cannot be told, the exit status says that there were some
process.stderr.on("error", () => {});
process.exitCode = await finish(await main(process.argv.slice(2)));

/** The exit status of a run that came to `status`, once all that it has printed is where it goes. */
async function finish(status: number): Promise<number> {
	const complaint = await output.complaint();
	if (complaint !== "") complain(`pilotlight: ${complaint}`);
	return status === 0 && complaint !== "" ? NOT_WRITTEN : status;
}

async function main(args: readonly string[]): Promise<number> {
	const wish = readCommandLine(args);
	if ("refused" in wish) return refuse(wish.refused);
	if ("options" in wish) return run(wish.run, wish.options);
	for (const line of wish.run === "help" ? manual(wish.command) : [version()]) output.print(line);
	return 0;
}

/** Runs a command, with settings that can be. */
async function run(command: CommandName, options: Options): Promise<number> {
	const setting = wrongSetting(options.settings);
	if (setting !== "") return refuse(setting);
	if (command === "matter") return matter(options);
	if (["haystack", "serve", "everest"].includes(command)) return beside(options);
	return command === "simulate" ? simulate(options) : runConsole(options, output, complain);
}

/** What it loads takes seconds, and nobody else needs it. */
async function matter(options: Options): Promise<number> {
	const store = storeIn(options.store);
	if (typeof store === "string") return refuse(`--store: ${store}`);
	const { runMatter } = await import("./matter/command.js");
	return runMatter(options, version(), output, complain, store);
}

/** What it loads nobody else needs. */
async function beside(options: Options): Promise<number> {
	const medium = storeIn(options.store);
	if (typeof medium === "string") return refuse(`--store: ${medium}`);
	const { runBeside } = await import("./beside.js");
	const tell = (line: string): void => complain(`pilotlight: ${line}`);
	return runBeside({ args: process.argv.slice(2), options, version: version(), output, tell, medium });
}

/** Plays a scenario, or runs the bench on the terminal. */
async function simulate(options: Options): Promise<number> {
	const store = storeIn(options.store);
	if (typeof store === "string") return refuse(`--store: ${store}`);
	if (options.scenario === undefined) return runTerminal(options, version(), output, store);
	const file = options.scenario === "-" ? "stdin" : options.scenario;
	let text: string;
	try {
		text = readFileSync(options.scenario === "-" ? 0 : options.scenario, "utf8");
	} catch (error) {
		return refuse(`--scenario: ${file} cannot be read (${(error as Error).message}); write the name of a file, or - for standard input`);
	}
	const outcome = await play(
		{ text, file, json: options.json, attributes: options.attributes, seed: options.seed, settings: options.settings },
		options.engine,
		store,
	);
	for (const line of outcome.errors) complain(line);
	return outcome.status;
}

/** Plays on the engine that was asked for. */
async function play(request: Request, engine: Options["engine"], store: Medium | undefined): Promise<Outcome> {
	const print = (line: string): void => output.print(line);
	return engine === "node" ? perform(request, print, store) : performOnXs(request, print, complain);
}

/** The file that remembers, if there is to be one; or what is wrong with it. */
function storeIn(file: string | undefined): Medium | string | undefined {
	if (file === undefined) return undefined;
	try {
		const medium = new FileMedium(file);
		new Journal(medium, () => {});
		return medium;
	} catch (error) {
		return `${(error as Error).message}; nothing was changed`;
	}
}

function refuse(message: string): number {
	complain(`pilotlight: ${message}`);
	return NOT_UNDERSTOOD;
}

function complain(line: string): void {
	process.stderr.write(`${line}\n`);
}

function version(): string {
	const file = new URL("../../../package.json", import.meta.url);
	return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
