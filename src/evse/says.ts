// SPDX-License-Identifier: Apache-2.0
/** What others say of how much may be offered: limits, the permit, the setpoint. It is kept over restarts, and some of it ends by itself. */
import type { Clock } from "./clock.js";
import type { Listener } from "./events.js";
import { Limits } from "./limits.js";
import type { Memory } from "./memory.js";
import type { EvseNumbers } from "./numbers.js";
import { Permit } from "./permit.js";
import { Setpoint } from "./setpoint.js";

/** Of one port. */
export class Says {
	readonly limits = new Limits();
	readonly permit: Permit;
	readonly setpoint = new Setpoint();

	constructor(clock: Clock, numbers: EvseNumbers, tell: Listener) {
		this.permit = new Permit(clock, numbers, tell);
	}

	/** Ends what is over by now, ms on the port's clock, and keeps what has changed. */
	attend(ms: number, memory: Memory): void {
		this.permit.attend();
		memory.keepPermit(this.permit);
		this.setpoint.attend(ms);
		memory.keepSetpoint(this.setpoint);
	}

	/** What was said for the vehicle that is gone does not hold for the next. */
	unplugged(memory: Memory): void {
		this.limits.unplugged();
		memory.keepLimits(this.limits);
	}

	/** When something of it changes by itself, on the port's clock; Infinity if nothing does. */
	nextAt(ms: number): number {
		return Math.min(this.limits.nextAt(ms), this.permit.nextAt, this.setpoint.nextAt);
	}
}
