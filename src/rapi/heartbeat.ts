// SPDX-License-Identifier: Apache-2.0
/** Heartbeat supervision, `$SY`: a client that goes silent leaves the vehicle a fallback current, and no more. */
import { frozen } from "../control/frozen.js";
import { type Instant, since } from "../control/integer.js";
import { keep, recall } from "../evse/store.js";
import type { RapiCharger } from "./charger.js";
import { CAPACITY, drop, HEARTBEAT, NO_LIMIT_MA } from "./limits.js";

/** What a client has set: pulses come at least this often, or the current is the fallback. 0 s turns it off. */
interface Supervision {
	readonly seconds: number;
	readonly amps: number;
}

const RECORD = "heartbeat";
const OFF: Supervision = frozen({ seconds: 0, amps: 0 });
/** The longest interval, s: the original keeps 16 bits of it. */
export const LONGEST_S = 65_535;
/** The greatest fallback, A: what a pilot can say. */
export const MOST_AMPS = 80;
/** The word that acknowledges a missed pulse. */
export const COOKIE = 165;

/** Never missed; missed once, and acknowledged; missed, and not acknowledged yet. */
const Trigger = frozen({ None: 0, Acknowledged: 1, Missed: 2 } as const);

/**
 * Supervises. The limit "heartbeat" is renewed with each pulse and falls back by itself, even if nothing here ran any more. The first pulse
 * after a gap renews it, so that nobody stays at the fallback who has no idea of acknowledging; but until somebody acknowledges,
 * pulses are answered as missed.
 */
export class Heartbeat {
	#set: Supervision;
	#trigger: (typeof Trigger)[keyof typeof Trigger] = Trigger.None;
	#pulseAt: Instant | undefined;
	readonly #charger: RapiCharger;

	/** After a restart the fallback stands until the first pulse: nobody knows how long the power was gone. */
	constructor(charger: RapiCharger) {
		this.#charger = charger;
		this.#set = recalled(charger);
		const { seconds, amps } = this.#set;
		if (seconds === 0) drop(charger, HEARTBEAT);
		else if (charger.evse.setLimit(HEARTBEAT, { ma: amps * 1_000, reason: "RAPI heartbeat" }) !== "")
			charger.print("RAPI's heartbeat is not supervised: the port takes no more limits; clear one, and let a client set it again");
	}

	/** What each answer to `$SY` and `$GY` says: interval, fallback, trigger. */
	get text(): string {
		return `${this.#set.seconds} ${this.#set.amps} ${this.#trigger}`;
	}

	/** Looks whether a pulse is missed. The first look after a start begins an interval. */
	follow(now: Instant): void {
		const { seconds } = this.#set;
		if (seconds === 0) return;
		this.#pulseAt ??= now;
		if (since(now, this.#pulseAt) <= seconds * 1_000) return;
		this.#trigger = Trigger.Missed;
		this.#pulseAt = now;
	}

	/** A pulse. False while a miss was not acknowledged. */
	pulse(now: Instant): boolean {
		this.follow(now);
		this.#pulseAt = now;
		this.#renew();
		return this.#trigger !== Trigger.Missed;
	}

	/** Somebody acknowledges the miss: the current may be what is configured again, whatever was set before. */
	acknowledge(cookie: number, now: Instant): boolean {
		if (cookie !== COOKIE) return false;
		this.follow(now);
		if (this.#trigger !== Trigger.Missed) return true;
		this.#restore(now);
		this.#trigger = Trigger.Acknowledged;
		return true;
	}

	/** Sets interval and fallback anew; what was missed is forgotten. Returns false if the port takes no more limits, and then nothing changes. */
	supervise(seconds: number, amps: number, now: Instant): boolean {
		const before = this.#set;
		this.#set = { seconds, amps };
		if (!this.#renew()) {
			this.#set = before;
			return false;
		}
		if (seconds === 0 && this.#trigger === Trigger.Missed) drop(this.#charger, CAPACITY);
		this.#trigger = Trigger.None;
		this.#pulseAt = now;
		if (before.seconds !== seconds || before.amps !== amps) keep(this.#charger.store, RECORD, this.#set);
		return true;
	}

	#restore(now: Instant): void {
		drop(this.#charger, CAPACITY);
		this.#pulseAt = now;
		this.#renew();
	}

	/** The limit begins its interval anew, or goes. False if the port does not take it. */
	#renew(): boolean {
		const { seconds, amps } = this.#set;
		if (seconds === 0) drop(this.#charger, HEARTBEAT);
		else
			return (
				this.#charger.evse.setLimit(HEARTBEAT, {
					ma: NO_LIMIT_MA,
					forMs: seconds * 1_000,
					fallbackMa: amps * 1_000,
					reason: "RAPI heartbeat",
				}) === ""
			);
		return true;
	}
}

/** What was set before the restart. */
function recalled(charger: RapiCharger): Supervision {
	const kept = recall(charger.store, RECORD, OFF, (line) => charger.print(line)) ?? OFF;
	const { seconds, amps } = kept;
	if (seconds >= 0 && seconds <= LONGEST_S && amps >= 0 && amps <= MOST_AMPS) return kept;
	charger.print(`the record "${RECORD}" is not used: ${seconds} s and ${amps} A are not from 0 to ${LONGEST_S} s and ${MOST_AMPS} A`);
	return OFF;
}
