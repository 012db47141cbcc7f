// SPDX-License-Identifier: Apache-2.0
/** The firmware on an ESP32: what the chip brings, which board it is, and the clock of its ticks. */
import Digital from "embedded:io/digital";
import Serial from "embedded:io/serial";
import keyValue from "embedded:storage/key-value";
import config from "mc/config";
import "microseconds";
import Time from "time";
import Timer from "timer";
import Worker from "worker";
import { Application, type Chip } from "./application.js";
import type { BoardFile, Line } from "./boardFile.js";
import { Boot } from "./native/boot.js";
import { OUTSIDE_MACHINE } from "./outsideMachine.js";
import { NvsStore } from "./store.js";

const TICK_MS = 10;
const BAUD = 115_200;

/** What the command line of mcconfig says, or the manifest: the name of a file in boards/, or "virtual". */
const board = `${config.board}`;

const life = new Boot();
// until there is an application, whatever goes wrong is at least said
const globals = globalThis as { abort?: (reason: unknown, exception: unknown) => void };
globals.abort = (reason, exception) => life.giveUp(`${reason}: ${exception}`);

const serial = new Serial({
	port: 0,
	baud: BAUD,
	receive: Number(config.receive),
	transmit: Number(config.transmit),
	format: "number",
	onReadable(count: number) {
		for (; count > 0; count--) application.take(this.read() as number);
	},
});

const chip: Chip = {
	port: {
		write: (byte) => serial.write(byte),
		encode: (text) => new Uint8Array(ArrayBuffer.fromString(text)),
	},
	pins: {
		output: ({ pin, activeLow }) => new Digital({ pin, mode: Digital.Output, activeLow: activeLow === true, initialValue: 0 }),
		input: (line) => new Digital({ pin: line.pin, mode: modeOf(line), activeLow: line.activeLow === true }),
	},
	flash: new NvsStore(keyValue.open({ path: "pilotlight", format: "string" })),
	life,
	microseconds: () => Time.microseconds as number,
	chance: (limit) => Math.floor(Math.random() * limit),
	outside: () => new Worker("hosts/esp32/network/main", OUTSIDE_MACHINE),
};

function modeOf({ pull }: Line): number {
	return pull === "up" ? Digital.InputPullUp : pull === "down" ? Digital.InputPullDown : Digital.Input;
}

const application = new Application(chip);
globals.abort = (reason, exception) => application.abort(reason, exception);

// XS knows a module of JSON only with this attribute, and by a name without extension
if (board === "virtual") application.beVirtual();
else
	import(`hosts/esp32/boards/${board}`, { with: { type: "json" } })
		.then(
			(module: { default: BoardFile }) => application.beReal(board, module.default),
			() => application.line.print(`there is no board "${board}" in this firmware`),
		)
		.catch((error: Error) => application.line.print(`board ${board} does not start: ${error.message}`));

let passedAt = Time.ticks;
Timer.repeat(() => {
	const now = Time.ticks;
	application.tick(Time.delta(passedAt, now));
	passedAt = now;
}, TICK_MS);
