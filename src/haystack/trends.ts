// SPDX-License-Identifier: Apache-2.0
/** The histories of all points: what is sampled is looked at each minute, what changes at each change, sessions come from the port's log. */
import type { Charger } from "../link/charger.js";
import { POINTS, type Point } from "./points.js";
import type { SessionLog } from "./sessions.js";
import { standing } from "./standing.js";
import type { Sight } from "./status.js";
import { type Sample, Trend } from "./trend.js";

const MINUTE = 60_000;

/** Of one charger. */
export class Trends {
	readonly #charger: Charger;
	readonly #sessions: SessionLog;
	readonly #trends = new Map<string, Trend>();
	readonly #most: number;
	/** The minute of the last look, since 1970. */
	#minute = -1;

	/** Keeps so many samples of each point at most. */
	constructor(charger: Charger, sessions: SessionLog, most: number) {
		this.#charger = charger;
		this.#sessions = sessions;
		this.#most = most;
	}

	/** Looks at the points, at a time of day, ms since 1970 UTC. */
	follow(unixMs: number, sight: Sight): void {
		const minute = Math.floor(unixMs / MINUTE);
		for (const point of POINTS)
			if (point.history === "cov" || (point.history === "sampled" && minute !== this.#minute)) this.#look(point, unixMs, sight);
		this.#minute = minute;
	}

	/** The history of a point from `start` to before `end`, ms since 1970 UTC, the oldest first. */
	within(point: Point, start: number, end: number): readonly Sample[] {
		if (point.history !== "sessions") return this.#trends.get(point.name)?.within(start, end) ?? [];
		const ended = this.#sessions.sessions.map(({ endedAt, mwh }) => ({ ts: endedAt * 1_000, value: mwh / 1_000_000 }));
		return ended.filter(({ ts }) => ts >= Math.max(start, 0) && ts < end).reverse();
	}

	#look(point: Point, unixMs: number, sight: Sight): void {
		if (point.exists?.(this.#charger) === false) return;
		const { status, value } = standing(this.#charger, point, sight);
		const trend = this.#trends.get(point.name) ?? new Trend(this.#most);
		this.#trends.set(point.name, trend);
		if (status === "ok" && value !== null && (point.history === "sampled" || value !== trend.last)) trend.take(unixMs, value);
	}
}
