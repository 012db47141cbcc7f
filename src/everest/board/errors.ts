// SPDX-License-Identifier: Apache-2.0
/** Errors: what stands as EVerest was told, by events at once, and by the snapshot where events were missed or there are none. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { saidOf } from "../../link/shown.js";
import { ERROR_ROWS, type ErrorRow, FAULT_ERRORS, HOLD_ERRORS, LOST, OWN, TWO } from "./faults.js";
import { BEHIND_MS } from "./stand.js";

/** Of what they are made. */
const FROM: readonly string[] = frozen(["faults", "holds", "driver"]);

/** Hears what is raised and cleared. */
type Told = (row: ErrorRow) => void;

/** Of one port. Times are those of whoever holds it, ms. */
export class Errors {
	/** Two EVerests are heard. */
	two = false;
	/** EVerest has offered a current that the charger does not. */
	owed = false;
	readonly #charger: Charger;
	readonly #raise: Told;
	readonly #clear: Told;
	readonly #standing = new Set<ErrorRow>();
	/** Which were told as events, and when: the snapshot may be older. */
	readonly #events = new Map<ErrorRow, number>();
	/** Over since that was repeated last; at first all, because EVerest may know some from before a restart of whoever holds this. */
	readonly #over = new Set<ErrorRow>(ERROR_ROWS);
	#changed = true;

	constructor(charger: Charger, raise: Told, clear: Told) {
		this.#charger = charger;
		this.#raise = raise;
		this.#clear = clear;
	}

	/** Whether one stands. */
	stands(name: string): boolean {
		const row = named(name);
		return row !== undefined && this.#standing.has(row);
	}

	/** The window tells that one is there, or over. */
	event(name: string, stands: boolean, now: number): void {
		const row = named(name);
		if (row === undefined) return;
		this.#events.set(row, now);
		this.#changed = true;
		this.#put(row, stands);
	}

	/** Some properties are other than before. */
	seen(keys: readonly string[]): void {
		this.#changed ||= keys.some((key) => FROM.includes(key));
	}

	/** What has come between the two, or is over. */
	doubled(two: boolean): void {
		if (this.two === two) return;
		this.two = two;
		this.#changed = true;
	}

	/** EVerest has to begin anew, or has; told at once, because what follows is understood by it. */
	owe(owed: boolean): void {
		this.owed = owed;
		this.#put(LOST, owed && this.#charger.name("driver") === "everest");
	}

	/** Time has passed, and the charger is in sight. */
	tick(now: number): void {
		for (const [row, at] of this.#events) if (now - at >= BEHIND_MS) this.#settle(row);
		if (!this.#changed) return;
		this.#changed = false;
		const seen = this.#seen();
		for (const row of ERROR_ROWS) if (!this.#events.has(row)) this.#put(row, seen.includes(row));
	}

	/** All that stand are told again: EVerest hears with QoS 0, and takes no harm from it. */
	repeat(): void {
		for (const row of this.#standing) this.#raise(row);
	}

	/** Those that are over since the last time, too. */
	repeatOver(): void {
		for (const row of this.#over) this.#clear(row);
		this.#over.clear();
	}

	/** From now on the snapshot counts. */
	#settle(row: ErrorRow): void {
		this.#events.delete(row);
		this.#changed = true;
	}

	#put(row: ErrorRow, stands: boolean): void {
		if (this.#standing.has(row) === stands) return;
		if (stands) this.#standing.add(row);
		else this.#standing.delete(row);
		if (stands) this.#over.delete(row);
		else this.#over.add(row);
		(stands ? this.#raise : this.#clear)(row);
	}

	#seen(): readonly ErrorRow[] {
		const charger = this.#charger;
		const own = charger.name("driver") !== "everest";
		return [
			...among(FAULT_ERRORS, charger, "faults"),
			...(own ? [] : among(HOLD_ERRORS, charger, "holds")),
			...(this.owed && !own ? [LOST] : []),
			...(this.two ? [TWO] : []),
			...(own ? [OWN] : []),
		];
	}
}

function named(name: string): ErrorRow | undefined {
	return ERROR_ROWS.find((row) => row.name === name);
}

/** Those whose names a property has. */
function among(rows: readonly ErrorRow[], charger: Charger, key: string): readonly ErrorRow[] {
	const names = saidOf(key, charger.window.get(key));
	return Array.isArray(names) ? rows.filter(({ name }) => names.includes(name)) : [];
}
