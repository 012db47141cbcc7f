// SPDX-License-Identifier: Apache-2.0
/** The command `haystack`: a charger, virtual or on a cable, as a Haystack server on this computer. */
import { HaystackFace } from "../../../src/haystack/face.js";
import type { Login } from "../../../src/haystack/login/login.js";
import type { Surroundings } from "../../../src/haystack/station.js";
import type { Medium } from "../../../src/settings/journal.js";
import { CableCharger } from "../cableCharger.js";
import type { Options } from "../options.js";
import type { Output } from "../output.js";
import { runTerminal } from "../terminal.js";
import { Front } from "./front.js";
import { isOpen, loginFrom } from "./password.js";

/** Who the server is among those who look in. */
const NAME = "haystack";
/** Nothing ran. */
const NOT_RUN = 2;
/** A computer has room for a day of minutes, and for all of it in one answer; and it knows what time it is. */
const SURROUNDINGS: Surroundings = { clock: () => Date.now(), samples: 1_440, rows: 10_000 };
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Runs until somebody ends it; the exit status. Settings and the store have been looked at before. */
export async function runHaystack(
	options: Options,
	version: string,
	output: Output,
	complain: (line: string) => void,
	medium: Medium | undefined,
): Promise<number> {
	const tell = (line: string): void => complain(`pilotlight: ${line}`);
	try {
		const front = await Front.listen(options, loginOf(options, tell), tell);
		if (options.port === undefined) return await onBench(front, options, version, output, medium);
		return await onCable(front, options, output, tell);
	} catch (error) {
		tell((error as Error).message);
		return NOT_RUN;
	}
}

function loginOf({ passwordFile, user }: Options, tell: (line: string) => void): Login | undefined {
	if (passwordFile === undefined) return undefined;
	const login = loginFrom(passwordFile, user);
	if (isOpen(passwordFile)) tell(`others on this computer can read ${passwordFile}; chmod 600 ${passwordFile} keeps it to you`);
	return login;
}

/** Beside the bench, which has the terminal. */
function onBench(front: Front, options: Options, version: string, output: Output, medium: Medium | undefined): Promise<number> {
	return runTerminal(options, version, output, medium, ({ bench: { outside } }, print) => {
		const face = new HaystackFace(outside.window(NAME), SURROUNDINGS);
		outside.admit(NAME, face);
		front.serve(face);
		for (const line of front.words()) print(line);
		return { end: () => front.close() };
	});
}

/** Beside a charger on a cable, until a signal ends it. */
async function onCable(front: Front, options: Options, output: Output, tell: (line: string) => void): Promise<number> {
	const charger = new CableCharger(`${options.port}`, options.baud, tell);
	const wrong = await charger.open();
	if (wrong !== "") {
		await front.close();
		throw new Error(wrong);
	}
	const face = new HaystackFace(charger.mirror, SURROUNDINGS);
	charger.hear(face);
	front.serve(face);
	for (const line of front.words()) output.print(line);
	output.print(`Waiting for the charger on ${options.port} …`);
	await new Promise<void>((resolve) => {
		for (const signal of SIGNALS) process.once(signal, () => resolve());
	});
	await front.close();
	charger.close();
	return 0;
}
