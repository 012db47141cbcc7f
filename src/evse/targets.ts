// SPDX-License-Identifier: Apache-2.0
/** Targets of the week: by when how much has to be in the vehicle, day by day, and which of them comes next. */
import { frozen } from "../control/frozen.js";
import { localTime, momentAt, type Zone } from "./zone.js";

/** By this minute of the day so much energy is to be added, or the battery is to be so full. */
export interface Target {
	/** Minutes since midnight, as the clock on the wall shows them, 0 to 1439. */
	readonly minute: number;
	/** Energy to add, mWh; UNSAID if nothing is said of it. */
	readonly mwh: number;
	/** State of charge to reach, percent; UNSAID if nothing is said of it. Where both are said, energy counts if nobody knows the battery. */
	readonly soc: number;
}

/** What a target says nothing of. */
export const UNSAID = -1;

/** A target with its moment, ms since 1970 UTC. */
export interface Aim extends Target {
	readonly at: number;
}

/** The targets of some days, as they were set. */
export interface Entry {
	/** Bits, Sunday is 1. */
	readonly days: number;
	readonly targets: readonly Target[];
}

/** Targets a day at most: Matter, Energy EVSE cluster. */
export const MOST_TARGETS = 10;
const DAYS = 7;
/** A week and a day ahead, so that today's target that is over is found again. */
const DAYS_AHEAD = 8;
const LAST_MINUTE = 1_439;

const NONE: readonly Target[] = frozen([]);

/** The week. */
export class Targets {
	#entries: readonly Entry[] = [];

	/** What was set, in the order of setting: no day is in two of them, and a day of which was said that it has no targets is in one. */
	get entries(): readonly Entry[] {
		return this.#entries;
	}

	/** The targets of each day, Sunday first. */
	get days(): readonly (readonly Target[])[] {
		return Array.from({ length: DAYS }, (_, day) => this.#of(day));
	}

	/** Whether there is none. */
	get none(): boolean {
		return this.#entries.every(({ targets }) => targets.length === 0);
	}

	/** Sets the targets of some days (bits, Sunday is 1); others stay. Returns what is wrong, and then nothing changes. */
	set(days: number, targets: readonly Target[]): string {
		if (!(Number.isInteger(days) && days > 0 && days < 1 << DAYS)) return "no day of the week";
		if (targets.length > MOST_TARGETS) return `a day has at most ${MOST_TARGETS} targets, not ${targets.length}`;
		const wrong = targets.map(wrongWith).find((text) => text !== "");
		if (wrong !== undefined) return wrong;
		this.#replace({ days, targets });
		return "";
	}

	/** Takes them all away, and what was said of days without. */
	clear(): void {
		this.#entries = [];
	}

	/** An entry takes its days from others; it stands where the first stood that had no others, or at the end: Matter Energy EVSE, TC 2.3 step 15. */
	#replace(entry: Entry): void {
		const left = this.#entries.map((each) => ({ ...each, days: each.days & ~entry.days }));
		const place = left.findIndex(({ days }) => days === 0);
		this.#entries = [...left.flatMap((each, i) => (i === place ? [entry] : each.days === 0 ? [] : [each])), ...(place < 0 ? [entry] : [])];
	}

	#of(day: number): readonly Target[] {
		return this.#entries.find(({ days }) => (days & (1 << day)) !== 0)?.targets ?? NONE;
	}

	/** The first target after a moment, ms since 1970 UTC. */
	next(zone: Zone, after: number): Aim | undefined {
		const { day, weekday } = localTime(zone, after);
		for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
			const soonest = this.#first(zone, day + ahead, this.#of((weekday + ahead) % DAYS), after);
			if (soonest !== undefined) return soonest;
		}
		return undefined;
	}

	/** The first of a day's after a moment. */
	#first(zone: Zone, day: number, targets: readonly Target[], after: number): Aim | undefined {
		let first: Aim | undefined;
		for (const target of targets) {
			const at = momentAt(zone, day, target.minute);
			if (at > after && (first === undefined || at < first.at)) first = { ...target, at };
		}
		return first;
	}
}

function wrongWith({ minute, mwh, soc }: Target): string {
	if (!(Number.isInteger(minute) && minute >= 0 && minute <= LAST_MINUTE)) return "a time of day is from 0:00 to 23:59";
	if (!(mwh >= UNSAID && soc >= UNSAID && soc <= 100)) return "a target is an energy, or a state of charge up to 100 %";
	return mwh === UNSAID && soc === UNSAID ? "a target is an energy, or a state of charge" : "";
}
