// SPDX-License-Identifier: Apache-2.0
/** A desk for the controller alone: six records, a vehicle of two voltages, and a clock that starts a minute before the wrap. */
import { DRIVE_AT_START, type Drive, Feedback, PILOT_CAPACITY, SENSE_AT_START, type Sense } from "../../src/control/board.js";
import { FAULTS, FaultBit, type FaultName } from "../../src/control/faults.js";
import { Happened } from "../../src/control/happened.js";
import { after, type Instant } from "../../src/control/integer.js";
import { LETTER_NAMES } from "../../src/control/letter.js";
import { BLOCKERS } from "../../src/control/permission.js";
import { STATE_NAMES } from "../../src/control/sequence.js";
import { AT_START, type ControlState, copyOf } from "../../src/control/state.js";
import { NOTHING_WISHED, REPORT_AT_START, type Report, type Wish } from "../../src/control/wish.js";
import { defaults } from "../../src/settings/settings.js";
import { asserting, type Step } from "./checked.js";

/** Milliseconds from one step to the next. */
export const TICK_MS = 10;

/** A minute before the clock wraps. */
export const START = (0x7fffffff - 60_000) as Instant;

/** High plateau of each letter, mV. */
export const HIGH = { A: 12_000, B: 9_000, C: 6_000, D: 3_000, E: 0 } as const;

/** Steps the controller against a vehicle that is no more than a voltage. */
export class Desk {
	readonly state: ControlState = copyOf(AT_START);
	readonly numbers = defaults().control;
	readonly sense: Sense = copyOf(SENSE_AT_START);
	readonly wish: Wish = { ...NOTHING_WISHED, mayCharge: 1, offerMa: 16_000, phases: 3 };
	readonly drive: Drive = copyOf(DRIVE_AT_START);
	readonly report: Report = copyOf(REPORT_AT_START);
	/** High plateau that the vehicle makes, mV. */
	highMv: number = HIGH.A;
	/** Low plateau while PWM runs, mV; the diode's by default. */
	lowMv = -12_000;
	/** False while feedback is told by the test. */
	contactorFollows = true;
	/** True while the residual current monitor answers its test. */
	monitorWorks = true;
	/** What the temperature sensor says but for its last digits, m°C; undefined while a test writes Sense itself. */
	milliCelsius: number | undefined = 25_000;
	/** False while the meter's register does not follow. */
	registerMoves = true;
	#steps = 0;
	/** Throws if it breaks a rule. */
	decide: Step = asserting();
	/** Bits of Happened since happened() was asked last. */
	#happened = 0;
	/** Faults that stood at any time, bits by place in the catalogue. */
	#stood = 0;

	/** A board on which everything is well: 230 V on three phases, a cable of 32 A, a contactor that is open. */
	constructor() {
		const { sense } = this;
		sense.now = START;
		sense.proximityOhms = 220;
		sense.contactor = Feedback.Open;
		sense.mains.ageMs = 0;
		sense.mains.frequencyMhz = 50_000;
		sense.mains.milliVolts.fill(230_000);
		sense.mains.registerMwh = 0;
		sense.residual.dcMicroAmps = 0;
		sense.residual.acMicroAmps = 0;
		sense.temperatures[0] = 25_000;
	}

	/** Shows a letter. */
	show(letter: keyof typeof HIGH): this {
		this.highMv = HIGH[letter];
		this.lowMv = letter === "E" ? 0 : -12_000;
		return this;
	}

	/** One step, `ms` after the last, with one period for each millisecond. */
	tick(ms = TICK_MS): this {
		const duty = this.drive.duty;
		this.periods(
			Math.min(ms, PILOT_CAPACITY),
			duty === 0 ? -12_000 : this.highMv,
			duty === 0 ? -12_000 : duty === 10_000 ? this.highMv : this.lowMv,
		);
		return this.stepAfter(ms);
	}

	/** Puts `count` periods into Sense. */
	periods(count: number, high: number, low: number): this {
		this.sense.pilot.count = count;
		for (let i = 0; i < count; i++) {
			this.sense.pilot.high[i] = high;
			this.sense.pilot.low[i] = low;
		}
		return this;
	}

	/** One step with the periods that Sense holds. */
	stepAfter(ms = TICK_MS): this {
		this.sense.now = after(this.sense.now, ms);
		if (this.contactorFollows) this.sense.contactor = this.drive.contactor === 1 ? Feedback.Closed : Feedback.Open;
		if (this.monitorWorks) this.sense.residual.tripped = this.drive.residualTest;
		this.#steps++;
		if (this.milliCelsius !== undefined) this.sense.temperatures[0] = this.milliCelsius + ((this.#steps >> 4) & 15);
		if (this.registerMoves) this.sense.mains.registerMwh = (this.sense.mains.registerMwh + 1) | 0;
		this.decide(this.state, this.numbers, this.sense, this.wish, this.drive, this.report);
		this.#happened |= this.report.happened;
		this.#stood |= this.report.faults;
		return this;
	}

	/** Steps for `ms`. */
	run(ms: number): this {
		for (let t = 0; t < ms; t += TICK_MS) this.tick();
		return this;
	}

	/** Steps until `done` holds; returns the milliseconds that it took, or fails after `most`. */
	until(done: () => boolean, most = 120_000): number {
		for (let t = 0; t <= most; t += TICK_MS) {
			if (done()) return t;
			this.tick();
		}
		throw new Error(
			`not within ${most} ms; state ${this.stateName}, blocked by ${this.blockers.join(" ")}, faults ${this.faults.join(" ")}`,
		);
	}

	/** The states that the port goes through in `ms`, each once as it is entered, the present one first. */
	states(ms: number): string[] {
		const seen = [this.stateName];
		for (let t = 0; t < ms; t += TICK_MS) {
			this.tick();
			if (this.stateName !== seen[seen.length - 1]) seen.push(this.stateName);
		}
		return seen;
	}

	/** From power-up to charging. */
	charge(): this {
		this.show("A").run(1_500).show("B").run(1_500).show("C");
		this.until(() => this.closed);
		return this.run(500);
	}

	get closed(): boolean {
		return this.drive.contactor === 1;
	}

	get stateName(): string {
		return STATE_NAMES[this.report.state];
	}

	get letterName(): string {
		return LETTER_NAMES[this.report.letter];
	}

	get blockers(): string[] {
		return BLOCKERS.filter((_, bit) => (this.report.blockers & (1 << bit)) !== 0);
	}

	get faults(): string[] {
		return FAULTS.map(({ name }) => name).filter((_, place) => (this.report.faults & (1 << place)) !== 0);
	}

	/** The faults that stood at any time, whether or not they have cleared. */
	get faultsSoFar(): string[] {
		return FAULTS.map(({ name }) => name).filter((_, place) => (this.#stood & (1 << place)) !== 0);
	}

	/** Whether a fault stands. */
	has(fault: FaultName): boolean {
		return (this.report.faults & (1 << FaultBit[fault])) !== 0;
	}

	/** What has happened since this was asked last. */
	happened(): string[] {
		const names = Object.entries(Happened).filter(([, bit]) => (this.#happened & bit) !== 0);
		this.#happened = 0;
		return names.map(([name]) => name);
	}
}

/** Asserts that `done` begins to hold after `ms`, within two ticks. */
export function takes(t: { true(value: boolean, message?: string): unknown }, desk: Desk, ms: number, done: () => boolean): void {
	const took = desk.until(done);
	t.true(took >= ms && took <= ms + 2 * TICK_MS, `took ${took} ms, not ${ms}`);
}
