// SPDX-License-Identifier: Apache-2.0
/** The residual current monitor trips as it should, answers its test in its time, and breaks in every way. */
import test from "ava";
import { MONITOR_CONDITIONS } from "../../hosts/bench/residual.js";
import { GuardCause } from "../../src/control/board.js";
import { benchWithDummy, charging } from "./dummy.js";

test("the residual monitor trips at 6 mA DC or 30 mA AC, never when dead, always when stuck", (t) => {
	for (const [condition, dc, ac, trips] of [
		["ok", 5_999, 29_999, false],
		["ok", 6_000, 0, true],
		["ok", 0, 30_000, true],
		["dead", 90_000, 90_000, false],
		["stuck", 0, 0, true],
	] as const) {
		const { bench, device } = charging();
		bench.board.residual.dcMicroAmps = dc;
		bench.board.residual.acMicroAmps = ac;
		bench.board.residual.become(MONITOR_CONDITIONS.indexOf(condition));
		bench.settle();
		bench.goTo(100);
		t.is(device.sense.guard, trips ? GuardCause.Residual : GuardCause.None, `${condition} ${dc} ${ac}`);
		if (!trips)
			t.deepEqual(device.sense.residual, {
				tripped: 0,
				dcMicroAmps: condition === "dead" ? 0 : dc,
				acMicroAmps: condition === "dead" ? 0 : ac,
			});
	}
});

test("nothing flows to earth while the contactor is open", (t) => {
	const { bench, device } = benchWithDummy();
	bench.board.residual.dcMicroAmps = 90_000;
	bench.settle();
	bench.goTo(100);
	t.deepEqual(device.sense.residual, { tripped: 0, dcMicroAmps: 0, acMicroAmps: 0 });
});

test("a monitor that works answers its test after 100 ms, and lets go after 100 ms; a dead one does not, a stuck one never lets go", (t) => {
	for (const [condition, lines] of [
		["ok", [0, 1, 1, 0]],
		["dead", [0, 0, 0, 0]],
		["stuck", [1, 1, 1, 1]],
	] as const) {
		const { bench, device } = benchWithDummy();
		bench.board.residual.become(MONITOR_CONDITIONS.indexOf(condition));
		device.drive.residualTest = 1;
		const seen = [];
		bench.goTo(95);
		seen.push(device.sense.residual.tripped);
		bench.goTo(205);
		seen.push(device.sense.residual.tripped);
		device.drive.residualTest = 0;
		bench.goTo(285);
		seen.push(device.sense.residual.tripped);
		bench.goTo(405);
		seen.push(device.sense.residual.tripped);
		t.deepEqual(seen, [...lines], condition);
	}
});

test("a slow monitor takes its time for both edges, and a short test gets no answer", (t) => {
	const { bench, device } = benchWithDummy();
	bench.board.residual.delay(1_400);
	const lineAt = (ms: number): number => {
		bench.goTo(ms);
		return device.sense.residual.tripped;
	};
	device.drive.residualTest = 1;
	t.is(lineAt(1_405), 0);
	t.is(lineAt(1_415), 1);
	device.drive.residualTest = 0;
	t.is(lineAt(2_805), 1);
	device.drive.residualTest = 1;
	t.is(lineAt(2_815), 1, "not fallen yet, and asked for again");
	device.drive.residualTest = 0;
	t.is(lineAt(4_215), 1);
	t.is(lineAt(4_245), 0);
	device.drive.residualTest = 1;
	bench.goTo(5_000);
	device.drive.residualTest = 0;
	t.is(lineAt(8_000), 0);
});

test("a trip line that somebody has put up falls by itself, and the guard has seen it between two ticks", (t) => {
	const { bench, device } = charging();
	bench.goTo(51);
	bench.board.residual.putLineUp(bench.now, 3);
	bench.settle();
	t.false(bench.board.guard.holds);
	bench.goTo(54);
	t.false(bench.board.residual.tripped(bench.now, true));
	bench.goTo(60);
	t.deepEqual([device.sense.residual.tripped, device.sense.guard], [0, GuardCause.Residual]);
});
