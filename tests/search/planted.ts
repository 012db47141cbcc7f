// SPDX-License-Identifier: Apache-2.0
/** Bugs that are planted on purpose, each around the real step, with the rule that has to find it and the inputs that are enough. */

import { GuardCause, LockDrive } from "../../src/control/board.js";
import { DIGITAL_DUTY, STEADY_HIGH, vehicleReads } from "../../src/control/duty.js";
import { FaultBit } from "../../src/control/faults.js";
import { after, since } from "../../src/control/integer.js";
import { Letter } from "../../src/control/letter.js";
import { BLOCKERS } from "../../src/control/permission.js";
import { isPwm } from "../../src/control/pilot.js";
import { Presence } from "../../src/control/presence.js";
import { State } from "../../src/control/sequence.js";
import { step } from "../../src/control/step.js";
import type { Step } from "../control/checked.js";
import { closingDespite, deafTo, undecided, withNumbers } from "./sabotage.js";
import { TICK_MS } from "./shortened.js";
import type { Start } from "./world.js";

/** One bug. */
export interface Planted {
	readonly name: string;
	readonly rule: string;
	readonly step: Step;
	/** Letters beside A, B and C, and classes of other inputs, that it takes to show. */
	readonly letters?: readonly string[];
	readonly classes: { readonly [input: string]: readonly string[] };
	/** A host above is there, which offers 16 A. */
	readonly hosted?: true;
	/** Numbers that are others than usual, what the search begins with, and how both are told to the bench. */
	readonly numbers?: { readonly [key: string]: number };
	readonly starts?: readonly Start[];
	readonly words?: string;
	/** False if the bench has no words for what it takes, or cannot be so quick. */
	readonly onBench: boolean;
}

const CURRENT = 1 << BLOCKERS.indexOf("current");
const PWM = 1 << BLOCKERS.indexOf("pwm");
const STOP = 1 << FaultBit.stop_button;

/** What a host says in several of them, so that the real step is searched once. */
const HOSTS_WORDS = { host: ["forbids", "says X1", "asks for 5 %"] };

/** The bugs. */
export const PLANTED: readonly Planted[] = [
	{
		name: "does not wait for the diode",
		rule: "shown",
		step: (state, ...rest) => {
			state.pilot.diode.seen = 1;
			step(state, ...rest);
		},
		classes: {},
		onBench: true,
	},
	{
		name: "forgets that the stop button was pressed",
		rule: "lost",
		step: (state, numbers, sense, ...rest) => {
			const supervisor = state.supervisor;
			if (sense.stopButton === 0) supervisor.standing &= ~STOP;
			if (supervisor.standing === 0) supervisor.newest = -1;
			step(state, numbers, sense, ...rest);
		},
		classes: { "stop button": ["pressed"] },
		onBench: true,
	},
	{
		name: "does not ask for permission",
		rule: "permission",
		step: (state, numbers, sense, wish, drive, report) => step(state, numbers, sense, { ...wish, mayCharge: 1 }, drive, report),
		classes: { permission: ["withdrawn"] },
		onBench: true,
	},
	{
		name: "tries again too soon",
		rule: "lost",
		step: withNumbers(({ retryAfter }) => {
			for (const name of Object.keys(retryAfter) as (keyof typeof retryAfter)[]) retryAfter[name] /= 2;
		}),
		letters: ["E"],
		classes: {},
		onBench: true,
	},
	{
		name: "does not let go of a fault",
		rule: "unplugging",
		step: (state, numbers, sense, ...rest) => {
			const stands = (state.supervisor.standing & STOP) !== 0;
			step(state, numbers, stands ? { ...sense, stopButton: 1 } : sense, ...rest);
		},
		classes: { "stop button": ["pressed"] },
		onBench: false,
	},
	{
		name: "never begins PWM",
		rule: "waits",
		step: (state, numbers, sense, ...rest) => {
			if (state.sequence.state === State.B1) state.sequence.dutyAt = after(sense.now, 0);
			step(state, numbers, sense, ...rest);
		},
		classes: {},
		onBench: false,
	},
	{
		name: "gives the contactor no rest",
		rule: "rest",
		step: (state, ...rest) => {
			state.contactor.rested = 1;
			step(state, ...rest);
		},
		classes: { permission: ["withdrawn"], guard: ["trip line"] },
		onBench: false,
	},
	{
		// on the bench the guard minds
		name: "does not mind being late",
		rule: "lease",
		step: withNumbers(({ supervisor }) => {
			supervisor.lateMs = 1_000;
		}),
		classes: { moment: ["a step comes late, but not too late", "a step comes too late", "a person clears"] },
		onBench: false,
	},
	{
		name: "believes in C at once",
		rule: "confirmed",
		step: (state, numbers, sense, ...rest) => {
			if (state.pilot.voted === Letter.C) state.pilot.votedAt = after(sense.now, -numbers.pilot.enterCMs);
			step(state, numbers, sense, ...rest);
		},
		classes: {},
		onBench: true,
	},
	{
		name: "believes that the monitor has passed",
		rule: "tested",
		step: (state, ...rest) => {
			state.residual.passed = 1;
			step(state, ...rest);
		},
		classes: { residual: ["monitor silent"] },
		onBench: true,
	},
	{
		name: "does not hear that the guard has opened for residual current",
		rule: "spoken",
		step: deafTo(GuardCause.Residual, "residual_trip"),
		classes: { guard: ["trip line"] },
		numbers: { "residual.fitted": 0 },
		words: "> set residual.fitted 0",
		onBench: true,
	},
	{
		name: "does not hear that the guard has opened for the stop button",
		rule: "spoken",
		step: deafTo(GuardCause.Stop, "stop_button"),
		classes: { guard: ["stop line"] },
		numbers: { "debounce.stop_button": 2 * TICK_MS },
		words: "> set debounce.stop_button 50",
		onBench: true,
	},
	{
		name: "does not hear that the guard has opened for its lease",
		rule: "spoken",
		step: deafTo(GuardCause.Lease, "loop_late"),
		classes: { guard: ["lease"] },
		onBench: true,
	},
	{
		name: "does not hear that the guard finds it wrong about the pilot",
		rule: "spoken",
		step: deafTo(GuardCause.Pilot, "internal"),
		classes: { guard: ["wrong about the pilot"] },
		onBench: false,
	},
	{
		name: "overlooks B anew after each duty",
		rule: "overlooked",
		step: (state, ...rest) => {
			if (since(state.sequence.dutyAt, state.pilot.letGoAt) > 0) state.pilot.letGoAt = state.sequence.dutyAt;
			step(state, ...rest);
		},
		classes: { limit: ["13 A"], temperature: ["65 °C"] },
		onBench: false,
	},
	{
		name: "gives the whole time to let go at every stop",
		rule: "patience",
		step: (state, ...rest) => {
			state.sequence.spentMs = 0;
			step(state, ...rest);
		},
		classes: { permission: ["withdrawn"] },
		onBench: true,
	},
	{
		name: "unlocks at power-up",
		rule: "unlocking",
		step: (state, ...rest) => {
			if (state.clock.started === 0) state.lock.commanded = LockDrive.Unlock;
			step(state, ...rest);
		},
		letters: ["E"],
		classes: { contactor: ["stays closed"] },
		numbers: { "lock.fitted": 1 },
		starts: [
			{ classes: { pilot: "E" }, locked: true },
			{ classes: { pilot: "A", contactor: "stays closed" }, locked: true },
		],
		words: "lock ok; > set lock.fitted 1",
		onBench: true,
	},
	{
		name: "unlocks as soon as the pilot shows A",
		rule: "unlocking",
		step: withNumbers(({ pilot }) => {
			pilot.goneMs = 0;
		}),
		classes: {},
		numbers: { "lock.fitted": 1 },
		words: "lock ok; > set lock.fitted 1",
		onBench: true,
	},
	{
		name: "takes a vehicle that the pilot hides for one that is missed",
		rule: "unlocking",
		step: (state, ...rest) => {
			const { presence } = state;
			const { missing, missedAt } = presence;
			step(state, ...rest);
			if (missing === 0 || presence.is !== Presence.There || state.pilot.voted !== Letter.E) return;
			presence.missing = missing;
			presence.missedAt = missedAt;
		},
		letters: ["E"],
		classes: {},
		numbers: { "lock.fitted": 1 },
		words: "lock ok; > set lock.fitted 1",
		onBench: true,
	},
	{
		name: "connects phases with welded contacts",
		rule: "phases",
		step: (state, numbers, sense, wish, drive, report) => {
			step(state, numbers, sense, wish, drive, report);
			if (drive.contactor === 0) drive.phases = wish.phases;
		},
		classes: { phases: ["1"], contactor: ["stays closed"] },
		starts: [{ classes: { phases: "1", contactor: "stays closed" } }],
		onBench: true,
	},
	{
		name: "takes one period that can be read for a pilot that is heard",
		rule: "heard",
		step: (state, numbers, sense, ...rest) => {
			if (sense.pilot.count > 0) state.pilot.silentMs = 0;
			step(state, numbers, sense, ...rest);
		},
		letters: ["nothing", "C, but read in 1 of 8 periods"],
		classes: {},
		onBench: false,
	},
	{
		name: "does not mind an A in every other period",
		rule: "wire",
		step: (state, ...rest) => {
			state.pilot.outside = 0;
			step(state, ...rest);
		},
		letters: ["C, but A in 4 of 8 periods"],
		classes: {},
		onBench: false,
	},
	{
		name: "keeps the permission of a host that has taken it back",
		rule: "permission",
		hosted: true,
		step: (state, numbers, sense, wish, drive, report) =>
			step(state, numbers, sense, state.contactor.commanded === 1 ? { ...wish, mayClose: 1 } : wish, drive, report),
		classes: HOSTS_WORDS,
		onBench: false,
	},
	{
		name: "keeps the permission of a host that is lost",
		rule: "permission",
		hosted: true,
		step: (state, numbers, sense, wish, drive, report) =>
			step(state, numbers, sense, state.contactor.commanded === 1 ? { ...wish, mayCharge: 1 } : wish, drive, report),
		classes: { permission: ["withdrawn"] },
		onBench: false,
	},
	{
		name: "takes what a host signals for what it lets be drawn",
		rule: "overdrawn",
		hosted: true,
		step: (state, numbers, sense, wish, drive, report) =>
			step(state, numbers, sense, { ...wish, overcurrentMa: Math.max(vehicleReads(wish.pilot), 0) }, drive, report),
		classes: { host: ["lets 6 A be drawn"], meter: ["12 A"] },
		onBench: false,
	},
	{
		name: "closes for a host without PWM",
		rule: "closing",
		hosted: true,
		step: closingDespite(CURRENT | PWM, (state, wish) => wish.pilot === STEADY_HIGH && state.sequence.state === State.C1),
		classes: HOSTS_WORDS,
		onBench: false,
	},
	{
		name: "closes at 5 %, which carries no current",
		rule: "pwm",
		hosted: true,
		step: closingDespite(CURRENT, (state) => state.sequence.duty === DIGITAL_DUTY && state.pilot.letter === Letter.C),
		classes: HOSTS_WORDS,
		onBench: false,
	},
	{
		name: "signals what a host wants although the charger allows less",
		rule: "signalled",
		hosted: true,
		step: (state, numbers, sense, wish, drive, report) => {
			step(state, numbers, sense, wish, drive, report);
			if (isPwm(drive.duty)) drive.duty = state.sequence.duty = wish.pilot;
		},
		classes: { cable: ["13 A"] },
		onBench: false,
	},
	{
		name: "lets a wanted plug go under a closed contactor",
		rule: "unlocking",
		step: (state, numbers, sense, wish, drive, report) => {
			step(state, numbers, sense, wish, drive, report);
			if (wish.lock === LockDrive.Unlock) drive.lock = state.lock.commanded = LockDrive.Unlock;
		},
		classes: { plug: ["wanted"] },
		numbers: { "lock.fitted": 1 },
		words: "lock ok; > set lock.fitted 1",
		onBench: false,
	},
	{
		name: "cannot decide which wrong kind of low plateau it sees while it charges",
		rule: "diode",
		step: (state, numbers, sense, ...rest) => step(state, numbers, state.contactor.commanded === 1 ? undecided(sense) : sense, ...rest),
		letters: ["C with low plateaus of two wrong kinds"],
		classes: {},
		onBench: false,
	},
];
