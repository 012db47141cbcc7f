// SPDX-License-Identifier: Apache-2.0
/** Proximity: what each resistor allows, and that nothing else allows anything. */
import test from "ava";
import { OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import type { Instant } from "../../src/control/integer.js";
import { Presence } from "../../src/control/presence.js";
import { cable } from "../../src/control/protections/cable.js";
import { isUnplugged, PROXIMITY_AT_START, readProximity } from "../../src/control/proximity.js";
import { defaults } from "../../src/settings/settings.js";
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

/** A contact that is read now and then; the rating after each reading. */
function contact(tethered: 0 | 1, tetheredMa = 63_000) {
	const n = { ...defaults().control.proximity, tethered: tethered as number, tetheredMa };
	const proximity = { ...PROXIMITY_AT_START };
	const presence = { is: Presence.There, missing: 0 as const, missedAt: 0 as Instant };
	const read = (now: number, ohms: number, vehicle = false, closed = false) => {
		readProximity(proximity, n, ohms, now as Instant, vehicle, closed);
		return proximity.ratingMa;
	};
	return { n, proximity, read, differs: () => cable(proximity, presence) };
}

test("a contact that comes and goes behind a fixed cable is read anew each time", (t) => {
	const { read } = contact(1);
	for (let now = 0; now < 3_000; now += 1_000) {
		t.is(read(now, OPEN_CIRCUIT), 63_000, `${now}`);
		read(now + 100, 220);
		t.is(read(now + 200, 220), 32_000, `${now}`);
	}
});

test("a socket that was set to be a fixed cable allows nothing once it is a socket again", (t) => {
	const { n, read } = contact(1);
	t.is(read(0, OPEN_CIRCUIT), 63_000);
	n.tethered = 0;
	read(100, OPEN_CIRCUIT);
	t.is(read(200, OPEN_CIRCUIT), 0);
});

test("a vehicle that was cut off while it asked has no other cable than the one with which it charged", (t) => {
	const desk = new Desk().charge();
	desk.wish.mayCharge = 0;
	desk.run(8_000);
	t.deepEqual([desk.closed, desk.stateName], [false, "C1"]);
	desk.sense.proximityOhms = 680;
	t.true(desk.run(200).has("cable"));
});

test("a socket whose cable was read before it was set to be a fixed cable, and back, allows nothing without a cable", (t) => {
	const { n, read } = contact(0);
	read(0, 220);
	t.is(read(100, 220), 32_000);
	n.tethered = 1;
	t.is(read(1_000, OPEN_CIRCUIT), 63_000);
	n.tethered = 0;
	t.is(read(1_010, OPEN_CIRCUIT), 0);
});

for (const tethered of [0, 1] as const)
	test(`a resistance of no cable rates nothing at all (${tethered === 1 ? "fixed cable" : "socket"})`, (t) => {
		const { read, proximity } = contact(tethered);
		read(0, 30);
		t.is(read(100, 30), 0);
		t.is(proximity.odd, 1);
	});

test("a cable is compared with what it was when the contactor closed for the first time, and not before, nor with a setting", (t) => {
	const { n, read, differs } = contact(0);
	const settled = (now: number, ohms: number, closed: boolean) => {
		read(now, ohms, true, closed);
		read(now + 100, ohms, true, closed);
		return differs();
	};
	t.false(settled(0, 680, false));
	t.false(settled(1_000, 220, false));
	t.false(settled(2_000, 220, true));
	t.true(settled(3_000, 680, true));
	t.false(settled(4_000, 220, true));
	n.tethered = 1;
	t.false(settled(5_000, OPEN_CIRCUIT, true));
});

for (const [what, tethered, state, unplugged] of [
	["an open contact of a socket", 0, {}, true],
	["a cable", 0, { ratingMa: 32_000 }, false],
	["what is no cable", 0, { odd: 1 }, false],
	["the contact of a fixed cable", 1, {}, false],
] as const)
	test(`${what} shows ${unplugged ? "no plug" : "a plug, or nothing"}`, (t) => {
		t.is(isUnplugged({ ...PROXIMITY_AT_START, ...state }, contact(tethered).n), unplugged);
	});
