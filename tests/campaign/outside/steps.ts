// SPDX-License-Identifier: Apache-2.0
/** The steps of a charge, as somebody sees them who stands beside it. */
import type { Bench } from "../../../hosts/bench/bench.js";
import type { Moment } from "./trace.js";

/** Their names, in the order in which a charge takes them. */
export const STEPS = ["no power", "nobody", "plugged in", "asks", "closing", "charging", "opening", "fault"] as const;

/** One of them. */
export type Step = (typeof STEPS)[number];

/** Ω of a vehicle that asks are below this: IEC 61851-1 Table A.4, halfway between B and C. */
const ASKS_OHMS = 1_700;
/** Closing and opening last until current flows, and until all has settled, ms. */
const SETTLES_MS = 1_500;

/** Where a charge stands, after what contactor and pilot have done so far. */
export function stepOf({ device, board, now }: Bench, moments: readonly Moment[]): Step {
	if (device === null) return "no power";
	const commanded = board.commanded();
	const other = moments.map((moment) => moment.commanded).lastIndexOf(!commanded);
	const since = other < 0 ? undefined : moments[other + 1]?.at;
	if (since !== undefined && now - since < SETTLES_MS) return commanded ? "closing" : "opening";
	if (device.report.faults !== 0) return "fault";
	if (commanded) return "charging";
	if (!board.vehicle.plugged) return "nobody";
	return board.vehicle.ohms() < ASKS_OHMS ? "asks" : "plugged in";
}
