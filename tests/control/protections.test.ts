// SPDX-License-Identifier: Apache-2.0
/** The contract of protections: each raises after its delay and not before, opens, blocks, clears and retries as its row says, in every state. */
import test from "ava";
import { Feedback, LockFeedback, UNKNOWN } from "../../src/control/board.js";
import { FAULTS, type FaultName } from "../../src/control/faults.js";
import { Desk, TICK_MS } from "./desk.js";

/** What moves slowly is looked at in every sixteenth step. */
const SLOW_MS = 16 * TICK_MS;

/** What a newcomer's protection has to tell to be tested. */
interface Stimulus {
	/** Makes the condition true. */
	provoke(desk: Desk): unknown;
	/** The same from any state, where provoke() needs a vehicle that charges. */
	spoil?(desk: Desk): unknown;
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
			desk.show("B").run(1_500);
			open(desk);
			desk.show("C").until(() => desk.closed);
		},
		spoil: open,
		relieve: follow,
		almost: (desk) => {
			desk.show("B").run(1_500);
			open(desk);
			desk.show("C").until(() => desk.closed);
			desk.run(240);
			follow(desk);
		},
		seenAfterMs: 200 + TICK_MS,
		hides: true,
	},
	dropped_out: {
		provoke: open,
		relieve: follow,
		almost: (desk) => {
			open(desk);
			desk.run(50);
			follow(desk);
		},
		seenAfterMs: TICK_MS,
		hides: true,
	},
	residual_trip: {
		provoke: (desk) => {
			desk.monitorWorks = false;
			desk.sense.residual.tripped = 1;
		},
		relieve: quiet,
		almost: (desk) => {
			desk.sense.residual.dcMicroAmps = 5_999;
			desk.sense.residual.acMicroAmps = 29_999;
		},
		seenAfterMs: TICK_MS,
		hides: true,
	},
	residual_monitor: {
		provoke: (desk) => {
			desk.show("B");
			desk.until(() => !desk.closed);
			desk.monitorWorks = false;
			desk.sense.residual.tripped = 1;
		},
		relieve: quiet,
		almost: (desk) => {
			desk.show("B").run(100);
			desk.monitorWorks = false;
			desk.sense.residual.tripped = 1;
			desk.run(990);
			quiet(desk);
		},
		seenAfterMs: 1_000 + TICK_MS,
	},
	pilot_noise: {
		provoke: (desk) => void (desk.sense.pilot.spreadMv = 1_001),
		relieve: (desk) => void (desk.sense.pilot.spreadMv = 0),
		almost: (desk) => void (desk.sense.pilot.spreadMv = 1_000),
		seenAfterMs: SLOW_MS,
	},
	overcurrent: {
		provoke: (desk) => void (desk.sense.mains.milliAmps[1] = 18_200),
		spoil: (desk) => desk.run(10),
		relieve: (desk) => void (desk.sense.mains.milliAmps[1] = 0),
		almost: (desk) => void (desk.sense.mains.milliAmps[1] = 18_145),
		seenAfterMs: 7_000 + SLOW_MS,
		hides: true,
	},
	overtemperature: {
		provoke: (desk) => void (desk.milliCelsius = 70_001),
		relieve: (desk) => void (desk.milliCelsius = 50_000),
		almost: (desk) => void (desk.milliCelsius = 69_980),
		seenAfterMs: SLOW_MS,
	},
	temperature_sensor: {
		provoke: (desk) => {
			desk.milliCelsius = undefined;
			desk.sense.temperatures[0] = UNKNOWN;
		},
		relieve: (desk) => void (desk.milliCelsius = 25_000),
		almost: (desk) => void (desk.milliCelsius = -50_000),
		seenAfterMs: SLOW_MS,
	},
	undervoltage: mains((desk, spoilt) => desk.sense.mains.milliVolts.fill(spoilt ? 183_999 : 184_000)),
	overvoltage: mains((desk, spoilt) => desk.sense.mains.milliVolts.fill(spoilt ? 265_001 : 265_000)),
	frequency: mains((desk, spoilt) => (desk.sense.mains.frequencyMhz = spoilt ? 46_999 : 47_000)),
	phase_loss: mains((desk, spoilt) => (desk.sense.mains.milliVolts[2] = spoilt ? 49_999 : 230_000)),
	neutral_lost: mains((desk, spoilt) => {
		desk.sense.mains.milliVolts[0] = 253_001;
		desk.sense.mains.milliVolts[1] = spoilt ? 206_999 : 207_000;
	}),
	pen: mains((desk, spoilt) => {
		desk.numbers.mains.pen = 1;
		desk.sense.mains.milliVolts[0] = spoilt ? 206_999 : 207_000;
	}),
	meter_lost: {
		provoke: (desk) => void (desk.sense.mains.ageMs = UNKNOWN),
		relieve: (desk) => void (desk.sense.mains.ageMs = 0),
		almost: (desk) => {
			desk.sense.mains.ageMs = UNKNOWN;
			desk.run(9_800);
			desk.sense.mains.ageMs = 9_999;
			desk.run(1_000);
			desk.sense.mains.ageMs = 0;
		},
		seenAfterMs: 10_000 + SLOW_MS,
	},
	meter_frozen: {
		provoke: (desk) => {
			desk.registerMoves = false;
			desk.sense.mains.milliWatts = 1_000_000;
		},
		relieve: (desk) => void (desk.registerMoves = true),
		almost: (desk) => {
			desk.registerMoves = false;
			desk.sense.mains.milliWatts = 1_000_000;
			desk.run(59_900);
			desk.registerMoves = true;
		},
		seenAfterMs: 60_000 + SLOW_MS,
	},
	meter_implausible: {
		provoke: (desk) => {
			desk.show("B");
			desk.until(() => !desk.closed);
			desk.sense.mains.milliAmps[2] = 1_001;
		},
		relieve: (desk) => void (desk.sense.mains.milliAmps[2] = 0),
		almost: (desk) => {
			desk.show("B");
			desk.sense.mains.milliAmps[2] = 1_000;
		},
		seenAfterMs: SLOW_MS + 2 * TICK_MS,
	},
	tamper: {
		provoke: (desk) => void (desk.sense.tamper = 1),
		relieve: (desk) => void (desk.sense.tamper = 0),
		almost: (desk) => {
			desk.sense.tamper = 1;
			desk.run(50);
			desk.sense.tamper = 0;
		},
		seenAfterMs: TICK_MS,
	},
	lock: {
		provoke: (desk) => {
			desk.numbers.lock.fitted = 1;
			desk.sense.lock = LockFeedback.Unlocked;
		},
		relieve: (desk) => void (desk.sense.lock = LockFeedback.Locked),
		almost: (desk) => {
			desk.numbers.lock.fitted = 1;
			desk.sense.lock = LockFeedback.Unlocked;
			desk.run(2_900);
			desk.sense.lock = LockFeedback.Locked;
		},
		seenAfterMs: 3_000 + 2 * TICK_MS,
		hides: true,
	},
	brown_out: {
		provoke: (desk) => void (desk.sense.brownOut = 1),
		relieve: (desk) => void (desk.sense.brownOut = 0),
		almost: (desk) => {
			desk.sense.brownOut = 1;
			desk.run(20);
			desk.sense.brownOut = 0;
		},
		seenAfterMs: TICK_MS,
	},
	self_test: {
		provoke: (desk) => void (desk.numbers.pilot.enterCMs = 449),
		relieve: (desk) => void (desk.numbers.pilot.enterCMs = 500),
		almost: (desk) => void (desk.numbers.pilot.enterCMs = 450),
		seenAfterMs: SLOW_MS,
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

function open(desk: Desk): void {
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Open;
}

function quiet(desk: Desk): void {
	desk.sense.residual.tripped = 0;
	desk.monitorWorks = true;
}

/** A fault of the supply: what spoils it, and what is just good enough. */
function mains(supply: (desk: Desk, spoilt: boolean) => unknown): Stimulus {
	return {
		provoke: (desk) => supply(desk, true),
		relieve: (desk) => {
			desk.sense.mains.milliVolts.fill(230_000);
			desk.sense.mains.frequencyMhz = 50_000;
		},
		almost: (desk) => supply(desk, false),
		seenAfterMs: SLOW_MS,
	};
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
	t.deepEqual([...Object.keys(STIMULI), "internal"].sort(), FAULTS.map(({ name }) => name as string).sort());
});

for (const [name, stimulus] of Object.entries(STIMULI) as [Exclude<FaultName, "internal">, Stimulus][]) {
	const row = FAULTS.find((fault) => fault.name === name) as (typeof FAULTS)[number];

	test(`${name}: raised after its delay and not before, and stops as its row says`, (t) => {
		const desk = new Desk().charge();
		const earliest = desk.numbers.debounce[name];
		stimulus.provoke(desk);
		const took = desk.until(() => desk.has(name), 70_000);
		t.true(took >= earliest, `raised after ${took} ms`);
		t.true(took <= earliest + stimulus.seenAfterMs + TICK_MS, `raised after ${took} ms`);
		t.is(FAULTS[desk.report.newestFault].name, name);
		t.deepEqual(desk.faults, [name]);
		if (row.severity === "warn") t.true(desk.closed);
		else t.is(desk.drive.duty < 10_000 && desk.drive.duty > 0, false);
		if (row.severity === "at once") {
			t.false(desk.closed);
			t.true(desk.blockers.includes("fault"));
		} else if (row.severity === "stop first") {
			t.true(desk.closed);
			desk.show("B").run(100);
			t.false(desk.closed);
			t.true(desk.blockers.includes("fault"));
		}
	});

	test(`${name}: nothing is raised at the boundary`, (t) => {
		const desk = new Desk().charge();
		stimulus.almost(desk);
		desk.run(20_000);
		t.deepEqual(desk.faultsSoFar, []);
	});

	test(`${name}: clears as its row says`, (t) => {
		const desk = new Desk().charge().run(15_000);
		const place = FAULTS.findIndex((fault) => fault.name === name);
		if (row.clears === "itself") desk.numbers.retries[row.name] = 1;
		stimulus.provoke(desk);
		desk.until(() => desk.has(name), 70_000);
		desk.run(500);
		stimulus.relieve(desk);
		if (row.clears === "itself") {
			const retry = desk.numbers.retryAfter[row.name];
			t.true(desk.report.retryInMs[place] > 0);
			desk.run(stimulus.momentary || stimulus.hides ? retry - 1_100 : retry - TICK_MS);
			t.true(desk.has(name));
			desk.run(1_100 + SLOW_MS);
			t.false(desk.has(name));
			desk.show("C");
			desk.until(() => desk.closed, 10_000);
			t.deepEqual(desk.faults, []);
			return;
		}
		desk.run(60_000);
		t.true(desk.has(name));
		t.is(desk.report.retryInMs[place], -1);
		desk.show("A").run(700);
		t.is(desk.has(name), row.clears === "person");
		desk.wish.clearFaults += 1;
		desk.tick();
		t.false(desk.has(name));
	});

	if (row.clears === "itself")
		test(`${name}: after its last try it ends as its row says, and not before`, (t) => {
			const desk = new Desk().charge().run(15_000);
			desk.numbers.retries[row.name] = 0;
			stimulus.provoke(desk);
			desk.until(() => desk.has(name), 70_000);
			stimulus.relieve(desk);
			desk.show("B").run((desk.numbers.retryAfter[row.name] as number) + 2_000);
			t.true(desk.has(name));
			desk.show("A").run(700);
			t.is(desk.has(name), row.lastly === "person");
			desk.wish.clearFaults += 1;
			desk.run(SLOW_MS);
			t.false(desk.has(name));
		});

	// what takes seconds to be seen again may flow for those seconds, when a person says so
	if (!stimulus.momentary && !(stimulus.hides && stimulus.seenAfterMs > 5_000))
		test(`${name}: a person cannot clear it while its condition holds`, (t) => {
			const desk = new Desk().charge();
			stimulus.provoke(desk);
			desk.until(() => desk.has(name), 70_000);
			for (let second = 0; second < 20; second++) {
				desk.wish.clearFaults += 1;
				desk.run(1_000);
				if (!stimulus.hides) t.true(desk.has(name));
				else t.true(desk.has(name) || !desk.closed, "not seen at the moment, but not charging either");
			}
		});

	if (row.severity !== "warn")
		for (const [place, reach] of Object.entries(PLACES)) {
			if (stimulus.needsPwm && place === "C1 after a stop") continue;
			test(`${name} in ${place}: the contactor is open after the fault's delay, and stays open`, (t) => {
				const desk = new Desk();
				reach(desk);
				(stimulus.spoil ?? stimulus.provoke)(desk);
				desk.run(desk.numbers.debounce[name] + stimulus.seenAfterMs + 2 * TICK_MS);
				if (row.severity === "stop first" || stimulus.spoil) desk.show("A").run(700);
				for (let ms = 0; ms < 900; ms += TICK_MS) {
					if (desk.closed) t.fail(`closed in ${desk.stateName}`);
					desk.tick();
				}
				t.false(desk.closed);
			});
		}
}
