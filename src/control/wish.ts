// SPDX-License-Identifier: Apache-2.0
/** Wish and Report: all that the rest of the house asks of the controller, and all that it gets to know. */
import { LockDrive } from "./board.js";
import { AUTOMATIC } from "./duty.js";
import { FAULTS } from "./faults.js";
import { frozen } from "./frozen.js";
import type { Letter } from "./letter.js";
import { Presence } from "./presence.js";
import type { State } from "./sequence.js";

/** What the one writer wishes: the port, or a host above (EVerest) through it. It is read in every step; nothing in it is forgotten. */
export interface Wish {
	/** 1 while charging is allowed; with a host above, while that is there. Withdrawn, the vehicle has its time to let go. */
	mayCharge: 0 | 1;
	/** 1 while a host above lets the contactor close; withdrawn, it opens at once. Heeded only while a host says what is on the pilot. */
	mayClose: 0 | 1;
	/** The most to offer, mA per phase; below 6 A means none. */
	offerMa: number;
	/**
	 * AUTOMATIC, or what a host above wants on the pilot, hundredths of a percent as in Drive.duty: 0 for F, 10 000 for X1, a duty that
	 * vehicles read as a current, or as digital communication. One that they read as none is X1.
	 */
	pilot: number;
	/** With a host above: what the vehicle may draw before it is overcurrent, mA per phase, whatever the duty says. */
	overcurrentMa: number;
	/** AsItIs leaves the lock to the controller; Lock locks also where nothing shows a vehicle; Unlock opens it as soon as the contactor is open. */
	lock: LockDrive;
	/** Phases to charge with. */
	phases: 1 | 3;
	/** 1 where the place is ventilated, so that state D may charge. */
	ventilation: 0 | 1;
	/** Counts the requests of a person to clear faults; a new value is a new request. */
	clearFaults: number;
	/** Counts the requests for a test of the residual current monitor; it is made as soon as the contactor is open. */
	testResidual: number;
}

/** What is wished before anybody wishes. Copy it; it is frozen on the device. */
export const NOTHING_WISHED: Wish = frozen({
	mayCharge: 0,
	mayClose: 1,
	offerMa: 0,
	pilot: AUTOMATIC,
	overcurrentMa: 0,
	lock: LockDrive.AsItIs,
	phases: 1,
	ventilation: 0,
	clearFaults: 0,
	testResidual: 0,
});

/** All that a step tells the rest of the house. The step writes it whole each time. */
export interface Report {
	state: State;
	/** The pilot as decided; 0 while it is not known. */
	letter: Letter;
	/** Whether a vehicle is plugged in: not at once doubted when the pilot is out of sight for a moment. */
	presence: Presence;
	/** Current that the port is ready to offer, after cable and own limits, mA; 0 if none. A host above may have less signalled. */
	offeredMa: number;
	/** Current that the pilot signals at this moment, mA; 0 without PWM. */
	signalledMa: number;
	/** Rating of the cable, mA; 0 if there is none or it cannot be told. */
	cableMa: number;
	/** Reasons that forbid closing now, bits of Blocker. */
	blockers: number;
	/** Faults that stand, bits by their place in the catalogue. */
	faults: number;
	/** The fault that was raised last and still stands, its place in the catalogue, or −1. */
	newestFault: number;
	/** By place in the catalogue: ms until a standing fault is tried again, −1 if it waits for something else. */
	readonly retryInMs: number[];
	/** Bits of Happened. */
	happened: number;
	/** 1 while a port charges and nothing else here differs from what the last step reported. */
	quiet: 0 | 1;
	/** Closings of the contactor since the state was new. */
	cycles: number;
	/** Openings under load since the state was new. */
	openingsUnderLoad: number;
	/** Why the last of these was opened, bits of Blocker; 0 if it was the pilot alone. */
	openedBecause: number;
	/** Wake-up pulses given to this vehicle since it was plugged in. */
	wakeUps: number;
}

/** What is reported before the first step. Copy it; it is frozen on the device. */
export const REPORT_AT_START: Report = frozen({
	state: 0,
	letter: 0,
	presence: Presence.Unknown,
	offeredMa: 0,
	signalledMa: 0,
	cableMa: 0,
	blockers: 0,
	faults: 0,
	newestFault: -1,
	retryInMs: FAULTS.map(() => -1),
	happened: 0,
	quiet: 0,
	cycles: 0,
	openingsUnderLoad: 0,
	openedBecause: 0,
	wakeUps: 0,
});
