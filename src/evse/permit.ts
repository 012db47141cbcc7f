// SPDX-License-Identifier: Apache-2.0
/** The permit: whether whoever manages energy lets the port charge, until when, and between which currents. It holds until there is another. */
import { frozen } from "../control/frozen.js";
import type { Clock } from "./clock.js";
import type { Listener } from "./events.js";
import { Hold } from "./holds.js";
import type { EvseNumbers } from "./numbers.js";

/** Where it stands. While the charger is diagnosed there is none. */
export const PERMITS = frozen(["withdrawn", "given", "diagnosing"] as const);

/** One of them. */
export type PermitState = (typeof PERMITS)[number];

/** What a permit says. */
export interface Terms {
	/** When it ends, s since 1970 UTC; FOREVER for never. */
	readonly until: number;
	/** The least current that makes sense to whoever has given it, mA per phase. It is shown, and decides nothing. */
	readonly leastMa: number;
	/** The most that may be offered, mA per phase; UNLIMITED if it says nothing of that. */
	readonly mostMa: number;
}

/** A permit that does not end, and one that allows any current. */
export const FOREVER = -1;
export const UNLIMITED = -1;
/** For so long every protection watches with the contactor open: sensors that answer each second have done so many times. Own choice. */
const DIAGNOSIS_MS = 10_000;
const NEVER = Number.POSITIVE_INFINITY;

/** What a charger is installed with: nobody manages it, and it charges. */
const INSTALLED: Terms = frozen({ until: FOREVER, leastMa: 6_000, mostMa: UNLIMITED });
const NOTHING: Terms = frozen({ until: 0, leastMa: 0, mostMa: 0 });

/** The permit of one port. */
export class Permit {
	state: PermitState = "given";
	terms: Terms = INSTALLED;
	/** It has changed since it was kept. */
	changed = false;
	readonly #clock: Clock;
	readonly #numbers: EvseNumbers;
	readonly #tell: Listener;
	#diagnosedAt = NEVER;

	constructor(clock: Clock, numbers: EvseNumbers, tell: Listener) {
		this.#clock = clock;
		this.#numbers = numbers;
		this.#tell = tell;
	}

	/** As it was kept over a restart: a diagnosis does not go on. */
	restore(given: boolean, terms: Terms): void {
		this.state = given ? "given" : "withdrawn";
		const { until, leastMa, mostMa } = terms;
		this.terms = given ? { until, leastMa, mostMa } : NOTHING;
	}

	/** Gives it. One whose end has passed is withdrawn at once. Returns why not, or an empty text. */
	give(terms: Terms): string {
		if (this.state === "diagnosing") return "the charger is being diagnosed";
		this.#become("given", terms);
		this.attend();
		return "";
	}

	/** Withdraws it, and ends a diagnosis. */
	withdraw(): void {
		this.#become("withdrawn", NOTHING);
	}

	/** Has every protection watch with the contactor open. Returns why not, or an empty text. */
	diagnose(): string {
		if (this.state !== "withdrawn") return `charging is not forbidden; a charger is diagnosed while it is (permit ${this.state})`;
		this.#become("diagnosing", NOTHING);
		this.#diagnosedAt = this.#clock.ms + DIAGNOSIS_MS;
		return "";
	}

	/** Withdraws what has ended. */
	attend(): void {
		const { unixMs, ms } = this.#clock;
		const { until } = this.terms;
		const over = this.state === "given" && until !== FOREVER && unixMs !== undefined && unixMs >= until * 1_000;
		if (over || (this.state === "diagnosing" && ms >= this.#diagnosedAt)) this.withdraw();
	}

	/** What holds charging back, bits of Hold. After an outage it waits for a while for somebody to tell the time: it may have ended. */
	get holds(): number {
		if (this.state !== "given") return Hold.permit;
		const { unixMs, ms } = this.#clock;
		return this.terms.until !== FOREVER && unixMs === undefined && ms < this.#numbers.clockWaitMs ? Hold.clock : 0;
	}

	/** When it changes by itself, on the port's clock; Infinity if it does not. */
	get nextAt(): number {
		if (this.state === "diagnosing") return this.#diagnosedAt;
		if (this.state === "withdrawn" || this.terms.until === FOREVER) return NEVER;
		const { unixMs, ms } = this.#clock;
		if (unixMs === undefined) return ms < this.#numbers.clockWaitMs ? this.#numbers.clockWaitMs : NEVER;
		return ms + this.terms.until * 1_000 - unixMs;
	}

	#become(state: PermitState, terms: Terms): void {
		if (state === this.state && same(terms, this.terms)) return;
		this.state = state;
		this.terms = terms;
		this.changed = true;
		this.#tell("PermitChanged", { permit: state });
	}
}

function same(one: Terms, other: Terms): boolean {
	return one.until === other.until && one.leastMa === other.leastMa && one.mostMa === other.mostMa;
}
