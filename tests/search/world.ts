// SPDX-License-Identifier: Apache-2.0
/** The controller with classes at its inputs: puts them into the records, makes the step, and says which rules it broke. */
import { LockFeedback } from "../../src/control/board.js";
import { FaultBit, type FaultName } from "../../src/control/faults.js";
import { after, type Instant } from "../../src/control/integer.js";
import { brokenInvariants } from "../../src/control/invariants.js";
import { WITNESS_AT_START, type Witness } from "../../src/control/noted.js";
import type { Numbers } from "../../src/control/numbers.js";
import { Test } from "../../src/control/residual.js";
import { brokenBetween, remember } from "../../src/control/witness.js";
import type { Step } from "../control/checked.js";
import { Desk } from "../control/desk.js";
import { type Class, type Input, MAINS, METER, SELF_TEST, TEMPERATURE } from "./classes.js";
import { type Beside, LAST_STEP, WITNESSED, type Witnessed } from "./layout.js";
import { TICK_MS } from "./shortened.js";

/** The most periods that one step of a search brings. */
const MOST_PERIODS = 3 * TICK_MS;

/** What a search begins with. */
export interface Start {
	/** By input, its class, where it is not the usual one. */
	readonly classes?: { readonly [input: string]: string };
	/** The plug is locked already. */
	readonly locked?: boolean;
}

/** What is at the pilot in one step, for each of what may be on the wire. */
interface Wire {
	/** How many of the first periods of a step, so many, can be read. */
	readonly read: readonly number[];
	/** What those show that can be read. */
	readonly high: readonly number[];
	readonly low: readonly number[];
}

/** Duties for which plateaus are kept: −12 V, PWM, +12 V. Plateaus depend on nothing else. */
const DUTIES = [0, 2_000, 10_000] as const;

/** The faults that are looked at in each turn of slow.ts. */
const OF_TURN: readonly { readonly turn: number; readonly faults: readonly FaultName[] }[] = [
	{ turn: TEMPERATURE, faults: ["overtemperature", "temperature_sensor"] },
	{ turn: MAINS, faults: ["undervoltage", "overvoltage", "frequency", "phase_loss", "neutral_lost", "pen"] },
	{ turn: METER, faults: ["meter_lost", "meter_frozen", "meter_implausible", "overcurrent"] },
	{ turn: SELF_TEST, faults: ["self_test", "pilot_noise"] },
];

/** The same as bits. */
const TURNS = OF_TURN.map(({ turn, faults }) => ({ turn, bits: faults.reduce((bits, name) => bits | (1 << FaultBit[name]), 0) }));

/** One controller. */
export class World {
	readonly desk = new Desk();
	readonly witness: Witness = { ...WITNESS_AT_START };
	readonly inputs: readonly Input[];
	/** What is at the inputs, by place of its class. */
	readonly classes: Int8Array;
	readonly #step: Step;
	readonly #numbers: Numbers;
	readonly #wires: readonly (readonly Wire[])[];

	constructor(inputs: readonly Input[], numbers: Numbers, step: Step) {
		this.inputs = inputs;
		this.classes = new Int8Array(inputs.length);
		this.#step = step;
		this.#numbers = numbers;
		this.#wires = inputs[0].classes.map((pilot) => DUTIES.map((duty) => wire(pilot, duty)));
		this.powerUp({});
	}

	/** As before the first step, with the usual at every input but where `start` says otherwise. */
	powerUp(start: Start): void {
		const fresh = new Desk();
		Object.assign(this.desk.state, fresh.state);
		Object.assign(this.desk.drive, fresh.drive);
		Object.assign(this.witness, WITNESS_AT_START);
		this.desk.sense.now = LAST_STEP;
		this.desk.sense.lock = start.locked === true ? LockFeedback.Locked : LockFeedback.Unlocked;
		this.classes.set(
			this.inputs.map(({ name, classes }) =>
				Math.max(
					classes.findIndex((row) => row.name === start.classes?.[name]),
					0,
				),
			),
		);
	}

	/** After the state was read from a row: the records that follow from it. */
	resume(beside: Beside): void {
		const { desk, witness } = this;
		const { state, drive, wish, sense } = desk;
		sense.now = LAST_STEP;
		wish.clearFaults = 0;
		drive.duty = state.sequence.duty;
		drive.contactor = state.contactor.commanded;
		drive.phases = beside.phases as 0 | 1 | 3;
		sense.lock = beside.bolt;
		drive.residualTest = state.residual.test === Test.Rising ? 1 : 0;
		drive.lock = state.lock.commanded;
		drive.lockTry = state.lock.tries;
		remember(witness, state, wish, drive);
		for (const key of WITNESSED) (witness as Witnessed)[key] = beside[key];
	}

	/** One step with the classes that are at the inputs; the rules that it broke, as bits. Throws what the step throws. */
	step(): number {
		const { desk, inputs, classes } = this;
		const { state, sense, wish, drive, report } = desk;
		let gap = TICK_MS;
		let turns = turnsOf(state.slow.conditions) | ((state.load.over | state.load.farOver | state.load.stray) === 0 ? 0 : 1 << (METER >> 2));
		for (let i = 0; i < inputs.length; i++) {
			const row: Class = inputs[i].classes[classes[i]];
			if (row.set !== undefined) row.set(desk);
			if (row.lateMs !== undefined) gap += row.lateMs;
			if (row.turn !== undefined) turns |= 1 << (row.turn >> 2);
		}
		this.#showPilot(gap);
		state.slow.turn = nextOf(turns, state.slow.turn);
		sense.now = after(sense.now as Instant, gap);
		this.#step(state, this.#numbers, sense, wish, drive, report);
		return (
			brokenInvariants(state, this.#numbers, sense, wish, drive, report) |
			brokenBetween(this.witness, state, this.#numbers, sense, wish, drive)
		);
	}

	#showPilot(ms: number): void {
		const { sense, drive } = this.desk;
		const wires = this.#wires[this.classes[0]];
		const { read, high, low } = wires[drive.duty === 0 ? 0 : drive.duty === 10_000 ? 2 : 1];
		const count = read[ms];
		const pilot = sense.pilot;
		pilot.count = count;
		for (let i = 0; i < count; i++) {
			pilot.high[i] = high[i];
			pilot.low[i] = low[i];
		}
	}
}

function wire(pilot: Class, duty: number): Wire {
	const periods = Array.from({ length: MOST_PERIODS }, (_, place) => pilot.period?.(duty, place));
	const seen = periods.filter((period) => period !== undefined);
	return {
		read: Array.from({ length: MOST_PERIODS + 1 }, (_, count) => periods.slice(0, count).filter((period) => period !== undefined).length),
		high: seen.map(({ high }) => high),
		low: seen.map(({ low }) => low),
	};
}

/** Whose turns it takes to see that what was unusual is over, a bit for each of the four. */
function turnsOf(conditions: number): number {
	let turns = 0;
	for (let i = 0; i < TURNS.length; i++) if ((conditions & TURNS[i].bits) !== 0) turns |= 1 << (TURNS[i].turn >> 2);
	return turns;
}

/** Of these turns the one that follows the last; without any the meter's, which has to know what was allowed. */
function nextOf(turns: number, after: number): number {
	if (turns === 0) return METER;
	let next = ((after >> 2) + 1) & 3;
	while ((turns & (1 << next)) === 0) next = (next + 1) & 3;
	return next << 2;
}
