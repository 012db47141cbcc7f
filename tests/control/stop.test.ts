// SPDX-License-Identifier: Apache-2.0
/** Stops by the port and changes of duty, with both ends of each delay. */
import test from "ava";
import { UNKNOWN } from "../../src/control/board.js";
import { Desk, TICK_MS, takes } from "./desk.js";

test("the vehicle stops and starts by itself, PWM stays", (t) => {
	const desk = new Desk().charge();
	t.deepEqual(desk.show("B").states(2_000), ["C2", "B2"]);
	t.is(desk.drive.duty, 2_666);
	t.deepEqual(desk.show("C").states(2_000), ["B2", "C2"]);
	t.is(desk.report.cycles, 2);
});

test("a stop by the port: +12 V at once, open when the vehicle leaves C", (t) => {
	const desk = new Desk().charge();
	desk.happened();
	desk.wish.mayCharge = 0;
	desk.tick();
	t.is(desk.drive.duty, 10_000);
	t.is(desk.stateName, "C1");
	t.true(desk.closed);
	desk.run(2_000).show("B").tick();
	t.false(desk.closed);
	t.is(desk.tick().stateName, "B1");
	t.deepEqual(desk.happened(), ["Opened"]);
	t.is(desk.report.openingsUnderLoad, 0);
});

for (const [what, setting] of [
	["IEC", 6_000],
	["J1772", 3_000],
] as const)
	test(`a vehicle that does not stop is cut off at ${setting} ms (${what}), under load`, (t) => {
		const desk = new Desk().charge();
		desk.numbers.sequence.forcedOpenMs = setting;
		desk.sense.mains.milliAmps[0] = 16_000;
		desk.happened();
		desk.wish.mayCharge = 0;
		desk.tick();
		takes(t, desk, setting, () => !desk.closed);
		t.deepEqual(desk.happened(), ["Opened", "OpenedUnderLoad", "ForcedOpen"]);
		t.is(desk.report.openingsUnderLoad, 1);
		t.is(desk.stateName, "C1");
	});

test("wavering between C and D does not buy a stopped vehicle more time", (t) => {
	const desk = new Desk().charge();
	desk.wish.ventilation = 1;
	desk.wish.mayCharge = 0;
	desk.tick();
	for (let ms = 0; ms < 5_900; ms += 100) desk.show(ms % 200 === 0 ? "D" : "C").run(100);
	t.true(desk.closed);
	desk.run(120);
	t.false(desk.closed);
});

test("a stop taken back before that goes on charging, and the old timer is forgotten", (t) => {
	const desk = new Desk().charge();
	desk.happened();
	desk.wish.mayCharge = 0;
	desk.run(2_000);
	desk.wish.mayCharge = 1;
	t.is(desk.tick().stateName, "C2");
	t.is(desk.drive.duty, 2_666);
	for (let ms = 0; ms < 20_000; ms += TICK_MS) t.true(desk.tick().closed);
	t.deepEqual(desk.happened(), ["StopTakenBack"]);
	t.is(desk.report.cycles, 1);
});

test("a stop that is taken back at once still shows the vehicle 1 s of +12 V", (t) => {
	const desk = new Desk().charge();
	desk.wish.mayCharge = 0;
	desk.tick();
	desk.wish.mayCharge = 1;
	takes(t, desk, 1_000 - TICK_MS, () => desk.drive.duty < 10_000);
	t.true(desk.closed);
});

test("after a forced opening the port serves the vehicle again when it may", (t) => {
	const desk = new Desk().charge();
	desk.wish.mayCharge = 0;
	desk.run(7_000);
	desk.wish.mayCharge = 1;
	desk.until(() => desk.closed, 3_000);
	t.is(desk.stateName, "C2");
});

test("a limit below 6 A is a stop, and back at 6 A it goes on", (t) => {
	const desk = new Desk().charge();
	desk.wish.offerMa = 5_999;
	desk.tick();
	t.is(desk.stateName, "C1");
	t.is(desk.report.offeredMa, 0);
	desk.run(6_100);
	t.deepEqual(desk.blockers, ["current", "pwm", "contactor_rest"]);
	desk.wish.offerMa = 6_000;
	desk.until(() => desk.closed, 3_000);
	t.is(desk.drive.duty, 1_000);
});

test("duty changes at most every 5 s, up and down", (t) => {
	const desk = new Desk().charge().run(5_000);
	let last = desk.drive.duty;
	let changedAt = -5_000;
	for (let ms = 0; ms < 120_000; ms += TICK_MS) {
		desk.wish.offerMa = 6_000 + ((ms / 10) % 26_000);
		desk.tick();
		if (desk.drive.duty !== last) {
			t.true(ms - changedAt >= 5_000, `${ms - changedAt} ms`);
			last = desk.drive.duty;
			changedAt = ms;
		}
	}
	t.true(desk.closed);
});

test("16 to 10 A while charging: one change, the contactor stays", (t) => {
	const desk = new Desk().charge().run(6_000);
	desk.wish.offerMa = 10_000;
	desk.tick();
	t.is(desk.drive.duty, 1_666);
	t.is(desk.report.signalledMa, 9_996);
	desk.wish.offerMa = 12_000;
	takes(t, desk, 5_000, () => desk.drive.duty === 2_000);
	t.true(desk.closed);
	t.is(desk.report.cycles, 1);
});

test("a fixed cable that is set to carry less than is signalled does not wait 5 s, one that carries more does", (t) => {
	const desk = new Desk();
	desk.numbers.proximity.tethered = 1;
	desk.sense.proximityOhms = UNKNOWN;
	desk.wish.offerMa = 40_000;
	desk.charge();
	t.is(desk.report.signalledMa, 31_998);
	desk.wish.offerMa = 30_000;
	desk.run(5_000);
	desk.numbers.proximity.tetheredMa = 20_000;
	t.is(desk.tick().report.signalledMa, 19_998);
	t.true(desk.closed);
	desk.numbers.proximity.tetheredMa = 32_000;
	takes(t, desk, 5_000, () => desk.report.signalledMa === 30_000);
});

test("PWM does not come back before 1 s of +12 V", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.wish.mayCharge = 0;
	desk.tick();
	desk.wish.mayCharge = 1;
	takes(t, desk, 1_000 - TICK_MS, () => desk.drive.duty < 10_000);
});

test("stops that are taken back again and again do not give a vehicle that holds on more than its time", (t) => {
	const desk = new Desk().charge();
	let closedMs = 0;
	for (let twitch = 0; twitch < 12 && desk.closed; twitch++) {
		desk.wish.mayCharge = 0;
		for (let ms = 0; ms < 1_000 && desk.closed; ms += 10) {
			desk.tick();
			closedMs += 10;
		}
		desk.wish.mayCharge = 1;
		if (desk.closed) desk.run(200);
	}
	t.false(desk.closed);
	t.true(closedMs >= 5_900 && closedMs <= 6_200, `${closedMs} ms`);
});

for (const [ms, left] of [
	[4_990, 4_000],
	[5_000, 6_000],
] as const)
	test(`${ms} ms after a stop of two seconds was taken back, the next one has ${left} ms`, (t) => {
		const desk = new Desk().charge().run(6_000);
		desk.wish.mayCharge = 0;
		desk.run(2_000).wish.mayCharge = 1;
		t.is(desk.tick().stateName, "C2");
		desk.run(ms).wish.mayCharge = 0;
		t.is(desk.tick().stateName, "C1");
		t.is(
			desk.until(() => !desk.closed),
			left,
		);
	});
