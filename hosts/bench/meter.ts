// SPDX-License-Identifier: Apache-2.0
/** The energy meter: it counts exactly, and tells it in its time, keeps it to itself, or repeats what it said before. */
import { type MainsSense, UNKNOWN } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
import type { Mains } from "./mains.js";
import { NEVER } from "./moment.js";

/** Words for the condition of a meter, by value. */
export const METER_CONDITIONS = frozen(["ok", "lost", "frozen", "none"] as const);

/** Conditions, by place in METER_CONDITIONS. */
const Condition = frozen({ Ok: 0, Lost: 1, Frozen: 2, None: 3 } as const);

/** 1 mWh is so many mW × ms. A day at 22 kW is 2 × 10^15 of them, so sums are exact below 2^53. */
const MILLI_WATT_MS = 3_600_000;
/** An age that no answer has outlived; Sense carries int32. */
const OLDEST_MS = 0x7fffffff;

/** The meter of one board. */
export class Meter {
	/** When it answers next by itself; NEVER where it answers whenever it is asked. */
	answersAt = NEVER;
	/** It can tell the frequency. */
	tellsFrequency = true;
	private intervalMs = 0;
	private condition: number = Condition.Ok;
	/** mWh, int32 that wraps. */
	private register = 0;
	/** What is not a whole mWh yet, mW × ms. */
	private rest = 0;
	private countedAt = 0;
	private answeredAt = 0;
	private answered = false;
	/** What it has answered by itself, and whether anybody has fetched it. */
	private readonly answer: MainsSense = {
		ageMs: 0,
		frequencyMhz: 0,
		milliVolts: [0, 0, 0],
		milliAmps: [0, 0, 0],
		milliWatts: 0,
		registerMwh: 0,
	};
	private isNews = false;

	/** Breaks or mends the meter, by place in METER_CONDITIONS. */
	become(condition: number): void {
		this.condition = condition;
		if (condition === Condition.None) this.restart();
	}

	/** It answers every `ms` from now on, or whenever it is asked if that is 0. */
	pace(now: number, ms: number): void {
		this.intervalMs = ms;
		this.answersAt = ms === 0 ? NEVER : now + ms;
	}

	/** Counts what has flowed until now. To be called before the power changes. */
	count(now: number, mains: Mains): void {
		const sum = mains.milliWatts * (now - this.countedAt) + this.rest;
		this.rest = sum % MILLI_WATT_MS;
		this.register = (this.register + (sum - this.rest) / MILLI_WATT_MS) | 0;
		this.countedAt = now;
	}

	/** The board was powered up: whoever asks has no answer yet. */
	restart(): void {
		this.answered = false;
		this.isNews = false;
	}

	/** Answers by itself. To be called once what has flowed is counted. */
	happen(now: number, mains: Mains): void {
		this.answersAt = now + this.intervalMs;
		if (!this.answers(now)) return;
		this.isNews = true;
		this.read(mains, this.answer);
	}

	/** Tells the last answer. A meter that never answered writes nothing but that; a frozen one repeats itself as if it were news. */
	tell(now: number, mains: Mains, sense: MainsSense): void {
		if (this.intervalMs === 0) {
			if (this.answers(now)) this.read(mains, sense);
		} else if (this.isNews) {
			this.isNews = false;
			copy(this.answer, sense);
		}
		sense.ageMs = this.answered ? Math.min(now - this.answeredAt, OLDEST_MS) : UNKNOWN;
	}

	/** Answers if it can. True if the answer is a new one. */
	private answers(now: number): boolean {
		if (this.condition === Condition.Lost || this.condition === Condition.None) return false;
		this.answeredAt = now;
		if (this.condition === Condition.Frozen && this.answered) return false;
		this.answered = true;
		return true;
	}

	private read(mains: Mains, sense: MainsSense): void {
		for (let phase = 0; phase < 3; phase++) {
			sense.milliVolts[phase] = mains.voltage(phase);
			sense.milliAmps[phase] = mains.milliAmps[phase];
		}
		sense.frequencyMhz = this.tellsFrequency ? mains.frequency() : UNKNOWN;
		sense.milliWatts = mains.milliWatts;
		sense.registerMwh = this.register;
	}
}

function copy(from: MainsSense, to: MainsSense): void {
	for (let phase = 0; phase < 3; phase++) {
		to.milliVolts[phase] = from.milliVolts[phase];
		to.milliAmps[phase] = from.milliAmps[phase];
	}
	to.frequencyMhz = from.frequencyMhz;
	to.milliWatts = from.milliWatts;
	to.registerMwh = from.registerMwh;
}
