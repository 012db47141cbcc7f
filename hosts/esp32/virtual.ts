// SPDX-License-Identifier: Apache-2.0
/** Board "virtual": the whole firmware with the virtual bench instead of pins, so that a bare module on a desk charges a virtual vehicle. */
import { CONSOLE_WORDS } from "../../src/console/words.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import type { Outlets } from "../../src/outlets.js";
import { Bench } from "../bench/bench.js";
import { helpAsked } from "../bench/scenario/help.js";
import { Observer } from "../bench/scenario/observer.js";
import { parse } from "../bench/scenario/parse.js";
import { Player } from "../bench/scenario/player.js";
import { proseLine } from "../bench/scenario/prose.js";
import type { Stopwatch } from "./stopwatch.js";
import { Timed } from "./timed.js";

/** A vehicle that comes after a second and charges, so that there is something to see. */
const FIRST_VEHICLE = "sleep 1; draw_power_regulated 16,3";
const SEED = 1;

/** The bench in the time of the chip. */
export class VirtualCharger {
	readonly #bench: Bench;
	readonly #player: Player;
	readonly #print: (line: string) => void;
	readonly #stopwatch: Stopwatch;
	#firmware: Firmware | undefined;
	/** Help that was asked for, and how many lines of it are printed. */
	#help: readonly string[] = [];
	#helped = 0;

	/** `microseconds` is a clock of the chip. */
	constructor({ print, store, retained, birth, ownRestart, line }: Outlets, stopwatch: Stopwatch, microseconds: () => number) {
		this.#print = print;
		this.#stopwatch = stopwatch;
		const observer = new Observer((entry) => print(proseLine(entry)));
		const power = powerUp([]);
		const device = (outlets: Outlets): Timed => {
			// there is no room for two
			this.#firmware = undefined;
			this.#firmware = power({
				...outlets,
				store,
				ownRestart,
				...(retained === undefined ? {} : { retained }),
				...(birth === undefined ? {} : { birth }),
				...(line === undefined ? {} : { line }),
			});
			return new Timed(this.#firmware, stopwatch, microseconds);
		};
		this.#bench = new Bench(device, observer, SEED);
		this.#player = new Player(this.#bench, observer);
		this.type(FIRST_VEHICLE);
	}

	/** The firmware that is powered now. */
	get firmware(): Firmware | undefined {
		return this.#firmware;
	}

	/** Leads the charger's own outside to its window: `hear` gets its frames. Returns where frames for it go. */
	connect(hear: (frame: string) => void): (frame: string) => void {
		return this.#bench.outside.connect(hear);
	}

	/** Milliseconds have passed: the bench follows. */
	pass(ms: number): void {
		const until = this.#bench.now + ms;
		if (this.#player.play(until) === "failed" && this.#player.untold !== "") this.#print(this.#player.untold);
		this.#player.idle(until);
		this.#goOnHelping();
	}

	/** What the firmware's ticks have cost since this was asked last. */
	cost(): string {
		const { text } = this.#stopwatch;
		this.#stopwatch.reset();
		return text;
	}

	/** A line of the scenario language, or `help` on it. */
	type(line: string): void {
		const help = helpAsked(line);
		if (help === undefined) this.#do(line);
		else {
			this.#help = help;
			this.#helped = 0;
		}
	}

	/** A line of help each time: a serial line takes no more in a tick. */
	#goOnHelping(): void {
		if (this.#helped < this.#help.length) this.#print(this.#help[this.#helped++]);
	}

	#do(line: string): void {
		const { commands, wrong } = parse(line, CONSOLE_WORDS);
		for (const { message } of wrong) this.#print(message);
		if (wrong.length === 0) this.#player.add(commands);
	}
}
