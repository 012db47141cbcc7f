// SPDX-License-Identifier: Apache-2.0
/** A firmware taken apart: what a bench let it sense, and the parts of its tick, each to be called alone, for measuring what each costs. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import type { Drive, Sense } from "../../src/control/board.js";
import { brokenInTurn } from "../../src/control/invariants.js";
import type { Numbers } from "../../src/control/numbers.js";
import { STATE_NAMES } from "../../src/control/sequence.js";
import { type ControlState, copyOf, restore } from "../../src/control/state.js";
import { step } from "../../src/control/step.js";
import type { Report, Wish } from "../../src/control/wish.js";
import { type Firmware, powerUp } from "../../src/firmware.js";

const TICK_MS = 10;
const SEED = 1;

/** What a step is called with, by name: to take six of an array costs more than some parts do. */
class Records {
	readonly state: ControlState;
	readonly numbers: Numbers;
	readonly sense: Sense;
	readonly wish: Wish;
	readonly drive: Drive;
	readonly report: Report;

	constructor(...[state, numbers, sense, wish, drive, report]: Parameters<typeof step>) {
		this.state = state;
		this.numbers = numbers;
		this.sense = sense;
		this.wish = wish;
		this.drive = drive;
		this.report = report;
	}
}

/** A bench with a firmware on it that has played a scenario. */
class Played {
	readonly bench: Bench;
	readonly player: Player;
	#firmware: Firmware | undefined;

	constructor(scenario: string, decide = step) {
		const power = powerUp([], decide);
		const observer = new Observer(() => {});
		this.bench = new Bench((outlets) => (this.#firmware = power(outlets)), observer, SEED);
		this.player = new Player(this.bench, observer);
		this.add(scenario);
		if (this.player.play(Number.MAX_SAFE_INTEGER) !== "end") throw new Error(this.player.complaint);
	}

	get firmware(): Firmware {
		return this.#firmware as Firmware;
	}

	add(scenario: string): void {
		const { commands, wrong } = parse(scenario);
		if (wrong.length > 0) throw new Error(wrong[0].message);
		this.player.add(commands);
	}
}

/** What is sensed after `scenario` in the next `count` ticks, in which `goesOn` is played. */
function sensesOf(scenario: string, goesOn: string, count: number): readonly Sense[] {
	const senses: Sense[] = [];
	let measured = false;
	const played = new Played(scenario, (...given) => {
		if (measured) senses.push(copyOf(given[2]));
		step(...given);
	});
	played.add(goesOn);
	measured = true;
	for (const { bench, player } = played; senses.length < count; ) {
		const until = bench.now + TICK_MS;
		player.play(until);
		player.idle(until);
	}
	return senses;
}

/** Three of the same: one has gone on and told what it sensed; with that one ticks, and of one the parts are called. */
export class Dissected {
	readonly #senses: readonly Sense[];
	readonly #ticking: Firmware;
	readonly #apart: Firmware;
	readonly #records: Records;

	/** Plays `scenario`, and then on a bench `goesOn` for as long as `count` ticks take. */
	constructor(scenario: string, goesOn: string, count: number) {
		let records: Records | undefined;
		this.#apart = new Played(scenario, (...given) => {
			records ??= new Records(...given);
			step(...given);
		}).firmware;
		this.#records = records as unknown as Records;
		this.#senses = sensesOf(scenario, goesOn, count);
		this.#ticking = new Played(scenario).firmware;
	}

	/** What the board says in the tick `place` is there for both. */
	sense(place: number): void {
		restore(this.#ticking.sense, this.#senses[place]);
		restore(this.#apart.sense, this.#senses[place]);
	}

	/** The whole tick. */
	whole(): void {
		this.#ticking.tick();
	}

	/** Its step. */
	step(): void {
		const { state, numbers, sense, wish, drive, report } = this.#records;
		step(state, numbers, sense, wish, drive, report);
	}

	/** The second opinion, while the contactor is closed. */
	opinion(): void {
		const { state, numbers, sense, wish, drive } = this.#records;
		if (drive.contactor === 1) brokenInTurn(state.slow.turn & 3, state, numbers, sense, wish, drive);
	}

	/** The port, when it is its turn. */
	port(): void {
		const { state, sense, report } = this.#records;
		if (report.quiet === 0 || (state.slow.turn & 3) === 3) this.#apart.evse.follow(sense, report);
	}

	/** What it costs to call anything. */
	nothing(): void {
		const { state, numbers, sense, wish, drive, report } = this.#records;
		skip(state, numbers, sense, wish, drive, report);
	}

	/** The state and the contactor at the end. Throws unless the parts together have done the same as the whole. */
	compare(): string {
		for (const record of ["drive", "report"] as const) {
			const one = JSON.stringify(this.#ticking[record]);
			const other = JSON.stringify(this.#apart[record]);
			if (one !== other) throw new Error(`a tick has other parts than those that are called here: ${one}, and by parts ${other}`);
		}
		const { failure, report, drive } = this.#ticking;
		if (failure !== undefined) throw new Error(failure);
		return `${STATE_NAMES[report.state]} ${drive.contactor === 1 ? "closed" : "open"}`;
	}
}

/** A step that does nothing. */
const skip: typeof step = () => {};
