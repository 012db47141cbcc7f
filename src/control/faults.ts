// SPDX-License-Identifier: Apache-2.0
/** The catalogue of faults: what each means, how hard it stops, and how it ends. */
import { frozen } from "./frozen.js";

/** "at once": the contactor opens, under load if need be. "stop first": the vehicle gets its time to let go. "warn": nothing stops. */
export type Severity = "at once" | "stop first" | "warn";

/**
 * How a fault ends once its condition is gone. "itself": after its delay, so many times (numbers.retryAfter, numbers.retries),
 * and then as `lastly` says. "unplug": when the vehicle is gone or a person clears it. "person": when a person clears it. "restart": not before.
 */
export type Clears = "itself" | "unplug" | "person" | "restart";

/** One row of the catalogue. */
export interface Fault {
	readonly name: string;
	readonly severity: Severity;
	readonly clears: Clears;
	/** What ends it when it is not tried again any more. Retries are counted anew after that, too. */
	readonly lastly: "unplug" | "person" | "restart";
	/** True if it stands again after a restart. */
	readonly survives: boolean;
	/** True where what wears or heats adds up: a good look takes back only a quarter of the time for which it held, and does not begin the delay anew. */
	readonly integrates: boolean;
	readonly means: string;
}

/** The catalogue. A fault's place in it is its bit in Report.faults. At most 32 rows: whoever goes through bits shifts them by >>>. */
export const FAULTS = frozen([
	{ name: "pilot_short", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: false, means: "The control pilot is shorted to protective earth (state E)." },
	{
		name: "pilot_levels",
		severity: "at once",
		clears: "itself",
		lastly: "unplug",
		survives: false,
		integrates: true,
		means: "The pilot has voltages that no vehicle makes: above 13 V, below −13 V, or a low plateau that is neither a diode's nor its mirror.",
	},
	{ name: "diode", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: true, means: "The vehicle's diode is missing or shorted, so what is plugged in may be no vehicle." },
	{ name: "ventilation", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: false, means: "The vehicle asks for ventilation (state D) and there is none." },
	{ name: "welded", severity: "at once", clears: "person", lastly: "person", survives: true, integrates: true, means: "The contactor was told to open and is still closed." },
	{ name: "did_not_close", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: true, means: "The contactor was told to close and is still open." },
	{ name: "feedback_lost", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: true, means: "Nothing says whether the contactor is open or closed." },
	{ name: "cable", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: false, means: "The proximity resistor belongs to no cable, or to another one than before." },
	{ name: "stop_button", severity: "at once", clears: "unplug", lastly: "unplug", survives: false, integrates: false, means: "The emergency stop was pressed." },
	{ name: "loop_late", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: false, means: "The control loop got no time for longer than it may." },
	{ name: "internal", severity: "at once", clears: "restart", lastly: "restart", survives: false, integrates: false, means: "The firmware met a state that it believes impossible, and stopped." },
	{ name: "residual_trip", severity: "at once", clears: "itself", lastly: "person", survives: true, integrates: false, means: "Residual current flowed." },
	{
		name: "residual_monitor",
		severity: "at once",
		clears: "itself",
		lastly: "person",
		survives: false,
		integrates: false,
		means: "The residual current monitor fails its self-test, or says trip while nothing can flow.",
	},
	{ name: "dropped_out", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: true, means: "The contactor was closed and has opened without being told to." },
	{ name: "pilot_noise", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: true, means: "The pilot is too noisy, or too silent, to tell what the vehicle shows." },
	{ name: "overcurrent", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: true, means: "The vehicle drew more than the pilot allowed." },
	{ name: "overtemperature", severity: "stop first", clears: "itself", lastly: "person", survives: false, integrates: true, means: "The charger is too hot, in spite of a lower current." },
	{ name: "temperature_sensor", severity: "stop first", clears: "itself", lastly: "person", survives: false, integrates: false, means: "A temperature sensor is silent, stands still, or says what cannot be." },
	{ name: "undervoltage", severity: "at once", clears: "itself", lastly: "person", survives: false, integrates: true, means: "The mains voltage is too low." },
	{ name: "overvoltage", severity: "at once", clears: "itself", lastly: "person", survives: false, integrates: true, means: "The mains voltage is too high." },
	{ name: "frequency", severity: "at once", clears: "itself", lastly: "person", survives: false, integrates: true, means: "The mains frequency is out of bounds." },
	{ name: "phase_loss", severity: "stop first", clears: "itself", lastly: "person", survives: false, integrates: true, means: "A phase of the supply is missing." },
	{ name: "neutral_lost", severity: "at once", clears: "itself", lastly: "person", survives: false, integrates: true, means: "One phase is far too high and another far too low, as without a neutral." },
	{ name: "pen", severity: "at once", clears: "itself", lastly: "person", survives: false, integrates: true, means: "The voltage has left the window within which the PEN conductor is believed whole." },
	{ name: "meter_lost", severity: "warn", clears: "itself", lastly: "unplug", survives: false, integrates: false, means: "The meter does not answer: overcurrent and mains are not watched." },
	{ name: "meter_frozen", severity: "warn", clears: "itself", lastly: "unplug", survives: false, integrates: false, means: "The meter shows power, and its energy register stands still." },
	{
		name: "meter_implausible",
		severity: "at once",
		clears: "itself",
		lastly: "unplug",
		survives: false,
		integrates: true,
		means: "Current flows although contactor and feedback are open: the meter or the feedback is wrong, or the contactor has welded.",
	},
	{ name: "tamper", severity: "stop first", clears: "person", lastly: "person", survives: true, integrates: false, means: "The enclosure was opened." },
	{ name: "lock", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: false, means: "The lock of the socket does not do what it is told." },
	{ name: "brown_out", severity: "at once", clears: "itself", lastly: "person", survives: false, integrates: true, means: "The board's own supply is too low." },
	{ name: "self_test", severity: "at once", clears: "itself", lastly: "person", survives: false, integrates: false, means: "The pilot generator does not reach +12 V, or the numbers contradict each other." },
	{ name: "reclosing", severity: "at once", clears: "itself", lastly: "unplug", survives: false, integrates: false, means: "The contactor had to open under load too often." },
] as const satisfies readonly Fault[]);

/** The name of a fault. */
export type FaultName = (typeof FAULTS)[number]["name"];

/** Each fault's place in the catalogue. */
export const FaultBit = frozen(Object.fromEntries(FAULTS.map(({ name }, place) => [name, place])) as { readonly [Name in FaultName]: number });

/** The bits of the faults of which something holds. */
const bitsWhere = (holds: (fault: Fault) => boolean): number => FAULTS.reduce((bits, fault, place) => (holds(fault) ? bits | (1 << place) : bits), 0);

/** Faults that open at once, as bits. */
export const AT_ONCE: number = bitsWhere(({ severity }) => severity === "at once");

/** Faults that stop the vehicle first, as bits. */
export const STOP_FIRST: number = bitsWhere(({ severity }) => severity === "stop first");

/** Faults that are tried again by themselves, as bits. */
export const TRIED_AGAIN: number = bitsWhere(({ clears }) => clears === "itself");

/** Faults that nothing but a restart ends, as bits. */
export const ENDED_BY_RESTART: number = bitsWhere(({ clears }) => clears === "restart");

/** Faults whose tries end with the vehicle, as bits. */
export const ENDED_BY_UNPLUGGING: number = bitsWhere(({ lastly }) => lastly === "unplug");

/** Faults that a restart does not end, as bits. */
export const SURVIVING: number = bitsWhere(({ survives }) => survives);

/** Faults whose condition adds up, as bits. */
export const INTEGRATED: number = bitsWhere(({ integrates }) => integrates);
