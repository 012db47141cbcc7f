// SPDX-License-Identifier: Apache-2.0
/** RAPI, OpenEVSE's serial remote API, version 5.2.1: a charger that OpenEVSE's WiFi gateway and its clients take for one of theirs. */
import { type Instant, since } from "../control/integer.js";
import type { RapiCharger } from "./charger.js";
import { type Counter, run } from "./command.js";
import { COMMANDS, OURS } from "./commands.js";
import { answerOf, Heard, Receiver, type Said } from "./frame.js";
import { Heartbeat } from "./heartbeat.js";
import { CAPACITY, drop } from "./limits.js";
import { News } from "./news.js";
import { Stay } from "./stay.js";
import { Trips } from "./trips.js";

/**
 * After a command the line is RAPI's for so long, ms. The gateway asks every second, a bridge to a house every 30 or 60 s; so one
 * lost frame opens no gap in which a line for people would spoil the next answer.
 */
export const TALK_MS = 120_000;

/** One serial line that speaks RAPI. */
export class Rapi {
	readonly #charger: RapiCharger;
	readonly #send: (frame: string) => void;
	readonly #receiver = new Receiver();
	readonly #heartbeat: Heartbeat;
	readonly #stay: Stay;
	readonly #trips: Trips;
	readonly #news: News;
	#talking = false;
	#heardAt = 0 as Instant;

	/** `send` gets each frame whole, with its CR, to be written in one go. */
	constructor(charger: RapiCharger, send: (frame: string) => void) {
		this.#charger = charger;
		this.#send = send;
		// what was set until the restart
		drop(charger, CAPACITY);
		this.#heartbeat = new Heartbeat(charger);
		this.#stay = new Stay(charger);
		this.#trips = new Trips(charger);
		this.#news = new News(charger, this.#stay, this.#trips, send);
	}

	/** Takes a byte from the line. True if it belonged to a frame, which is answered at once when it ends. */
	take(byte: number, nowMs: number): boolean {
		const heard = this.#receiver.take(byte, nowMs as Instant);
		if (heard === Heard.Frame) this.#answer(this.#receiver.said, nowMs as Instant);
		return heard !== Heard.Nothing;
	}

	/** To be called after each tick: tells the news, and misses pulses. */
	follow(nowMs: number): void {
		const now = nowMs as Instant;
		if (this.#talking && since(now, this.#heardAt) > TALK_MS) this.#talking = false;
		this.#heartbeat.follow(now);
		this.#stay.follow(now);
		this.#trips.follow();
		this.#news.follow(this.#talking);
	}

	/** A client has commanded something within the last two minutes: nothing but frames may go out. */
	get talking(): boolean {
		return this.#talking;
	}

	#answer(said: Said | null, now: Instant): void {
		if (said === null) {
			this.#send(answerOf(false, "", 0));
			return;
		}
		const { words, sequence } = said;
		const name = words[0].slice(0, 2);
		if (OURS.includes(name)) return;
		const command = COMMANDS.find((each) => each.name === name);
		if (command === undefined) {
			this.#send(answerOf(false, "", sequence));
			return;
		}
		this.#talking = true;
		this.#heardAt = now;
		this.#news.stir();
		const counter: Counter = { charger: this.#charger, heartbeat: this.#heartbeat, stay: this.#stay, trips: this.#trips, now };
		const { ok, text } = run(command, counter, words.slice(1));
		this.#send(answerOf(ok, text, sequence));
		if (ok) command.afterwards?.(counter);
	}
}
