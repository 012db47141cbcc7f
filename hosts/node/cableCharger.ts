// SPDX-License-Identifier: Apache-2.0
/** A charger on a serial cable, seen through its window: frames are lines of JSON among what it prints. */
import { Mirror } from "../../src/link/mirror.js";
import type { Onlooker } from "../bench/outside.js";
import { openPort } from "./console/serialPort.js";
import type { Wire } from "./console/wire.js";

/** Time passes for the window this often, ms; and a port that is gone is looked for this often. */
const TICK_MS = 100;
const AGAIN_MS = 2_000;
/** A line that is longer is noise: no frame is. */
const LONGEST_LINE = 16_384;

/** The charger. Its port may go and come back. */
export class CableCharger {
	readonly mirror: Mirror;
	readonly #path: string;
	readonly #baud: number;
	readonly #complain: (line: string) => void;
	readonly #startedAt = performance.now();
	readonly #onlookers: Onlooker[] = [];
	#wire: Wire | undefined;
	#line = "";
	#timer: NodeJS.Timeout | undefined;
	#tryAt = 0;

	constructor(path: string, baud: number, complain: (line: string) => void) {
		this.#path = path;
		this.#baud = baud;
		this.#complain = complain;
		this.mirror = new Mirror((frame) => this.#wire?.write(Buffer.from(`${frame}\r\n`)), {
			seen: (keys) => this.#toAll((onlooker) => onlooker.seen?.(keys)),
			event: (name, payload) => this.#toAll((onlooker) => onlooker.event?.(name, payload)),
			missed: () => this.#toAll((onlooker) => onlooker.missed?.()),
			restarted: () => this.#toAll((onlooker) => onlooker.restarted?.()),
		});
	}

	/** One more who hears what the window tells, and that time passes. */
	hear(onlooker: Onlooker): void {
		this.#onlookers.push(onlooker);
	}

	/** Opens the port. Returns what is wrong with it, or an empty text. */
	async open(): Promise<string> {
		const wrong = await this.#open();
		if (wrong === "") this.#timer = setInterval(() => this.#tick(), TICK_MS);
		return wrong;
	}

	close(): void {
		clearInterval(this.#timer);
		this.#wire?.close();
	}

	#toAll(tell: (onlooker: Onlooker) => void): void {
		for (const onlooker of this.#onlookers) tell(onlooker);
	}

	async #open(): Promise<string> {
		const wire = await openPort(this.#path, this.#baud, { received: (bytes) => this.#take(bytes), lost: (why) => this.#lose(why) });
		if ("wrong" in wire) return wire.wrong;
		this.#wire = wire;
		// what somebody has typed before is no part of the first frame
		wire.write(Buffer.from("\r\n"));
		return "";
	}

	#lose(why: string): void {
		if (this.#wire === undefined) return;
		this.#wire = undefined;
		this.#complain(`the charger on ${this.#path} is gone (${why}); it is looked for every ${AGAIN_MS / 1_000} s`);
	}

	#tick(): void {
		const now = Math.trunc(performance.now() - this.#startedAt);
		if (this.#wire === undefined && now >= this.#tryAt) {
			this.#tryAt = now + AGAIN_MS;
			void this.#open().then((wrong) => wrong === "" && this.#complain(`the charger on ${this.#path} is back`));
		}
		this.mirror.tick(now);
		this.#toAll((onlooker) => onlooker.tick?.(now));
	}

	#take(bytes: Uint8Array): void {
		for (const byte of bytes) {
			if (byte !== 10) this.#line = this.#line.length < LONGEST_LINE ? this.#line + String.fromCharCode(byte) : "";
			else {
				const start = this.#line.indexOf("{");
				if (start >= 0) this.mirror.take(Buffer.from(this.#line.slice(start).trimEnd(), "latin1").toString("utf8"));
				this.#line = "";
			}
		}
	}
}
