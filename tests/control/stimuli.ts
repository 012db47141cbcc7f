// SPDX-License-Identifier: Apache-2.0
/** How each fault is provoked on the desk, relieved, and almost provoked. */
import { Feedback, LockFeedback, UNKNOWN } from "../../src/control/board.js";
import type { FaultName } from "../../src/control/faults.js";
import { type Desk, TICK_MS } from "./desk.js";

/** What moves slowly is looked at in every sixteenth step. */
export const SLOW_MS = 16 * TICK_MS;

/** A fault that the desk can provoke. */
export type Provokable = Exclude<FaultName, "internal">;

/** What a newcomer's protection has to tell to be tested. */
export interface Stimulus {
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
	/** True where a person who clears the fault ends the condition as well. */
	readonly forgiven?: boolean;
}

/** How each fault is provoked; internal is the firmware's. */
export const STIMULI: { readonly [Name in Provokable]: Stimulus } = {
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
		// 2 K are believed with each look
		seenAfterMs: 6_000 + SLOW_MS,
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
			desk.run(2_800);
			desk.sense.mains.ageMs = 2_999;
			desk.run(1_000);
			desk.sense.mains.ageMs = 0;
		},
		seenAfterMs: 3_000 + SLOW_MS,
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
	// ten openings one after the other are in reclosing.test.ts
	reclosing: {
		provoke: (desk) => void (desk.state.contactor.strain = 10),
		relieve: (desk) => void (desk.state.contactor.strain = 0),
		almost: (desk) => void (desk.state.contactor.strain = 9),
		seenAfterMs: TICK_MS,
		forgiven: true,
	},
	loop_late: {
		provoke: (desk) => desk.tick(65),
		relieve: () => {},
		almost: (desk) => desk.tick(64),
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
