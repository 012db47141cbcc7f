// SPDX-License-Identifier: Apache-2.0
/** The time of day: asks a server for it while the charger is online, and tells the charger what it can believe. */
import { frozen } from "../control/frozen.js";
import { BackOff, type Bounds, type Chance } from "./backOff.js";

/** Somebody who knows the time of day. */
export interface TimeServer {
	/** Asks; `answered` hears ms since 1970 UTC, or undefined, once. It must not throw. */
	ask(server: string, answered: (unixMs: number | undefined) => void): void;
	/** Gives up what was asked: nobody hears of it any more. */
	giveUp(): void;
}

/** How often a server is asked that has answered, ms; RFC 4330 § 10 forbids less than 15 s between two, and asks for as few as will do. */
export const AGAIN_MS = 3_600_000;
/** Pauses after questions without an answer, ms: RFC 4330 § 10 wants them to grow. */
export const TRIES: Bounds = frozen({ least: 15_000, most: 900_000 });
/** How long an answer may take, ms: that of the SDK's client comes after 5 tries of 2 s, or not at all. */
export const PATIENCE_MS = 20_000;
/** A clock that runs well is at most so far off after an hour, ms; a greater step is asked for a second time. */
export const STEP_MS = 5_000;
/** How soon the second time is, ms; and how far apart the two may be. */
const SECOND_MS = 15_000;
/** Earlier than this firmware, and later than Matter's last second, no answer is right. */
export const EARLIEST_MS = 1_795_000_000_000;
const LATEST_MS = 5_241_652_094_000;

/** Time of day at a moment of the clock of whoever ticks. */
interface Fix {
	readonly unixMs: number;
	readonly at: number;
}

/** One charger's. SNTP is not signed: whoever can forge its answers can tell the charger any time, but not with one packet once it knows the time. */
export class Timekeeper {
	readonly #time: TimeServer;
	readonly #pauses: BackOff;
	readonly #chance: Chance;
	readonly #tell: (unixMs: number) => void;
	#server = "";
	/** The last one that could be asked. */
	#known = "";
	#dueAt = 0;
	#now = 0;
	/** When it was asked; undefined while nothing is asked. */
	#askedAt: number | undefined;
	/** What was told last, and what was answered and has to be answered again. */
	#told: Fix | undefined;
	#doubted: Fix | undefined;

	/** `tell` tells the charger. */
	constructor(time: TimeServer, chance: Chance, tell: (unixMs: number) => void) {
		this.#time = time;
		this.#chance = chance;
		this.#tell = tell;
		this.#pauses = new BackOff(chance, TRIES);
	}

	/** Time has passed: `now` in ms, which never goes back. `server` is empty while nobody can be asked. */
	tick(now: number, server: string): void {
		this.#now = now;
		if (server !== this.#server) this.#turnTo(server);
		if (this.#askedAt !== undefined && now - this.#askedAt >= PATIENCE_MS) {
			this.#time.giveUp();
			this.#hear(undefined);
		}
		if (server !== "" && this.#askedAt === undefined && now >= this.#dueAt) this.#ask(server);
	}

	/** Another server is asked at once; the same one, after nobody could be asked, when it is due. */
	#turnTo(server: string): void {
		if (this.#askedAt !== undefined) this.#time.giveUp();
		this.#askedAt = undefined;
		this.#server = server;
		if (server === "" || server === this.#known) return;
		this.#known = server;
		this.#pauses.reset();
		this.#dueAt = this.#now;
	}

	#ask(server: string): void {
		const asked = this.#now;
		this.#askedAt = asked;
		this.#dueAt = asked + TRIES.least;
		// a late answer is none
		this.#time.ask(server, (unixMs) => {
			if (this.#askedAt === asked) this.#hear(unixMs);
		});
	}

	#hear(unixMs: number | undefined): void {
		this.#askedAt = undefined;
		if (unixMs === undefined || !(unixMs >= EARLIEST_MS && unixMs <= LATEST_MS)) this.#dueAt = this.#now + this.#pauses.next();
		else this.#judge({ unixMs, at: this.#now });
	}

	/** A step that is too great for a clock has to be answered twice. */
	#judge(fix: Fix): void {
		this.#pauses.reset();
		if (near(this.#told, fix) || near(this.#doubted, fix) || this.#told === undefined) {
			this.#told = fix;
			this.#doubted = undefined;
			// not at the same moment as all chargers that an outage has ended for
			this.#dueAt = this.#now + AGAIN_MS - this.#chance(AGAIN_MS >> 3);
			this.#tell(fix.unixMs);
		} else {
			this.#doubted = fix;
			this.#dueAt = this.#now + SECOND_MS;
		}
	}
}

/** Whether two answers say the same of the time of day. */
function near(one: Fix | undefined, other: Fix): boolean {
	return one !== undefined && Math.abs(other.unixMs - one.unixMs - (other.at - one.at)) <= STEP_MS;
}
