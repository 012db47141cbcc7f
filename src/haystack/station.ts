// SPDX-License-Identifier: Apache-2.0
/** The station: one charger as a database of records, kept up to date by what the window tells and by time that passes. */
import { frozen } from "../control/frozen.js";
import { Charger, type Window } from "../link/charger.js";
import { WallClock } from "../link/clock.js";
import { type Entity, entitiesOf, type Scene, sessionId, sessionRecord, stateOf } from "./records.js";
import { type PastSession, SessionLog } from "./sessions.js";
import { Seeing, type Sight } from "./status.js";
import { Trends } from "./trends.js";
import type { Dict } from "./value.js";
import { Watches } from "./watches.js";
import { zincText } from "./zinc/encode.js";

/** What a face needs of its host beside the window. */
export interface Surroundings {
	/** The host's time of day, ms since 1970 UTC, for as long as the charger knows none; undefined if nobody knows it. */
	readonly clock?: () => number | undefined;
	/** Samples of the history of each point that are kept (120). */
	readonly samples?: number;
	/** Rows of an answer at most (200). */
	readonly rows?: number;
}

/** What a device has memory for; a computer may have more. */
const SAMPLES = 120;
const ROWS = 200;

/** One charger's. Times are those of whoever holds it, ms, and never go back. */
export class Station implements Scene {
	readonly charger: Charger;
	readonly clock: WallClock;
	readonly sessions: SessionLog;
	readonly trends: Trends;
	readonly watches = new Watches();
	/** Rows of an answer at most. */
	readonly rows: number;
	now = 0;
	/** When it was first held. */
	began: number | undefined;
	readonly #seeing = new Seeing();
	#entities: readonly Entity[] | undefined;
	/** How often settings have changed. */
	#settings = 0;

	constructor(window: Window, { clock, samples = SAMPLES, rows = ROWS }: Surroundings) {
		this.charger = new Charger(window);
		this.clock = new WallClock(clock);
		this.sessions = new SessionLog(this.charger);
		this.trends = new Trends(this.charger, this.sessions, samples);
		this.rows = rows;
	}

	get sight(): Sight {
		return this.#seeing.sight;
	}

	/** The time of day, ms since 1970 UTC; while nobody knows it, since the station was first held. */
	get unixMs(): number {
		return this.clock.at(this.now) ?? this.now - (this.began ?? this.now);
	}

	/** Time has passed. */
	tick(now: number): void {
		this.now = now;
		this.began ??= now;
		const { clear } = this.charger.window;
		this.#seeing.follow(clear, now);
		if (clear) this.clock.follow(this.charger, now);
		this.sessions.follow(now);
		const unixMs = this.clock.at(now);
		if (unixMs !== undefined) this.trends.follow(unixMs, this.sight);
		this.watches.follow(now);
		if (this.charger.ready(now)) this.charger.tell(now);
	}

	/** Some properties of the charger are other than before: their keys. */
	seen(keys: readonly string[]): void {
		if (!keys.some(isSetting)) return;
		this.#entities = undefined;
		this.#settings += 1;
	}

	/** Everything but sessions: as it was, until a setting changes. */
	get entities(): readonly Entity[] {
		this.#entities ??= entitiesOf(this.charger);
		return this.#entities;
	}

	/** All records, one by one. */
	*all(): Generator<Dict> {
		for (const entity of this.entities) yield entity.record(this);
		for (const session of this.sessions.sessions) yield sessionRecord(this, session);
	}

	/** One record; undefined if there is none of this id. */
	find(id: string): Dict | undefined {
		const entity = this.#entity(id);
		if (entity !== undefined) return entity.record(this);
		const session = this.#session(id);
		return session === undefined ? undefined : sessionRecord(this, session);
	}

	/** A text that is another when the record of an id is; undefined if there is none. It takes far less than to make the record. */
	markOf(id: string): string | undefined {
		const entity = this.#entity(id);
		if (entity === undefined && this.#session(id) === undefined) return undefined;
		const state = entity?.point === undefined ? "" : [...stateOf(this, entity.point).values()].map(zincText).join();
		return `${this.#settings} ${state}`;
	}

	#entity(id: string): Entity | undefined {
		return this.entities.find((each) => each.id === id);
	}

	#session(id: string): PastSession | undefined {
		return this.sessions.sessions.find(({ n }) => sessionId(this.charger, n) === id);
	}
}

function isSetting(key: string): boolean {
	return key.startsWith("set.");
}

// what a generator's objects inherit from would lie in RAM
frozen(Station.prototype.all.prototype);
