// SPDX-License-Identifier: Apache-2.0
/** Proximity: what each resistor allows, and that nothing else allows anything. */
import test from "ava";
import { OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { Desk, TICK_MS } from "./desk.js";

for (const [ohms, amps] of [
	[1_500, 13],
	[680, 20],
	[220, 32],
	[100, 63],
] as const)
	test(`a cable of ${ohms} Ω ± 3 % carries ${amps} A`, (t) => {
		for (const percent of [97, 100, 103]) {
			const desk = new Desk();
			desk.sense.proximityOhms = Math.round((ohms * percent) / 100);
			desk.wish.offerMa = 80_000;
			desk.charge();
			t.is(desk.report.cableMa, amps * 1_000);
			t.is(desk.report.offeredMa, amps * 1_000);
			t.true(desk.report.signalledMa <= amps * 1_000);
		}
	});

for (const ohms of [0, 56, 74, 2_201, 4_500, UNKNOWN])
	test(`${ohms === UNKNOWN ? "an unreadable contact" : `${ohms} Ω`} is no cable: no current, and a reason`, (t) => {
		const desk = new Desk();
		desk.sense.proximityOhms = ohms;
		desk.show("C").run(5_000);
		t.false(desk.closed);
		t.is(desk.report.offeredMa, 0);
		t.true(desk.blockers.includes("cable"));
		t.true(desk.has("cable"));
	});

test("an open contact is no fault, but no current either", (t) => {
	const desk = new Desk();
	desk.sense.proximityOhms = OPEN_CIRCUIT;
	desk.show("C").run(5_000);
	t.deepEqual(desk.faults, []);
	t.true(desk.blockers.includes("cable"));
	t.false(desk.closed);
});

test("a reading counts once it has stood for 100 ms", (t) => {
	const desk = new Desk().run(1_000);
	desk.sense.proximityOhms = 680;
	desk.run(100);
	t.is(desk.report.cableMa, 32_000);
	desk.run(TICK_MS);
	t.is(desk.report.cableMa, 20_000);
});

for (const ohms of [680, 100, OPEN_CIRCUIT])
	test(`another cable while a vehicle is there (${ohms} Ω) stops at once`, (t) => {
		const desk = new Desk().charge();
		desk.sense.proximityOhms = ohms;
		desk.run(130);
		t.false(desk.closed);
		t.true(desk.has("cable"));
	});

test("another cable for another vehicle is fine", (t) => {
	const desk = new Desk().charge().show("A").run(1_100);
	desk.sense.proximityOhms = 680;
	desk.run(500).show("C");
	desk.until(() => desk.closed);
	t.is(desk.report.offeredMa, 16_000);
	t.deepEqual(desk.faults, []);
});

test("a fixed cable has the rating of its setting, and less where a contact says so all the same", (t) => {
	const desk = new Desk();
	desk.numbers.proximity.tethered = 1;
	desk.numbers.proximity.tetheredMa = 20_000;
	desk.wish.offerMa = 32_000;
	for (const [ohms, ma] of [
		[UNKNOWN, 20_000],
		[OPEN_CIRCUIT, 20_000],
		[220, 20_000],
		[1_500, 13_000],
	] as const) {
		desk.sense.proximityOhms = ohms;
		desk.charge();
		t.is(desk.report.offeredMa, ma);
		t.true(desk.closed);
		desk.show("A").run(1_100);
	}
	for (const ohms of [0, 4_500]) {
		desk.sense.proximityOhms = ohms;
		t.true(desk.run(2_000).has("cable"), `${ohms}`);
	}
});

for (const [ohms, ma] of [
	[75, 63_000],
	[149, 63_000],
	[150, 32_000],
	[329, 32_000],
	[330, 20_000],
	[999, 20_000],
	[1_000, 13_000],
	[2_200, 13_000],
] as const)
	test(`at the boundary: ${ohms} Ω is a cable for ${ma} mA`, (t) => {
		const desk = new Desk();
		desk.sense.proximityOhms = ohms;
		t.is(desk.run(200).report.cableMa, ma);
	});

test("a cable that is taken away leaves nothing behind, and no fault", (t) => {
	const desk = new Desk().run(1_000);
	desk.sense.proximityOhms = OPEN_CIRCUIT;
	t.is(desk.run(1_000).report.cableMa, 0);
	t.deepEqual(desk.faultsSoFar, []);
});

test("where the cable is said to be a fixed one, a contact that is not there is forgotten", (t) => {
	const desk = new Desk();
	desk.sense.proximityOhms = UNKNOWN;
	t.true(desk.run(500).has("cable"));
	desk.numbers.proximity.tethered = 1;
	desk.run(2_000);
	t.deepEqual(desk.faults, []);
});

test("while a plug goes in its contact may say anything for a moment", (t) => {
	const desk = new Desk().run(1_000).show("C");
	desk.sense.proximityOhms = 680;
	desk.run(600).sense.proximityOhms = 220;
	desk.until(() => desk.closed, 5_000);
	t.deepEqual(desk.faultsSoFar, []);
});
