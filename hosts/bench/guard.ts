// SPDX-License-Identifier: Apache-2.0
/** The board's own protection: it holds the contactor only while the controller keeps asking, and neither a line nor the pilot says stop. */
import { GuardCause } from "../../src/control/board.js";
import { NUMBERS } from "../../src/control/numbers.js";
import { NEVER } from "./moment.js";

/** How long one completed tick lets the contactor stay closed, ms. */
export const LEASE_MS = NUMBERS.guard.leaseMs.value;
/** How long the pilot may show neither B, C nor D, and how long it may show B or worse, ms. */
const AWAY_MS = NUMBERS.guard.awayMs.value;
const OUTSIDE_MS = NUMBERS.guard.outsideMs.value;

/** The voltages of C and D and of B, with the widest hysteresis that the controller may be given, mV. */
const HYSTERESIS_MV = NUMBERS.pilot.hysteresisMv.max;
const ABOVE_MV = NUMBERS.pilot.boundaryDeMv.value - HYSTERESIS_MV;
const UP_TO_MV = NUMBERS.pilot.boundaryBcMv.value + HYSTERESIS_MV;
const B_UP_TO_MV = NUMBERS.pilot.boundaryAbMv.value + HYSTERESIS_MV;

/** The guard of one board. hosts/esp32/native/guard.c decides the same, and a test compares the two. */
export class Guard {
	/** Why it holds the contactor open although it is asked to close. */
	cause: GuardCause = GuardCause.None;
	/** Whether the coil may have voltage. */
	holds = false;
	/** When the lease ends; at power-up there has never been one. */
	leaseEndsAt = 0;

	/** Whether a completed tick has been told of the emergency stop. */
	private told = true;
	/** Since when the pilot has been outside C and D, and since when outside B as well; NEVER while it is not. */
	private outsideSince = NEVER;
	private awaySince = NEVER;

	/** The controller has completed a tick. */
	renew(now: number): void {
		this.leaseEndsAt = now + LEASE_MS;
		this.told = true;
	}

	/** The pilot's high plateau, mV, where it is now. */
	watch(now: number, highMv: number): void {
		const away = highMv <= ABOVE_MV || highMv > B_UP_TO_MV;
		if (!away) this.awaySince = NEVER;
		else if (this.awaySince === NEVER) this.awaySince = now;
		if (!away && highMv <= UP_TO_MV) this.outsideSince = NEVER;
		else if (this.outsideSince === NEVER) this.outsideSince = now;
	}

	/** When it opens if nothing else happens: the lease ends, or the pilot has been wrong for too long. */
	opensAt(): number {
		return this.holds ? Math.min(this.leaseEndsAt, this.pilotEndsAt()) : NEVER;
	}

	/**
	 * Decides about the coil. What made it open is kept until the controller asks to open. An emergency stop comes before
	 * every other cause and is kept until the controller has been told, whatever it asks: nobody presses it twice.
	 */
	judge(now: number, asked: boolean, stop: boolean, residual: boolean): void {
		if (stop) {
			this.told = this.told && this.cause === GuardCause.Stop;
			this.cause = GuardCause.Stop;
		} else if (!asked && this.told) this.cause = GuardCause.None;
		else if (asked && this.cause === GuardCause.None) this.cause = this.objection(now, residual);
		this.holds = asked && this.cause === GuardCause.None;
	}

	private objection(now: number, residual: boolean): GuardCause {
		if (residual) return GuardCause.Residual;
		if (now >= this.leaseEndsAt) return GuardCause.Lease;
		return now >= this.pilotEndsAt() ? GuardCause.Pilot : GuardCause.None;
	}

	private pilotEndsAt(): number {
		return Math.min(this.awaySince + AWAY_MS, this.outsideSince + OUTSIDE_MS);
	}
}
