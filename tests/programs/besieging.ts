// SPDX-License-Identifier: Apache-2.0
/** A charger that charges under siege: all ends of its window are taken by those who send as much as a carrier lets through; for measuring what its ticks cost. */
import { Bench } from "../../hosts/bench/bench.js";
import { Random, Stream } from "../../hosts/bench/random.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import type { Sense } from "../../src/control/board.js";
import { copyOf, restore } from "../../src/control/state.js";
import { step } from "../../src/control/step.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import { heardIn, toldIn } from "../../src/link/language.js";
import { MOST_ON_THEIR_WAY } from "../../src/link/passage.js";
import { type End, MOST_ENDS, type Window } from "../../src/link/window.js";
import { mutated } from "../link/mutations.js";

/** Writes the frames of one end for one tick. */
type Arms = (number: () => number, random: Random) => readonly string[];

/** A siege: how many ends take part, and what each of them sends in each tick. */
export interface Siege {
	readonly name: string;
	readonly ends: number;
	readonly arms: Arms;
}

function volley(frame: (number: () => number, random: Random) => string): Arms {
	return (number, random) => Array.from({ length: MOST_ON_THEIR_WAY }, () => frame(number, random));
}

/** What is asked changes nothing, so that all of it is waste. */
const idle: Arms = volley((number) => `{"ask":${number()},"do":"resume"}`);
/** A limit that goes up and down: the port has to look each time. */
const limits: Arms = volley((number) => {
	const ask = number();
	return `{"ask":${ask},"do":"limit","with":{"name":"flood","current":${ask % 2 === 0 ? 16_000 : 15_000}}}`;
});
/** What is no frame, however it is read. */
const nonsense: Arms = volley((number, random) => {
	for (;;) {
		const frame = mutated(random, number());
		if (isNone(frame)) return frame;
	}
});

function isNone(frame: string): boolean {
	try {
		heardIn(frame);
		return false;
	} catch {
		return true;
	}
}

const LONG = `{"ask":1,"do":"${"x".repeat(490)}"}`;

/** All of them. The first two are what they are compared with. */
export const SIEGES: readonly Siege[] = [
	{ name: "nobody", ends: 0, arms: () => [] },
	{ name: "one who looks", ends: 1, arms: () => [] },
	{ name: "requests at one end", ends: 1, arms: idle },
	{ name: "requests at all ends", ends: MOST_ENDS, arms: idle },
	{ name: "limits at all ends", ends: MOST_ENDS, arms: limits },
	{ name: "nonsense at all ends", ends: MOST_ENDS, arms: nonsense },
	{ name: "the longest frames at all ends", ends: MOST_ENDS, arms: volley(() => LONG) },
	{ name: "greetings at all ends", ends: MOST_ENDS, arms: volley(() => '{"hello":1}') },
];

const SEED = 1;
const TICK_MS = 10;
/** Ticks in which whoever has greeted is told everything. */
const LOOKED = 300;

/** One who besieges. */
class Besieger {
	readonly end: End | undefined;
	volley: readonly string[] = [];
	heard: string[] = [];
	number = 0;

	constructor(window: Window) {
		this.end = window.open((frame) => void this.heard.push(frame));
		this.end?.take('{"hello":1}');
	}
}

/** A bench whose vehicle charges, with a firmware on it. */
function charging(sensed: (sense: Sense) => void): { readonly bench: Bench; readonly firmware: Firmware } {
	let firmware: Firmware | undefined;
	const decide: typeof step = (...records) => {
		sensed(records[2]);
		step(...records);
	};
	const observer = new Observer(() => {});
	const bench = new Bench((outlets) => (firmware = powerUp([], decide)(outlets)), observer, SEED);
	const player = new Player(bench, observer);
	player.add(parse("draw_power_regulated 12,3; sleep 20").commands);
	player.play(Number.MAX_SAFE_INTEGER);
	return { bench, firmware: firmware as unknown as Firmware };
}

/** What is sensed in the next `count` ticks at a charger that nobody besieges. */
function sensesOf(count: number): readonly Sense[] {
	const senses: Sense[] = [];
	let noted = false;
	const { bench } = charging((sense) => {
		if (noted) senses.push(copyOf(sense));
	});
	noted = true;
	bench.goTo(bench.now + count * TICK_MS);
	return senses;
}

/** One charger under one siege, by its place in the table: each of them senses the same in the same tick. */
export class Besieged {
	/** The most requests that have waited. */
	#mostWaiting = 0;
	/** Of requests so far: done, refused as busy, and refused otherwise. */
	readonly #answers = { done: 0, busy: 0, refused: 0 };
	readonly #senses: readonly Sense[];
	readonly #firmware: Firmware;
	readonly #siege: Siege;
	readonly #besiegers: readonly Besieger[];
	readonly #random = new Random(SEED, Stream.Noise);

	constructor(place: number, count: number) {
		this.#senses = sensesOf(count + LOOKED);
		this.#firmware = charging(() => {}).firmware;
		this.#siege = SIEGES[place];
		this.#besiegers = Array.from({ length: this.#siege.ends }, () => new Besieger(this.#firmware.window));
		// whoever looks has been told everything before anything is measured
		for (let tick = 0; tick < LOOKED; tick++) {
			this.sense(tick - LOOKED);
			this.tick();
		}
	}

	/** What the board says in a tick is there, and the next volley is written. */
	sense(tick: number): void {
		restore(this.#firmware.sense, this.#senses[tick + LOOKED]);
		this.#mostWaiting = Math.max(this.#mostWaiting, this.#firmware.window.waiting);
		for (const besieger of this.#besiegers) {
			for (const frame of besieger.heard.splice(0)) this.#count(frame);
			besieger.volley = tick < 0 ? [] : this.#siege.arms(() => (besieger.number += 1), this.#random);
		}
	}

	/** The volley comes in. */
	strike(): void {
		for (const { end, volley } of this.#besiegers) for (const frame of volley) end?.take(frame);
	}

	/** The firmware's tick. */
	tick(): void {
		this.#firmware.tick();
	}

	/** Whether the charge has gone on, and what came of requests. */
	verdict(): string {
		const { failure, drive } = this.#firmware;
		const { done, busy, refused } = this.#answers;
		const charge = failure ?? (drive.contactor === 1 ? "closed" : "open");
		return `${charge}, at most ${this.#mostWaiting} waited, ${done} done, ${busy} busy, ${refused} refused`;
	}

	nothing(): void {}

	#count(frame: string): void {
		const told = toldIn(frame);
		if (told === undefined || !("answer" in told)) return;
		if (told.refused === undefined) this.#answers.done += 1;
		else if (told.refused.startsWith("busy")) this.#answers.busy += 1;
		else this.#answers.refused += 1;
	}
}
