// SPDX-License-Identifier: Apache-2.0
/** The commands, each with its options, what it says of itself, and what does not go together. */
import { isIP } from "node:net";
import type { Option } from "./option.js";
import type { Options } from "./options.js";
import { CONSOLE, EVEREST, HAYSTACK, MATTER, SERVE, SIMULATE } from "./optionTables.js";

/** The names of the commands. */
export type CommandName = "simulate" | "console" | "matter" | "haystack" | "serve" | "everest";

/** One command. */
export interface Command {
	readonly name: CommandName;
	readonly help: string;
	readonly options: readonly Option[];
	/** What is said of a word that is too much. */
	excess(word: string): string;
	/** What is wrong with options that are right one by one; `given` has the names of those that were written. */
	wrong(options: Options, given: ReadonlySet<string>): string;
}

function byPort(word: string): string {
	return `a serial port is given as --port ${word}`;
}

/** In the order of help. */
export const COMMANDS: readonly Command[] = [
	{
		name: "simulate",
		help: "the firmware on a virtual bench",
		options: SIMULATE,
		excess: (word) => `a scenario is given as --scenario ${word}`,
		wrong: wrongSimulate,
	},
	{
		name: "console",
		help: "the console of a charger, on a cable or virtual",
		options: CONSOLE,
		excess: byPort,
		wrong: wrongConsole,
	},
	{
		name: "matter",
		help: "a charger as a Matter node, virtual or on a cable",
		options: MATTER,
		excess: byPort,
		wrong: wrongBeside,
	},
	{
		name: "haystack",
		help: "a charger as a Haystack server, virtual or on a cable",
		options: HAYSTACK,
		excess: byPort,
		wrong: wrongHaystack,
	},
	{
		name: "serve",
		help: "a charger by HTTP and MQTT at once, virtual or on a cable",
		options: SERVE,
		excess: byPort,
		wrong: wrongServe,
	},
	{
		name: "everest",
		help: "a charger in the words of EVerest, virtual or on a cable",
		options: EVEREST,
		excess: byPort,
		wrong: wrongEverest,
	},
];

function wrongSimulate({ engine, scenario, store }: Options): string {
	if (engine === "xs" && scenario === undefined) return "--engine xs plays scenarios only; add --scenario FILE";
	return engine === "xs" && store !== undefined ? "--engine xs reaches no files; leave --store out, or --engine" : "";
}

/** Options of the console that mean something with one of the two chargers only. */
const OF_PORT = ["baud"];
const OF_SIMULATE = ["pty", "seed", "set"];

/** Options of the virtual charger. */
const OF_BENCH = ["store", "seed", "set"];

function wrongHaystack(options: Options, given: ReadonlySet<string>): string {
	const { host, passwordFile } = options;
	if (passwordFile === undefined && given.has("user")) return "--user goes with --password-file FILE only; leave it out";
	if (passwordFile === undefined && !isOwn(host)) return `--host ${host} lets everybody in who reaches this computer there; add --password-file FILE, or leave --host out`;
	return wrongBeside(options, given);
}

function wrongServe(options: Options, given: ReadonlySet<string>): string {
	const { mqtt, everest, board } = options;
	if (everest && board) return "--everest and --board are two sides of EVerest; write one of them";
	if ((everest || board) && mqtt === undefined) return `--${everest ? "everest" : "board"} is told to a broker; add --mqtt URL`;
	if (!everest && !board && given.has("module-id")) return "--module-id goes with --everest or --board only; leave it out";
	return wrongBroker(options) || wrongHaystack(options, given);
}

function wrongEverest(options: Options, given: ReadonlySet<string>): string {
	const { manager, board } = options;
	if (manager && board) return "--manager and --board are two sides of EVerest; write one of them";
	if (!manager && !board) return "which side of EVerest is missing; write --board to be a board below it, or --manager to be what its consumers see";
	return wrongBroker(options) || wrongBeside(options, given);
}

function wrongBroker({ mqtt, mqttPasswordFile }: Options): string {
	if (mqttPasswordFile !== undefined && mqtt === undefined) return "--mqtt-password-file goes with --mqtt URL only; leave it out";
	if (mqttPasswordFile !== undefined && mqtt?.username === "") return "--mqtt-password-file is the password of nobody; write --mqtt mqtt://USER@HOST";
	if (mqttPasswordFile !== undefined && mqtt?.password !== "") return "--mqtt has a password, and --mqtt-password-file another; leave one of them out";
	return "";
}

/** Whether an address can be reached from this computer alone. */
export function isOwn(host: string): boolean {
	return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** Of what serves others beside a charger. */
function wrongBeside({ port }: Options, given: ReadonlySet<string>): string {
	if (port === undefined) return given.has("baud") ? "--baud goes with --port DEV only; leave it out" : "";
	const odd = OF_BENCH.find((name) => given.has(name));
	return odd === undefined ? "" : `--${odd} goes with the virtual charger only; leave it out, or --port`;
}

function wrongConsole({ port, simulate }: Options, given: ReadonlySet<string>): string {
	if (port !== undefined && simulate) return "--port and --simulate are two chargers; write one of them";
	if (port === undefined && !simulate) return "which charger is missing; write --port DEV for one on a cable, or --simulate for a virtual one";
	const [alone, charger] = simulate ? [OF_PORT, "--port DEV"] : [OF_SIMULATE, "--simulate"];
	const odd = alone.find((name) => given.has(name));
	return odd === undefined ? "" : `--${odd} goes with ${charger} only; leave it out`;
}
