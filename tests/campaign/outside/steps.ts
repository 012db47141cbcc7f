// SPDX-License-Identifier: Apache-2.0
/** The steps of a charge, as somebody sees them who stands beside it. */
import type { Bench } from "../../../hosts/bench/bench.js";

/** Their names, in the order in which a charge takes them. */
export const STEPS = ["no power", "nobody", "plugged in", "asks", "closing", "charging", "stopping", "fault"] as const;

/** One of them. */
export type Step = (typeof STEPS)[number];

/** Ω of a vehicle that asks are below this: IEC 61851-1 Table A.4, halfway between B and C. */
const ASKS_OHMS = 1_700;

/** Where a charge stands. */
export function stepOf({ device, board }: Bench): Step {
	if (device === null) return "no power";
	if (device.report.faults !== 0) return "fault";
	if (!board.vehicle.plugged) return board.contactor.closed ? "stopping" : "nobody";
	if (board.commanded()) return board.mains.drawnMa > 0 ? "charging" : "closing";
	if (board.contactor.closed) return "stopping";
	return board.vehicle.ohms() < ASKS_OHMS ? "asks" : "plugged in";
}
