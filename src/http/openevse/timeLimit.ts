// SPDX-License-Identifier: Apache-2.0
/** The limit of a session: after so many minutes it is over, which the port itself sees to by a limit that ends. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { recordIn, said } from "./body.js";
import { clearLimit, FAMILY, type Heard, NO_LIMIT_MA, setLimit, standing, textOf } from "./limits.js";

const NAME = `${FAMILY}.limit`;
const MINUTE_MS = 60_000;
/** The port's limits last for so long at least and at most, ms. */
const SHORTEST_MS = 1_000;
const MOST_MINUTES = 30_000;

/** Kinds of limits that the original has, and why there is none of them here; an empty text if there is. */
export const LIMIT_TYPES: readonly { readonly type: string; readonly unit: string; readonly why: string }[] = frozen([
	{ type: "time", unit: "min", why: "" },
	{ type: "energy", unit: "Wh", why: "no limit of the port ends with an energy; a target says how much is wanted (action target)" },
	{
		type: "soc",
		unit: "%",
		why: "the charger does not see how full the battery is; a target can say how full it is to be (action target)",
	},
	{ type: "range", unit: "km", why: "the charger does not see how far the vehicle comes" },
]);

/** python-openevse-http calls the last one "release" (const.py), the original "auto_release" (limit.cpp). */
const MEMBERS: readonly string[] = frozen(["type", "value", "auto_release", "release"]);

/** Reads a limit, minutes. Throws an Error that says what would be right. */
export function minutesIn(body: string): number {
	const { type, value, auto_release = true, release = auto_release } = recordIn(body, MEMBERS);
	const row = LIMIT_TYPES.find((each) => each.type === type);
	if (row === undefined) throw new Error(`type cannot be ${said(type ?? null)}; it is "time"`);
	if (row.why !== "") throw new Error(`there is no limit of ${row.type} here: ${row.why}; there is one of time`);
	if (release !== true) throw new Error(`auto_release cannot be ${said(release)}; a limit of a session ends with it`);
	const right = typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST_MINUTES;
	if (!right) throw new Error(`value cannot be ${said(value ?? null)}; it is whole minutes from 1 to ${MOST_MINUTES}`);
	return value;
}

/** That of one charger. Without anybody here it ends as it was told; over a restart of the charger it is over at once. */
export class TimeLimit {
	readonly #charger: Charger;
	#told: number | undefined;

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	/** Minutes from the session's begin; undefined if there is none. Who has restarted knows the minutes that were left when it was set. */
	get minutes(): number | undefined {
		const stands = standing(this.#charger, NAME);
		if (stands === undefined) this.#told = undefined;
		if (this.#told !== undefined || typeof stands !== "number") return this.#told;
		const seconds = /to be renewed within ([\d.]+) s/.exec(textOf(this.#charger, NAME) ?? "");
		return Math.max(1, Math.ceil(seconds === null ? this.#elapsed / MINUTE_MS : Number(seconds[1]) / 60));
	}

	/** Whether its time is over, as far as that is known here. */
	get over(): boolean {
		return this.minutes !== undefined && this.#told !== undefined && this.#elapsed >= this.#told * MINUTE_MS;
	}

	/** Sets it for the vehicle that is there. */
	set(minutes: number, heard: Heard): void {
		if (!this.#charger.yes("session.open") || this.#charger.name("vehicle") !== "there") {
			heard("no vehicle is plugged in; a limit of time counts from the begin of its session, and can be set then");
			return;
		}
		const left = minutes * MINUTE_MS - this.#elapsed;
		const ends = left < SHORTEST_MS ? { current: 0 } : { current: NO_LIMIT_MA, duration: left, fallback: 0 };
		const told = { name: NAME, ...ends, untilUnplugged: "yes", reason: `OpenEVSE limit of ${minutes} min` };
		setLimit(this.#charger, told, (refusal) => {
			if (refusal === "") this.#told = minutes;
			heard(refusal);
		});
	}

	/** Takes it away. What was not there need not be. */
	clear(heard: Heard): void {
		clearLimit(this.#charger, NAME, (refusal) => {
			if (refusal === "") this.#told = undefined;
			heard(refusal);
		});
	}

	/** How long the session lasts, ms. */
	get #elapsed(): number {
		return this.#charger.number("session.duration");
	}
}
