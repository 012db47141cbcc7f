// SPDX-License-Identifier: Apache-2.0
/** The board's own protection: it holds the contactor only while the controller keeps asking and no line says stop. */
import { GuardCause } from "../../src/control/board.js";

/** How long one completed tick lets the contactor stay closed, ms. */
export const LEASE_MS = 100;

/** The guard of one board. */
export class Guard {
	/** Why it holds the contactor open although it is asked to close. */
	cause: GuardCause = GuardCause.None;
	/** Whether the coil may have voltage. */
	holds = false;
	/** When the lease ends; at power-up there has never been one. */
	leaseEndsAt = 0;

	/** Whether a completed tick has been told of the emergency stop. */
	private told = true;

	/** The controller has completed a tick. */
	renew(now: number): void {
		this.leaseEndsAt = now + LEASE_MS;
		this.told = true;
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
		return now >= this.leaseEndsAt ? GuardCause.Lease : GuardCause.None;
	}
}
