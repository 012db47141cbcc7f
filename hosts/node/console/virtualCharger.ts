// SPDX-License-Identifier: Apache-2.0
/** The wire to a virtual charger: the firmware on a bench that keeps up with the clock, with a real serial line. */
import { eventLine } from "../../../src/console/event-line.js";
import { Line } from "../../../src/console/line.js";
import { shows } from "../../../src/console/past.js";
import { PHRASES } from "../../../src/console/phrases.js";
import type { Voice } from "../../../src/console/word.js";
import { type Firmware, powerUp } from "../../../src/firmware.js";
import { Bench } from "../../bench/bench.js";
import type { Wire } from "./wire.js";

/** How often the bench catches up with the clock, ms. */
const FRAME_MS = 20;
/** How long it has been running when somebody opens its console, ms. What it has printed in that time nobody has seen. */
const WARM_UP_MS = 1_000;
const BIRTH = { reason: "power", crash: "", more: () => [] };

/** What the charger's bytes go to. */
export interface Terminal {
	received(bytes: Uint8Array): void;
	/** Nobody reads what was sent before: a serial line would be full. */
	readonly full: boolean;
}

/** A virtual charger with nothing plugged in. */
export class VirtualCharger implements Wire {
	readonly says = [
		"The console of a virtual charger.",
		"Nothing is plugged in: npm start has this console, and a bench with a vehicle beside it.",
	] as const;
	readonly #terminal: Terminal;
	readonly #line: Line;
	readonly #bench: Bench;
	readonly #voice: Voice = { shown: "on" };
	readonly #timer: NodeJS.Timeout;
	readonly #openedAt = performance.now();
	/** Bytes on their way to the terminal. */
	#bytes: number[] = [];
	#firmware: Firmware | undefined;
	#open = false;

	constructor(settings: readonly string[], seed: number, terminal: Terminal) {
		this.#terminal = terminal;
		const encoder = new TextEncoder();
		const port = { write: (byte: number) => this.#send(byte), encode: (text: string) => encoder.encode(text) };
		this.#line = new Line({ port, heard: (line) => this.#firmware?.type(line) }, PHRASES);
		const power = powerUp(settings);
		const world = { booted: () => {}, printed: (_: number, text: string) => this.#print(text), happened: this.#tell.bind(this) };
		this.#bench = new Bench(
			(outlets) => (this.#firmware = power({ ...outlets, line: this.#line, voice: this.#voice, birth: BIRTH })),
			world,
			seed,
		);
		this.#bench.goTo(WARM_UP_MS);
		this.#open = true;
		this.#timer = setInterval(() => this.#catchUp(), FRAME_MS);
	}

	write(bytes: Uint8Array): void {
		this.#catchUp();
		for (const byte of bytes) this.#bench.type(String.fromCharCode(byte));
		this.#pass();
	}

	close(): void {
		clearInterval(this.#timer);
	}

	#catchUp(): void {
		this.#bench.goTo(WARM_UP_MS + Math.trunc(performance.now() - this.#openedAt));
		this.#line.follow();
		this.#pass();
	}

	#print(text: string): void {
		if (this.#open) this.#line.print(text);
	}

	#tell(_: number, name: string, payload: object): void {
		if (shows(this.#voice, name)) this.#print(eventLine(name, payload));
	}

	#send(byte: number): void {
		// nobody has seen what was sent before the console was opened
		if (!this.#open) return;
		if (this.#terminal.full) throw new Error("output full");
		this.#bytes.push(byte);
	}

	#pass(): void {
		if (this.#bytes.length === 0) return;
		const bytes = Uint8Array.from(this.#bytes);
		this.#bytes = [];
		this.#terminal.received(bytes);
	}
}
