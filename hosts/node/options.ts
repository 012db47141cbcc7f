// SPDX-License-Identifier: Apache-2.0
/** The options of each command, from which reading, refusals and help are made. */
import { didYouMean } from "../bench/scenario/near.js";

/** What was asked for. */
export interface Options {
	/** File of the scenario, `-` for standard input; undefined for real time on the terminal. */
	scenario: string | undefined;
	json: boolean;
	/** Attributes of Matter are told as well. */
	attributes: boolean;
	/** Of noise and jitter, 0 to 2^31 − 1. */
	seed: number;
	/** Settings as `key=value`. */
	settings: string[];
	/** File that remembers; undefined if nothing is to be remembered. */
	store: string | undefined;
	engine: "node" | "xs";
	/** The serial port of a charger; undefined for the virtual one. */
	port: string | undefined;
	baud: number;
	/** Of a Matter node: the folder of its fabrics, its port and codes, and the key of its test event triggers. */
	state: string | undefined;
	udpPort: number;
	passcode: number;
	discriminator: number;
	enableKey: Uint8Array | undefined;
	/** Of Haystack's server: its TCP port and address, who may log in, and the file with the password; undefined if nobody has to. */
	httpPort: number;
	host: string;
	user: string;
	passwordFile: string | undefined;
	/** The broker of MQTT, and the file with the password for it; undefined if there is none. */
	mqtt: URL | undefined;
	mqttPasswordFile: string | undefined;
	/** The console of the virtual board is asked for, and on a pseudo-terminal. */
	simulate: boolean;
	pty: boolean;
}

/** What holds where nothing is said. */
export function defaultOptions(): Options {
	return {
		scenario: undefined,
		json: false,
		attributes: false,
		seed: 1,
		settings: [],
		store: undefined,
		engine: "node",
		port: undefined,
		baud: 115_200,
		state: undefined,
		udpPort: 5_540,
		passcode: 20_202_021,
		discriminator: 3_840,
		enableKey: undefined,
		httpPort: 8_080,
		host: "127.0.0.1",
		user: "pilotlight",
		passwordFile: undefined,
		mqtt: undefined,
		mqttPasswordFile: undefined,
		simulate: false,
		pty: false,
	};
}

/** An option of a command. */
export interface Option {
	readonly name: string;
	/** What follows it; an empty text for a flag. */
	readonly takes: string;
	readonly help: string;
	/** Takes the value in; what is wrong with it, or an empty text. */
	take(options: Options, value: string): string;
}

const ENGINES = ["node", "xs"] as const;
const GREATEST_SEED = 0x7fffffff;
const GREATEST_BAUD = 4_000_000;

const SEED: Option = {
	name: "seed",
	takes: "N",
	help: "of noise and jitter (1)",
	take: (options, text) => {
		const seed = /^\d{1,10}$/.test(text) ? Number(text) : GREATEST_SEED + 1;
		options.seed = seed;
		return seed > GREATEST_SEED ? `cannot be "${text}"; write a whole number from 0 to ${GREATEST_SEED}` : "";
	},
};

const SET: Option = {
	name: "set",
	takes: "KEY=VALUE",
	help: "change a setting; may be given several times",
	take: (options, text) => {
		options.settings.push(text);
		return text.includes("=") ? "" : `cannot be "${text}"; write --set key=value, for instance --set limit=16`;
	},
};

const STORE: Option = {
	name: "store",
	takes: "FILE",
	help: "remember sessions, faults and what was told in this file; without it nothing is remembered",
	take: (options, file) => {
		options.store = file;
		return file === "" ? "names no file; write --store FILE" : "";
	},
};

const PORT: Option = {
	name: "port",
	takes: "DEV",
	help: "the charger on this serial port, for instance /dev/ttyUSB0",
	take: (options, port) => {
		options.port = port;
		return port === "" ? "names no port; write --port DEV, for instance --port /dev/ttyUSB0" : "";
	},
};

const BAUD: Option = {
	name: "baud",
	takes: "N",
	help: "of that port (115200)",
	take: (options, text) => {
		options.baud = /^\d{1,7}$/.test(text) ? Number(text) : 0;
		const right = options.baud >= 50 && options.baud <= GREATEST_BAUD;
		return right ? "" : `cannot be "${text}"; write a whole number from 50 to ${GREATEST_BAUD}`;
	},
};

/** The options of `simulate`. */
export const SIMULATE: readonly Option[] = [
	{
		name: "scenario",
		takes: "FILE",
		help: "play this scenario in virtual time; - reads it from standard input",
		take: (options, file) => {
			options.scenario = file;
			return file === "" ? "names no file; write --scenario FILE, or - for standard input" : "";
		},
	},
	{
		name: "json",
		takes: "",
		help: "one JSON object per line instead of lines for people",
		take: (options) => {
			options.json = true;
			return "";
		},
	},
	{
		name: "attributes",
		takes: "",
		help: "with the attributes of Matter as well",
		take: (options) => {
			options.attributes = true;
			return "";
		},
	},
	SEED,
	SET,
	STORE,
	{
		name: "engine",
		takes: ENGINES.join("|"),
		help: "JavaScript engine that runs the firmware (node)",
		take: (options, text) => {
			const engine = ENGINES.find((each) => each === text);
			options.engine = engine ?? "node";
			return engine === undefined ? `cannot be "${text}"${didYouMean(text, ENGINES)}; write ${ENGINES.join(" or ")}` : "";
		},
	},
];

/** The options of `console`. */
export const CONSOLE: readonly Option[] = [
	PORT,
	BAUD,
	{
		name: "simulate",
		takes: "",
		help: "the console of the virtual board, in this terminal",
		take: (options) => {
			options.simulate = true;
			return "";
		},
	},
	{
		name: "pty",
		takes: "",
		help: "on a pseudo-terminal instead, whose name is printed first (needs socat)",
		take: (options) => {
			options.pty = true;
			return "";
		},
	},
	SEED,
	SET,
];

/** The options of `matter`. */
export const MATTER: readonly Option[] = [
	PORT,
	BAUD,
	{
		name: "state",
		takes: "DIR",
		help: "keep the fabrics in this folder (.pilotlight/matter in your home)",
		take: (options, folder) => {
			options.state = folder;
			return folder === "" ? "names no folder; write --state DIR" : "";
		},
	},
	{
		name: "udp-port",
		takes: "N",
		help: "UDP port of the node (5540)",
		take: (options, text) => {
			options.udpPort = wholeFrom(text);
			return within(options.udpPort, 1_024, 65_535) ? "" : `cannot be "${text}"; write a whole number from 1024 to 65535`;
		},
	},
	{
		name: "passcode",
		takes: "N",
		help: "what a controller has to know (20202021)",
		take: (options, text) => {
			options.passcode = wholeFrom(text);
			const right = within(options.passcode, 1, 99_999_998) && !FORBIDDEN.test(text);
			return right ? "" : `cannot be "${text}"; write a whole number from 1 to 99999998, but no digit eight times, 12345678 or 87654321`;
		},
	},
	{
		name: "discriminator",
		takes: "N",
		help: "what tells it from other nodes that wait to be paired (3840)",
		take: (options, text) => {
			options.discriminator = wholeFrom(text);
			return within(options.discriminator, 0, 4_095) ? "" : `cannot be "${text}"; write a whole number from 0 to 4095`;
		},
	},
	{
		name: "enable-key",
		takes: "HEX",
		help: "obey test event triggers of whoever knows these 16 bytes (nobody's)",
		take: (options, text) => {
			options.enableKey = /^[0-9a-f]{32}$/i.test(text) ? Buffer.from(text, "hex") : undefined;
			return options.enableKey === undefined ? `cannot be "${text}"; write 32 hexadecimal digits` : "";
		},
	},
	STORE,
	SEED,
	SET,
];

/** Of what listens for HTTP. */
const HTTP: readonly Option[] = [
	{
		name: "http",
		takes: "N",
		help: "TCP port of the server (8080); 0 is one that is free",
		take: (options, text) => {
			options.httpPort = wholeFrom(text);
			return within(options.httpPort, 0, 65_535) ? "" : `cannot be "${text}"; write a whole number from 0 to 65535`;
		},
	},
	{
		name: "host",
		takes: "ADDRESS",
		help: "address of this computer to listen at (127.0.0.1: nobody else reaches it)",
		take: (options, address) => {
			options.host = address;
			return address === "" ? "names no address; write --host ADDRESS, for instance --host 0.0.0.0" : "";
		},
	},
	{
		name: "password-file",
		takes: "FILE",
		help: "let in only who knows the first line of this file",
		take: (options, file) => {
			options.passwordFile = file;
			return file === "" ? "names no file; write --password-file FILE" : "";
		},
	},
	{
		name: "user",
		takes: "NAME",
		help: "who that is (pilotlight)",
		take: (options, name) => {
			options.user = name;
			return name === "" ? "names nobody; write --user NAME" : "";
		},
	},
];

/** The options of `haystack`. */
export const HAYSTACK: readonly Option[] = [PORT, BAUD, ...HTTP, STORE, SEED, SET];

/** The options of `serve`. */
export const SERVE: readonly Option[] = [
	PORT,
	BAUD,
	...HTTP,
	{
		name: "mqtt",
		takes: "URL",
		help: "tell this broker as well, for instance mqtt://localhost or mqtts://me@example.org",
		take: (options, text) => {
			const url = URL.canParse(text) ? new URL(text) : undefined;
			options.mqtt = url;
			return url !== undefined && isBroker(url) ? "" : `cannot be "${withoutPassword(text)}"; write mqtt://HOST, or mqtts://USER@HOST:PORT`;
		},
	},
	{
		name: "mqtt-password-file",
		takes: "FILE",
		help: "log in there with the first line of this file",
		take: (options, file) => {
			options.mqttPasswordFile = file;
			return file === "" ? "names no file; write --mqtt-password-file FILE" : "";
		},
	},
	STORE,
	SEED,
	SET,
];

/** Whether a URL is one of a broker: nothing follows its port. */
function isBroker({ protocol, hostname, pathname, search, hash }: URL): boolean {
	return ["mqtt:", "mqtts:"].includes(protocol) && hostname !== "" && ["", "/"].includes(pathname) && search === "" && hash === "";
}

/** What was written, but for what stands where a password does. */
function withoutPassword(text: string): string {
	return text.replace(/:[^/@]*@/, ":…@");
}

/** Passcodes that the specification forbids: § 5.1.7.1. */
const FORBIDDEN = /^0*(?:(\d)\1{7}|12345678|87654321)$/;

function wholeFrom(text: string): number {
	return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

function within(value: number, least: number, most: number): boolean {
	return value >= least && value <= most;
}
