// SPDX-License-Identifier: Apache-2.0
/** The wireless network: joins it, and again whenever it is lost, with pauses; a machine of states that is told of time, reads the radio, and commands it. */
import type { NetworkState } from "../link/shown.js";
import { BackOff, type Chance } from "./backOff.js";
import type { Radio, Wanted } from "./radio.js";

/** How long joining may take, and then an address, ms; own choice: ESP-IDF gives an attempt up after some seconds, DHCP asks for up to 15 s. */
export const JOIN_MS = 20_000;
export const ADDRESS_MS = 30_000;
/** The address and the signal are looked at this often, ms: nobody tells that a lease is lost. */
export const LOOK_MS = 5_000;
/** An address that is missing in so many looks, one after the other, is lost. */
const LOOKS = 2;
/** Between leaving and joining, ms: a radio tells late that it has left, which must not be taken for the end of the next attempt. */
export const SETTLE_MS = 1_000;
/** What has held for so long, ms, is looked for at once when it is lost. */
export const HELD_MS = 60_000;

/** Waiting for the next attempt; joining; joined without an address; there. */
type Stage = "waiting" | "joining" | "joined" | "there";

/**
 * One radio's. It commands nothing but in tick(): what the radio tells is only noted, so that no event is answered by a command that
 * causes the next one.
 */
export class Wifi {
	readonly #radio: Radio;
	readonly #pauses: BackOff;
	readonly #does: { readonly [stage in Stage]: (wanted: Wanted, now: number) => void } = {
		waiting: (wanted, now) => this.#awaitTurn(wanted, now),
		joining: (_, now) => this.#awaitJoined(now),
		joined: (_, now) => this.#awaitAddress(now),
		there: (_, now) => this.#keep(now),
	};
	#wanted: Wanted | undefined;
	/** What is wanted is not what the radio was told. */
	#anew = false;
	#stage: Stage = "waiting";
	#since = 0;
	/** When the next attempt begins. */
	#dueAt = 0;
	#lookedAt = 0;
	#address = "";
	#signal = 0;
	/** Looks without an address, one after the other. */
	#misses = 0;
	/** The access point has rejected the password, or given no address; no attempt has succeeded since. */
	#rejected = false;
	#unaddressed = false;

	constructor(radio: Radio, chance: Chance) {
		this.#radio = radio;
		this.#pauses = new BackOff(chance);
	}

	/** This network is to be joined from now on; undefined for none. */
	want(wanted: Wanted | undefined): void {
		this.#wanted = wanted;
		this.#anew = true;
	}

	/** The radio says that the password was rejected. Where a chip does not tell, a wrong password looks like a network that is not there. */
	rejected(): void {
		if (this.#stage === "joining") this.#rejected = true;
	}

	/** How it is. */
	get state(): NetworkState {
		if (this.#wanted === undefined) return "off";
		if (this.#stage === "there") return "online";
		if (this.#stage === "joined") return "no address";
		return this.#rejected ? "wrong password" : this.#unaddressed ? "no address" : "searching";
	}

	/** Where the charger is; empty for nowhere. */
	get address(): string {
		return this.#address;
	}

	/** How strong the access point is heard, dBm; 0 for nobody knows. */
	get signal(): number {
		return this.#signal;
	}

	/** Time has passed: `now` in ms, which never goes back. To be called several times a second. */
	tick(now: number): void {
		if (this.#anew) this.#begin(now);
		else if (this.#wanted !== undefined) this.#does[this.#stage](this.#wanted, now);
	}

	/** What is joined, or being joined, is not what is wanted. */
	#begin(now: number): void {
		this.#anew = false;
		this.#rejected = false;
		this.#unaddressed = false;
		this.#pauses.reset();
		if (this.#radio.link === "apart") this.#wait(now, 0);
		else this.#leave(now, 0);
	}

	/** A radio that is where it was not sent is called back first. */
	#awaitTurn(wanted: Wanted, now: number): void {
		if (now < this.#dueAt) return;
		if (this.#radio.link !== "apart") this.#leave(now, 0);
		else if (this.#radio.join(wanted)) this.#go("joining", now);
		else this.#wait(now, this.#pauses.next());
	}

	#awaitJoined(now: number): void {
		const { link } = this.#radio;
		if (link === "joined") this.#go("joined", now);
		else if (link === "apart") this.#fail(now);
		else if (now - this.#since >= JOIN_MS) this.#leave(now, this.#pauses.next());
	}

	#awaitAddress(now: number): void {
		this.#rejected = false;
		if (this.#radio.link !== "joined") this.#fail(now);
		else if (this.#radio.address !== "") this.#arrive(now);
		else if (now - this.#since >= ADDRESS_MS) this.#doWithout(now);
	}

	#arrive(now: number): void {
		this.#unaddressed = false;
		this.#go("there", now);
		this.#look(now);
	}

	/** Whoever has joined and is given no address joins anew: so it asks again. */
	#doWithout(now: number): void {
		this.#unaddressed = true;
		this.#leave(now, this.#pauses.next());
	}

	#keep(now: number): void {
		if (this.#radio.link !== "joined") this.#lose(now);
		else if (now - this.#lookedAt >= LOOK_MS) this.#look(now);
		if (this.#misses >= LOOKS) this.#doWithout(now);
	}

	#look(now: number): void {
		this.#lookedAt = now;
		this.#address = this.#radio.address;
		this.#signal = this.#radio.signal;
		this.#misses = this.#address === "" ? this.#misses + 1 : 0;
	}

	#lose(now: number): void {
		if (now - this.#since >= HELD_MS) this.#pauses.reset();
		this.#wait(now, this.#pauses.next());
	}

	#fail(now: number): void {
		if (this.#rejected) this.#pauses.stretch();
		this.#wait(now, this.#pauses.next());
	}

	#leave(now: number, ms: number): void {
		this.#radio.leave();
		this.#wait(now, Math.max(ms, SETTLE_MS));
	}

	#wait(now: number, ms: number): void {
		this.#go("waiting", now);
		this.#dueAt = now + ms;
	}

	#go(stage: Stage, now: number): void {
		this.#stage = stage;
		this.#since = now;
		this.#address = "";
		this.#signal = 0;
		this.#misses = 0;
	}
}
