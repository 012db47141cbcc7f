// SPDX-License-Identifier: Apache-2.0
/** Whether a C is a vehicle's that has closed S2, or our own +12 V that has sagged. */
import test from "ava";
import { DIODE_MV, loadedMv, Ohms } from "../../hosts/bench/circuit.js";
import { LockFeedback } from "../../src/control/board.js";
import { Letter } from "../../src/control/letter.js";
import { forgetRest, isRequest, REQUEST_AT_START, watchRequest } from "../../src/control/request.js";
import { defaults } from "../../src/settings/settings.js";
import { Desk, takes } from "./desk.js";

/** What a vehicle with these resistances makes of a rail, mV. */
const at = (railMv: number, ohms: number, sourceOhms = 1_000): number => loadedMv(railMv, sourceOhms, ohms, DIODE_MV);

/** A vehicle that has waited at one rail, and what it shows then. */
function waited(restMv: number, requestMv: number): Desk {
	const desk = new Desk().run(1_000);
	desk.highMv = restMv;
	desk.run(3_000).highMv = requestMv;
	return desk.run(3_000);
}

for (const railMv of [11_400, 12_000, 12_600])
	for (const sourceOhms of [970, 1_030])
		for (const off of [0.97, 1.03])
			test(`a vehicle at the end of its tolerances asks: ${railMv} mV behind ${sourceOhms} Ω, resistors × ${off}`, (t) => {
				t.true(waited(at(railMv, Ohms.B * off, sourceOhms), at(railMv, Ohms.C * off, sourceOhms)).closed);
			});

for (const railMv of [9_500, 9_200, 9_000])
	test(`a rail that sags to ${railMv} mV asks for nothing, and is a fault`, (t) => {
		const desk = waited(at(12_000, Ohms.B), at(railMv, Ohms.B));
		t.is(desk.letterName, "C");
		t.false(desk.closed);
		t.true(desk.has("self_test"));
	});

test("a rail that was low before the vehicle came makes B of A, and no request of B", (t) => {
	t.false(waited(9_500, at(9_500, Ohms.B)).closed);
});

test("power that comes back while a vehicle asks finds a C that is no higher than C may be", (t) => {
	for (const [mv, closes] of [
		[6_530, true],
		[7_150, false],
	] as const) {
		const desk = new Desk();
		desk.highMv = mv;
		t.is(desk.run(6_000).closed, closes, `${mv}`);
	}
});

test("what is seen of B holds while the vehicle is there, and no longer", (t) => {
	const desk = new Desk().charge().show("A").run(1_500);
	desk.highMv = 6_900;
	t.false(desk.run(5_000).closed);
});

test("a B that has only flashed up is no B to compare with", (t) => {
	const desk = new Desk().charge();
	desk.highMv = 7_900;
	desk.run(60);
	t.false(desk.closed);
	desk.show("C").until(() => desk.closed, 5_000);
	t.deepEqual(desk.faultsSoFar, []);
});

test("a B that is lower than vehicles make it, at a steady +12 V, is a fault", (t) => {
	for (const [mv, fault] of [
		[8_000, false],
		[7_990, true],
	] as const) {
		const desk = new Desk();
		desk.wish.mayCharge = 0;
		desk.highMv = mv;
		t.is(desk.run(3_000).has("self_test"), fault, `${mv}`);
	}
});

test("a request is 69 % of the B before it behind the diode's 0.7 V, or without a B 6.6 V, to the sixteenth of a millivolt", (t) => {
	for (const [rest, request, is] of [
		[9_000 << 4, 102_832, true],
		[9_000 << 4, 102_833, false],
		[0, 6_600 << 4, true],
		[0, (6_600 << 4) + 1, false],
	] as const)
		t.is(isRequest({ letter: Letter.C, rest, request }, defaults().control.pilot), is, `${rest} ${request}`);
});

test("a level is a mean that moves by a sixteenth each time, and begins anew with the letter and with the vehicle", (t) => {
	const request = { ...REQUEST_AT_START };
	for (const [letter, mv, levels] of [
		[Letter.B, 9_000, [9_000 << 4, 0]],
		[Letter.B, 9_016, [(9_000 << 4) + 16, 0]],
		[Letter.C, 6_000, [(9_000 << 4) + 16, 6_000 << 4]],
		[Letter.C, 5_984, [(9_000 << 4) + 16, (6_000 << 4) - 16]],
		[Letter.A, 12_000, [(9_000 << 4) + 16, (6_000 << 4) - 16]],
		[Letter.B, 8_900, [8_900 << 4, (6_000 << 4) - 16]],
	] as const) {
		watchRequest(request, letter, mv);
		t.deepEqual([request.rest, request.request], [...levels], `${letter} ${mv}`);
	}
	forgetRest(request);
	t.is(request.rest, 0);
	watchRequest(request, Letter.B, 8_800);
	t.is(request.rest, 8_800 << 4);
});

test("the level of a C is averaged from its first millisecond on, not from when it has lasted", (t) => {
	const desk = new Desk().run(1_000).show("B").run(3_000);
	desk.highMv = 7_200;
	desk.run(250).highMv = 6_400;
	const took = desk.until(() => desk.closed);
	t.true(took >= 500 && took <= 600, `${took}`);
});

test("another vehicle has another B: one that asks at once is not measured by that of the vehicle before", (t) => {
	for (const [restMv, mv, closes] of [
		[9_000, 6_500, true],
		[10_000, 6_900, false],
	] as const) {
		const desk = new Desk().run(1_000);
		desk.highMv = restMv;
		desk.run(3_000).show("A").run(3_000).highMv = mv;
		t.is(desk.run(5_000).closed, closes, `${mv}`);
	}
});

test("as long as the contactor is open the level of a C is followed, in both directions, with a cable that has charged before, too", (t) => {
	const desk = new Desk().charge();
	desk.wish.mayCharge = 0;
	desk.run(8_000).highMv = 7_000;
	desk.run(2_000).wish.mayCharge = 1;
	desk.until(() => desk.stateName === "C2");
	t.false(desk.run(500).closed);
	t.deepEqual(desk.blockers, ["request"]);
	t.true(desk.show("C").run(500).closed);
});

test("a step without a period says nothing about the level", (t) => {
	const desk = new Desk().run(1_000).show("B").run(3_000);
	desk.highMv = 7_000;
	for (let i = 0; i < 60; i++) {
		desk.tick();
		t.false(desk.periods(0, 0, 0).stepAfter().closed);
	}
	t.is(desk.letterName, "C");
	t.deepEqual(desk.blockers, ["request"]);
});

test("a single period says as much about it as ten", (t) => {
	const desk = new Desk().run(1_000).show("B").run(3_000);
	desk.highMv = 7_000;
	for (let i = 0; i < 700; i++) t.false(desk.tick(1).closed);
	t.is(desk.letterName, "C");
	t.deepEqual(desk.blockers, ["request"]);
});

test("while the vehicle charges its level is not measured, whatever the contact of its cable does", (t) => {
	const desk = new Desk();
	desk.numbers.contactor.minimumOpenMs = 500;
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = LockFeedback.Locked;
	desk.charge();
	desk.highMv = 7_200;
	for (let i = 0; i < 30; i++) {
		desk.sense.proximityOhms = 220 + (i & 1);
		t.true(desk.tick().closed);
	}
	desk.highMv = 6_420;
	desk.sense.lock = LockFeedback.Unlocked;
	t.false(desk.tick().closed);
	desk.sense.lock = LockFeedback.Locked;
	takes(t, desk, 500, () => desk.closed);
});
