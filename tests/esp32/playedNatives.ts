// SPDX-License-Identifier: Apache-2.0
/** The natives of the ESP32 board, played: as strict about their arguments as those in C, with the bench's guard and a pilot without slopes behind them. */
import { DIODE_MV, highPlateau, lowPlateau, NOMINAL } from "../../hosts/bench/circuit.js";
import { Guard } from "../../hosts/bench/guard.js";
import { CONFIG_NAMES, REPORT_LENGTH, Report } from "../../hosts/esp32/native/board.js";
import { Feedback, OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { WireLine } from "./wire.js";

const FULL = 16_384;
/** The contactor's contacts follow its coil after so long, ms. */
const CONTACTS_MS = 15;
const ROOM = 2_048;
const NUMBERS_IN_CONFIG = CONFIG_NAMES.length + 3;

type Numbers = number[];

/** Memory that a restart leaves alone, in the room that it has on the chip. */
class PlayedMemory {
	words: string | undefined;
	records: string | undefined;

	retain(text: string): boolean {
		const fits = encodeURIComponent(text).replace(/%../g, "x").length <= ROOM;
		if (fits) this.records = text;
		return fits;
	}
}

/** One board. */
class PlayedBoard {
	now = 0;
	ohms = OPEN_CIRCUIT;
	stop = false;
	residual = false;
	counts = FULL;
	asked = false;
	three = false;
	closed = false;
	#testing = false;
	#turnedAt = 0;
	#stuck = false;
	#started = false;
	#windows = 0;
	readonly #guard = new Guard();

	get coil(): number {
		return this.#guard.holds ? (this.three ? 3 : 1) : 0;
	}

	start(config: unknown): string | undefined {
		bytesOf(config, NUMBERS_IN_CONFIG);
		if (this.#started) return "board_start, which was called twice";
		this.#started = true;
		return undefined;
	}

	read(report: unknown, high: Numbers, low: Numbers): number {
		const count = Math.min(this.#windows, high.length);
		this.#windows = 0;
		const duty = Math.round((this.counts * 10_000) / FULL);
		for (let i = 0; i < count; i++) {
			high[i] = highPlateau(NOMINAL, duty, this.ohms, DIODE_MV);
			low[i] = lowPlateau(NOMINAL, duty, this.ohms, DIODE_MV);
		}
		const told = bytesOf(report, REPORT_LENGTH);
		told.fill(0);
		told[Report.now] = this.now;
		told[Report.cause] = this.#guard.cause;
		told[Report.feedback] = this.closed ? Feedback.Closed : Feedback.Open;
		told[Report.residual] = this.#tripped ? 1 : 0;
		told[Report.stop] = this.stop ? 1 : 0;
		told.set([595, 750, UNKNOWN, UNKNOWN], Report.others_mv);
		told[Report.rate] = 83_333;
		told[Report.stuck] = this.#stuck ? 1 : 0;
		return count;
	}

	apply(counts: number, contactor: number, threePhases: number, completed: number, residualTest: number): void {
		if (completed === 1) this.#guard.renew(this.now);
		if (!this.#guard.holds) this.three = threePhases === 1;
		this.asked = contactor === 1;
		this.#testing = residualTest === 1;
		this.counts = counts;
		this.#judge();
	}

	pass(ms: number): void {
		for (let i = 0; i < ms; i++) {
			this.now += 1;
			this.#windows += 1;
			const duty = Math.round((this.counts * 10_000) / FULL);
			this.#guard.watch(this.now, highPlateau(NOMINAL, duty, this.ohms, DIODE_MV));
			this.#judge();
			if (this.#guard.holds === this.closed) this.#turnedAt = this.now;
			else if (this.now - this.#turnedAt >= CONTACTS_MS) this.closed = this.#guard.holds;
		}
	}

	stick(): void {
		this.#stuck = true;
	}

	get #tripped(): boolean {
		return this.residual || this.#testing;
	}

	#judge(): void {
		this.#guard.judge(this.now, this.asked, this.stop, this.#tripped);
	}
}

/** The numbers of a record; throws what the SDK or binding.c would throw for anything else. */
function bytesOf(record: unknown, length: number): Int32Array {
	if (!(record instanceof ArrayBuffer)) throw new TypeError("invalid buffer");
	if (record.byteLength !== 4 * length) throw new RangeError("the record has another length than in board.h");
	return new Int32Array(record);
}

/** Puts the played natives where board.ts and wire.ts look for theirs. On the SDK's engine nobody asks for them. */
export function playNatives(): void {
	let board = new PlayedBoard();
	const memory = new PlayedMemory();
	const natives: Readonly<Record<string, (...values: never[]) => unknown>> = {
		xs_pilotlight_start: (config: unknown) => board.start(config),
		xs_pilotlight_full_counts: () => FULL,
		xs_pilotlight_read: (report: unknown, high: Numbers, low: Numbers) => board.read(report, high, low),
		xs_pilotlight_apply: (...values: [number, number, number, number, number]) => board.apply(...values),
		xs_pilotlight_calibrate: () => false,
		xs_pilotlight_boot_reason: () => "power",
		xs_pilotlight_last_words: () => memory.words,
		xs_pilotlight_give_up: (reason: string) => {
			memory.words = reason;
		},
		xs_pilotlight_recall: () => memory.records,
		xs_pilotlight_retain: (text: string) => memory.retain(text),
		xs_desk_reset: () => {
			board = new PlayedBoard();
		},
		xs_desk_vehicle: (ohms: number) => {
			board.ohms = ohms;
		},
		xs_desk_pass: (ms: number) => board.pass(ms),
		xs_desk_line: (which: number, on: number) => {
			if (which === WireLine.stop) board.stop = on === 1;
			else board.residual = on === 1;
		},
		xs_desk_coil: () => board.coil,
		xs_desk_counts: () => board.counts,
		xs_desk_stick: () => board.stick(),
	};
	const played = (name: string) => ({ call: (_: object, ...values: never[]) => natives[name](...values) });
	Object.assign(globalThis, { native: played });
}
