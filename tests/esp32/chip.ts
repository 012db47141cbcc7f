// SPDX-License-Identifier: Apache-2.0
/** What a chip brings, for tests: a slow serial line, a key-value storage, memory that a restart leaves alone, and a board behind the natives. */
import type { Chip, Life } from "../../hosts/esp32/application.js";
import { Application } from "../../hosts/esp32/application.js";
import type { BoardFile } from "../../hosts/esp32/boardFile.js";
import { Screen } from "../console/screen.js";
import { Flash } from "../settings/flash.js";
import { playNatives } from "./playedNatives.js";
import { Wire } from "./wire.js";

/** A board with everything that the natives know. */
export const BOARD: BoardFile = {
	says: "A board for tests.",
	source: "no hardware",
	chips: ["esp32"],
	chargePump: true,
	lines: {
		pilot: { pin: 18 },
		contactor: { pin: 23 },
		phases: { pin: 22 },
		feedback: { pin: 27, activeLow: true },
		residual: { pin: 35, activeLow: true },
		residualTest: { pin: 21 },
		stop: { pin: 33 },
		tamper: { pin: 32 },
		shuntTrip: { pin: 19 },
	},
	analog: { pilot: 36, proximity: 39, temperature: 34 },
	frontEnd: { lowMicroVolts: 244_000, highMicroVolts: 2_356_000, nanoseconds: 300, from: "88 mV for each volt" },
	proximity: { pullUpOhms: 1_000, supplyMilliVolts: 3_300 },
	temperature: { kind: "TMP36", milliVoltsAtZero: 500, microVoltsPerKelvin: 10_000 },
	settings: [],
};

/** The bytes of a text in UTF-8; plain text and the few signs that the console prints. */
export function encode(text: string): Uint8Array {
	const bytes: number[] = [];
	for (const character of text) {
		const code = character.codePointAt(0) as number;
		if (code < 0x80) bytes.push(code);
		else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
		else bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
	}
	return Uint8Array.from(bytes);
}

/** The text of bytes in UTF-8; throws where a character is cut, as XS does. */
export function decode(bytes: readonly number[]): string {
	return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
}

/** The chip's memory that survives a restart, and how runs end. */
export class Memory implements Life {
	words: string | undefined;
	retained: string | undefined;
	/** How often somebody has given up. */
	gaveUp = 0;
	room = 2_048;

	reason(): string {
		return this.gaveUp === 0 ? "power" : "restarted by the firmware";
	}

	lastWords(): string | undefined {
		const { words } = this;
		this.words = undefined;
		return words;
	}

	giveUp(reason: string): void {
		this.gaveUp += 1;
		this.words = reason;
	}

	recall(): string | undefined {
		return this.retained;
	}

	retain(text: string): boolean {
		if (encode(text).length > this.room) return false;
		this.retained = text;
		return true;
	}
}

/** A chip with an application on it. */
export class TestChip {
	readonly wire = new Wire();
	readonly flash: Flash;
	readonly memory: Memory;
	readonly application: Application;
	readonly #bytes: number[] = [];
	readonly #screen = new Screen();
	#clock = 0;

	/** With the flash and the memory of another one it is that one after a restart. */
	constructor(flash = new Flash(), memory = new Memory()) {
		playNatives();
		this.wire.reset();
		this.flash = flash;
		this.memory = memory;
		const chip: Chip = {
			port: { write: (byte) => void this.#bytes.push(byte), encode },
			pins: { output: () => ({ write: () => {} }), input: () => ({ read: () => 0 }) },
			flash,
			life: memory,
			microseconds: () => (this.#clock += 700),
			chance: () => 0,
		};
		this.application = new Application(chip);
	}

	/** Time passes in ticks of 10 ms. */
	pass(ms: number): this {
		for (let t = 0; t < ms; t += 10) {
			this.wire.pass(10);
			this.application.tick(10);
		}
		return this;
	}

	/** Types a line; returns it as the terminal shows it, and what was printed since. */
	type(line: string): string[] {
		this.printed();
		for (const byte of encode(`${line}\r`)) this.application.take(byte);
		return this.printed();
	}

	/** The rows that a terminal shows since the last look, without the one that is being typed. */
	printed(): string[] {
		this.#screen.show(decode(this.#bytes.splice(0)));
		return this.#screen.rows.splice(0).filter((row) => row !== "");
	}
}
