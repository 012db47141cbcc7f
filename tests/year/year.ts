// SPDX-License-Identifier: Apache-2.0
/** A life of the port on its own, a report a second: vehicles come and go, with targets, reservations, faults and power cuts. */

import { Random, Stream } from "../../hosts/bench/random.js";
import { Records } from "../../hosts/bench/records.js";
import { Feedback, SENSE_AT_START } from "../../src/control/board.js";
import { after, type Instant } from "../../src/control/integer.js";
import { Letter } from "../../src/control/letter.js";
import { Presence } from "../../src/control/presence.js";
import { copyOf } from "../../src/control/state.js";
import { REPORT_AT_START } from "../../src/control/wish.js";
import { Evse } from "../../src/evse/evse.js";
import { EVSE_NUMBERS, type EvseNumbers } from "../../src/evse/numbers.js";
import { UNSAID } from "../../src/evse/targets.js";

const SECOND_MS = 1_000;
export const DAY_S = 86_400;
const HOUR_S = 3_600;
/** mW × ms of a mWh. */
const MILLI_WATT_MS = 3_600_000;
const VOLTS = 230;
const CLOCK_AT_START = 0x7fff0000 as Instant;
/** The first of January 2026, a Thursday. */
const BEGINNING = Date.UTC(2026, 0, 1);

/** What the books say, and what really was. */
export interface Sum {
	/** Energy of all sessions, as the port says and as really delivered, mWh. */
	readonly totalMwh: number;
	readonly deliveredMwh: number;
	readonly sessions: number;
	/** Energy of the sessions in the log, and what the total grew by meanwhile. */
	readonly loggedMwh: number;
	readonly loggedGrowthMwh: number;
	readonly events: number;
	readonly faults: number;
	readonly restarts: number;
}

/** How the world treats the port. */
export interface World {
	readonly seed: number;
	/** The meter has a register; without one only its power is known. */
	readonly register: boolean;
	/** Seconds between power cuts; 0 for none. */
	readonly cutEveryS: number;
	/** Targets, reservations and faults happen. */
	readonly eventful: boolean;
}

/** One port in its world. */
export class Life {
	readonly #random: Random;
	readonly #world: World;
	readonly #store = new Records();
	readonly #sense = copyOf(SENSE_AT_START);
	readonly #report = copyOf(REPORT_AT_START);
	#evse: Evse;
	#seconds = 0;
	#rest = 0;
	#delivered = 0;
	#milliWatts = 0;
	#events = 0;
	#faults = 0;
	#restarts = 0;
	/** When the vehicle comes and goes, when a fault is over, and when the power comes back, s. */
	#comesAt = HOUR_S;
	#goesAt = 0;
	#faultUntil = 0;
	#wantedMa = 0;

	constructor(world: World) {
		this.#world = world;
		this.#random = new Random(world.seed, Stream.Noise);
		this.#sense.mains.milliVolts.fill(VOLTS * 1_000);
		this.#sense.mains.ageMs = 0;
		this.#sense.mains.registerMwh = world.register ? 0x7ffffff0 : this.#sense.mains.registerMwh;
		this.#evse = this.#powerUp();
		if (!world.eventful) return;
		this.#evse.setZone("CET-1CEST,M3.5.0,M10.5.0/3");
		this.#evse.mode = "automatic";
		this.#evse.setTargets(0x3e, [{ minute: 7 * 60, mwh: 15_000_000, soc: UNSAID }]);
		this.#evse.setTargets(0x41, [{ minute: 10 * 60, mwh: UNSAID, soc: 80 }]);
	}

	/** Lives for so many days. */
	days(count: number): this {
		for (let s = 0; s < count * DAY_S; s++) this.#second();
		return this;
	}

	/** What it has come to. */
	get sum(): Sum {
		const log = this.#evse.log();
		const oldest = log[log.length - 1];
		return {
			totalMwh: this.#evse.totalMwh,
			deliveredMwh: this.#delivered,
			sessions: this.#evse.sessions,
			loggedMwh: log.slice(0, -1).reduce((sum, { mwh }) => sum + mwh, 0),
			loggedGrowthMwh: log.length === 0 ? 0 : log[0].totalMwh - oldest.totalMwh,
			events: this.#events,
			faults: this.#faults,
			restarts: this.#restarts,
		};
	}

	#powerUp(): Evse {
		const numbers = Object.fromEntries(Object.entries(EVSE_NUMBERS).map(([key, { value }]) => [key, value])) as EvseNumbers;
		this.#sense.now = CLOCK_AT_START;
		this.#report.letter = Letter.Unknown;
		this.#report.presence = Presence.Unknown;
		const evse = new Evse(numbers, {
			store: this.#store,
			say: () => {},
			tell: () => void this.#events++,
			chance: (limit) => this.#random.below(limit),
			ownRestart: false,
		});
		evse.setClock(BEGINNING + this.#seconds * SECOND_MS);
		return evse;
	}

	#second(): void {
		this.#seconds++;
		const { cutEveryS, eventful } = this.#world;
		if (cutEveryS > 0 && this.#seconds % cutEveryS === 0) this.#cut();
		if (this.#seconds === this.#comesAt) this.#arrive();
		if (eventful && this.#random.below(3 * DAY_S) === 0) this.#faultUntil = this.#seconds + this.#random.below(HOUR_S);
		if (eventful && this.#random.below(DAY_S) === 0) this.#evse.reserve(this.#random.below(1_000), this.#random.below(7_200) * SECOND_MS);
		this.#deliver();
		this.#tell();
		this.#evse.follow(this.#sense, this.#report);
	}

	/** The power goes, and comes back at once as far as the port can tell: the contactor was open meanwhile. */
	#cut(): void {
		this.#restarts++;
		this.#milliWatts = 0;
		this.#sense.mains.milliWatts = 0;
		this.#evse = this.#powerUp();
	}

	#arrive(): void {
		this.#wantedMa = 6_000 + this.#random.below(26_000);
		this.#goesAt = this.#seconds + HOUR_S / 2 + this.#random.below(14 * HOUR_S);
		this.#comesAt = this.#goesAt + HOUR_S / 2 + this.#random.below(8 * HOUR_S);
	}

	/** What flows in this second was decided in the last. */
	#deliver(): void {
		const sum = this.#milliWatts * SECOND_MS + this.#rest;
		const whole = Math.floor(sum / MILLI_WATT_MS);
		this.#rest = sum - whole * MILLI_WATT_MS;
		this.#delivered += whole;
		if (this.#world.register) this.#sense.mains.registerMwh = (this.#sense.mains.registerMwh + whole) | 0;
	}

	#tell(): void {
		const { mains } = this.#sense;
		const { wish } = this.#evse;
		const there = this.#seconds < this.#goesAt;
		const fault = this.#seconds < this.#faultUntil;
		if (fault && this.#report.faults === 0) this.#faults++;
		this.#report.faults = fault ? 1 : 0;
		const may = there && !fault && wish.mayCharge === 1 && wish.offerMa >= 6_000;
		const ma = may ? Math.min(this.#wantedMa, wish.offerMa) - this.#random.below(500) : 0;
		this.#report.letter = there ? Letter.C : Letter.A;
		this.#report.presence = there ? Presence.There : Presence.Away;
		this.#report.blockers = may ? 0 : 1;
		this.#report.cableMa = there ? 32_000 : 0;
		this.#report.offeredMa = there ? wish.offerMa : 0;
		this.#sense.contactor = may ? Feedback.Closed : Feedback.Open;
		this.#milliWatts = ma * VOLTS * 3;
		mains.milliAmps.fill(ma);
		mains.milliWatts = this.#milliWatts;
		this.#sense.now = after(this.#sense.now, SECOND_MS);
	}
}

/** A year in which everything happens. */
export const THE_YEAR: World = { seed: 1, register: true, cutEveryS: 40 * HOUR_S, eventful: true };

/** The life that runs on an engine of its own, between calls. */
export function begin(): void {
	(globalThis as { life?: Life }).life = new Life(THE_YEAR);
}

/** So many days of it; what it has come to, as JSON. */
export function live(days: number): string {
	return JSON.stringify((globalThis as { life?: Life }).life?.days(days).sum);
}
