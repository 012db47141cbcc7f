// SPDX-License-Identifier: Apache-2.0
/** A step that looks only at what may have changed decides, remembers and reports what one does that looks at everything. */
import test from "ava";
import { Feedback, GuardCause, LockFeedback, OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { copyOf } from "../../src/control/state.js";
import { step } from "../../src/control/step.js";
import { Desk, HIGH } from "./desk.js";

/** The step with everything forgotten that it knows of being quiet. */
const attentive: typeof step = (state, ...rest) => {
	state.quiet.is = 0;
	step(state, ...rest);
};

/** What may happen to a port that charges; most of it is over with the next call. */
const HAPPENS: Readonly<Record<string, (desk: Desk) => unknown>> = {
	nothing: () => {},
	"S2 opens": (desk) => desk.show("B"),
	"S2 closes": (desk) => desk.show("C"),
	unplugged: (desk) => desk.show("A"),
	ventilation: (desk) => desk.show("D"),
	"a short": (desk) => desk.show("E"),
	"near the boundary": (desk) => void (desk.highMv = 7_700),
	"a bad diode": (desk) => void (desk.lowMv = -9_000),
	"a good diode": (desk) => void (desk.lowMv = -12_000),
	"pause, resume": ({ wish }) => void (wish.mayCharge = wish.mayCharge === 1 ? 0 : 1),
	"less current": ({ wish }) => void (wish.offerMa = 10_000),
	"more current": ({ wish }) => void (wish.offerMa = 32_000),
	"one phase, three phases": ({ wish }) => void (wish.phases = wish.phases === 1 ? 3 : 1),
	"a host, none": ({ wish }) => void (wish.pilot = wish.pilot === -1 ? 2_666 : -1),
	"a host wants less": ({ wish }) => void (wish.pilot = 1_666),
	"a host says X1": ({ wish }) => void (wish.pilot = 10_000),
	"a host forbids, allows": ({ wish }) => void (wish.mayClose = wish.mayClose === 1 ? 0 : 1),
	"a host lets less be drawn": ({ wish }) => void (wish.overcurrentMa = wish.overcurrentMa === 0 ? 32_000 : 0),
	"the plug is wanted": ({ wish }) => void (wish.lock = wish.lock === 0 ? 2 : 0),
	"a person clears": ({ wish }) => void wish.clearFaults++,
	"stop button": ({ sense }) => void (sense.stopButton = sense.stopButton === 1 ? 0 : 1),
	enclosure: ({ sense }) => void (sense.tamper = sense.tamper === 1 ? 0 : 1),
	"own supply": ({ sense }) => void (sense.brownOut = sense.brownOut === 1 ? 0 : 1),
	"direct current": ({ sense }) => void (sense.residual.dcMicroAmps = sense.residual.dcMicroAmps === 0 ? 6_000 : 0),
	"alternating current": ({ sense }) => void (sense.residual.acMicroAmps = sense.residual.acMicroAmps === 0 ? 30_000 : 0),
	"the monitor": (desk) => {
		desk.monitorWorks = !desk.monitorWorks;
		desk.sense.residual.tripped = desk.monitorWorks ? 0 : 1;
	},
	guard: ({ sense }) => void (sense.guard = sense.guard === GuardCause.None ? GuardCause.Lease : GuardCause.None),
	"the contactor": (desk) => {
		desk.contactorFollows = !desk.contactorFollows;
		desk.sense.contactor = Feedback.Open;
	},
	cable: ({ sense }) => void (sense.proximityOhms = sense.proximityOhms === 220 ? 680 : 220),
	"no cable": ({ sense }) => void (sense.proximityOhms = OPEN_CIRCUIT),
	lock: ({ sense }) => void (sense.lock = sense.lock === 1 ? 2 : 1),
	heat: (desk) => void (desk.milliCelsius = 66_000),
	"a load": ({ sense }) => void sense.mains.milliAmps.fill(30_000),
	"the meter": ({ sense }) => void (sense.mains.ageMs = sense.mains.ageMs === 0 ? 2_500 : 0),
	"a few periods": (desk) => desk.periods(3, HIGH.C, -12_000).stepAfter(),
	"no period": (desk) => desk.periods(0, HIGH.C, -12_000).stepAfter(),
	"a gap that is over when the late step comes": (desk) => {
		desk.periods(32, HIGH.C, -12_000);
		for (let i = 0; i < 10; i++) desk.sense.pilot.high[i] = HIGH.A;
		desk.stepAfter(40);
	},
	"late, not too late": (desk) => desk.tick(64),
	"too late": (desk) => desk.tick(65),
};

/** A port that charges, with a lock or without. */
function charging(locked: boolean, decide: typeof step): Desk {
	const desk = new Desk();
	desk.decide = decide;
	desk.numbers.lock.fitted = locked ? 1 : 0;
	desk.sense.lock = locked ? 1 : 0;
	return desk.charge().run(10_000);
}

/** Everything that a step leaves behind, but for what it knows of being quiet. */
function left({ state, drive, report }: Desk): object {
	return copyOf({ state: { ...state, quiet: {} }, drive: { ...drive }, report: { ...report, quiet: 0 } });
}

/** A number from 0 to `below` − 1 by chance, the same on every engine. */
function chance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
		return (state >> 8) % below;
	};
}

test("whatever happens, however long after, in either order: the same, step by step", (t) => {
	const names = Object.keys(HAPPENS);
	const among = chance(1);
	let quiet = 0;
	for (let run = 0; run < 60; run++) {
		const locked = among(2) === 1;
		const one = charging(locked, step);
		const other = charging(locked, attentive);
		for (let happens = 1 + among(6); happens > 0; happens--) {
			const name = names[among(names.length)];
			for (const desk of [one, other]) HAPPENS[name](desk);
			for (let ticks = among(40); ticks >= 0; ticks--) {
				for (const desk of [one, other]) desk.tick();
				quiet += one.report.quiet;
				t.deepEqual(left(one), left(other), `${run}: ${name}`);
			}
		}
	}
	t.true(quiet > 500, `${quiet}`);
});

for (const [name, happens] of Object.entries(HAPPENS))
	test(`in the very step: ${name}`, (t) => {
		for (const locked of [false, true])
			for (let turn = 0; turn < 4; turn++) {
				const desks = [charging(locked, step), charging(locked, attentive)];
				for (const desk of desks) {
					for (let i = 0; i < turn; i++) desk.tick();
					happens(desk);
					desk.tick();
				}
				t.deepEqual(left(desks[0]), left(desks[1]), `${turn}`);
			}
	});

/** Two ports of which one is attentive, `turn` steps after the same moment. */
function pair(turn: number): [Desk, Desk] {
	const desks: [Desk, Desk] = [charging(false, step), charging(false, attentive)];
	for (const desk of desks) for (let i = 0; i < turn; i++) desk.tick();
	return desks;
}

for (const [name, current] of [
	["direct", (desk: Desk, over: boolean) => void (desk.sense.residual.dcMicroAmps = over ? 6_000 : 0)],
	["alternating", (desk: Desk, over: boolean) => void (desk.sense.residual.acMicroAmps = over ? 30_000 : 0)],
] as const)
	test(`${name} current that was gone for one step has all its time again, whichever step that was`, (t) => {
		for (let turn = 0; turn < 4; turn++) {
			const [one, other] = pair(turn);
			for (const desk of [one, other])
				for (const over of [true, false, true]) {
					current(desk, over);
					desk.tick();
				}
			const took = one.until(() => !one.closed, 2_000);
			t.is(
				took,
				other.until(() => !other.closed, 2_000),
				`${turn}`,
			);
			t.true(took > 0);
		}
	});

test("a vehicle whose stop was taken back has all its time again after five seconds, to the step", (t) => {
	for (let turn = 0; turn < 4; turn++)
		for (const ms of [4_980, 4_990, 5_000, 5_010, 5_020, 5_030, 5_040]) {
			const took = pair(turn).map((desk) => {
				desk.wish.mayCharge = 0;
				desk.run(2_000).wish.mayCharge = 1;
				desk.until(() => desk.stateName === "C2");
				desk.run(ms).wish.mayCharge = 0;
				return desk.until(() => !desk.closed);
			});
			t.is(took[0], took[1], `${turn}: ${ms}`);
		}
});

for (const [what, prepare] of [
	["with a lock", () => {}],
	[
		"without a lock",
		({ numbers, sense }) => {
			numbers.lock.fitted = 0;
			sense.lock = LockFeedback.None;
		},
	],
	[
		"without an auxiliary contact",
		(desk) => {
			desk.numbers.contactor.feedback = 0;
			desk.contactorFollows = false;
			desk.sense.contactor = Feedback.Unknown;
		},
	],
	[
		"with a fixed cable, behind an open contact",
		({ numbers, sense }) => {
			numbers.proximity.tethered = 1;
			sense.proximityOhms = OPEN_CIRCUIT;
		},
	],
	[
		"with a fixed cable, without a contact",
		({ numbers, sense }) => {
			numbers.proximity.tethered = 1;
			sense.proximityOhms = UNKNOWN;
		},
	],
] as readonly [string, (desk: Desk) => unknown][])
	test(`a port that charges looks at everything in every fourth step: ${what}`, (t) => {
		const desk = charging(true, step);
		prepare(desk);
		desk.run(1_000);
		let looked = 0;
		for (let i = 0; i < 400; i++) {
			desk.report.offeredMa = -1;
			if (desk.tick().report.offeredMa !== -1) looked++;
		}
		t.is(looked, 100);
	});

test("the rating of a fixed cable that is set while it charges is offered at once", (t) => {
	const [desk] = pair(0);
	desk.numbers.proximity.tethered = 1;
	desk.sense.proximityOhms = OPEN_CIRCUIT;
	desk.run(1_000);
	for (const ratingMa of [10_000, 13_000]) {
		desk.numbers.proximity.tetheredMa = ratingMa;
		t.is(desk.run(40).report.cableMa, ratingMa);
		t.is(desk.report.offeredMa, ratingMa);
	}
	desk.numbers.proximity.tethered = 0;
	t.false(desk.run(200).closed);
	t.is(desk.report.cableMa, 0);
});

/** Steps for `ms`, and counts those that call themselves quiet. Fails if one does that has anything to report. */
function quietSteps(t: { deepEqual(a: object, b: object): unknown; is(a: number, b: number): unknown }, desk: Desk, ms: number): number {
	let quiet = 0;
	for (let last = copyOf(desk.report), i = 0; i < ms; i += 10, last = copyOf(desk.report)) {
		if (desk.tick().report.quiet === 0) continue;
		quiet++;
		t.is(desk.report.happened, 0);
		t.deepEqual({ ...copyOf(desk.report), quiet: 0, happened: 0 }, { ...last, quiet: 0, happened: 0 });
	}
	return quiet;
}

test("a step that calls itself quiet has nothing to report: an offer that changes by a milliampere", (t) => {
	for (let turn = 0; turn < 4; turn++) {
		const [desk] = pair(turn);
		t.true(quietSteps(t, desk, 100) > 0);
		desk.wish.offerMa = 16_001;
		t.true(quietSteps(t, desk, 100) > 0);
		t.is(desk.report.offeredMa, 16_001);
	}
});

test("a step that calls itself quiet has nothing to report: a sensor that stands still", (t) => {
	const [desk] = pair(0);
	desk.numbers.temperature.frozenMs = 1_000;
	desk.milliCelsius = undefined;
	desk.happened();
	t.true(quietSteps(t, desk, 2_000) > 0);
	t.deepEqual(desk.happened(), ["SensorStill"]);
});

test("only a port that charges is quiet, in C: not one that waits for its lock, or for a vehicle that asks for ventilation", (t) => {
	const waits = charging(true, step);
	waits.sense.lock = LockFeedback.Unlocked;
	waits.run(500);
	t.deepEqual([waits.stateName, ...waits.blockers], ["C2", "contactor_rest", "lock"]);
	t.is(quietSteps(t, waits, 1_500), 0);
	t.deepEqual([waits.stateName, ...waits.blockers], ["C2", "lock"]);
	const [ventilated] = pair(0);
	ventilated.wish.ventilation = 1;
	ventilated.show("D").run(1_000);
	t.true(ventilated.closed);
	t.is(quietSteps(t, ventilated, 1_000), 0);
});
