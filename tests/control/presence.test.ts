// SPDX-License-Identifier: Apache-2.0
/** Whether a vehicle is plugged in: seen at once, missed after a second, not doubted while the pilot hides it. */
import test from "ava";
import { OPEN_CIRCUIT } from "../../src/control/board.js";
import type { Instant } from "../../src/control/integer.js";
import { PRESENCE_AT_START, Presence, Sight, watchPresence } from "../../src/control/presence.js";
import { Desk, takes } from "./desk.js";

const is = (desk: Desk): Presence => desk.report.presence;

test("nothing is known at power-up, and then what the pilot shows", (t) => {
	t.is(is(new Desk().tick()), Presence.Unknown);
	t.is(is(new Desk().run(100)), Presence.Away);
	t.is(is(new Desk().show("E").run(1_000)), Presence.Unknown);
	t.is(is(new Desk().show("B").run(400)), Presence.There);
});

test("a vehicle is missed after a second, not a tick before, and a glimpse of it begins the second anew", (t) => {
	const desk = new Desk().charge();
	desk.show("A").run(1_000);
	t.is(is(desk), Presence.There);
	t.is(is(desk.run(20)), Presence.Away);
	const blinking = new Desk().charge();
	for (let i = 0; i < 5; i++) blinking.show("A").run(900).show("C").tick();
	t.is(is(blinking), Presence.There);
});

test("a pilot that is shorted or unreadable says nothing about it", (t) => {
	const desk = new Desk().charge();
	t.is(is(desk.show("E").run(30_000)), Presence.There);
	desk.periods(0, 0, 0);
	for (let ms = 0; ms < 5_000; ms += 10) desk.stepAfter();
	t.is(is(desk), Presence.There);
});

test("at −12 V, and behind a short, the proximity contact tells that the plug is out", (t) => {
	const desk = new Desk().charge();
	desk.show("E").run(500).sense.proximityOhms = OPEN_CIRCUIT;
	desk.run(1_000);
	t.is(is(desk), Presence.There);
	desk.run(200);
	t.is(is(desk), Presence.Away);
});

test("a vehicle that shows itself is there, whatever its proximity contact says", (t) => {
	const desk = new Desk().charge();
	desk.sense.proximityOhms = OPEN_CIRCUIT;
	t.is(is(desk.show("B").run(10_000)), Presence.There);
});

test("whoever pulls the plug while −12 V or a short hides the vehicle has no other cable, until the vehicle is away", (t) => {
	const woken = new Desk().charge();
	woken.wish.mayCharge = 0;
	woken.run(500).show("B").run(3_000);
	woken.wish.mayCharge = 1;
	woken.until(() => woken.stateName === "F");
	const shorted = new Desk().charge().show("E");
	for (const desk of [woken.run(500), shorted.run(2_000)]) {
		desk.sense.proximityOhms = OPEN_CIRCUIT;
		desk.run(2_000);
		t.is(is(desk), Presence.Away);
		t.false(desk.faultsSoFar.includes("cable"));
	}
});

test("another cable behind −12 V is another cable", (t) => {
	const desk = new Desk().charge().show("E").run(2_000);
	desk.sense.proximityOhms = 680;
	t.true(desk.run(500).has("cable"));
});

test("time in which the pilot hides a vehicle that is being missed does not count, and the second begins anew after it", (t) => {
	const presence = { ...PRESENCE_AT_START };
	for (const [at, sight, there] of [
		[0, Sight.Vehicle, true],
		[1_000, Sight.Missing, true],
		[1_500, Sight.Nothing, true],
		[2_000, Sight.Missing, true],
		[2_999, Sight.Missing, true],
		[3_000, Sight.Missing, false],
	] as const) {
		watchPresence(presence, 1_000, sight, at as Instant);
		t.is(presence.is === Presence.There, there, `${at}`);
	}
});

for (const [before, known] of [
	["A", Presence.Away],
	["E", Presence.Unknown],
] as const)
	for (const [letter, ms] of [
		["B", 250],
		["C", 500],
		["D", 500],
	] as const)
		test(`a ${letter} after ${before} is a vehicle once it has lasted ${ms} ms, not before`, (t) => {
			const desk = new Desk();
			desk.wish.ventilation = 1;
			desk.show(before).run(1_000).show(letter);
			t.is(is(desk.run(ms)), known);
			t.is(is(desk.run(20)), Presence.There);
		});

for (const letter of ["B", "C"] as const)
	test(`a vehicle that is unplugged in ${letter} is missed from the step that shows it, to the step`, (t) => {
		const desk = new Desk().charge().show(letter).run(500).show("A").tick();
		t.is(
			desk.until(() => is(desk) === Presence.Away),
			1_000,
		);
	});

test("a vehicle is missed from the moment that the pilot is open, not from when that is believed", (t) => {
	const desk = new Desk();
	desk.numbers.pilot.enterAMs = 500;
	desk.show("B").run(1_000).show("A");
	takes(t, desk, 1_000, () => is(desk) === Presence.Away);
});

test("a short that is not believed yet hides a vehicle that is being missed: the second begins anew after it", (t) => {
	const desk = new Desk().charge().show("A").run(500).show("E").run(50);
	t.is(desk.letterName, "A");
	desk.show("A");
	takes(t, desk, 1_000, () => is(desk) === Presence.Away);
});
