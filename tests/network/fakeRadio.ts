// SPDX-License-Identifier: Apache-2.0
/** A radio that is none, with an access point that does what access points do; whoever uses it as no radio can be used has a complaint. */
import type { Link, Radio, Wanted } from "../../src/network/radio.js";

/** What happens to a radio without being asked. */
export const HAPPENINGS = ["gone", "back", "dropped", "unleased", "leased", "mute", "deaf", "heard", "other", "right"] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** An access point, and the charger's radio. */
export class FakeRadio implements Radio {
	/** What was commanded, with the time. */
	readonly commands: (readonly [at: number, what: "join" | "leave", ssid?: string])[] = [];
	readonly complaints: string[] = [];
	/** The access point is there, lets this password in, and gives addresses. */
	there = true;
	password = "correct horse";
	leases = true;
	/** The radio tells why it was not let in. */
	tells = false;
	/** An attempt never comes to an end. */
	stuck = false;
	/** The radio cannot even begin. */
	fails = false;
	joinMs = 300;
	leaseMs = 700;
	/** Hears of every rejection. */
	rejected: () => void = () => {};
	wanted: Wanted | undefined;
	#now = 0;
	#link: Link = "apart";
	#address = "";
	#endsAt = Number.POSITIVE_INFINITY;
	#leaseAt = Number.POSITIVE_INFINITY;

	get link(): Link {
		return this.#link;
	}

	get address(): string {
		return this.#address;
	}

	get signal(): number {
		return this.#link === "joined" ? -60 : 0;
	}

	join(wanted: Wanted): boolean {
		this.commands.push([this.#now, "join", wanted.ssid]);
		if (this.#link !== "apart") this.complaints.push(`${this.#now}: joined while ${this.#link}`);
		if (this.fails) return false;
		this.wanted = wanted;
		this.#link = "joining";
		this.#endsAt = this.stuck ? Number.POSITIVE_INFINITY : this.#now + this.joinMs;
		return true;
	}

	leave(): void {
		this.commands.push([this.#now, "leave"]);
		if (this.#link === "apart") this.complaints.push(`${this.#now}: left while apart`);
		this.#part();
	}

	/** Time goes by. */
	to(now: number): void {
		this.#now = now;
		if (this.#link === "joining" && now >= this.#endsAt) this.#end(now);
		if (this.#link === "joined" && now >= this.#leaseAt && this.leases) this.#address = this.wanted?.address?.address ?? "192.168.1.7";
	}

	/** Something happens. */
	happen(what: Happening): void {
		if (what === "gone" || what === "back") this.there = what === "back";
		if (what === "mute" || what === "heard") this.stuck = what === "mute";
		if (what === "unleased" || what === "leased") this.leases = what === "leased";
		if (what === "other" || what === "right") this.password = what === "right" ? "correct horse" : "another";
		if (what === "deaf") this.fails = true;
		if (what === "heard") this.fails = false;
		if (what === "unleased") this.#address = "";
		if ((what === "gone" || what === "dropped") && this.#link === "joined") this.#part();
	}

	#end(now: number): void {
		if (this.there && this.wanted?.password === this.password) {
			this.#link = "joined";
			this.#leaseAt = now + (this.wanted.address === undefined ? this.leaseMs : 0);
			return;
		}
		this.#part();
		if (this.there && this.tells) this.rejected();
	}

	#part(): void {
		this.#link = "apart";
		this.#address = "";
		this.#endsAt = Number.POSITIVE_INFINITY;
		this.#leaseAt = Number.POSITIVE_INFINITY;
	}
}
