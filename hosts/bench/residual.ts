// SPDX-License-Identifier: Apache-2.0
/** Residual current and the monitor that watches it, with a trip line and readings. */
import type { ResidualSense } from "../../src/control/board.js";

/** Words for the condition of a monitor, by value. */
export const MONITOR_CONDITIONS = ["ok", "dead", "stuck"] as const;

/** Conditions, by place in MONITOR_CONDITIONS. */
const Condition = { Ok: 0, Dead: 1, Stuck: 2 } as const;

/** 6 mA of direct current, IEC 62955. */
const TRIP_DC_MICRO_AMPS = 6_000;
/** 30 mA of alternating current, as the installation's own protection. */
const TRIP_AC_MICRO_AMPS = 30_000;

/** What flows to earth, and what the monitor makes of it. It flows whatever the contactor does, as a scenario says. */
export class Residual {
	/** Currents, µA. */
	dcMicroAmps = 0;
	acMicroAmps = 0;
	private condition: number = Condition.Ok;

	/** Breaks or mends the monitor, by place in MONITOR_CONDITIONS. */
	become(condition: number): void {
		this.condition = condition;
	}

	/** The trip line. */
	tripped(): boolean {
		if (this.condition !== Condition.Ok) return this.condition === Condition.Stuck;
		return this.dcMicroAmps >= TRIP_DC_MICRO_AMPS || this.acMicroAmps >= TRIP_AC_MICRO_AMPS;
	}

	/** Readings. A dead monitor does not fall silent: it reads nothing flowing, which looks like a good one. */
	tell(sense: ResidualSense): void {
		const dead = this.condition === Condition.Dead;
		sense.tripped = this.tripped() ? 1 : 0;
		sense.dcMicroAmps = dead ? 0 : this.dcMicroAmps;
		sense.acMicroAmps = dead ? 0 : this.acMicroAmps;
	}
}
