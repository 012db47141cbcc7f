// SPDX-License-Identifier: Apache-2.0
/** The contract of protections: each raises after its delay and not before, opens, blocks, clears and retries as its row says, in every state. */
import test from "ava";
import { Feedback } from "../../src/control/board.js";
import { FAULTS, type FaultName } from "../../src/control/faults.js";
import { Desk, TICK_MS } from "./desk.js";

/** What a newcomer's protection has to tell to be tested. */
interface Stimulus {
	/** Makes the condition true. */
	provoke(desk: Desk): unknown;
	/** Makes it false again. */
	relieve(desk: Desk): unknown;
	/** Comes as near as it may without making the condition true. */
	almost(desk: Desk): unknown;
	/** Milliseconds that the condition takes to be seen, besides the debounce of the fault. */
	readonly seenAfterMs: number;
	/** True where the answer to the fault hides its condition: without PWM there is no low plateau, at −12 V no vehicle. */
	readonly hides?: boolean;
	/** True where the condition is over as soon as it is seen. */
	readonly momentary?: boolean;
	/** True where the condition is seen only while PWM runs. */
	readonly needsPwm?: boolean;
}

const STIMULI: { readonly [Name in Exclude<FaultName, "internal">]: Stimulus } = {
	pilot_short: {
		provoke: (desk) => desk.show("E"),
		relieve: (desk) => desk.show("C"),
		almost: (desk) => {
			desk.wish.ventilation = 1;
			desk.highMv = 1_260;
		},
		seenAfterMs: TICK_MS,
	},
	pilot_levels: {
		provoke: (desk) => void (desk.lowMv = -9_000),
		relieve: (desk) => void (desk.lowMv = -12_000),
		almost: (desk) => void (desk.lowMv = -10_250),
		seenAfterMs: TICK_MS,
		hides: true,
		needsPwm: true,
	},
	diode: {
		provoke: (desk) => void (desk.lowMv = 380 - desk.highMv),
		relieve: (desk) => void (desk.lowMv = -12_000),
		almost: (desk) => void (desk.lowMv = -10_250),
		seenAfterMs: TICK_MS,
		hides: true,
		needsPwm: true,
	},
	ventilation: {
		provoke: (desk) => {
			desk.wish.ventilation = 0;
			desk.show("D");
		},
		relieve: (desk) => desk.show("C"),
		almost: (desk) => void (desk.highMv = 4_260),
		seenAfterMs: 500 + 2 * TICK_MS,
		hides: true,
	},
	welded: {
		provoke: (desk) => {
			desk.contactorFollows = false;
			desk.sense.contactor = Feedback.Closed;
			desk.show("B");
		},
		relieve: follow,
		almost: (desk) => {
			desk.show("B");
			desk.tick();
			desk.contactorFollows = false;
			desk.sense.contactor = Feedback.Closed;
			desk.run(190);
			follow(desk);
		},
		seenAfterMs: 200 + 2 * TICK_MS,
	},
	did_not_close: {
		provoke: (desk) => {
			desk.contactorFollows = false;
			desk.sense.contactor = Feedback.Open;
		},
		relieve: follow,
		almost: (desk) => {
			desk.contactorFollows = false;
			desk.sense.contactor = Feedback.Open;
			desk.run(40);
			follow(desk);
		},
		seenAfterMs: TICK_MS,
		hides: true,
	},
	feedback_lost: {
		provoke: (desk) => {
			desk.contactorFollows = false;
			desk.sense.contactor = Feedback.Unknown;
		},
		relieve: follow,
		almost: (desk) => {
			desk.contactorFollows = false;
			desk.sense.contactor = Feedback.Unknown;
			desk.run(490);
			follow(desk);
		},
		seenAfterMs: TICK_MS,
	},
	cable: {
		provoke: (desk) => void (desk.sense.proximityOhms = 74),
		relieve: (desk) => void (desk.sense.proximityOhms = 220),
		almost: (desk) => void (desk.sense.proximityOhms = 150),
		seenAfterMs: 100 + 2 * TICK_MS,
	},
	stop_button: {
		provoke: (desk) => void (desk.sense.stopButton = 1),
		relieve: (desk) => void (desk.sense.stopButton = 0),
		almost: () => {},
		seenAfterMs: TICK_MS,
	},
	loop_late: {
		provoke: (desk) => desk.tick(101),
		relieve: () => {},
		almost: (desk) => desk.tick(100),
		seenAfterMs: 0,
		momentary: true,
	},
};

function follow(desk: Desk): void {
	desk.contactorFollows = true;
}

/** Every state of the port, and how to get there from power-up. */
const PLACES: { readonly [state: string]: (desk: Desk) => unknown } = {
	A1: (desk) => desk.show("A").run(1_500),
	B1: (desk) => {
		desk.wish.mayCharge = 0;
		desk.show("B").run(1_500);
	},
	B2: (desk) => desk.show("B").run(2_000),
	C1: (desk) => {
		desk.wish.mayCharge = 0;
		desk.show("B").run(1_500).show("C").run(1_000);
	},
	C2: (desk) => desk.charge(),
	"C1 after a stop": (desk) => {
		desk.charge();
		desk.wish.mayCharge = 0;
		desk.run(1_000);
	},
	D1: (desk) => {
		desk.wish.mayCharge = 0;
		desk.wish.ventilation = 1;
		desk.show("B").run(1_500).show("D").run(1_000);
	},
	D2: (desk) => {
		desk.wish.ventilation = 1;
		desk.show("B").run(1_500).show("D");
		desk.until(() => desk.closed);
		desk.run(500);
	},
	E: (desk) => desk.show("E").run(1_500),
	F: (desk) => {
		desk.charge();
		desk.sense.stopButton = 1;
		desk.tick();
		desk.sense.stopButton = 0;
	},
};

test("every fault but internal, which the firmware raises, has a stimulus here", (t) => {
	t.deepEqual(
		[...Object.keys(STIMULI), "internal"],
		FAULTS.map(({ name }) => name),
	);
});

for (const [name, stimulus] of Object.entries(STIMULI) as [Exclude<FaultName, "internal">, Stimulus][]) {
	const row = FAULTS.find((fault) => fault.name === name) as (typeof FAULTS)[number];

	test(`${name}: raised after its delay and not before, opens in the same step, and blocks by name`, (t) => {
		const desk = new Desk().charge();
		const earliest = desk.numbers.debounce[name];
		stimulus.provoke(desk);
		const took = desk.until(() => desk.has(name), 2_000);
		t.true(took >= earliest, `raised after ${took} ms`);
		t.true(took <= earliest + stimulus.seenAfterMs + TICK_MS, `raised after ${took} ms`);
		t.false(desk.closed);
		t.true(desk.blockers.includes("fault"));
		t.is(FAULTS[desk.report.newestFault].name, name);
	});

	test(`${name}: nothing is raised at the boundary`, (t) => {
		const desk = new Desk().charge();
		stimulus.almost(desk);
		desk.run(2_000);
		t.deepEqual(desk.faults, []);
	});

	test(`${name}: clears as its row says`, (t) => {
		const desk = new Desk().charge();
		stimulus.provoke(desk);
		desk.until(() => desk.has(name), 2_000);
		desk.run(500);
		stimulus.relieve(desk);
		if (row.clears === "itself") {
			const retry = desk.numbers.retryAfter[row.name];
			const announced = desk.until(() => desk.report.retryInMs[FAULTS.indexOf(row)] < retry - 500) - 500;
			const took = announced + desk.until(() => !desk.has(name)) + 500;
			t.true(Math.abs(took - retry) <= 500 + 2 * TICK_MS, `cleared after ${took} ms`);
			t.deepEqual(desk.faults, []);
			desk.show("C");
			desk.until(() => desk.closed, 5_000);
		} else {
			t.is(desk.report.retryInMs[FAULTS.indexOf(row)], -1);
			desk.run(600_000);
			t.true(desk.has(name));
			if (row.clears === "unplug") {
				desk.show("A").run(100);
				t.false(desk.has(name));
			} else {
				desk.show("A").run(100);
				t.true(desk.has(name));
				desk.wish.clearFaults += 1;
				desk.tick();
				t.false(desk.has(name));
			}
		}
	});

	if (!stimulus.momentary)
		test(`${name}: a person cannot clear it while its condition holds`, (t) => {
			const desk = new Desk().charge();
			stimulus.provoke(desk);
			desk.until(() => desk.has(name), 2_000);
			for (let second = 0; second < 20; second++) {
				desk.wish.clearFaults += 1;
				desk.run(1_000);
				if (!stimulus.hides) t.true(desk.has(name));
				else t.true(desk.has(name) || !desk.closed, "not seen at the moment, but not charging either");
			}
		});

	for (const [place, reach] of Object.entries(PLACES)) {
		if (stimulus.needsPwm && place === "C1 after a stop") continue;
		test(`${name} in ${place}: the contactor is open after the fault's delay, and stays open`, (t) => {
			const desk = new Desk();
			reach(desk);
			stimulus.provoke(desk);
			desk.run(desk.numbers.debounce[name] + stimulus.seenAfterMs + 2 * TICK_MS);
			for (let ms = 0; ms < 900; ms += TICK_MS) {
				if (desk.closed) t.fail(`closed in ${desk.stateName}`);
				desk.tick();
			}
			t.false(desk.closed);
		});
	}
}
