// SPDX-License-Identifier: Apache-2.0
/** The catalogue of faults: what each means and how it ends. While one stands, the contactor is open. */

/**
 * How a fault ends once its condition is gone. "itself": after its delay, so many times (numbers.retryAfter, numbers.retries),
 * then like "unplug". "unplug": when the vehicle is gone or a person clears it. "person": when a person clears it.
 */
export type Clears = "itself" | "unplug" | "person";

/** One row of the catalogue. */
export interface Fault {
	readonly name: string;
	readonly clears: Clears;
	readonly means: string;
}

/** The catalogue. A fault's place in it is its bit in Report.faults. At most 31 rows. */
export const FAULTS = [
	{ name: "pilot_short", clears: "itself", means: "The control pilot is shorted to protective earth (state E)." },
	{ name: "pilot_levels", clears: "itself", means: "The pilot has voltages that no vehicle makes: above 13 V, below −13 V, or a low plateau that is neither a diode's nor its mirror." },
	{ name: "diode", clears: "itself", means: "The vehicle's diode is missing or shorted, so what is plugged in may be no vehicle." },
	{ name: "ventilation", clears: "itself", means: "The vehicle asks for ventilation (state D) and there is none." },
	{ name: "welded", clears: "person", means: "The contactor was told to open and is still closed." },
	{ name: "did_not_close", clears: "itself", means: "The contactor was told to close and is still open, or dropped out." },
	{ name: "feedback_lost", clears: "itself", means: "Nothing says whether the contactor is open or closed." },
	{ name: "cable", clears: "itself", means: "The proximity resistor belongs to no cable, or to another one than before." },
	{ name: "stop_button", clears: "unplug", means: "The emergency stop was pressed." },
	{ name: "loop_late", clears: "itself", means: "The control loop got no time for longer than it may." },
	{ name: "internal", clears: "person", means: "The firmware met a state that it believes impossible, and stopped." },
] as const satisfies readonly Fault[];

/** The name of a fault. */
export type FaultName = (typeof FAULTS)[number]["name"];

/** Each fault's place in the catalogue. */
export const FaultBit = {
	pilot_short: 0,
	pilot_levels: 1,
	diode: 2,
	ventilation: 3,
	welded: 4,
	did_not_close: 5,
	feedback_lost: 6,
	cable: 7,
	stop_button: 8,
	loop_late: 9,
	internal: 10,
} as const satisfies Record<FaultName, number>;
