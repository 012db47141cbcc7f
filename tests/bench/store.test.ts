// SPDX-License-Identifier: Apache-2.0
/** The board's store on the bench: a write stops the loop as long as a flash would, and what survives a restart is not what survives a loss of power. */
import test from "ava";
import { Bench } from "../../hosts/bench/bench.js";
import { GuardCause } from "../../src/control/board.js";
import { benchWithDummy, charging, DEAF, Dummy } from "./dummy.js";

test("a write to the store holds the tick that writes, and what it has decided, for its time", (t) => {
	const { bench, device } = charging();
	bench.slowStore(60);
	const ticks: number[] = [];
	device.does = ({ sense, drive, outlets }) => {
		ticks.push(bench.now);
		if (ticks.length === 2) {
			drive.contactor = 0;
			outlets.store.write("a", "b");
			t.is(sense.pilot.count, 10);
		}
	};
	bench.goTo(129);
	t.true(bench.board.commanded());
	t.is(bench.tickedAt, 60, "the tick at 70 ms is not over");
	bench.goTo(130);
	t.false(bench.board.commanded());
	t.is(bench.tickedAt, 130);
	bench.goTo(160);
	t.deepEqual(ticks, [60, 70, 140, 150, 160]);
	t.is(device.sense.guard, GuardCause.None);
});

test("writes add up, an erasure is one, and the guard opens meanwhile once the lease is over", (t) => {
	const { bench, device } = charging();
	bench.slowStore(60);
	device.does = ({ outlets }) => {
		outlets.store.write("a", "b");
		outlets.store.erase("a");
	};
	bench.goTo(114);
	t.true(bench.board.guard.holds);
	bench.goTo(115);
	t.false(bench.board.guard.holds, "65 ms after the tick at 50 ms");
	bench.goTo(179);
	t.is(bench.tickedAt, 50);
	bench.goTo(200);
	t.is(bench.tickedAt, 180);
	t.is(device.sense.guard, GuardCause.Lease);
});

test("what is there already is not written again, and takes no time", (t) => {
	const { bench, device } = benchWithDummy();
	bench.slowStore(35);
	bench.goTo(20);
	device.outlets.store.write("a", "b");
	bench.goTo(60);
	t.is(bench.tickedAt, 60);
	device.outlets.store.write("a", "b");
	device.outlets.store.erase("c");
	bench.goTo(70);
	t.is(bench.tickedAt, 70);
});

test("a store whose writes are quick says so, with the writing of a shorter journal", (t) => {
	const { bench, device } = benchWithDummy();
	t.is(device.outlets.store.boundMs, 0);
	bench.slowStore(10);
	t.is(device.outlets.store.boundMs, 20);
});

test("what is retained survives a restart, and no loss of power", (t) => {
	const { bench, device } = benchWithDummy();
	t.true(device.outlets.retained.retain("x".repeat(2_048)));
	t.false(device.outlets.retained.retain("x".repeat(2_049)));
	bench.reboot();
	t.is(device.outlets.retained.recall(), "x".repeat(2_048));
	bench.power(false);
	bench.power(true);
	t.is(device.outlets.retained.recall(), undefined);
});

test("what is written between two ticks, or at power-up, puts off the next", (t) => {
	const { bench, device } = benchWithDummy();
	bench.slowStore(35);
	bench.goTo(20);
	device.outlets.store.write("a", "b");
	device.outlets.store.write("c", "d");
	bench.goTo(89);
	t.is(bench.tickedAt, 20);
	bench.goTo(90);
	t.is(bench.tickedAt, 90);
	let boots = 0;
	const writing = new Bench(
		(outlets) => {
			outlets.store.write("boots", `${++boots}`);
			return new Dummy(outlets);
		},
		DEAF,
		1,
	);
	writing.slowStore(35);
	writing.goTo(20);
	writing.reboot();
	writing.goTo(54);
	t.is(writing.tickedAt, 20);
	writing.goTo(55);
	t.is(writing.tickedAt, 55);
});
