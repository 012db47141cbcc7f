// SPDX-License-Identifier: Apache-2.0
/** The load: what the vehicle draws, against what it was allowed when it drew it. */
import { type MainsSense, UNKNOWN } from "./board.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the load. */
export interface LoadState {
	/** The most that was signalled lately, mA: a vehicle has its time to follow a lower duty. */
	allowedMa: number;
	/** When that much was signalled last. */
	allowedAt: Instant;
	/** The most that was signalled after that, and when it was last. */
	afterMa: number;
	afterAt: Instant;
	/** 1 while it draws more than that with its margin, and since when. */
	over: 0 | 1;
	overAt: Instant;
	/** 1 while it draws far more. */
	farOver: 0 | 1;
	farOverAt: Instant;
	/** 1 if one of these has lasted too long. */
	tooMuch: 0 | 1;
}

/** At power-up nothing is allowed. */
export const LOAD_AT_START: LoadState = frozen({
	allowedMa: 0,
	allowedAt: 0 as Instant,
	afterMa: 0,
	afterAt: 0 as Instant,
	over: 0,
	overAt: 0 as Instant,
	farOver: 0,
	farOverAt: 0 as Instant,
	tooMuch: 0,
});

/** The largest current of the three phases, mA; a meter of one phase says 0 for the others. UNKNOWN without a fresh reading. */
export function largestMa(mains: MainsSense, freshMs: number): number {
	if (mains.ageMs === UNKNOWN || mains.ageMs > freshMs) return UNKNOWN;
	return Math.max(mains.milliAmps[0], mains.milliAmps[1], mains.milliAmps[2]);
}

/** Takes in the current. `signalledMa` is on the wire; `closed` says that the contactor was told to close. */
export function watchLoad(load: LoadState, numbers: Numbers, mains: MainsSense, signalledMa: number, closed: boolean, now: Instant): void {
	const n = numbers.overcurrent;
	remember(load, signalledMa, n.graceMs, now);
	const drawn = closed ? largestMa(mains, numbers.contactor.meterFreshMs) : 0;
	const slow = ((((load.allowedMa + n.marginMa) | 0) * n.percent) / 100) | 0;
	const fast = ((load.allowedMa * n.fastPercent) / 100) | 0;
	if (drawn <= slow) load.over = 0;
	else if (load.over === 0) {
		load.over = 1;
		load.overAt = now;
	}
	if (drawn <= fast || drawn <= slow) load.farOver = 0;
	else if (load.farOver === 0) {
		load.farOver = 1;
		load.farOverAt = now;
	}
	load.tooMuch =
		(load.over === 1 && since(now, load.overAt) >= n.slowMs) || (load.farOver === 1 && since(now, load.farOverAt) >= n.fastMs) ? 1 : 0;
}

/** A lower duty counts once the higher one has been over for as long as the vehicle may take. */
function remember(load: LoadState, signalledMa: number, graceMs: number, now: Instant): void {
	if (signalledMa >= load.afterMa) {
		load.afterMa = signalledMa;
		load.afterAt = now;
	}
	if (load.afterMa < load.allowedMa && since(now, load.allowedAt) < graceMs) return;
	load.allowedMa = load.afterMa;
	load.allowedAt = load.afterAt;
	load.afterMa = signalledMa;
	load.afterAt = now;
}
