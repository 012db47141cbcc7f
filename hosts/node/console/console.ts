// SPDX-License-Identifier: Apache-2.0
/** The command `console`: a charger's console in this terminal, through a pipe, or on a pseudo-terminal. */
import { createInterface } from "node:readline";
import type { Options } from "../options.js";
import type { Output } from "../output.js";
import { HOW_TO_LEAVE, Leaving } from "./leaving.js";
import { openPseudoTerminal } from "./pseudoTerminal.js";
import { Script } from "./script.js";
import { openPort } from "./serialPort.js";
import { VirtualCharger } from "./virtualCharger.js";
import type { Listener, NoWire, Wire } from "./wire.js";

/** Something was not answered, or the charger is gone. */
const FAILED = 1;
/** Nothing ran. */
const NOT_RUN = 2;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const ENTER = Uint8Array.of(13);

/** Runs until somebody leaves or the input ends; the exit status. Settings have been looked at before. */
export async function runConsole(options: Options, output: Output, complain: (line: string) => void): Promise<number> {
	if (options.pty) return serve(options, output, complain);
	const person = process.stdin.isTTY === true && process.stdout.isTTY === true;
	return person ? sit(options, output, complain) : obey(options, output, complain);
}

/** The charger that was asked for. */
async function open({ port, baud, settings, seed }: Options, listener: Listener): Promise<Wire | NoWire> {
	if (port !== undefined) return openPort(port, baud, listener);
	return new VirtualCharger(settings, seed, { received: (bytes) => listener.received(bytes), full: false });
}

/** A person at the terminal: keys go to the charger as they are, and what it sends comes here. */
async function sit(options: Options, output: Output, complain: (line: string) => void): Promise<number> {
	let gone: (why: string) => void = () => {};
	const over = new Promise<string>((resolve) => {
		gone = resolve;
	});
	const wire = await open(options, {
		received: (bytes) => process.stdout.write(bytes),
		lost: (why) => gone(`the charger is gone: ${why}`),
	});
	if ("wrong" in wire) return refuse(wire, complain);
	const [says, ...help] = wire.says;
	for (const line of [`${says} ${HOW_TO_LEAVE}`, ...help]) output.print(line);
	const leaving = new Leaving();
	process.stdin.setRawMode(true).on("data", (typed: Buffer) => {
		const { passed, leaves } = leaving.take(typed);
		wire.write(passed);
		if (leaves) gone("");
	});
	process.stdin.once("end", () => gone(""));
	wire.write(ENTER);
	const why = await over;
	process.stdin.setRawMode(false).pause();
	wire.close();
	process.stdout.write("\r\n");
	if (why !== "") complain(why);
	return why === "" ? 0 : FAILED;
}

/** A script at a pipe: lines in, answers out, the end of the input is the end. */
async function obey(options: Options, output: Output, complain: (line: string) => void): Promise<number> {
	const lines = createInterface({ input: process.stdin, terminal: false });
	const wrong: string[] = [];
	let type: (text: string) => void = () => {};
	const script = new Script(
		(text) => type(text),
		(row) => output.print(row),
	);
	const received = (bytes: Uint8Array): void => script.received(bytes);
	const lost = (why: string): void => {
		wrong.push(`the charger is gone: ${why}`);
		lines.close();
	};
	// what comes in while the port opens waits here
	const typed = lines[Symbol.asyncIterator]();
	const wire = await open(options, { received, lost });
	if ("wrong" in wire) {
		lines.close();
		return refuse(wire, complain);
	}
	type = (text) => wire.write(Buffer.from(text));
	for (let next = await typed.next(); next.done !== true && output.open; next = await typed.next()) {
		const complaint = await script.ask(next.value);
		if (complaint !== "") wrong.push(complaint);
	}
	wire.close();
	for (const each of wrong) complain(`pilotlight: ${each}`);
	return wrong.length === 0 ? 0 : FAILED;
}

/** Other programs at a pseudo-terminal, until somebody ends this one. */
async function serve({ settings, seed }: Options, output: Output, complain: (line: string) => void): Promise<number> {
	const terminal = await openPseudoTerminal();
	if ("wrong" in terminal) return refuse(terminal, complain);
	const charger = new VirtualCharger(settings, seed, terminal);
	output.print(terminal.name);
	output.print("A virtual charger answers there, words and frames. Ctrl-C ends it.");
	const why = await new Promise<string>((resolve) => {
		terminal.listen(
			(bytes) => charger.write(bytes),
			() => resolve("pilotlight: socat has ended, and the pseudo-terminal with it"),
		);
		for (const signal of SIGNALS) process.once(signal, () => resolve(""));
	});
	charger.close();
	terminal.close();
	if (why !== "") complain(why);
	return why === "" ? 0 : FAILED;
}

function refuse({ wrong }: NoWire, complain: (line: string) => void): number {
	complain(`pilotlight: ${wrong}`);
	return NOT_RUN;
}
