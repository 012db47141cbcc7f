// SPDX-License-Identifier: Apache-2.0
/** The energy meter: it counts exactly, and tells it, keeps it to itself, or repeats what it said before. */
import { type MainsSense, UNKNOWN } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
import type { Mains } from "./mains.js";

/** Words for the condition of a meter, by value. */
export const METER_CONDITIONS = frozen(["ok", "lost", "frozen"] as const);

/** Conditions, by place in METER_CONDITIONS. */
const Condition = frozen({ Ok: 0, Lost: 1, Frozen: 2 } as const);

/** 1 mWh is so many mW × ms. A day at 22 kW is 2 × 10^15 of them, so sums are exact below 2^53. */
const MILLI_WATT_MS = 3_600_000;
/** An age that no answer has outlived; Sense carries int32. */
const OLDEST_MS = 0x7fffffff;

/** The meter of one board. */
export class Meter {
	private condition: number = Condition.Ok;
	/** mWh, int32 that wraps. */
	private register = 0;
	/** What is not a whole mWh yet, mW × ms. */
	private rest = 0;
	private countedAt = 0;
	private answeredAt = 0;
	private answered = false;

	/** Breaks or mends the meter, by place in METER_CONDITIONS. */
	become(condition: number): void {
		this.condition = condition;
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
	}

	/** Answers. A meter that never answered writes nothing but that; a frozen one repeats itself as if it were news. */
	tell(now: number, mains: Mains, sense: MainsSense): void {
		if (this.condition === Condition.Lost) {
			const age = now - this.answeredAt;
			sense.ageMs = this.answered ? Math.min(age, OLDEST_MS) : UNKNOWN;
			return;
		}
		sense.ageMs = 0;
		this.answeredAt = now;
		if (this.condition === Condition.Frozen && this.answered) return;
		this.answered = true;
		for (let phase = 0; phase < 3; phase++) {
			sense.milliVolts[phase] = mains.voltage(phase);
			sense.milliAmps[phase] = mains.milliAmps[phase];
		}
		sense.frequencyMhz = mains.frequency();
		sense.milliWatts = mains.milliWatts;
		sense.registerMwh = this.register;
	}
}
