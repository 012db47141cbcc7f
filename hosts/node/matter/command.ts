// SPDX-License-Identifier: Apache-2.0
/** The command `matter`: a charger, virtual or on a cable, as a Matter node on this computer. */
import { homedir } from "node:os";
import { join } from "node:path";
import { Face } from "../../../src/matter/face.js";
import type { Medium } from "../../../src/settings/journal.js";
import { triggered } from "../../bench/triggers.js";
import { CableCharger } from "../cableCharger.js";
import type { Options } from "../options.js";
import type { Output } from "../output.js";
import type { Session } from "../session.js";
import { type Companion, runTerminal } from "../terminal.js";
import { type Library, loadLibrary } from "./library.js";
import { loadModel } from "./model.js";
import { MatterNode } from "./node.js";

/** Who the node is among those who look in. */
const NAME = "matter";
/** How often it is looked for whether the charger has come into sight, and what has changed is told, ms. */
const FRAME_MS = 50;
/** Nothing ran. */
const NOT_RUN = 2;
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Where fabrics are kept if nobody says. */
export const STATE = join(homedir(), ".pilotlight", "matter");

/** Runs until somebody ends it; the exit status. Settings and the store have been looked at before. */
export async function runMatter(
	options: Options,
	version: string,
	output: Output,
	complain: (line: string) => void,
	medium: Medium | undefined,
): Promise<number> {
	let library: Library;
	try {
		library = await loadLibrary(options.state ?? STATE);
	} catch (error) {
		const [why] = (error as Error).message.split("\n");
		complain(`pilotlight: matter needs the package @matter/main, which is not here (${why}); npm install @matter/main brings it`);
		return NOT_RUN;
	}
	library.Logger.level = "fatal";
	if (options.port === undefined)
		return runTerminal(options, version, output, medium, (session, print) => onBench(library, options, version, session, print));
	return onCable(library, options, version, output, complain);
}

/** Beside the bench, which has the terminal. */
function onBench(library: Library, options: Options, version: string, session: Session, print: (line: string) => void): Companion {
	const { outside } = session.bench;
	const face = new Face(outside.window(NAME));
	outside.admit(NAME, face);
	const trigger = (high: number, low: number): boolean => {
		const words = triggered(high, low);
		if (words !== undefined) session.type(words);
		return words !== undefined;
	};
	return new Host(library, options, version, face, () => outside.view(NAME).clear, print, trigger);
}

/** Beside a charger on a cable, until a signal ends it. */
async function onCable(
	library: Library,
	options: Options,
	version: string,
	output: Output,
	complain: (line: string) => void,
): Promise<number> {
	const charger = new CableCharger(`${options.port}`, options.baud, (line) => complain(`pilotlight: ${line}`));
	const wrong = await charger.open();
	if (wrong !== "") {
		complain(`pilotlight: ${wrong}`);
		return NOT_RUN;
	}
	const face = new Face(charger.mirror);
	charger.hear(face);
	const host = new Host(
		library,
		options,
		version,
		face,
		() => charger.mirror.clear,
		(line) => output.print(line),
		() => false,
	);
	output.print(`Waiting for the charger on ${options.port} …`);
	await new Promise<void>((resolve) => {
		for (const signal of SIGNALS) process.once(signal, () => resolve());
	});
	await host.end();
	charger.close();
	return 0;
}

/** Brings the node up once its charger is seen, and keeps it up to date. */
class Host implements Companion {
	readonly #timer: NodeJS.Timeout;
	readonly #clear: () => boolean;
	readonly #face: Face;
	#node: MatterNode | undefined;
	#starting: Promise<void> | undefined;

	constructor(
		library: Library,
		options: Options,
		version: string,
		face: Face,
		clear: () => boolean,
		print: (line: string) => void,
		trigger: (high: number, low: number) => boolean,
	) {
		this.#face = face;
		this.#clear = clear;
		this.#timer = setInterval(() => {
			if (face.door !== undefined) this.#starting ??= this.#start(library, options, version, print, trigger);
			this.#keep();
		}, FRAME_MS);
	}

	async #start(
		library: Library,
		options: Options,
		version: string,
		print: (line: string) => void,
		trigger: (high: number, low: number) => boolean,
	): Promise<void> {
		try {
			const { udpPort, passcode, discriminator, enableKey } = options;
			const name = this.#face.text("set.name");
			const serial = this.#face.text("set.serial");
			const told = { udpPort, passcode, discriminator, enableKey, name, serial, version, trigger };
			this.#node = await MatterNode.start(library, await loadModel(), this.#face, told);
			for (const line of pairing(library, this.#node, options)) print(line);
		} catch (error) {
			print(`The Matter node has not come up: ${(error as Error).message}`);
		}
	}

	#keep(): void {
		this.#node?.reach(this.#clear());
		void this.#node?.update();
	}

	async end(): Promise<void> {
		clearInterval(this.#timer);
		await this.#starting;
		await this.#node?.close();
	}
}

function pairing({ QrCode }: Library, { node }: MatterNode, { udpPort, state }: Options): string[] {
	const { manualPairingCode, qrPairingCode } = node.state.commissioning.pairingCodes;
	return [
		...QrCode.get(qrPairingCode).split("\n"),
		`Matter: an Energy EVSE on UDP port ${udpPort}. Pair it with the code ${manualPairingCode}, or with ${qrPairingCode}.`,
		`Its fabrics are kept in ${state ?? STATE}. It is not certified: a controller has to accept test devices.`,
		"",
	];
}
