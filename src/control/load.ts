// SPDX-License-Identifier: Apache-2.0
/** The load: what the vehicle draws, against what it was allowed when it drew it. */
import type { MainsSense } from "./board.js";
import { frozen } from "./frozen.js";
import { fading, type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the load. */
export interface LoadState {
	/** The most that might be drawn lately, mA: a vehicle has its time to follow a lower duty. */
	allowedMa: number;
	/** When it was that much last. */
	allowedAt: Instant;
	/** The most that might be drawn after that, and when it was last. */
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
	/** 1 while current flows on a phase that is not connected, and since when. */
	stray: 0 | 1;
	strayAt: Instant;
	/** When it was looked at last. */
	lookedAt: Instant;
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
	stray: 0,
	strayAt: 0 as Instant,
	lookedAt: 0 as Instant,
});

/** The largest current of the three phases, mA; a meter of one phase says 0 for the others. */
export function largestMa(mains: MainsSense): number {
	return Math.max(mains.milliAmps[0], mains.milliAmps[1], mains.milliAmps[2]);
}

/**
 * Takes in the current. `allowedMa` is what may be drawn, once `lagMs` have passed since more could; `closed` says that the contactor was told to close, on `phases`; `news`
 * that the reading is worth a verdict: an old one leaves the last verdict and lets its time go on. What heats adds up, and a
 * good look takes back a quarter.
 */
export function watchLoad(
	load: LoadState,
	numbers: Numbers,
	mains: MainsSense,
	allowedMa: number,
	lagMs: number,
	closed: boolean,
	phases: number,
	news: boolean,
	now: Instant,
): void {
	const n = numbers.overcurrent;
	remember(load, allowedMa, lagMs, now);
	if (!closed) forget(load);
	else if (news) weigh(load, numbers, mains, phases, now);
	load.lookedAt = now;
	load.tooMuch =
		(load.over === 1 && since(now, load.overAt) >= n.slowMs) || (load.farOver === 1 && since(now, load.farOverAt) >= n.fastMs) ? 1 : 0;
}

/** True once current has flowed on a phase that is not connected for longer than a meter takes to forget. */
export function strays(load: LoadState, n: Numbers["contactor"], now: Instant): boolean {
	return load.stray === 1 && since(now, load.strayAt) >= n.strayMs;
}

function weigh(load: LoadState, numbers: Numbers, mains: MainsSense, phases: number, now: Instant): void {
	const n = numbers.overcurrent;
	const drawn = largestMa(mains);
	const gap = since(now, load.lookedAt);
	const slow = ((((load.allowedMa + n.marginMa) | 0) * n.percent) / 100) | 0;
	const fast = Math.max(((load.allowedMa * n.fastPercent) / 100) | 0, slow);
	if (load.over === 0) load.overAt = now;
	else if (drawn <= slow) load.overAt = fading(load.overAt, gap);
	load.over = drawn > slow || since(now, load.overAt) > 0 ? 1 : 0;
	if (load.farOver === 0) load.farOverAt = now;
	else if (drawn <= fast) load.farOverAt = fading(load.farOverAt, gap);
	load.farOver = drawn > fast || since(now, load.farOverAt) > 0 ? 1 : 0;
	const least = numbers.contactor.underLoadMa;
	const stray = phases === 1 && (mains.milliAmps[1] > least || mains.milliAmps[2] > least);
	if (load.stray === 0) load.strayAt = now;
	load.stray = stray ? 1 : 0;
}

/** With the contactor open nothing heats. */
function forget(load: LoadState): void {
	load.over = 0;
	load.farOver = 0;
	load.stray = 0;
}

/** Less counts once more has been over for as long as the vehicle may take. */
function remember(load: LoadState, allowedMa: number, lagMs: number, now: Instant): void {
	if (allowedMa >= load.afterMa) {
		load.afterMa = allowedMa;
		load.afterAt = now;
	}
	if (load.afterMa < load.allowedMa && since(now, load.allowedAt) < lagMs) return;
	load.allowedMa = load.afterMa;
	load.allowedAt = load.afterAt;
	load.afterMa = allowedMa;
	load.afterAt = now;
}
