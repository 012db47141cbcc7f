// SPDX-License-Identifier: Apache-2.0
/** Residual current and the monitor that watches it, with a trip line and readings. */
import type { ResidualSense } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
import { NEVER } from "./moment.js";

/** Words for the condition of a monitor, by value. */
export const MONITOR_CONDITIONS = frozen(["ok", "dead", "stuck"] as const);

/** Conditions, by place in MONITOR_CONDITIONS. */
const Condition = frozen({ Ok: 0, Dead: 1, Stuck: 2 } as const);

/** 6 mA of direct current, IEC 62955. */
const TRIP_DC_MICRO_AMPS = 6_000;
/** 30 mA of alternating current, as the installation's own protection. */
const TRIP_AC_MICRO_AMPS = 30_000;

/** How long the monitor takes to answer its test input, ms. Real ones take longer: Tinkerforge evse-v2 has 1.4 s up and 3 s down. */
const USUAL_TEST_MS = 100;

/** What flows to earth while the contactor is closed, and what the monitor makes of it. */
export class Residual {
	/** Currents, µA. */
	dcMicroAmps = 0;
	acMicroAmps = 0;
	/** When the trip line falls that somebody has put up; NEVER while nobody has. */
	lineEndsAt = NEVER;
	private testMs = USUAL_TEST_MS;
	private condition: number = Condition.Ok;
	private readonly test = { on: false, was: false, since: 0 };

	/** Breaks or mends the monitor, by place in MONITOR_CONDITIONS. */
	become(condition: number): void {
		this.condition = condition;
	}

	/** How long it takes to answer its test input, ms, with either edge. */
	delay(ms: number): void {
		this.testMs = ms;
	}

	/** The trip line is up for `ms`, whatever flows and whatever the monitor does. */
	putLineUp(now: number, ms: number): void {
		this.lineEndsAt = now + ms;
	}

	/** The test input of the monitor. */
	examine(now: number, on: boolean): void {
		if (on === this.test.on) return;
		this.test.was = this.answer(now);
		this.test.on = on;
		this.test.since = now;
	}

	/** The trip line. `closed` says that the contactor is, so that current can flow. */
	tripped(now: number, closed: boolean): boolean {
		if (this.lineEndsAt !== NEVER) return true;
		if (this.condition !== Condition.Ok) return this.condition === Condition.Stuck;
		return this.answer(now) || (closed && this.flows());
	}

	/** What it makes of its test input. */
	private answer(now: number): boolean {
		return now - this.test.since >= this.testMs ? this.test.on : this.test.was;
	}

	private flows(): boolean {
		return this.dcMicroAmps >= TRIP_DC_MICRO_AMPS || this.acMicroAmps >= TRIP_AC_MICRO_AMPS;
	}

	/** Readings. A dead monitor does not fall silent: it reads nothing flowing, which looks like a good one. */
	tell(now: number, closed: boolean, sense: ResidualSense): void {
		const blind = this.condition === Condition.Dead || !closed;
		sense.tripped = this.tripped(now, closed) ? 1 : 0;
		sense.dcMicroAmps = blind ? 0 : this.dcMicroAmps;
		sense.acMicroAmps = blind ? 0 : this.acMicroAmps;
	}
}
