// SPDX-License-Identifier: Apache-2.0
/** Sense and Drive: all that a board tells the controller, and all that the controller asks of a board. */
import { frozen } from "./frozen.js";
import type { Instant } from "./integer.js";

/** Stands in any measured field of Sense for "there is no reading". */
export const UNKNOWN = -0x80000000;

/** The ohms of a proximity contact with nothing on it. */
export const OPEN_CIRCUIT = 0x7fffffff;

/** How many pilot windows one Sense can carry; a host that has more drops the oldest and counts them as lost. */
export const PILOT_CAPACITY = 128;

/** What the auxiliary (mirror) contact or the voltage behind the contactor says. */
export const Feedback = frozen({ Unknown: 0, Open: 1, Closed: 2 } as const);
export type Feedback = (typeof Feedback)[keyof typeof Feedback];

/** What the lock of a socket says; a fixed cable has none. */
export const LockFeedback = frozen({ None: 0, Locked: 1, Unlocked: 2 } as const);
export type LockFeedback = (typeof LockFeedback)[keyof typeof LockFeedback];

/** What the lock of a socket is told. As it is: nobody knows yet whether a vehicle is there, so nothing moves. */
export const LockDrive = frozen({ Unlock: 0, Lock: 1, AsItIs: 2 } as const);
export type LockDrive = (typeof LockDrive)[keyof typeof LockDrive];

/**
 * Why the guard opened the contactor without asking the controller. Pilot: it was outside C and D for longer than the
 * controller ever takes, so the controller is wrong, and stops until a restart.
 */
export const GuardCause = frozen({ None: 0, Lease: 1, Residual: 2, Stop: 3, Pilot: 4 } as const);
export type GuardCause = (typeof GuardCause)[keyof typeof GuardCause];

/** Numbers that a host writes by index; a native sampler may hand over a typed array. */
export interface Plateaus {
	readonly length: number;
	[index: number]: number;
}

/**
 * The pilot since the last step, one window of 1 ms (one PWM period) after the other, oldest first.
 * `high` and `low` are the plateau voltages in mV; on a steady pilot both say the same.
 */
export interface PilotSense {
	/** Windows in `high` and `low`, 0 to PILOT_CAPACITY. */
	count: number;
	/** Windows that found no room, or of which the sampler did not see both plateaus. */
	lost: number;
	/** Standard deviation of the samples within a plateau, mV; UNKNOWN where the sampler cannot tell. */
	spreadMv: number;
	readonly high: Plateaus;
	readonly low: Plateaus;
}

/** The supply and the energy meter. Arrays hold L1, L2, L3; a phase that is not there reads 0. */
export interface MainsSense {
	/** Age of the meter's readings, ms; UNKNOWN if it never answered. */
	ageMs: number;
	frequencyMhz: number;
	readonly milliVolts: number[];
	readonly milliAmps: number[];
	milliWatts: number;
	/** The meter's energy register, mWh; int32 that wraps, so only differences count. */
	registerMwh: number;
}

/** Residual current: the trip line of the monitor, and its readings in µA where it gives any. */
export interface ResidualSense {
	tripped: 0 | 1;
	dcMicroAmps: number;
	acMicroAmps: number;
}

/** All that the controller learns in one tick. The host fills it; the step only reads it. */
export interface Sense {
	now: Instant;
	readonly pilot: PilotSense;
	/** Proximity contact to protective earth, Ω; OPEN_CIRCUIT without a plug, UNKNOWN if not measurable. */
	proximityOhms: number;
	contactor: Feedback;
	readonly mains: MainsSense;
	readonly residual: ResidualSense;
	/** One per sensor, m°C; UNKNOWN for a sensor that does not answer. The first is the enclosure's. */
	readonly temperatures: number[];
	/** Emergency stop is pressed. */
	stopButton: 0 | 1;
	/** The enclosure is open. */
	tamper: 0 | 1;
	/** The board's own supply is too low to be relied on. */
	brownOut: 0 | 1;
	lock: LockFeedback;
	/** The guard has opened the contactor for this reason and holds it open until Drive asks to open. */
	guard: GuardCause;
}

/** All that the controller decides in one tick. The step writes it; the host applies it. */
export interface Drive {
	/** Pilot: hundredths of a percent; 0 is a steady −12 V, 10 000 a steady +12 V. */
	duty: number;
	/** 1 asks for the contactor closed. */
	contactor: 0 | 1;
	/** Phases to connect, 1 or 3; changes only while the contactor is open. 0, as they are: nobody has seen it open yet. */
	phases: 0 | 1 | 3;
	/** 1 asks the residual current monitor for its trip line, to see that it works. */
	residualTest: 0 | 1;
	/** What is asked of the lock that holds the plug in the socket. */
	lock: LockDrive;
	/** A new value asks the lock to move again to where it already should be. */
	lockTry: number;
	/** 1 asks a device upstream to cut the supply, because the contactor cannot. */
	shuntTrip: 0 | 1;
}

/** What a board says before it has said anything. Copy it; it is frozen on the device. */
export const SENSE_AT_START: Sense = frozen({
	now: 0 as Instant,
	pilot: {
		count: 0,
		lost: 0,
		spreadMv: UNKNOWN,
		high: Array.from({ length: PILOT_CAPACITY }, () => 0),
		low: Array.from({ length: PILOT_CAPACITY }, () => 0),
	},
	proximityOhms: OPEN_CIRCUIT,
	contactor: Feedback.Unknown,
	mains: { ageMs: UNKNOWN, frequencyMhz: UNKNOWN, milliVolts: [0, 0, 0], milliAmps: [0, 0, 0], milliWatts: 0, registerMwh: UNKNOWN },
	residual: { tripped: 0, dcMicroAmps: UNKNOWN, acMicroAmps: UNKNOWN },
	temperatures: [UNKNOWN],
	stopButton: 0,
	tamper: 0,
	brownOut: 0,
	lock: LockFeedback.None,
	guard: GuardCause.None,
});

/** What is driven until the first step has decided: +12 V, the contactor open, the rest as it is. Copy it. */
export const DRIVE_AT_START: Drive = frozen({
	duty: 10_000,
	contactor: 0,
	phases: 0,
	residualTest: 0,
	lock: LockDrive.AsItIs,
	lockTry: 0,
	shuntTrip: 0,
});
