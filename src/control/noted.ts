// SPDX-License-Identifier: Apache-2.0
/** What the witness has noted from one step to the next. */
import { LockDrive } from "./board.js";
import { STEADY_HIGH } from "./duty.js";
import { frozen } from "./frozen.js";
import type { Instant } from "./integer.js";
import { Letter } from "./letter.js";

/** What somebody who watches from outside has to remember from one step to the next. */
export interface Witness {
	/** What the last step drove, and since when. */
	contactor: 0 | 1;
	changedAt: Instant;
	phases: 0 | 1 | 3;
	/** The letter, as the pilot was decided. */
	letter: Letter;
	/** Faults that stood. */
	standing: number;
	/** Those of them that were not to be tried again. */
	forGood: number;
	/** The count of a person's requests. */
	clearFaults: number;
	/** For how long the wire has shown C or D, up to enterCMs; −1 if it does not. */
	askedMs: number;
	/** What the residual current monitor was told, and how far it has come since the contactor was closed: 1 tripped when asked, 2 let go. */
	residualTest: 0 | 1;
	tested: 0 | 1 | 2;
	/** What the lock was told. */
	lock: LockDrive;
	/** Periods with a good diode since the vehicle was last out of sight, less twice those with a bad one, up to diodeGoodPeriods. */
	goodPeriods: number;
	/** 1 once they were diodeGoodPeriods, until bad ones have taken twice diodeBadPeriods of them back, or all. */
	shown: 0 | 1;
	/** The duty that the last step drove. */
	duty: number;
	/** For how long the contactor has been closed without PWM, since it last was with PWM for dutyIntervalMs; and for how long it has been with. */
	withheldMs: number;
	offeredMs: number;
	/** For how long it has been closed although the wire showed neither C nor D; −1 if it is not. */
	overlookedMs: number;
	/** Periods that could be read since the last five of them, and for how long there have been no five. */
	readPeriods: number;
	unreadMs: number;
	/** Closed: periods up to now of which in every step half or more were neither C nor D, up to four times outsidePeriods. */
	halfPeriods: number;
	/** Closed: periods in a row in which a vehicle showed no good diode, up to diodeBadPeriods. */
	badPeriods: number;
	/** 1 once the wire has shown a vehicle, until it has shown none for goneMs; and for how long it has shown none, −1 if it does not. */
	there: 0 | 1;
	goneMs: number;
	/** For how long the vehicle has drawn more than a host above lets it. */
	overdrawnMs: number;
}

/** Before the first step. */
export const WITNESS_AT_START: Witness = frozen({
	contactor: 0,
	changedAt: 0 as Instant,
	phases: 0,
	letter: Letter.Unknown,
	standing: 0,
	forGood: 0,
	clearFaults: 0,
	askedMs: -1,
	residualTest: 0,
	tested: 0,
	lock: LockDrive.AsItIs,
	goodPeriods: 0,
	shown: 0,
	duty: STEADY_HIGH,
	withheldMs: 0,
	offeredMs: 0,
	overlookedMs: 0,
	readPeriods: 0,
	unreadMs: 0,
	halfPeriods: 0,
	badPeriods: 0,
	there: 0,
	goneMs: -1,
	overdrawnMs: 0,
});
