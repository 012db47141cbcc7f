// SPDX-License-Identifier: Apache-2.0
/** A serial line with RAPI at one end and a test at the other: the whole firmware behind it, with a vehicle of two voltages. */
import { Records } from "../../hosts/bench/records.js";
import { Feedback, UNKNOWN } from "../../src/control/board.js";
import { after } from "../../src/control/integer.js";
import type { Store } from "../../src/evse/store.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import type { RapiCharger } from "../../src/rapi/charger.js";
import { frameOf } from "../../src/rapi/frame.js";
import { Rapi } from "../../src/rapi/rapi.js";
import { HIGH, START, TICK_MS } from "../control/desk.js";

/** A letter that the vehicle shows. */
export type Shown = keyof typeof HIGH;

/** The line. */
export class Line {
	readonly store: Store;
	readonly printed: string[] = [];
	firmware: Firmware;
	rapi: Rapi;
	/** What the vehicle shows, until told otherwise. */
	letter: Shown = "A";
	/** How often somebody has asked for a restart; undefined where nothing can. */
	restarts: number | undefined;
	/** Frames that have been sent, without their CR. */
	#sent: string[] = [];
	readonly #settings: readonly string[];

	constructor(settings: readonly string[] = [], store: Store = new Records()) {
		this.store = store;
		this.#settings = settings;
		this.firmware = this.#board();
		this.rapi = this.#listener();
	}

	/** The board starts again; what was kept is still there. */
	reboot(): this {
		this.firmware = this.#board();
		this.rapi = this.#listener();
		return this;
	}

	#board(): Firmware {
		const firmware = powerUp(this.#settings)({
			store: this.store,
			print: (line) => void this.printed.push(line),
			event: () => {},
			chance: () => 0,
			ownRestart: true,
		});
		const { sense } = firmware;
		sense.now = START;
		sense.proximityOhms = 220;
		sense.temperatures[0] = 25_000;
		sense.mains.ageMs = 0;
		sense.mains.milliVolts.fill(230_000);
		sense.mains.frequencyMhz = 50_000;
		sense.mains.registerMwh = 0;
		return firmware;
	}

	#listener(): Rapi {
		const { firmware } = this;
		const send = (frame: string) => void this.#sent.push(frame.replace(/\r$/, ""));
		return new Rapi(this.restarts === undefined ? firmware : this.#numbered(firmware), send);
	}

	/** The same with a number, on a host that can restart. */
	#numbered(firmware: Firmware): RapiCharger {
		const { sense, drive, report, evse, values, store } = firmware;
		return {
			...{ sense, drive, report, evse, values, store, settings: firmware.settings },
			print: (line) => firmware.print(line),
			restart: () => {
				this.restarts = (this.restarts ?? 0) + 1;
			},
		};
	}

	/** Time goes by, tick by tick. */
	run(ms: number, letter: Shown = this.letter): this {
		this.letter = letter;
		const { sense, drive } = this.firmware;
		for (let t = 0; t < ms; t += TICK_MS) {
			sense.now = after(sense.now, TICK_MS);
			sense.pilot.count = TICK_MS;
			for (let i = 0; i < TICK_MS; i++) {
				sense.pilot.high[i] = drive.duty === 0 ? -12_000 : HIGH[letter];
				sense.pilot.low[i] = drive.duty === 10_000 ? HIGH[letter] : -12_000;
			}
			sense.contactor = drive.contactor === 1 ? Feedback.Closed : Feedback.Open;
			sense.residual.tripped = drive.residualTest;
			sense.temperatures[0] = sense.temperatures[0] === UNKNOWN ? UNKNOWN : sense.temperatures[0] ^ 1;
			this.firmware.tick();
			this.rapi.follow(sense.now);
		}
		return this;
	}

	/** A vehicle is plugged in and charges. */
	charge(ms = 2_000): this {
		return this.run(1_500, "A").run(1_500, "B").run(ms, "C");
	}

	/** Bytes come on the line, all at once. Those that are no part of a frame are returned. */
	hear(bytes: string): string {
		let others = "";
		for (const byte of bytes) if (!this.rapi.take(byte.charCodeAt(0), this.firmware.sense.now)) others += byte;
		return others;
	}

	/** Sends a frame as it stands, and gives what comes back at once. */
	raw(frame: string): string {
		const before = this.told();
		this.hear(`${frame}\r`);
		const answer = this.told().join(" ");
		this.#sent = before;
		return answer;
	}

	/** Sends a command as the gateway does, with the XOR; the answer without `$` and check. */
	ask(command: string): string {
		return text(this.raw(frameOf(command).slice(0, -1)));
	}

	/** The frames that have come since this was asked last. */
	told(): string[] {
		return this.#sent.splice(0);
	}

	/** The same without `$` and check. */
	news(): string[] {
		return this.told().map(text);
	}
}

/** A frame without `$` and check. */
function text(frame: string): string {
	return frame.replace(/^\$/, "").replace(/\^[0-9A-F]{2}$/, "");
}
