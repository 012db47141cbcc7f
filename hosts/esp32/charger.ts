// SPDX-License-Identifier: Apache-2.0
/** The charger on real pins: every tick fills Sense, runs the firmware, and applies Drive. */
import { LockDrive, LockFeedback, type Sense } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
import { step } from "../../src/control/step.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import type { Outlets } from "../../src/outlets.js";
import type { BoardFile, Line } from "./boardFile.js";
import { milliCelsius, proximityOhms } from "./inputs.js";
import { Board, Report } from "./native/board.js";
import { settingsOf } from "./parts.js";
import { type Channels, channelsOf, wiringOf } from "./wiring.js";

/** A digital output of the chip. */
export interface Output {
	write(value: 0 | 1): void;
}

/** A digital input of the chip. */
export interface Input {
	read(): number;
}

/** Makes the pins that JavaScript reads and writes itself, because nothing hangs on their milliseconds. */
export interface Pins {
	/** An output that says no from its first moment on. */
	output(line: Line): Output;
	input(line: Line): Input;
}

interface SlowLines {
	readonly lock: Output | undefined;
	readonly shuntTrip: Output | undefined;
	readonly tamper: Input | undefined;
	readonly lockFeedback: Input | undefined;
}

/** What the natives count that somebody should hear of, and in what words. */
const NEWS = frozen([
	{ place: Report.restarts, says: (count: number) => `the ADC had halted and was started anew, ${count} times so far` },
	{ place: Report.corrected, says: (count: number) => `the pilot's timer had lost a duty and was told again, ${count} times so far` },
] as const);

/** The firmware with its board. The pilot is at +12 V and the contactor open from the first moment on. */
export class Charger {
	readonly firmware: Firmware;
	readonly #board: Board;
	readonly #file: BoardFile;
	readonly #channels: Channels;
	readonly #slow: SlowLines;
	readonly #told: number[] = NEWS.map(() => 0);
	#refused = 0;

	/**
	 * Throws an Error that names what cannot be; then the pilot stays at +12 V and the contactor open all the same. Tests put a step
	 * in the place of the step that has a bug.
	 */
	constructor(file: BoardFile, outlets: Outlets, pins: Pins, decide = step) {
		this.#file = file;
		this.#board = new Board(wiringOf(file));
		this.#channels = channelsOf(file);
		const { lock, shuntTrip, tamper, lockFeedback } = file.lines;
		this.#slow = {
			lock: lock && pins.output(lock),
			shuntTrip: shuntTrip && pins.output(shuntTrip),
			tamper: tamper && pins.input(tamper),
			lockFeedback: lockFeedback && pins.input(lockFeedback),
		};
		this.firmware = powerUp(settingsOf(file), decide)(outlets);
	}

	/** Leads the charger's own outside to its window: `hear` gets its frames. Returns where frames for it go. */
	connect(hear: (frame: string) => void): (frame: string) => void {
		const end = this.firmware.window.open(hear, true);
		return (frame) => end?.take(frame);
	}

	/** One tick. Throws if the pilot cannot be driven any more: only a restart helps. */
	tick(): void {
		const { sense, drive } = this.firmware;
		this.#board.read(sense);
		this.#readRest(sense);
		const completed = this.firmware.tick();
		this.#board.apply(drive, completed);
		const { lock, shuntTrip } = this.#slow;
		if (drive.lock !== LockDrive.AsItIs) lock?.write(drive.lock === LockDrive.Lock ? 1 : 0);
		shuntTrip?.write(drive.shuntTrip);
		this.#tell();
	}

	/** What is known of the ADC, for whoever asks. */
	get text(): string {
		const { report } = this.#board;
		const rate = report[Report.rate] === 0 ? "its rate is not known yet" : `${report[Report.rate]} conversions a second`;
		const counts = `started anew ${report[Report.restarts]} times, ${report[Report.refused]} measurements of the rate refused`;
		return `ADC: ${rate}, ${counts}; ${report[Report.spikes]} spikes on the trip line`;
	}

	#readRest(sense: Sense): void {
		const { proximity, temperature } = this.#file;
		if (proximity !== undefined) sense.proximityOhms = proximityOhms(proximity, this.#board.analogMv(this.#channels.proximity));
		if (temperature !== undefined) sense.temperatures[0] = milliCelsius(temperature, this.#board.analogMv(this.#channels.temperature));
		const { tamper, lockFeedback } = this.#slow;
		if (tamper !== undefined) sense.tamper = tamper.read() as 0 | 1;
		if (lockFeedback !== undefined) sense.lock = lockFeedback.read() === 1 ? LockFeedback.Locked : LockFeedback.Unlocked;
	}

	/** Says what has happened beneath, when it has happened. */
	#tell(): void {
		const { report } = this.#board;
		if (report[Report.stuck] !== 0) throw new Error("the pilot's timer takes no new duty");
		for (let i = 0; i < NEWS.length; i++) {
			const count = report[NEWS[i].place];
			if (count === this.#told[i]) continue;
			this.#told[i] = count;
			this.firmware.print(NEWS[i].says(count));
		}
		const refused = report[Report.refused];
		if (refused === this.#refused) return;
		this.#refused = refused;
		// while it goes on, a line for each doubling: the first is news, the thousandth is not
		if ((refused & (refused - 1)) === 0)
			this.firmware.print(`a rate of ${report[Report.refused_rate]} conversions a second is not believed, ${refused} times so far`);
	}
}
