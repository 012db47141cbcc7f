// SPDX-License-Identifier: Apache-2.0
/** Each reason alone keeps the contactor open, and opens it. */
import test from "ava";
import { GuardCause, LockDrive } from "../../src/control/board.js";
import { after } from "../../src/control/integer.js";
import { Letter } from "../../src/control/letter.js";
import { BLOCKERS, type BlockerName, blockersFor } from "../../src/control/permission.js";
import { copyOf, restore } from "../../src/control/state.js";
import { step } from "../../src/control/step.js";
import { Desk } from "./desk.js";

/** Makes a reason hold in a port that charges, by what is sensed, wished, or remembered. */
const REASONS: { readonly [Name in BlockerName]: (desk: Desk) => unknown } = {
	fault: (desk) => (desk.state.supervisor.standing = 1 << 4),
	permission: (desk) => {
		desk.wish.mayCharge = 0;
		desk.numbers.sequence.forcedOpenMs = 0;
	},
	current: (desk) => {
		desk.wish.offerMa = 5_999;
		desk.numbers.sequence.forcedOpenMs = 0;
	},
	pwm: (desk) => {
		desk.wish.mayCharge = 0;
		desk.numbers.sequence.forcedOpenMs = 0;
	},
	diode: (desk) => {
		desk.state.pilot.diode.seen = 0;
		desk.state.pilot.diode.good = 0;
	},
	ventilation: (desk) => {
		desk.numbers.debounce.ventilation = 500;
		desk.show("D");
	},
	cable: (desk) => {
		desk.numbers.debounce.cable = 500;
		desk.state.proximity.ratingMa = 0;
	},
	contactor_rest: (desk) => {
		desk.state.contactor.commanded = 0;
		desk.state.contactor.rested = 0;
		desk.state.contactor.changedAt = desk.sense.now;
	},
	residual_test: (desk) => {
		desk.state.contactor.commanded = 0;
		desk.state.contactor.rested = 1;
		desk.state.contactor.changedAt = desk.sense.now;
		desk.state.residual.passed = 0;
		desk.monitorWorks = false;
		desk.sense.residual.tripped = 0;
	},
	lock: (desk) => (desk.numbers.lock.fitted = 1),
	request: (desk) => {
		desk.drive.contactor = 0;
		desk.state.contactor.commanded = 0;
		desk.state.contactor.rested = 1;
		desk.state.contactor.changedAt = after(desk.sense.now, -2_000);
		desk.state.request.rest = 7_000 << 4;
	},
	guard: (desk) => (desk.sense.guard = GuardCause.Lease),
	host: (desk) => {
		desk.wish.pilot = desk.drive.duty;
		desk.wish.mayClose = 0;
	},
};

for (const name of BLOCKERS)
	test(`${name} forbids closing, by name, in the very step`, (t) => {
		const desk = new Desk().charge();
		t.true(desk.closed);
		REASONS[name](desk);
		// a fault out of nowhere breaks a rule by itself
		desk.decide = step;
		desk.tick();
		t.true(desk.blockers.includes(name), desk.blockers.join(" "));
		// what the guard opens for is a fault as well
		t.is(desk.blockers.includes("fault"), name === "fault" || name === "guard");
		t.false(desk.closed);
	});

test("no vehicle that asks, no contactor, though nothing forbids it", (t) => {
	const desk = new Desk().charge();
	const charging = copyOf(desk.state);
	// what is put into the state here breaks rules by itself
	desk.decide = step;
	for (const letter of [0, 1, 2, 5, 6, 7] as const) {
		restore(desk.state, charging);
		desk.state.pilot.letter = letter;
		desk.state.pilot.voted = letter;
		desk.periods(1, desk.highMv, desk.lowMv).stepAfter();
		t.false(desk.closed, `${letter}`);
	}
});

test("whatever the step is told to remember, it does not close on a fault, without permission, or without a vehicle", (t) => {
	const desk = new Desk().charge();
	const charging = copyOf(desk.state);
	const report = copyOf(desk.report);
	// what is put into the state here breaks rules by itself
	desk.decide = step;
	let seed = 12_345;
	const random = (below: number) => {
		seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
		return (seed >> 8) % below;
	};
	let closed = 0;
	for (let run = 0; run < 5_000; run++) {
		restore(desk.state, charging);
		Object.assign(desk.report, report);
		desk.sense.now = desk.state.clock.steppedAt;
		desk.drive.contactor = random(2) === 1 ? 1 : 0;
		desk.state.contactor.commanded = desk.drive.contactor;
		desk.state.sequence.state = random(10) as never;
		desk.state.pilot.diode.seen = random(8) === 0 ? 0 : 1;
		desk.state.supervisor.standing = random(3) === 0 ? 1 << random(10) : 0;
		desk.state.residual.passed = 1;
		desk.wish.mayCharge = random(4) === 0 ? 0 : 1;
		desk.sense.guard = random(6) === 0 ? 1 : 0;
		const letter = (["A", "B", "C", "C", "C", "D", "E"] as const)[random(7)];
		desk.show(letter).tick();
		if (!desk.closed) continue;
		closed++;
		t.is(desk.state.supervisor.standing, 0);
		t.is(desk.state.pilot.diode.seen, 1);
		t.is(desk.sense.guard, 0);
		t.is(letter, "C");
		t.true(desk.wish.mayCharge === 1 || desk.state.sequence.stopping === 1);
	}
	t.true(closed > 100, `${closed} of 5000 closed`);
});

test("at power-up nothing is taken for granted, and nothing is reported that has not happened", (t) => {
	const desk = new Desk().tick();
	t.deepEqual(desk.blockers, ["current", "pwm", "diode", "cable", "contactor_rest", "residual_test"]);
	t.deepEqual(desk.faults, []);
	const { newestFault, signalledMa, cableMa, wakeUps, cycles, openingsUnderLoad, happened } = desk.report;
	t.deepEqual([newestFault, signalledMa, cableMa, wakeUps, cycles, openingsUnderLoad, happened], [-1, 0, 0, 0, 0, 0, 0]);
	const { contactor, lock, lockTry, shuntTrip } = desk.drive;
	t.deepEqual([contactor, lock, lockTry, shuntTrip], [0, LockDrive.AsItIs, 0, 0]);
});

test("a vehicle that is there at power-up has shown nothing yet, and sees a whole second of +12 V", (t) => {
	const desk = new Desk().show("B");
	const took = desk.until(() => desk.stateName === "B2");
	t.true(took >= 1_000, `${took}`);
	t.deepEqual(desk.happened(), []);
});

test("the guard's reason is one of its own, and a level counts only where a vehicle asks with the contactor open", (t) => {
	const { state, numbers, sense, wish } = new Desk().charge();
	const reasons = () => {
		const bits = blockersFor(state, numbers, sense, wish, 16_000, false);
		return BLOCKERS.filter((_, bit) => (bits & (1 << bit)) !== 0);
	};
	t.deepEqual(reasons(), []);
	sense.guard = GuardCause.Lease;
	t.deepEqual(reasons(), ["guard"]);
	sense.guard = GuardCause.None;
	state.request.rest = 9_000 << 4;
	state.request.request = 8_000 << 4;
	state.contactor.rested = 1;
	state.residual.passed = 1;
	for (const [commanded, letter, blocked] of [
		[0, Letter.C, true],
		[0, Letter.D, true],
		[0, Letter.B, false],
		[1, Letter.C, false],
		[1, Letter.B, false],
	] as const) {
		state.contactor.commanded = commanded;
		state.pilot.letter = letter;
		t.is(reasons().includes("request"), blocked, `${commanded} ${letter}`);
	}
});
