// SPDX-License-Identifier: Apache-2.0
/** The monitor of EVerest's heartbeat: what rises, gaps, stragglers, an EVerest that counts anew, and two of them. */
import test from "ava";
import { type Beat, HeartbeatMonitor } from "../../src/everest/board/monitor.js";

/** Hears payloads a second apart, and tells what each of them was. */
function heard(monitor: HeartbeatMonitor, payloads: readonly (number | string | undefined)[], from = 0): Beat[] {
	return payloads.map((payload, i) => monitor.hear(payload === undefined ? undefined : `${payload}`, from + i * 1_000));
}

test("a number alone is no sign of life; each that rises is", (t) => {
	const monitor = new HeartbeatMonitor();
	t.deepEqual(heard(monitor, [0, 1, 2, 3]), ["nothing", "alive", "alive", "alive"]);
	t.is(monitor.lost, 0);
	t.deepEqual(heard(new HeartbeatMonitor(), [7_000, 7_001]), ["nothing", "alive"]);
});

test("a jump is a sign of life, and what it has left out is counted", (t) => {
	const monitor = new HeartbeatMonitor();
	t.deepEqual(heard(monitor, [0, 3, 4, 14]), ["nothing", "jump", "alive", "jump"]);
	t.is(monitor.lost, 2 + 9);
});

test("what was heard already, or is up to five below, means nothing", (t) => {
	const monitor = new HeartbeatMonitor();
	t.deepEqual(heard(monitor, [10, 11, 11, 10, 9, 8, 7, 6, 12]), [
		"nothing",
		"alive",
		...["nothing", "nothing", "nothing", "nothing", "nothing", "nothing"],
		"alive",
	] as Beat[]);
	t.is(monitor.lost, 0);
});

test("one that is lower by more means nothing until the next follows it: then an EVerest counts anew", (t) => {
	const monitor = new HeartbeatMonitor();
	t.deepEqual(heard(monitor, [100, 101, 0, 1, 2]), ["nothing", "alive", "nothing", "new", "alive"]);
	t.deepEqual(heard(new HeartbeatMonitor(), [100, 101, 40, 102, 103, 41]), ["nothing", "alive", "nothing", "alive", "alive", "new"]);
	t.deepEqual(heard(new HeartbeatMonitor(), [100, 101, 40, 60, 20, 102]), ["nothing", "alive", "nothing", "nothing", "nothing", "alive"]);
	t.deepEqual(heard(new HeartbeatMonitor(), [100, 101, 40, 40, 40]), ["nothing", "alive", "nothing", "nothing", "nothing"], "repeated");
});

test("two of them: neither is a sign of life until one was heard alone for five seconds", (t) => {
	const monitor = new HeartbeatMonitor();
	t.deepEqual(heard(monitor, [100, 101, 0, 102, 1, 103]), ["nothing", "alive", "nothing", "alive", "new", "two"]);
	t.true(monitor.two);
	t.deepEqual(
		heard(monitor, [2, 104, 3, 105, 4, 106], 6_000).filter((beat) => beat !== "nothing"),
		[],
	);
	t.deepEqual(heard(monitor, [107, 108, 109, 110, 111, 112], 12_000), ["nothing", "nothing", "nothing", "nothing", "one", "alive"]);
	t.false(monitor.two);
});

test("two of them of which the second counts higher are found as well", (t) => {
	const monitor = new HeartbeatMonitor();
	const beats = heard(monitor, [10, 11, 5_000, 12, 5_001, 13, 5_002]);
	t.deepEqual(beats, ["nothing", "alive", "jump", "nothing", "alive", "new", "two"]);
});

test("of two the lower may be the one that stays", (t) => {
	const monitor = new HeartbeatMonitor();
	heard(monitor, [100, 101, 0, 102, 1, 103]);
	t.deepEqual(heard(monitor, [2, 3, 4, 5, 6, 7], 6_000), ["nothing", "nothing", "nothing", "nothing", "nothing", "one"]);
	t.deepEqual(heard(monitor, [8, 103, 9], 12_000), ["alive", "jump", "nothing"], "the other is forgotten");
});

test("an EVerest that has restarted, and counts on to where the other had been, is one all the time", (t) => {
	const monitor = new HeartbeatMonitor();
	heard(monitor, [20, 21, 0, 1]);
	const on = Array.from({ length: 30 }, (_, i) => i + 2);
	t.true(heard(monitor, on, 4_000).every((beat) => beat === "alive"));
	const gap = new HeartbeatMonitor();
	heard(gap, [20, 21, 0, 1]);
	t.is(gap.hear("22", 20_000), "jump", "so late it is a gap, and not the other");
});

for (const payload of ["", "x", "null", "true", '"5"', "-1", "1.5", "9007199254740992", "1e300", "[1]", "{}", undefined])
	test(`${payload} is no heartbeat, and changes nothing`, (t) => {
		const monitor = new HeartbeatMonitor();
		t.deepEqual(heard(monitor, [1, payload, 2]), ["nothing", "wrong", "alive"]);
	});

test("the greatest number that is exact is one", (t) => {
	t.deepEqual(heard(new HeartbeatMonitor(), [9_007_199_254_740_990, 9_007_199_254_740_991]), ["nothing", "alive"]);
});
