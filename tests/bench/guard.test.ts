// SPDX-License-Identifier: Apache-2.0
/** The guard holds the contactor only while the controller keeps asking in time and no line says stop. */
import test from "ava";
import { Guard } from "../../hosts/bench/guard.js";
import { GuardCause } from "../../src/control/board.js";

function asking(): Guard {
	const guard = new Guard();
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

test("a lease lasts 100 ms", (t) => {
	const guard = asking();
	t.true(guard.holds);
	t.is(guard.leaseEndsAt, 1_100);
	guard.judge(1_099, true, false, false);
	t.true(guard.holds);
	guard.judge(1_100, true, false, false);
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
