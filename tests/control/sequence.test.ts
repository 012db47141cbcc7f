// SPDX-License-Identifier: Apache-2.0
/** The sequences of IEC 61851-1 Table A.6, with both ends of each delay. */
import test from "ava";
import { STATE_NAMES, TRANSITIONS } from "../../src/control/sequence.js";
import { Desk, TICK_MS } from "./desk.js";

/** The states that the port goes through in `ms`, each once as it is entered. */
function states(desk: Desk, ms: number): string[] {
	const seen = [desk.stateName];
	for (let t = 0; t < ms; t += TICK_MS) {
		desk.tick();
		if (desk.stateName !== seen[seen.length - 1]) seen.push(desk.stateName);
	}
	return seen;
}

/** From the first step on which `done` holds, within a tick of `ms`. */
function takes(t: { true(value: boolean, message?: string): void }, desk: Desk, ms: number, done: () => boolean): void {
	const took = desk.until(done);
	t.true(took >= ms && took <= ms + 2 * TICK_MS, `took ${took} ms, not ${ms}`);
}

test("every state has rows, and every row leads to another state", (t) => {
	t.deepEqual(Object.keys(TRANSITIONS), [...STATE_NAMES]);
	for (const [from, rows] of Object.entries(TRANSITIONS)) for (const row of rows) t.not(STATE_NAMES[row.to], from);
});

test("a normal charge: plug in, PWM, close within 3 s, unplug", (t) => {
	const desk = new Desk().run(1_500);
	t.deepEqual(states(desk.show("B"), 1_000), ["A1", "B1", "B2"]);
	t.is(desk.drive.duty, 2_666);
	t.false(desk.closed);
	desk.show("C");
	t.true(desk.until(() => desk.closed) <= 3_000);
	t.is(desk.stateName, "C2");
	t.deepEqual(desk.blockers, []);
	t.deepEqual(states(desk.show("A"), 1_000), ["C2", "A2", "A1"]);
	t.is(desk.drive.duty, 10_000);
	t.false(desk.closed);
	t.is(desk.report.cycles, 1);
});

test("the vehicle stops and starts by itself, PWM stays", (t) => {
	const desk = new Desk().charge();
	t.deepEqual(states(desk.show("B"), 2_000), ["C2", "B2"]);
	t.is(desk.drive.duty, 2_666);
	t.deepEqual(states(desk.show("C"), 2_000), ["B2", "C2"]);
	t.is(desk.report.cycles, 2);
});

for (const [from, letters] of [
	["power-up", []],
	["plug-in", ["A"]],
] as const)
	test(`a vehicle that asks at ${from} is taken through B with PWM`, (t) => {
		const desk = new Desk();
		for (const letter of letters) desk.show(letter).run(1_500);
		const seen = states(desk.show("C"), 3_000);
		t.deepEqual(seen, ["A1", "B1", "B2", "C2"]);
		t.true(desk.closed);
	});

test("a vehicle that asks while the port may not charge waits in C1, and is served from there", (t) => {
	const desk = new Desk();
	desk.wish.mayCharge = 0;
	t.deepEqual(states(desk.show("C"), 3_000), ["A1", "B1", "C1"]);
	desk.wish.mayCharge = 1;
	t.deepEqual(states(desk, 3_000), ["C1", "C2"]);
	t.true(desk.closed);
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

test("D with ventilation charges, from B and from C, and back to C", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("B").run(2_000);
	t.deepEqual(states(desk.show("D"), 2_000), ["B2", "D2"]);
	t.true(desk.closed);
	for (let ms = 0; ms < 2_000; ms += TICK_MS) t.true(desk.show("C").tick().closed);
	t.is(desk.stateName, "C2");
	for (let ms = 0; ms < 2_000; ms += TICK_MS) t.true(desk.show("D").tick().closed);
	t.is(desk.stateName, "D2");
	t.deepEqual(states(desk.show("B"), 1_000), ["D2", "B2"]);
	t.deepEqual(states(desk.show("D"), 1_000), ["B2", "D2"]);
	desk.wish.mayCharge = 0;
	t.deepEqual(states(desk, 100), ["D2", "D1"]);
	t.deepEqual(states(desk.show("C"), 1_000), ["D1", "C1"]);
	t.deepEqual(states(desk.show("D"), 1_000), ["C1", "D1"]);
	t.deepEqual(states(desk.show("B"), 1_000), ["D1", "B1"]);
	t.deepEqual(states(desk.show("D"), 1_000), ["B1", "D1"]);
	desk.wish.mayCharge = 1;
	t.deepEqual(states(desk, 2_000), ["D1", "D2"]);
	t.deepEqual(states(desk.show("A"), 1_000), ["D2", "A2", "A1"]);
});

test("D without ventilation is a fault, not a charge", (t) => {
	const desk = new Desk().show("B").run(2_000).show("D").run(3_000);
	t.deepEqual(desk.faults, ["ventilation"]);
	t.is(desk.stateName, "D1");
	t.is(desk.report.cycles, 0);
});

test("losing ventilation in D opens at once", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("B").run(2_000).show("D").run(2_000);
	desk.wish.ventilation = 0;
	t.false(desk.tick().closed);
});

test("a short opens at once, and what comes after it starts from the start", (t) => {
	const desk = new Desk().charge();
	t.false(desk.show("E").tick().closed);
	t.is(desk.stateName, "E");
	t.is(desk.drive.duty, 10_000);
	const seen = states(desk.show("C").run(0), 10_000);
	t.deepEqual(seen, ["E", "B1", "C1", "C2"]);
	t.true(desk.closed);
	t.true(desk.report.cycles === 2);
});

for (const [letter, next] of [
	["A", "A1"],
	["B", "B1"],
	["D", "B1"],
] as const)
	test(`from E, ${letter} leads to ${next}`, (t) => {
		const desk = new Desk().show("E").run(1_000);
		t.is(desk.stateName, "E");
		t.is(states(desk.show(letter), 1_000)[1], next);
	});

test("a short is seen from every state", (t) => {
	for (const reach of [
		(desk: Desk) => desk.run(1_500),
		(desk: Desk) => desk.show("B").run(900),
		(desk: Desk) => desk.show("B").run(2_000),
		(desk: Desk) => desk.charge(),
		(desk: Desk) => {
			desk.wish.mayCharge = 0;
			return desk.show("C").run(2_000);
		},
		(desk: Desk) => {
			desk.wish.mayCharge = 0;
			return desk.show("D").run(2_000);
		},
		(desk: Desk) => {
			desk.wish.ventilation = 1;
			return desk.show("B").run(2_000).show("D").run(2_000);
		},
	]) {
		const desk = reach(new Desk());
		desk.show("E").run(150);
		t.is(desk.stateName, "E");
		t.false(desk.closed);
	}
});

test("a short during a −12 V pulse ends it", (t) => {
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.tick();
	t.is(desk.stateName, "F");
	for (let ms = 0; ms < 200; ms += TICK_MS) desk.periods(10, 0, 0).stepAfter();
	t.is(desk.stateName, "E");
});

test("a fault in C: open and −12 V for 300 ms, then +12 V to see the vehicle", (t) => {
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.tick();
	t.false(desk.closed);
	t.is(desk.drive.duty, 0);
	takes(t, desk, 300, () => desk.drive.duty === 10_000);
	t.deepEqual(states(desk, 2_000), ["B1", "C1"]);
});

test("a fault in D is answered like one in C", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("B").run(2_000).show("D").run(2_000);
	desk.sense.stopButton = 1;
	t.deepEqual(states(desk, 2_000), ["D2", "F", "B1", "D1"]);
});

test("a fault in B2 ends PWM without −12 V", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.sense.stopButton = 1;
	t.deepEqual(states(desk, 2_000), ["B2", "B1"]);
});

test("PWM does not come back before 1 s of +12 V", (t) => {
	const desk = new Desk().show("B").run(2_000);
	desk.wish.mayCharge = 0;
	desk.tick();
	desk.wish.mayCharge = 1;
	takes(t, desk, 1_000 - TICK_MS, () => desk.drive.duty < 10_000);
});

test("a sleeping vehicle is woken once: 30 s, −12 V for 4 s, +12 V for 750 ms, PWM", (t) => {
	const desk = new Desk().show("B");
	desk.until(() => desk.stateName === "B2");
	desk.happened();
	takes(t, desk, 30_000, () => desk.drive.duty === 0);
	t.deepEqual(desk.happened(), ["WakeUp"]);
	takes(t, desk, 4_000, () => desk.drive.duty === 10_000);
	takes(t, desk, 750, () => desk.drive.duty === 2_666);
	t.deepEqual(states(desk, 300_000), ["B2"]);
	t.is(desk.report.wakeUps, 1);
	desk.show("C");
	desk.until(() => desk.closed, 3_000);
	desk.show("A").run(200).show("B");
	desk.until(() => desk.stateName === "B2");
	takes(t, desk, 30_000, () => desk.stateName === "F");
});

test("three tries, if so set; none, if so set", (t) => {
	for (const tries of [3, 0]) {
		const desk = new Desk();
		desk.numbers.sequence.wakeUps = tries;
		desk.show("B").run(300_000);
		t.is(desk.report.wakeUps, tries);
		t.is(desk.stateName, "B2");
	}
});

test("a vehicle that is just about to ask is not woken, nor one that has charged", (t) => {
	const desk = new Desk().show("B");
	desk.until(() => desk.stateName === "B2");
	desk.run(29_800).show("C").run(1_000);
	t.is(desk.stateName, "C2");
	desk.show("B").run(120_000);
	t.is(desk.report.wakeUps, 0);
});

test("without a limit nobody is woken, and a wake-up that has begun ends in B1", (t) => {
	const desk = new Desk();
	desk.wish.offerMa = 0;
	desk.show("B").run(120_000);
	t.is(desk.report.wakeUps, 0);
	desk.wish.offerMa = 16_000;
	desk.until(() => desk.stateName === "F");
	desk.wish.offerMa = 0;
	t.deepEqual(states(desk, 10_000), ["F", "B1"]);
});

test("unplugged during a wake-up pulse", (t) => {
	const desk = new Desk().show("B");
	desk.until(() => desk.stateName === "F");
	t.deepEqual(states(desk.show("A"), 6_000), ["F", "B1", "A1"]);
	t.is(desk.report.wakeUps, 0);
});

test("a vehicle that leaves while the port may not charge", (t) => {
	for (const letter of ["B", "C", "D"] as const) {
		const desk = new Desk();
		desk.wish.mayCharge = 0;
		desk.show(letter).run(2_000);
		t.is(desk.stateName, `${letter}1`);
		t.is(states(desk.show("A"), 200)[1], "A1");
	}
	const desk = new Desk().show("B").run(2_000);
	t.deepEqual(states(desk.show("A"), 200), ["B2", "A2", "A1"]);
});

test("a pilot that cannot be read ends C1 and D1", (t) => {
	for (const letter of ["C", "D"] as const) {
		const desk = new Desk();
		desk.wish.mayCharge = 0;
		desk.show(letter).run(2_000);
		desk.highMv = 14_000;
		t.is(desk.run(50).stateName, "B1");
	}
});

test("a pilot that cannot be read ends D2", (t) => {
	const desk = new Desk();
	desk.wish.ventilation = 1;
	desk.show("B").run(2_000).show("D").run(2_000);
	desk.periods(0, 0, 0);
	for (let ms = 0; ms < 100; ms += TICK_MS) desk.stepAfter();
	t.is(desk.stateName, "B2");
	t.false(desk.closed);
});
