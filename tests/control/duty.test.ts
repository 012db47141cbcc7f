// SPDX-License-Identifier: Apache-2.0
/** What the pilot offers is judged by what a vehicle reads from it, never by the formula that made it. */
import test from "ava";
import { DIGITAL, DIGITAL_DUTY, dutyCounts, dutyFor, STEADY_HIGH, STEADY_LOW, vehicleReads } from "../../src/control/duty.js";

/** The vehicle's table in exact rational arithmetic, on any fraction of a period: mA × 1000. */
function readsMicroAmps(counts: number, full: number): number {
	const percent = (100 * counts) / full;
	if (percent >= 8 && percent < 10) return 6_000_000;
	return percent <= 85 ? 600_000 * percent : 2_500_000 * (percent - 64);
}

/** 10 % is rounded upward, so 6 A may be one count too much; nothing else may. */
function mostAllowed(ma: number, full: number): number {
	return ma < 6_006 ? 6_000_000 + 60_000_000 / full : ma * 1_000;
}

test("no limit is ever exceeded, and little is lost, at the output resolution of the board", (t) => {
	for (let ma = 6_000; ma <= 80_000; ma += 1) {
		const read = readsMicroAmps(dutyCounts(dutyFor(ma), 65_536), 65_536);
		if (read > mostAllowed(ma, 65_536)) t.fail(`${ma} mA is offered as ${read} µA`);
		const loss = ma * 1_000 - read;
		const allowed = ma <= 51_000 ? 20_000 : ma < 52_525 ? (ma - 51_000) * 1_000 + 20_000 : 30_000;
		if (loss > allowed) t.fail(`${ma} mA loses ${loss} µA`);
	}
	t.pass();
});

test("coarser timers never exceed the limit either", (t) => {
	for (const full of [4_096, 8_192, 16_384])
		for (let ma = 6_000; ma <= 80_000; ma += 7) {
			const read = readsMicroAmps(dutyCounts(dutyFor(ma), full), full);
			if (read > mostAllowed(ma, full)) t.fail(`${ma} mA is offered as ${read} µA by a timer of ${full}`);
		}
	t.pass();
});

test("6 A is never below 10 %, which older vehicles do not read", (t) => {
	for (const full of [1_024, 4_096, 8_192, 16_384, 65_536]) t.true(dutyCounts(dutyFor(6_000), full) * 10 >= full);
});

for (const [amps, counts13] of [
	[6, 820],
	[8, 1092],
	[10, 1365],
	[16, 2184],
	[32, 4369],
	[51, 6963],
	[63, 7307],
	[80, 7864],
] as const)
	test(`${amps} A is ${counts13} counts of a 13-bit timer, at most one below`, (t) => {
		const counts = dutyCounts(dutyFor(amps * 1_000), 8_192);
		t.true(counts === counts13 || counts === counts13 - 1, `${counts}`);
	});

test("below 6 A nothing is offered, and never by a lower duty", (t) => {
	for (const ma of [-1, 0, 1, 5_999]) t.is(dutyFor(ma), STEADY_HIGH);
	t.is(dutyFor(6_000), 1_000);
});

test("what has no code is offered as 51 A, and more than 80 A as 80 A", (t) => {
	for (const ma of [51_000, 51_001, 52_000, 52_499, 52_500, 52_524]) t.is(vehicleReads(dutyFor(ma)), 51_000);
	t.is(vehicleReads(dutyFor(52_525)), 52_525);
	t.is(vehicleReads(dutyFor(100_000)), 80_000);
	t.is(dutyFor(0x7fffffff), 9_600);
});

test("a vehicle reads every range of the table", (t) => {
	for (const [duty, ma] of [
		[STEADY_LOW, 0],
		[299, 0],
		[300, DIGITAL],
		[DIGITAL_DUTY, DIGITAL],
		[700, DIGITAL],
		[701, 0],
		[799, 0],
		[800, 6_000],
		[999, 6_000],
		[1_000, 6_000],
		[1_667, 10_002],
		[5_333, 31_998],
		[8_500, 51_000],
		[8_501, 52_525],
		[9_600, 80_000],
		[9_601, 80_000],
		[9_700, 80_000],
		[9_701, 0],
		[STEADY_HIGH, 0],
	] as const)
		t.is(vehicleReads(duty), ma, `${duty}`);
});

test("5 % asks for digital communication, which is no current", (t) => {
	t.is(DIGITAL_DUTY * 100, STEADY_HIGH * 5);
	t.true(vehicleReads(DIGITAL_DUTY) < 0);
});

test("a timer in which 10 % is a whole number of counts gives just that", (t) => {
	for (const full of [1_000, 10_000, 100_000]) t.is(dutyCounts(dutyFor(6_000), full) * 10, full);
});
