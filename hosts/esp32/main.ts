// SPDX-License-Identifier: Apache-2.0
/** The charger on an ESP32: which board, the clock of its ticks, its serial console, and what happens when all else fails. */
import keyValue from "embedded:storage/key-value";
import config from "mc/config";
import Time from "time";
import Timer from "timer";
import type { Outlets } from "../../src/firmware.js";
import { type BoardFile, complaints } from "./boardFile.js";
import { Charger } from "./charger.js";
import { bootReason } from "./native/boot.js";
import { NvsStore } from "./store.js";
import { Uart } from "./uart.js";
import { VirtualCharger } from "./virtual.js";

const TICK_MS = 10;
/** How often the virtual board says what its ticks have cost. */
const REPORT_MS = 60_000;
/** On the board "virtual" what begins so is for the console; everything else is for the bench. */
const CONSOLE = ">";

/** What the command line of mcconfig says, or the manifest: the name of a file in boards/, or "virtual". */
const board = `${config.board}`;

let obey: (line: string) => void = () => {};
const uart = new Uart(Number(config.receive), Number(config.transmit), (line) => obey(line));
const outlets: Outlets = {
	store: new NvsStore(keyValue.open({ path: "pilotlight", format: "string" })),
	print: (line) => uart.print(line),
	event: () => {},
	chance: (limit) => Math.floor(Math.random() * limit),
};

uart.print(`boot (${bootReason()})`);
// XS knows a module of JSON only with this attribute, and by a name without extension
if (board === "virtual") beVirtual();
else
	import(`hosts/esp32/boards/${board}`, { with: { type: "json" } })
		.then(
			(module: { default: BoardFile }) => beReal(module.default),
			() => uart.print(`there is no board "${board}" in this firmware`),
		)
		.catch((error: Error) => uart.print(`board ${board} does not start: ${error.message}`));

function beReal(file: BoardFile): void {
	const wrong = complaints(file);
	for (const complaint of wrong) uart.print(`board ${board}: ${complaint}`);
	if (wrong.length > 0) return;
	const charger = new Charger(file, outlets);
	obey = (line) => charger.firmware.type(line);
	// XS calls this when it gives up; the lease would end by itself, but 100 ms later
	(globalThis as { abort?: () => void }).abort = () => charger.open();
	uart.print(`board ${board}: ${file.says}`);
	Timer.repeat(() => {
		charger.tick();
		uart.flush();
	}, TICK_MS);
}

function beVirtual(): void {
	const charger = new VirtualCharger(outlets, () => Time.microseconds ?? Time.ticks * 1_000);
	obey = (line) => (line.startsWith(CONSOLE) ? charger.firmware?.type(line.slice(1)) : charger.type(line));
	uart.print("board virtual: type words of the bench, and words of the console after >");
	let passedAt = Time.ticks;
	let saidAt = passedAt;
	Timer.repeat(() => {
		const began = Time.ticks;
		charger.pass(Time.delta(passedAt, began));
		passedAt = began;
		uart.flush();
		if (Time.delta(saidAt, began) < REPORT_MS) return;
		uart.print(charger.cost());
		saidAt = began;
	}, TICK_MS);
}
