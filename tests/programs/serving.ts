// SPDX-License-Identifier: Apache-2.0
/** A charger that charges, with a serial line as a device has it, for measuring what a byte, a frame and the tick after it cost. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { Line } from "../../src/console/line.js";
import { PHRASES } from "../../src/console/phrases.js";
import { CONSOLE_WORDS } from "../../src/console/words.js";
import { frozen } from "../../src/control/frozen.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import type { End } from "../../src/link/window.js";

/** Lines that are typed: every word alone, and what is longest of those with arguments. */
export const LINES: readonly string[] = [
	...CONSOLE_WORDS,
	"get temperature",
	"settings retries",
	"limit ems 10 60 6",
	"target all 7:00 20",
	"set limit 16",
	"set mqtt.url mqtts://broker.local:8884",
	"set network.address 192.168.1.20/24 192.168.1.1",
	"set wifi.password correct horse battery",
	"x".repeat(200),
	`limt ${"x ".repeat(90)}`,
	"$GS^30",
	"$SC 16 V",
];

/** Frames that come in by the window. */
export const FRAMES: readonly string[] = [
	'{"hello":1}',
	'{"here":0}',
	'{"ask":1,"do":"pause"}',
	'{"ask":2,"do":"limit","with":{"name":"ems","current":16000}}',
	'{"ask":3,"do":"set","with":{"key":"limit","value":"16"}}',
	`{"ask":4,"do":"${"x".repeat(400)}"}`,
	'{"ask":5,"do":"probe","with":{"duration":10000}}',
	'{"ask":6,"do":"correct","with":{"gain":10100,"offset":20}}',
	'{"ask":7,"do":"probe","with":{"duration":10000}}',
	"[".repeat(500),
	`"${"x".repeat(500)}"`,
];

/** A flash that nobody may write to while the contactor is closed. */
const SLOW = frozen({ read: () => undefined, write: () => {}, erase: () => {} });

/** The charger. */
export class Serving {
	readonly #bench: Bench;
	readonly #firmware: Firmware;
	readonly #end: End | undefined;

	constructor() {
		let firmware: Firmware | undefined;
		const port = { write: () => {}, encode: (text: string) => new Uint8Array(text.length) };
		const line = new Line({ port, heard: (typed) => firmware?.type(typed) }, PHRASES);
		const observer = new Observer(() => {});
		this.#bench = new Bench(
			(outlets) => (firmware = powerUp([])({ ...outlets, store: SLOW, line, print: (text) => line.print(text) })),
			observer,
			1,
		);
		const player = new Player(this.#bench, observer);
		player.add(parse("draw_power_regulated 16,3; sleep 20").commands);
		player.play(Number.MAX_SAFE_INTEGER);
		this.#firmware = firmware as unknown as Firmware;
		this.#end = this.#firmware.window.open(() => {});
	}

	/** One byte. */
	byte(code: number): void {
		this.#firmware.take(code, this.#firmware.sense.now);
	}

	/** The letters of a line, without its end. */
	letters(place: number): void {
		for (const letter of LINES[place]) this.byte(letter.charCodeAt(0));
	}

	/** One frame. */
	frame(place: number): void {
		this.#end?.take(FRAMES[place]);
	}

	/** The bench goes on to the next tick, but for the tick itself. */
	pass(): void {
		this.#bench.goTo(this.#bench.now + 9);
	}

	/** The firmware's own tick. */
	tick(): boolean {
		return this.#firmware.tick();
	}

	nothing(): void {}
}
