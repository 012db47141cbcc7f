// SPDX-License-Identifier: Apache-2.0
/** Targets of the week: by when how much has to be in the vehicle, day by day, and which of them comes next. */
import { localTime, momentAt, type Zone } from "./zone.js";

/** By this minute of the day so much energy is to be added, or the battery is to be so full. */
export interface Target {
	/** Minutes since midnight, as the clock on the wall shows them, 0 to 1439. */
	readonly minute: number;
	/** Energy to add, mWh; 0 where the state of charge counts. */
	readonly mwh: number;
	/** State of charge to reach, percent; 0 where energy counts. */
	readonly soc: number;
}

/** A target with its moment, ms since 1970 UTC. */
export interface Aim extends Target {
	readonly at: number;
}

/** Targets a day at most: Matter, Energy EVSE cluster. */
export const MOST_TARGETS = 10;
const DAYS = 7;
/** A week and a day ahead, so that today's target that is over is found again. */
const DAYS_AHEAD = 8;
const LAST_MINUTE = 1_439;

/** The week, Sunday first. */
export class Targets {
	#days: readonly (readonly Target[])[] = Array.from({ length: DAYS }, () => []);

	/** The targets of each day, Sunday first. */
	get days(): readonly (readonly Target[])[] {
		return this.#days;
	}

	/** Whether there is none. */
	get none(): boolean {
		return this.#days.every((day) => day.length === 0);
	}

	/** Sets the targets of some days (bits, Sunday is 1); others stay. Returns what is wrong, and then nothing changes. */
	set(days: number, targets: readonly Target[]): string {
		if (!(Number.isInteger(days) && days > 0 && days < 1 << DAYS)) return "no day of the week";
		if (targets.length > MOST_TARGETS) return `a day has at most ${MOST_TARGETS} targets, not ${targets.length}`;
		const wrong = targets.map(wrongWith).find((text) => text !== "");
		if (wrong !== undefined) return wrong;
		const sorted = [...targets].sort((a, b) => a.minute - b.minute);
		this.#days = this.#days.map((day, i) => ((days & (1 << i)) === 0 ? day : sorted));
		return "";
	}

	/** Takes them all away. */
	clear(): void {
		this.#days = this.#days.map(() => []);
	}

	/** The first target after a moment, ms since 1970 UTC. */
	next(zone: Zone, after: number): Aim | undefined {
		const { day, weekday } = localTime(zone, after);
		for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++)
			for (const target of this.#days[(weekday + ahead) % DAYS]) {
				const at = momentAt(zone, day + ahead, target.minute);
				if (at > after) return { ...target, at };
			}
		return undefined;
	}
}

function wrongWith({ minute, mwh, soc }: Target): string {
	if (!(Number.isInteger(minute) && minute >= 0 && minute <= LAST_MINUTE)) return "a time of day is from 0:00 to 23:59";
	if (!(mwh >= 0 && soc >= 0 && soc <= 100)) return "a target is an energy, or a state of charge up to 100 %";
	return mwh > 0 === soc > 0 ? "a target is either an energy or a state of charge" : "";
}
