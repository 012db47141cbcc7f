// SPDX-License-Identifier: Apache-2.0
/** What may be asked for on the command line, and what holds where nothing is. */

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
	/** EVerest's consumers are told, too, or alone; or EVerest itself, below which the charger is a board; and the id of the module in topics. */
	everest: boolean;
	manager: boolean;
	board: boolean;
	moduleId: string;
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
		everest: false,
		manager: false,
		board: false,
		moduleId: "pilotlight",
		simulate: false,
		pty: false,
	};
}
