// SPDX-License-Identifier: Apache-2.0
/** Obedience to a timetable: what holds now is asked of the charger as two limits of its own, each with the least of what comes later to fall back to. */
import { frozen } from "../../control/frozen.js";
import type { Charger, Told } from "../../link/charger.js";
import { type Allowed, lower, type Step, stepAt } from "./timetable.js";

/** By these names they stand among the limits of others. */
export const CURRENT_LIMIT = "everest";
export const POWER_LIMIT = "everest.power";
/** A step that is over holds for so much longer, ms, if nobody says what comes next: whoever speaks here may fall silent at any moment. */
const MARGIN_MS = 5_000;
/** A limit is told anew this often at least, ms; and after this if the charger had no time for it. */
const RENEW_MS = 3_600_000;
const AGAIN_MS = 1_000;
/** The bounds of what a limit may be told: `limit` in the table of actions. */
const MOST_MA = 80_000;
const MOST_MW = 100_000_000;
const LEAST_DURATION_MS = 1_000;
const MOST_DURATION_MS = 2_000_000_000;
/** A limit of power falls back to one of current: on three phases at the highest voltage of a supply, 230 V + 10 % (EN 50160), mV. */
const MOST_MV = 3 * 253_000;
const ANYTHING: Allowed = frozen({});

/** What was asked of one of the two. */
interface Asked {
	text: string;
	waits: boolean;
	/** Not before this, and anew after that, ms. */
	notBefore: number;
	again: number;
}

/** A limit, and what it falls back to, mA; undefined for none. */
interface Wanted {
	readonly limit: Told;
	readonly fallback: number | undefined;
}

/** Of one timetable. Times are those of whoever holds it, ms; `at` is ms since 1970. */
export class Obedience {
	readonly #charger: Charger;
	readonly #asked = new Map<string, Asked>();
	/** Undefined until somebody has said something: what stands in the charger is left alone until then. */
	#steps: readonly Step[] | undefined;

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	/** Another timetable holds; an empty one limits nothing. */
	obey(steps: readonly Step[]): void {
		this.#steps = steps;
		for (const asked of this.#asked.values()) asked.again = 0;
	}

	/** The charger has restarted, and knows only what its limits fall back to. */
	restarted(): void {
		this.#asked.clear();
	}

	/** Time has passed; `at` is undefined while nobody knows the time of day: then the least of all steps holds. */
	tick(now: number, at: number | undefined): void {
		if (this.#steps === undefined || !this.#charger.window.clear) return;
		const step = at === undefined ? leastOf(this.#steps) : (stepAt(this.#steps, at) ?? ANYTHING);
		const later = at === undefined ? [] : this.#steps.filter((each) => each.at > at && each !== step);
		const forMs = at === undefined || later.length === 0 ? undefined : later[0].at - at + MARGIN_MS;
		const then = leastOf(later);
		this.#ask(CURRENT_LIMIT, currentLimit(step, then), forMs, now);
		this.#ask(POWER_LIMIT, powerLimit(step, then), forMs, now);
	}

	/** Asks for a limit, or that there be none, if that is not what was asked last. */
	#ask(name: string, wanted: Wanted | undefined, forMs: number | undefined, now: number): void {
		const asked = this.#asked.get(name) ?? { text: "", waits: false, notBefore: 0, again: 0 };
		this.#asked.set(name, asked);
		const text = JSON.stringify(wanted ?? null);
		const same = asked.text === text && (wanted === undefined || now < asked.again);
		if (asked.waits || now < asked.notBefore || same) return;
		Object.assign(asked, { text, waits: true, again: now + RENEW_MS });
		const { limit, fallback } = wanted ?? { limit: {}, fallback: undefined };
		const ends = forMs === undefined || fallback === undefined ? {} : { duration: durationOf(forMs), fallback };
		this.#charger.window.ask(wanted === undefined ? "unlimit" : "limit", { name, ...limit, ...ends }, (outcome) => {
			asked.waits = false;
			// that there is none to take away is as good
			if (wanted !== undefined && "refused" in outcome) Object.assign(asked, { text: "", notBefore: now + AGAIN_MS });
		});
	}
}

/** What of a step is current and phases. Where only a later step limits, its fallback has to be known already. */
function currentLimit(step: Allowed, then: Allowed): Wanted | undefined {
	const fallback = then.phases === 1 ? 0 : then.ma;
	if (step.ma === undefined && step.phases === undefined && fallback === undefined) return undefined;
	return { limit: { current: step.ma ?? MOST_MA, ...(step.phases === undefined ? {} : { phases: `${step.phases}` }) }, fallback };
}

function powerLimit(step: Allowed, then: Allowed): Wanted | undefined {
	const fallback = then.mw === undefined ? undefined : Math.floor((then.mw * 1_000) / MOST_MV);
	return step.mw === undefined && fallback === undefined ? undefined : { limit: { power: step.mw ?? MOST_MW }, fallback };
}

function durationOf(ms: number): number {
	return Math.min(Math.max(Math.ceil(ms), LEAST_DURATION_MS), MOST_DURATION_MS);
}

/** The least of some steps. */
function leastOf(steps: readonly Allowed[]): Allowed {
	return steps.reduce(lower, ANYTHING);
}
