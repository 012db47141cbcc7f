// SPDX-License-Identifier: Apache-2.0
/** What EvseManager calls of its board, as the interface evse_board_support has it, and its lock and residual current monitor. */

/** Why power may be on, or has to be off. */
export type Reason = "DCCableCheck" | "DCPreCharge" | "FullPowerCharging" | "PowerOff";

/** The board as EvseManager sees it. */
export interface BoardCommands {
	enable(on: boolean): void;
	/** Percent. */
	pwmOn(percent: number): void;
	x1(): void;
	f(): void;
	allowPowerOn(allowed: boolean, reason: Reason): void;
	switchPhases(three: boolean): void;
	/** A. */
	overcurrentLimit(ampere: number): void;
	lock(): void;
	unlock(): void;
}
