// SPDX-License-Identifier: Apache-2.0
/** The charger on real pins: every tick fills Sense, runs the firmware, and applies Drive. */
import Digital from "embedded:io/digital";
import { LockDrive, LockFeedback, type Sense } from "../../src/control/board.js";
import { type Firmware, type Outlets, powerUp } from "../../src/firmware.js";
import type { BoardFile, Line } from "./boardFile.js";
import { milliCelsius, proximityOhms } from "./inputs.js";
import { Board } from "./native/board.js";
import { type Channels, channelsOf, wiringOf } from "./wiring.js";

/** Lines that JavaScript reads and writes itself, because nothing hangs on their milliseconds. */
interface SlowLines {
	readonly phases: Digital | undefined;
	readonly lock: Digital | undefined;
	readonly shuntTrip: Digital | undefined;
	readonly tamper: Digital | undefined;
	readonly lockFeedback: Digital | undefined;
}

/** The firmware with its board. The pilot is at +12 V and the contactor open from the first moment on. */
export class Charger {
	readonly firmware: Firmware;
	readonly #board: Board;
	readonly #file: BoardFile;
	readonly #channels: Channels;
	readonly #slow: SlowLines;

	constructor(file: BoardFile, outlets: Outlets) {
		this.#file = file;
		this.#board = new Board(wiringOf(file));
		this.#channels = channelsOf(file);
		const { phases, lock, shuntTrip, tamper, lockFeedback } = file.lines;
		this.#slow = {
			phases: output(phases),
			lock: output(lock),
			shuntTrip: output(shuntTrip),
			tamper: input(tamper),
			lockFeedback: input(lockFeedback),
		};
		const features = [`phaseSwitch=${phases === undefined ? 0 : 1}`, `lock.fitted=${lock === undefined ? 0 : 1}`];
		this.firmware = powerUp([...features, ...file.settings])(outlets);
	}

	/** One tick. */
	tick(): void {
		const { sense, drive } = this.firmware;
		this.#board.read(sense);
		this.#readRest(sense);
		const completed = this.firmware.tick();
		this.#board.apply(drive, completed);
		const { phases, lock, shuntTrip } = this.#slow;
		if (drive.phases !== 0) phases?.write(drive.phases === 3 ? 1 : 0);
		if (drive.lock !== LockDrive.AsItIs) lock?.write(drive.lock === LockDrive.Lock ? 1 : 0);
		shuntTrip?.write(drive.shuntTrip);
	}

	/** Opens the contactor whatever the firmware thinks, because there will be no other tick. */
	open(): void {
		const { drive } = this.firmware;
		drive.contactor = 0;
		this.#board.apply(drive, false);
	}

	#readRest(sense: Sense): void {
		const { proximity, temperature } = this.#file;
		if (proximity !== undefined) sense.proximityOhms = proximityOhms(proximity, this.#board.analogMv(this.#channels.proximity));
		if (temperature !== undefined) sense.temperatures[0] = milliCelsius(temperature, this.#board.analogMv(this.#channels.temperature));
		const { tamper, lockFeedback } = this.#slow;
		if (tamper !== undefined) sense.tamper = tamper.read() as 0 | 1;
		if (lockFeedback !== undefined) sense.lock = lockFeedback.read() === 1 ? LockFeedback.Locked : LockFeedback.Unlocked;
	}
}

function output(line: Line | undefined): Digital | undefined {
	return line && new Digital({ pin: line.pin, mode: Digital.Output, activeLow: line.activeLow === true, initialValue: 0 });
}

function input(line: Line | undefined): Digital | undefined {
	return line && new Digital({ pin: line.pin, mode: Digital.Input, activeLow: line.activeLow === true });
}
