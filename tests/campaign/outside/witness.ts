// SPDX-License-Identifier: Apache-2.0
/** A device with somebody at its window who writes down what is asked and what was done of it; and another who asks the same again, tick by tick. */
import { Around } from "../../../hosts/bench/around.js";
import type { End, Outlets, PowerUp, Wall } from "../../../hosts/bench/device.js";
import { type Firmware, powerUp } from "../../../src/firmware.js";
import type { Done } from "./promise.js";

/** What a mistake does before a tick. False if there is no tick. */
export type Before = (firmware: Firmware, silentMs: number) => boolean;

/** Sees a frame, and whether it goes in. */
type Seen = (frame: string, inward: boolean) => void;

/** The firmware behind one who looks on. */
export class Watched extends Around<Firmware> {
	/** Ticks of this run of the charger. */
	ticks = 0;
	/** The most requests that have waited for their tick. */
	mostWaiting = 0;
	readonly #watched: Wall;
	readonly #before: Before;
	/** The tick after which somebody has said something last; undefined while nobody has. */
	#heard: number | undefined;

	constructor(firmware: Firmware, before: Before, seen: Seen = () => {}) {
		super(firmware);
		this.#before = before;
		this.#watched = this.#wall(seen);
	}

	override get window(): Wall {
		return this.#watched;
	}

	override tick(): boolean {
		this.ticks += 1;
		this.mostWaiting = Math.max(this.mostWaiting, this.firmware.window.waiting);
		const silentMs = this.#heard === undefined ? 0 : (this.ticks - this.#heard) * TICK_MS;
		return this.#before(this.firmware, silentMs) && super.tick();
	}

	/** Frames go both ways under the eyes of `seen`. */
	#wall(seen: Seen): Wall {
		return {
			open: (send) => {
				const end = this.firmware.window.open((frame) => {
					seen(frame, false);
					send(frame);
				});
				return end === undefined ? undefined : { take: (frame) => this.#take(end, frame, seen) };
			},
		};
	}

	#take(end: End, frame: string, seen: Seen): void {
		this.#heard = this.ticks;
		seen(frame, true);
		end.take(frame);
	}
}

const TICK_MS = 10;

/** What the outside asks for of itself: it tells the time of day, and reads which sessions there were. */
const OF_ITSELF: readonly string[] = ["clock", "recount"];

/** Writes down what was done. */
export class Clerk {
	readonly done: Done[] = [];
	/** Requests that have come, but for those that nobody has to make. */
	asked = 0;
	device: Watched | undefined;
	#boot = -1;
	#asked = new Map<number, Pick<Done, "action" | "told">>();
	readonly #clock: () => number;
	readonly #heard: (done: Done) => void;

	constructor(clock: () => number, heard: (done: Done) => void) {
		this.#clock = clock;
		this.#heard = heard;
	}

	/** Powers up a device at whose window it stands. */
	powerUp(before: Before, settings: readonly string[]): PowerUp {
		return (outlets: Outlets) => {
			this.#boot += 1;
			this.#asked = new Map();
			const device: Watched = new Watched(powerUp(settings)(outlets), before, (frame, inward) =>
				inward ? this.#hear(frame) : this.#answer(frame, device),
			);
			this.device = device;
			return device;
		};
	}

	#hear(frame: string): void {
		if (!frame.startsWith('{"ask"')) return;
		const { ask, do: action, with: told } = JSON.parse(frame) as { ask: number; do: string; with: Done["told"] };
		this.#asked.set(ask, { action, told });
		if (!OF_ITSELF.includes(action)) this.asked += 1;
	}

	#answer(frame: string, { ticks: tick }: Watched): void {
		if (!frame.startsWith('{"answer"')) return;
		const { answer, done } = JSON.parse(frame) as { answer: number; done?: string };
		const asked = this.#asked.get(answer);
		if (asked === undefined || done === undefined) return;
		const what = { ...asked, boot: this.#boot, tick, at: this.#clock() };
		this.done.push(what);
		this.#heard(what);
	}
}

/** A charger with nobody outside; what was done elsewhere is asked by a hand at its window, each before the tick in which it was done. */
export function replaying(all: readonly Done[], settings: readonly string[]): PowerUp {
	let boot = -1;
	return (outlets) => {
		boot += 1;
		const mine = all.filter((done) => done.boot === boot);
		let next = 0;
		let end: End | undefined;
		const firmware = powerUp(settings)(outlets);
		const device: Watched = new Watched(firmware, () => {
			for (; next < mine.length && mine[next].tick === device.ticks; next++) {
				end ??= firmware.window.open(() => {});
				end?.take('{"hello":1}');
				end?.take(JSON.stringify({ ask: next + 1, do: mine[next].action, with: mine[next].told }));
			}
			return true;
		});
		return device;
	};
}
