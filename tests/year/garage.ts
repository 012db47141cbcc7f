// SPDX-License-Identifier: Apache-2.0
/** A garage by chance: cars, cards, plans, clocks, zones, meters and outages, as they come in some weeks; and what really flowed. */
import { Random, Stream } from "../../hosts/bench/random.js";
import { Feedback } from "../../src/control/board.js";
import { Letter } from "../../src/control/letter.js";
import type { EvseNumbers } from "../../src/evse/numbers.js";
import { UNSAID } from "../../src/evse/targets.js";
import { Bay } from "../evse/port.js";

const STEP_MS = 10_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** mW × ms of a mWh. */
const MILLI_WATT_MS = 3_600_000;
const VOLTS = 230;
/** The first of March 2026: summer time begins in the last week of the month. */
const BEGINNING = Date.UTC(2026, 2, 1);
const ZONES = ["UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3"];

/** A car, for as long as it is there. */
interface Car {
	readonly leavesAt: number;
	readonly phases: number;
	readonly ma: number;
	readonly card: string;
	/** It asks for so long, and then rests as long, ms; 0 for a car that asks for as long as it is there. */
	readonly fickleMs: number;
}

/** What may happen. */
export interface Garage {
	readonly seed: number;
	/** Nobody moves the clock, pauses or takes the meter away: then no target that can be reached is missed. */
	readonly calm: boolean;
	readonly numbers: Partial<EvseNumbers>;
}

/** Weeks in a garage. */
export class Weeks {
	readonly bay: Bay;
	readonly #random: Random;
	readonly #calm: boolean;
	/** Real time since the beginning, ms, and what has really flowed, mWh. */
	#now = 0;
	#rest = 0;
	flowedMwh = 0;
	#car: Car | undefined;
	#comesAt = 0;
	/** The meter does not answer until then. */
	#silentUntil = 0;
	/** Moments at which the contactor has closed, on the port's own clock without its restarts. */
	readonly closedAt: number[] = [];

	constructor({ seed, calm, numbers }: Garage) {
		this.#random = new Random(seed, Stream.Noise);
		this.#calm = calm;
		this.bay = new Bay({ limit: 16_000, ...numbers });
		this.bay.stepMs = STEP_MS;
		this.bay.away();
		this.bay.evse.setZone(this.#one(ZONES));
		this.#tellTime();
		this.bay.evse.mode = "automatic";
		this.#plan();
	}

	/** Lives for so many days, and then until the meter answers and nobody is there. */
	days(count: number): this {
		for (const end = this.#now + count * DAY_MS; this.#now < end; ) this.#step();
		this.#silentUntil = 0;
		this.#car = undefined;
		this.#comesAt = Number.POSITIVE_INFINITY;
		for (let i = 0; i < 20; i++) this.#step();
		return this;
	}

	/** Real time, ms since 1970 UTC. */
	get unixMs(): number {
		return BEGINNING + this.#now;
	}

	#step(): void {
		if (this.#car === undefined && this.#now >= this.#comesAt) this.#arrive();
		if (this.#car !== undefined && this.#now >= this.#car.leavesAt) this.#leave();
		this.#happen();
		this.#flow();
		const before = this.bay.sense.contactor;
		this.bay.report.signalledMa = this.bay.report.offeredMa;
		this.bay.show(this.#letter(), STEP_MS);
		if (before === Feedback.Open && this.bay.sense.contactor === Feedback.Closed) this.closedAt.push(this.#now);
		this.#now += STEP_MS;
	}

	/** What flowed since the last report, and what the meter tells of it. */
	#flow(): void {
		const { sense } = this.bay;
		const car = this.#car;
		const flows = sense.contactor === Feedback.Closed && car !== undefined;
		const ma = flows ? Math.min(car.ma, this.bay.report.offeredMa) : 0;
		const phases = flows ? Math.min(car.phases, this.bay.numbers.phases) : 0;
		const sum = ma * VOLTS * phases * STEP_MS + this.#rest;
		const whole = Math.floor(sum / MILLI_WATT_MS);
		this.#rest = sum - whole * MILLI_WATT_MS;
		this.flowedMwh += whole;
		if (this.#now < this.#silentUntil) {
			sense.mains.ageMs += STEP_MS;
			return;
		}
		sense.mains.ageMs = 0;
		sense.mains.registerMwh = this.flowedMwh | 0;
		for (let phase = 0; phase < 3; phase++) sense.mains.milliAmps[phase] = phase < phases ? ma : 0;
	}

	#letter(): Letter {
		const car = this.#car;
		if (car === undefined) return Letter.A;
		return car.fickleMs > 0 && this.#now % (2 * car.fickleMs) >= car.fickleMs ? Letter.B : Letter.C;
	}

	#arrive(): void {
		const random = this.#random;
		this.#car = {
			leavesAt: this.#now + MINUTE_MS * (30 + random.below(30 * 60)),
			phases: this.#one([1, 1, 2, 3, 3]),
			ma: 6_000 + random.below(26_000),
			card: this.#one(["04AB12CD", "04CD34EF"]),
			fickleMs: !this.#calm && random.below(8) === 0 ? STEP_MS * (1 + random.below(30)) : 0,
		};
		if (this.bay.numbers.authorization === 1) this.bay.evse.authorize(this.#car.card, "ISO14443");
	}

	#leave(): void {
		this.#car = undefined;
		this.#comesAt = this.#now + MINUTE_MS * (10 + this.#random.below(20 * 60));
	}

	/** Of what is rare, each by its own chance. */
	#happen(): void {
		if (this.#rarely(36)) this.#restart();
		if (this.#calm) return;
		const { evse } = this.bay;
		if (this.#rarely(24)) this.#tellTime();
		if (this.#rarely(72)) evse.setClock(this.unixMs + (this.#random.below(800) - 400) * 3_600_000);
		if (this.#rarely(72)) evse.setZone(this.#one(ZONES));
		if (this.#rarely(24)) this.#silentUntil = this.#now + MINUTE_MS * this.#random.below(12 * 60);
		if (this.#rarely(24)) this.#plan();
		if (this.#rarely(24)) evse.mode = this.#one(["manual", "automatic"] as const);
		if (this.#rarely(24)) evse.setLimit("solar", { ma: this.#random.below(20_000) });
		if (this.#rarely(12) && this.#car !== undefined) evse.authorize(this.#car.card, "ISO14443");
		if (this.#rarely(48)) evse.reserve(this.#random.below(100), MINUTE_MS * (1 + this.#random.below(60)));
	}

	/** The power is gone for a while, or the board restarts by itself. Nothing flows meanwhile. */
	#restart(): void {
		const own = this.#random.below(2) === 0;
		if (!own) this.#now += STEP_MS * this.#random.below(120);
		this.bay.restart(own);
		if (this.#calm || this.#random.below(2) === 0) this.#tellTime();
	}

	#tellTime(): void {
		this.bay.evse.setClock(this.unixMs);
	}

	#plan(): void {
		const mwh = 1_000_000 * (1 + this.#random.below(30));
		this.bay.evse.setTargets(0x7f, [{ minute: 60 * this.#random.below(24), mwh, soc: UNSAID }]);
	}

	/** True about once in so many hours. */
	#rarely(hours: number): boolean {
		return this.#random.below((hours * 3_600_000) / STEP_MS) === 0;
	}

	#one<T>(values: readonly T[]): T {
		return values[this.#random.below(values.length)];
	}
}
