// SPDX-License-Identifier: Apache-2.0
/** The desk: a bench that keeps up with a clock, and takes every word of the scenario language. */
import { CONSOLE_WORDS } from "../../src/console/words.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import { Bench } from "../bench/bench.js";
import { NEVER } from "../bench/moment.js";
import { type Emit, Observer } from "../bench/scenario/observer.js";
import { parse } from "../bench/scenario/parse.js";
import { Player } from "../bench/scenario/player.js";

/** What a clock may miss at once, ms. A computer that has slept does not make the bench catch up with the night. */
const LONGEST_GAP_MS = 1_000;
const SEED = 1;

/** One bench with somebody in front of it. */
export class Desk {
	readonly bench: Bench;
	private readonly player: Player;
	private powered: Firmware | undefined;

	/** `emit` gets all that happens. */
	constructor(emit: Emit) {
		const observer = new Observer(emit);
		const power = powerUp([]);
		this.bench = new Bench((outlets) => (this.powered = power(outlets)), observer, SEED);
		this.player = new Player(this.bench, observer);
	}

	/** The firmware that is powered; undefined without power. */
	get firmware(): Firmware | undefined {
		return this.bench.device === null ? undefined : this.powered;
	}

	/**
	 * Does what a line says. The time that it takes has gone by when this returns. Gives what was wrong and was not emitted,
	 * or an empty text.
	 */
	say(line: string): string {
		const { commands, wrong } = parse(line, CONSOLE_WORDS);
		if (wrong.length > 0) return wrong[0].message;
		let complaint = "";
		this.player.add(commands);
		while (this.player.play(NEVER) === "failed") complaint = this.player.untold || complaint;
		return complaint;
	}

	/** Lets as much time go by as on the clock, ms. */
	keepUp(elapsedMs: number): void {
		this.player.idle(this.bench.now + Math.min(elapsedMs, LONGEST_GAP_MS));
	}
}
