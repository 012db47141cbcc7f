// SPDX-License-Identifier: Apache-2.0
/** The options of each command, from which reading, refusals and help are made. */

import { isModuleId } from "../../src/everest/api/topics.js";
import { didYouMean } from "../bench/scenario/near.js";
import { flag, type Option, text, whole } from "./option.js";

const ENGINES = ["node", "xs"] as const;

const SEED = whole("seed", "seed", 0, 0x7fffffff, "of noise and jitter (1)");

const SET: Option = {
	name: "set",
	takes: "KEY=VALUE",
	help: "change a setting; may be given several times",
	take: (options, value) => {
		options.settings.push(value);
		return value.includes("=") ? "" : `cannot be "${value}"; write --set key=value, for instance --set limit=16`;
	},
};

const STORE = text(
	"store",
	"store",
	"FILE",
	"no file",
	"remember sessions, faults and what was told in this file; without it nothing is remembered",
);

/** The virtual charger's, beside something else. */
const BENCH: readonly Option[] = [STORE, SEED, SET];

/** A charger's on its cable. */
const CABLE: readonly Option[] = [
	text(
		"port",
		"port",
		"DEV",
		"no port",
		"the charger on this serial port, for instance /dev/ttyUSB0",
		", for instance --port /dev/ttyUSB0",
	),
	whole("baud", "baud", 50, 4_000_000, "of that port (115200)"),
];

/** Of `simulate`. */
export const SIMULATE: readonly Option[] = [
	text(
		"scenario",
		"scenario",
		"FILE",
		"no file",
		"play this scenario in virtual time; - reads it from standard input",
		", or - for standard input",
	),
	flag("json", "json", "one JSON object per line instead of lines for people"),
	flag("attributes", "attributes", "with the attributes of Matter as well"),
	SEED,
	SET,
	STORE,
	{
		name: "engine",
		takes: ENGINES.join("|"),
		help: "JavaScript engine that runs the firmware (node)",
		take: (options, value) => {
			const engine = ENGINES.find((each) => each === value);
			options.engine = engine ?? "node";
			return engine === undefined ? `cannot be "${value}"${didYouMean(value, ENGINES)}; write ${ENGINES.join(" or ")}` : "";
		},
	},
];

/** Of `console`. */
export const CONSOLE: readonly Option[] = [
	...CABLE,
	flag("simulate", "simulate", "the console of the virtual board, in this terminal"),
	flag("pty", "pty", "on a pseudo-terminal instead, whose name is printed first (needs socat)"),
	SEED,
	SET,
];

const PASSCODE = whole("passcode", "passcode", 1, 99_999_998, "what a controller has to know (20202021)");
/** Passcodes that the specification forbids: § 5.1.7.1. */
const FORBIDDEN = /^0*(?:(\d)\1{7}|12345678|87654321)$/;

/** Of `matter`. */
export const MATTER: readonly Option[] = [
	...CABLE,
	text("state", "state", "DIR", "no folder", "keep the fabrics in this folder (.pilotlight/matter in your home)"),
	whole("udp-port", "udpPort", 1_024, 65_535, "UDP port of the node (5540)"),
	{
		...PASSCODE,
		take: (options, value) => {
			const right = PASSCODE.take(options, value) === "" && !FORBIDDEN.test(value);
			return right ? "" : `cannot be "${value}"; write a whole number from 1 to 99999998, but no digit eight times, 12345678 or 87654321`;
		},
	},
	whole("discriminator", "discriminator", 0, 4_095, "what tells it from other nodes that wait to be paired (3840)"),
	{
		name: "enable-key",
		takes: "HEX",
		help: "obey test event triggers of whoever knows these 16 bytes (nobody's)",
		take: (options, value) => {
			options.enableKey = /^[0-9a-f]{32}$/i.test(value) ? Buffer.from(value, "hex") : undefined;
			return options.enableKey === undefined ? `cannot be "${value}"; write 32 hexadecimal digits` : "";
		},
	},
	...BENCH,
];

/** Of what listens for HTTP. */
const HTTP: readonly Option[] = [
	whole("http", "httpPort", 0, 65_535, "TCP port of the server (8080); 0 is one that is free"),
	text(
		"host",
		"host",
		"ADDRESS",
		"no address",
		"address of this computer to listen at (127.0.0.1: nobody else reaches it)",
		", for instance --host 0.0.0.0",
	),
	text("password-file", "passwordFile", "FILE", "no file", "let in only who knows the first line of this file"),
	text("user", "user", "NAME", "nobody", "who that is (pilotlight)"),
];

/** Of `haystack`. */
export const HAYSTACK: readonly Option[] = [...CABLE, ...HTTP, ...BENCH];

/** A broker, and what is told there. */
function broker(help: string): readonly Option[] {
	return [
		{
			name: "mqtt",
			takes: "URL",
			help,
			take: (options, value) => {
				const url = URL.canParse(value) ? new URL(value) : undefined;
				options.mqtt = url;
				return url !== undefined && isBroker(url)
					? ""
					: `cannot be "${withoutPassword(value)}"; write mqtt://HOST, or mqtts://USER@HOST:PORT`;
			},
		},
		text("mqtt-password-file", "mqttPasswordFile", "FILE", "no file", "log in there with the first line of this file"),
	];
}

const MODULE_ID: Option = {
	name: "module-id",
	takes: "ID",
	help: "the id of the module in EVerest's topics (pilotlight)",
	take: (options, value) => {
		options.moduleId = value;
		return isModuleId(value) ? "" : `cannot be "${value}"; write up to 32 letters, digits, - and _`;
	},
};

/** Of `serve`. */
export const SERVE: readonly Option[] = [
	...CABLE,
	...HTTP,
	...broker("tell this broker as well, for instance mqtt://localhost or mqtts://me@example.org"),
	flag("everest", "everest", "there, as EVerest would tell its consumers, too"),
	flag("board", "board", "there, as a board below EVerest, too"),
	MODULE_ID,
	...BENCH,
];

/** Of `everest`. */
export const EVEREST: readonly Option[] = [
	flag("manager", "manager", "as EVerest's evse_manager_consumer, for consumers of it where there is no EVerest"),
	flag("board", "board", "as a board below EVerest: evse_board_support, powermeter and auth_token_provider"),
	...CABLE,
	...broker("the broker (mqtt://localhost)"),
	MODULE_ID,
	...BENCH,
];

/** Whether a URL is one of a broker: nothing follows its port. */
function isBroker({ protocol, hostname, pathname, search, hash }: URL): boolean {
	return ["mqtt:", "mqtts:"].includes(protocol) && hostname !== "" && ["", "/"].includes(pathname) && search === "" && hash === "";
}

/** What was written, but for what stands where a password does. */
function withoutPassword(value: string): string {
	return value.replace(/:[^/@]*@/, ":…@");
}
