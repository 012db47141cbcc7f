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

	/** The controller has completed a tick. */
	renew(now: number): void {
		this.leaseEndsAt = now + LEASE_MS;
	}

	/** Decides about the coil. What made it open is kept until the controller asks to open. */
	judge(now: number, asked: boolean, stop: boolean, residual: boolean): void {
		if (!asked) this.cause = GuardCause.None;
		else if (this.cause === GuardCause.None) this.cause = this.objection(now, stop, residual);
		this.holds = asked && this.cause === GuardCause.None;
	}

	private objection(now: number, stop: boolean, residual: boolean): GuardCause {
		if (stop) return GuardCause.Stop;
		if (residual) return GuardCause.Residual;
		return now >= this.leaseEndsAt ? GuardCause.Lease : GuardCause.None;
	}
}
