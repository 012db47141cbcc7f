// SPDX-License-Identifier: Apache-2.0
/** The account: how far the meter's register has been entered, and for whom; kept with every note of a session. */
import { UNKNOWN } from "../control/board.js";
import { frozen } from "../control/frozen.js";

/** What has to be known after a restart to go on without losing or adding a milliwatt-hour. */
export interface Account {
	/** The meter's register, up to which everything has been entered. */
	register: number;
	/** For how long it has not moved since, ms: what it has moved by cannot be more than a charger delivers in this time. */
	elapsedMs: number;
	/** The session whose contactor has been closed since then, or NOBODY, or SEVERAL. */
	owner: number;
	/** Energy that belongs to nobody, and energy that was found after its session was over, mWh since ever. */
	strayMwh: number;
	lateMwh: number;
	/** The last session that got energy in this way, and what it came to, mWh. */
	correctedN: number;
	correctedMwh: number;
}

/** No contacts were closed. */
export const NOBODY = 0;
/** Contacts were closed in several sessions, or in none. */
export const SEVERAL = -1;

/** Before anything was measured. */
export const NEW_ACCOUNT: Account = frozen({
	register: UNKNOWN,
	elapsedMs: 0,
	owner: NOBODY,
	strayMwh: 0,
	lateMwh: 0,
	correctedN: 0,
	correctedMwh: 0,
});
