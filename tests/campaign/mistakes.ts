// SPDX-License-Identifier: Apache-2.0
/** Mistakes that firmware once made, with what it had to remember to make them. */
import { type Drive, GuardCause, LockDrive } from "../../src/control/board.js";
import type { Instant } from "../../src/control/integer.js";
import { since } from "../../src/control/integer.js";
import type { Firmware } from "../../src/firmware.js";

/** What somebody between firmware and board does. */
export interface Mistake {
	/** Before a tick: what the firmware is made to believe. */
	readonly before?: (firmware: Firmware) => void;
	/** After a tick: what is done instead of what it says; `last` is what was done before. */
	readonly after?: (drive: Drive, firmware: Firmware, last: Readonly<Drive>) => void;
}

/** A way to be wrong. */
export interface Sabotage extends Mistake {
	readonly name: string;
	/** Rules that have to notice it, each with a scenario that shows it. */
	readonly breaks: Readonly<Record<string, string>>;
	/** For a mistake that has to remember something: one for each power-up. */
	readonly begins?: () => Mistake;
}

/** A mistake that remembers, by name, with the rules that have to notice it and a scenario for each. */
interface Remembering {
	readonly name: string;
	readonly breaks: Readonly<Record<string, string>>;
	readonly begins: () => Mistake;
}

/** Opens when the guard has, and thinks no more of it. */
function deaf(): Mistake {
	let opened = false;
	return {
		before: ({ sense }) => {
			opened = sense.guard !== GuardCause.None;
			sense.guard = GuardCause.None;
		},
		after: (drive) => {
			if (opened) drive.contactor = 0;
		},
	};
}

/** Knows only since when the duty is what it is, and tells that to `decide`. */
function byDuty(decide: (firmware: Firmware, ms: number) => void): Mistake {
	let duty = -1;
	let changedAt = 0 as Instant;
	return {
		before: (firmware) => {
			const { drive, sense } = firmware;
			if (drive.duty !== duty) changedAt = sense.now;
			duty = drive.duty;
			decide(firmware, since(sense.now, changedAt));
		},
	};
}

/** An hour, and no time at all: for a patience that somebody else decides about, ms. */
const FOR_EVER_MS = 3_600_000;

/** The mistakes. */
export const MISTAKES: readonly Remembering[] = [
	{
		name: "forgets what the guard has opened for",
		breaks: { "closes-after-trip": "> set residual.fitted no; draw_power_fixed 16,3; sleep 5; residual 300; sleep 4" },
		begins: deaf,
	},
	{
		name: "overlooks a B anew with each duty",
		breaks: {
			"stays-closed-unasked":
				"> set temperature.rise 200; draw_power_regulated 32,3; sleep 10; temperature 63; sleep 0.12; pause; sleep 0.2; temperature 66; sleep 1",
		},
		begins: () =>
			byDuty(({ values }, ms) => {
				values.control.pilot.dutyGlitchMs = ms < 550 ? FOR_EVER_MS : 0;
			}),
	},
	{
		name: "gives the whole time to let go again with each stop",
		breaks: {
			"stays-closed-with-hardly-any-pwm": `draw_power_fixed 16,3; sleep 9${"; > pause; sleep 4; > resume; sleep 0.3".repeat(4)}`,
		},
		begins: () =>
			byDuty(({ drive, values }, ms) => {
				values.control.sequence.forcedOpenMs = drive.duty === 10_000 && ms >= 6_000 ? 0 : FOR_EVER_MS;
			}),
	},
	{
		name: "unlocks when it starts",
		breaks: {
			"unlocks-under-voltage": "lock ok; > set lock.fitted yes; draw_power_regulated 16,3; sleep 5; contactor welded; reboot; sleep 1",
		},
		begins: () => ({
			after: (drive) => {
				if (drive.lock === LockDrive.AsItIs) drive.lock = LockDrive.Unlock;
			},
		}),
	},
	{
		name: "switches phases with closed contacts",
		breaks: {
			"switches-phases-live": "draw_power_regulated 16,3; sleep 5; contactor welded; reboot; sleep 1",
		},
		begins: () => ({
			after: (drive, { evse }) => {
				drive.phases = evse.wish.phases;
			},
		}),
	},
	{
		name: "takes a reading that has become old for a good one",
		breaks: { "stays-closed-overvoltage": "meter_interval 2700; draw_power_regulated 16,3; sleep 5; mains 330; sleep 30" },
		begins: () => ({
			before: ({ sense: { mains } }) => {
				if (mains.ageMs > 300) mains.milliVolts.fill(230_000);
			},
		}),
	},
];
