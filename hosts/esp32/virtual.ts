// SPDX-License-Identifier: Apache-2.0
/** Board "virtual": the whole firmware with the virtual bench instead of pins, so that a bare module on a desk charges a virtual vehicle. */
import { type Firmware, type Outlets, powerUp } from "../../src/firmware.js";
import { Bench } from "../bench/bench.js";
import { Observer } from "../bench/scenario/observer.js";
import { parse } from "../bench/scenario/parse.js";
import { Player } from "../bench/scenario/player.js";
import { proseLine } from "../bench/scenario/prose.js";

/** A vehicle that comes after a second and charges, so that there is something to see. */
const FIRST_VEHICLE = "sleep 1; draw_power_regulated 16,3";
const SEED = 1;

/** The bench in the time of the chip. */
export class VirtualCharger {
	readonly #bench: Bench;
	readonly #player: Player;
	readonly #print: (line: string) => void;
	#firmware: Firmware | undefined;
	#longest = 0;
	#total = 0;
	#ticks = 0;

	/** `microseconds` is a clock of the chip. */
	constructor({ print, store }: Outlets, microseconds: () => number) {
		this.#print = print;
		const observer = new Observer((entry) => print(proseLine(entry)));
		const power = powerUp([]);
		const device = (outlets: Outlets): Firmware => {
			const firmware = power({ ...outlets, store });
			const tick = firmware.tick.bind(firmware);
			firmware.tick = () => {
				const began = microseconds();
				const completed = tick();
				this.#note(microseconds() - began);
				return completed;
			};
			this.#firmware = firmware;
			return firmware;
		};
		this.#bench = new Bench(device, observer, SEED);
		this.#player = new Player(this.#bench, observer);
		this.type(FIRST_VEHICLE);
	}

	/** The firmware that is powered now. */
	get firmware(): Firmware | undefined {
		return this.#firmware;
	}

	/** Milliseconds have passed: the bench follows. */
	pass(ms: number): void {
		const until = this.#bench.now + ms;
		if (this.#player.play(until) === "failed") this.#print(this.#player.complaint);
		this.#player.idle(until);
	}

	/** What the firmware's ticks have cost since this was asked last, µs. */
	cost(): string {
		const mean = this.#ticks === 0 ? 0 : Math.round(this.#total / this.#ticks);
		const text = `a tick of the firmware took ${mean} µs, at most ${this.#longest} µs, over ${this.#ticks} ticks`;
		this.#longest = 0;
		this.#total = 0;
		this.#ticks = 0;
		return text;
	}

	#note(microseconds: number): void {
		this.#longest = Math.max(this.#longest, microseconds);
		this.#total += microseconds;
		this.#ticks += 1;
	}

	/** A line of the scenario language. */
	type(line: string): void {
		const { commands, wrong } = parse(line);
		for (const { message } of wrong) this.#print(message);
		if (wrong.length === 0) this.#player.add(commands);
	}
}
