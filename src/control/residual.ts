// SPDX-License-Identifier: Apache-2.0
/** Residual current: how long how much of it has flowed, and the self-test of the monitor that watches it. */
import type { ResidualSense } from "./board.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** Where a self-test is. */
export const Test = frozen({ None: 0, Rising: 1, Falling: 2 } as const);
export type Test = (typeof Test)[keyof typeof Test];

/** What is remembered of residual current. */
export interface ResidualState {
	/** 1 if it is more than may flow, or the monitor says so, while the contactor is closed. */
	flows: 0 | 1;
	/** 1 while the current is above the lower threshold, and since when. */
	dcOver: 0 | 1;
	dcAt: Instant;
	acOver: 0 | 1;
	acAt: Instant;
	test: Test;
	testAt: Instant;
	/** The count of requests for a test that was seen last. */
	asked: number;
	/** 1 once the monitor has passed its test since the contactor was last closed, or since somebody has asked for another. */
	passed: 0 | 1;
	passedAt: Instant;
	/** 1 in the step in which the test has failed. */
	failed: 0 | 1;
	/** 1 while the trip line says trip though nothing can flow, and since when. */
	stuck: 0 | 1;
	stuckAt: Instant;
}

/** At power-up the monitor has passed no test. */
export const RESIDUAL_AT_START: ResidualState = frozen({
	flows: 0,
	dcOver: 0,
	dcAt: 0 as Instant,
	acOver: 0,
	acAt: 0 as Instant,
	test: Test.None,
	testAt: 0 as Instant,
	asked: 0,
	passed: 0,
	passedAt: 0 as Instant,
	failed: 0,
	stuck: 0,
	stuckAt: 0 as Instant,
});

type ResidualNumbers = Numbers["residual"];

/**
 * Takes in the monitor. `open` says that the contactor was told to open and is: only then is the monitor tested, and only
 * otherwise can residual current flow. `mayTest` is false while a failed test waits for its next try; `asked` counts requests for one.
 */
export function watchResidual(
	residual: ResidualState,
	n: ResidualNumbers,
	sense: ResidualSense,
	open: boolean,
	mayTest: boolean,
	asked: number,
	now: Instant,
): void {
	residual.failed = 0;
	if (asked !== residual.asked) {
		residual.asked = asked;
		residual.passed = 0;
	}
	if (n.fitted === 0) {
		residual.test = Test.None;
		residual.passed = 0;
		residual.flows = 0;
		residual.stuck = 0;
	} else if (open) {
		residual.flows = 0;
		testMonitor(residual, n, sense.tripped === 1, mayTest, now);
	} else {
		residual.test = Test.None;
		residual.passed = 0;
		residual.stuck = 0;
		const quiet = sense.tripped === 0 && sense.dcMicroAmps < n.dcMicroAmps && sense.acMicroAmps < n.acMicroAmps;
		if (!quiet || (residual.dcOver | residual.acOver | residual.flows) !== 0) measure(residual, n, sense, now);
	}
}

/** The trip line, or the characteristic of a type A device with detection of direct current. */
function measure(residual: ResidualState, n: ResidualNumbers, sense: ResidualSense, now: Instant): void {
	if (sense.dcMicroAmps < n.dcMicroAmps) residual.dcOver = 0;
	else if (residual.dcOver === 0) {
		residual.dcOver = 1;
		residual.dcAt = now;
	}
	if (sense.acMicroAmps < n.acMicroAmps) residual.acOver = 0;
	else if (residual.acOver === 0) {
		residual.acOver = 1;
		residual.acAt = now;
	}
	const atOnce = sense.tripped === 1 || sense.dcMicroAmps >= n.dcAtOnceMicroAmps || sense.acMicroAmps >= n.acAtOnceMicroAmps;
	const dc = residual.dcOver === 1 && since(now, residual.dcAt) >= n.dcMs;
	const ac = residual.acOver === 1 && since(now, residual.acAt) >= n.acMs;
	residual.flows = atOnce || dc || ac ? 1 : 0;
}

/** Asks for the trip line, sees it come, lets go, and sees it leave: before each closing, and once a day. */
function testMonitor(residual: ResidualState, n: ResidualNumbers, tripped: boolean, mayTest: boolean, now: Instant): void {
	if (residual.test === Test.None) idle(residual, n, tripped, mayTest, now);
	else if (residual.test === Test.Rising) {
		if (tripped) advance(residual, Test.Falling, now);
		else if (since(now, residual.testAt) >= n.riseMs) fail(residual);
	} else if (!tripped) {
		residual.test = Test.None;
		residual.passed = 1;
		residual.passedAt = now;
	} else if (since(now, residual.testAt) >= n.fallMs) fail(residual);
}

/** Between tests the line has to be quiet. */
function idle(residual: ResidualState, n: ResidualNumbers, tripped: boolean, mayTest: boolean, now: Instant): void {
	if (!tripped) {
		residual.stuck = 0;
		const due = residual.passed === 0 || since(now, residual.passedAt) >= n.againMs;
		if (due && mayTest) advance(residual, Test.Rising, now);
	} else if (residual.stuck === 0) {
		residual.stuck = 1;
		residual.stuckAt = now;
	}
}

function advance(residual: ResidualState, test: Test, now: Instant): void {
	residual.test = test;
	residual.testAt = now;
	residual.passed = 0;
}

function fail(residual: ResidualState): void {
	residual.test = Test.None;
	residual.failed = 1;
}
