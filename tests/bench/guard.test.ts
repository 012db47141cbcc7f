// SPDX-License-Identifier: Apache-2.0
/** The guard holds the contactor only while the controller keeps asking in time and no line says stop. */
import test from "ava";
import { Guard } from "../../hosts/bench/guard.js";
import { GuardCause } from "../../src/control/board.js";

function asking(): Guard {
	const guard = new Guard();
	guard.watch(500, 6_000);
	guard.renew(1_000);
	guard.judge(1_000, true, false, false);
	return guard;
}

test("without a lease nothing closes, not even at the very beginning", (t) => {
	const guard = new Guard();
	guard.judge(0, true, false, false);
	t.false(guard.holds);
	t.is(guard.cause, GuardCause.Lease);
});

test("a lease lasts 65 ms", (t) => {
	const guard = asking();
	t.true(guard.holds);
	t.is(guard.leaseEndsAt, 1_065);
	guard.judge(1_064, true, false, false);
	t.true(guard.holds);
	guard.judge(1_065, true, false, false);
	t.false(guard.holds);
	t.is(guard.cause, GuardCause.Lease);
});

test("stop button and residual line open at once and say so", (t) => {
	const stopped = asking();
	stopped.judge(1_001, true, true, true);
	t.false(stopped.holds);
	t.is(stopped.cause, GuardCause.Stop);
	const tripped = asking();
	tripped.judge(1_001, true, false, true);
	t.false(tripped.holds);
	t.is(tripped.cause, GuardCause.Residual);
});

test("it stays open, with its first cause, until the controller asks to open", (t) => {
	const guard = asking();
	guard.judge(1_001, true, false, true);
	guard.judge(1_200, true, false, false);
	guard.renew(1_203);
	guard.judge(1_203, true, false, false);
	t.false(guard.holds);
	t.is(guard.cause, GuardCause.Residual);
	guard.judge(1_204, false, false, false);
	t.is(guard.cause, GuardCause.None);
	t.false(guard.holds);
	guard.judge(1_205, true, false, false);
	t.true(guard.holds);
});

test("an emergency stop comes before every other cause", (t) => {
	const guard = asking();
	guard.judge(1_001, true, false, true);
	guard.judge(1_002, true, true, true);
	guard.judge(1_003, true, false, true);
	t.is(guard.cause, GuardCause.Stop);
});

test("an emergency stop is kept until a completed tick has been told of it, even while nobody asks to close", (t) => {
	const guard = asking();
	guard.judge(1_001, false, true, false);
	guard.judge(1_002, false, false, false);
	t.is(guard.cause, GuardCause.Stop, "nobody knows yet");
	guard.renew(1_010);
	guard.judge(1_010, false, false, false);
	t.is(guard.cause, GuardCause.None);
});

/** Milliseconds from the moment at which the pilot shows `mv` to the guard's opening, with a lease that never ends. */
function holdsFor(mv: number): number {
	const guard = asking();
	for (let now = 1_000; now < 3_000; now++) {
		guard.watch(now, mv);
		guard.renew(now);
		guard.judge(now, true, false, false);
		if (!guard.holds) return guard.cause === GuardCause.Pilot ? now - 1_000 : -1;
	}
	return Number.POSITIVE_INFINITY;
}

test("the last resort: outside C and D for 750 ms, or for 250 ms where there is no B either", (t) => {
	for (const [mv, ms] of [
		[12_000, 250],
		[10_951, 250],
		[10_950, 750],
		[9_000, 750],
		[7_951, 750],
		[7_950, Number.POSITIVE_INFINITY],
		[6_000, Number.POSITIVE_INFINITY],
		[3_000, Number.POSITIVE_INFINITY],
		[1_051, Number.POSITIVE_INFINITY],
		[1_050, 250],
		[0, 250],
		[-12_000, 250],
	] as const)
		t.is(holdsFor(mv), ms, `${mv}`);
});

test("a pilot that comes back in time begins anew, and the guard says when it will open", (t) => {
	const guard = asking();
	guard.watch(1_000, 12_000);
	t.is(guard.opensAt(), 1_065);
	guard.renew(1_200);
	t.is(guard.opensAt(), 1_250);
	guard.watch(1_249, 9_000);
	t.is(guard.opensAt(), 1_265);
	guard.watch(1_260, 6_000);
	guard.watch(1_270, 12_000);
	guard.renew(1_500);
	t.is(guard.opensAt(), 1_520);
});
