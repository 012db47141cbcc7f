// SPDX-License-Identifier: Apache-2.0
/** The board's own protection: it holds the contactor only while the controller keeps asking, and neither a line nor the pilot says stop. */
import { GuardCause } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
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

/** Where the pilot is: in C or D, in B, or in neither. */
const Place = frozen({ Inside: 0, Outside: 1, Away: 2 } as const);
/** The place that each of the last eight windows showed, two bits each; all of them the same place, divided by that place. */
const EIGHT_WINDOWS = 0xffff;
const UNIFORM = 0x5555;
/** Windows that decide, of the last eight, as in src/control/pilot.ts: single ones are noise. */
const MAJORITY = 5;
/** A sampler that has not read a window for so long says nothing of the vehicle, ms. */
const SILENT_MS = NUMBERS.pilot.silentMs.max;

/** The place of a high plateau, mV. */
function placeOf(highMv: number): number {
	if (highMv <= ABOVE_MV || highMv > B_UP_TO_MV) return Place.Away;
	return highMv > UP_TO_MV ? Place.Outside : Place.Inside;
}

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
	private place: number = Place.Inside;
	private history = Place.Inside * UNIFORM;
	private heardAt = 0;

	/** The controller has completed a tick. */
	renew(now: number): void {
		this.leaseEndsAt = now + LEASE_MS;
		this.told = true;
	}

	/** The pilot's high plateau, mV, as it is now and has been for as long as anybody looked. */
	watch(now: number, highMv: number): void {
		const place = placeOf(highMv);
		this.history = place * UNIFORM;
		this.heardAt = now;
		this.move(now, place);
	}

	/** A window as it was sampled, mV: most of the last eight decide. */
	hear(now: number, highMv: number): void {
		const place = placeOf(highMv);
		this.heardAt = now;
		if (place === this.place && this.history === place * UNIFORM) return;
		this.history = ((this.history << 2) | place) & EIGHT_WINDOWS;
		const inside = this.windowsOf(Place.Inside);
		if (inside >= MAJORITY) this.move(now, Place.Inside);
		else if (this.windowsOf(Place.Away) >= MAJORITY) this.move(now, Place.Away);
		else if (inside <= 8 - MAJORITY) this.move(now, Place.Outside);
	}

	/** A window that the sampler could not read. */
	miss(now: number): void {
		if (now - this.heardAt < SILENT_MS) return;
		this.history = Place.Away * UNIFORM;
		this.move(now, Place.Away);
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
	/** Begins or ends the time for which the pilot has not been where it should be. */
	private move(now: number, place: number): void {
		this.place = place;
		if (place !== Place.Away) this.awaySince = NEVER;
		else if (this.awaySince === NEVER) this.awaySince = now;
		if (place === Place.Inside) this.outsideSince = NEVER;
		else if (this.outsideSince === NEVER) this.outsideSince = now;
	}

	/** How many of the last eight windows showed `place`. */
	private windowsOf(place: number): number {
		let count = 0;
		for (let rest = this.history, i = 0; i < 8; i++, rest = rest >> 2) if ((rest & 3) === place) count++;
		return count;
	}
}
