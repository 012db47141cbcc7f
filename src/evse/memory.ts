// SPDX-License-Identifier: Apache-2.0
/** What the port was told and has to know after a restart: pause, availability, limits, reservation, targets and zone. */
import { frozen } from "../control/frozen.js";
import type { Availability, AvailabilitySource, AvailabilityState } from "./availability.js";
import type { Clock } from "./clock.js";
import type { Limit, Limits } from "./limits.js";
import type { Permit } from "./permit.js";
import type { Phases } from "./phases.js";
import type { Mode, Plan, Progress } from "./plan.js";
import { KEPT_LEVELS, type Setpoint } from "./setpoint.js";
import { keep, recall, type Say, type Store } from "./store.js";
import { UTC, zoneFrom } from "./zone.js";

/** What somebody has told the port in a few words. */
export interface Told {
	paused: boolean;
	mode: string;
	/** As in POSIX. */
	zone: string;
}

/** A limit in a record; −1 and false where nothing is said. */
interface KeptLimit {
	readonly name: string;
	readonly ma: number;
	readonly mw: number;
	readonly phases: number;
	readonly untilUnplugged: boolean;
}

const TOLD: Told = frozen({ paused: false, mode: "manual", zone: "UTC0" });
const OPINIONS = frozen({ opinions: [{ source: "", state: "", priority: 0 }] });
const LIMITS = frozen({ limits: [{ name: "", ma: 0, mw: 0, phases: 0, untilUnplugged: false }] });
const SCHEDULE = frozen({ entries: [{ days: 0, targets: [{ minute: 0, mwh: 0, soc: 0 }] }] });
const PERMIT = frozen({ given: false, until: 0, leastMa: 0, mostMa: 0 });
const RESERVATION = frozen({ id: 0, token: "", forMs: 0, endsAt: 0 });
const PHASES = frozen({ asked: 0 });
const PLAN = frozen({ n: 0, baseMwh: 0, doneAt: 0, dueAt: 0, heatedFrom: 0 });
const NOTHING_SAID = -1;

/** A reservation in a record: how long it was made for, ms, and when it ends, ms since 1970 UTC, or −1. */
export type KeptReservation = typeof RESERVATION;

/** What is made as it was. */
export interface Restored {
	readonly availability: Availability;
	readonly limits: Limits;
	readonly permit: Permit;
	readonly setpoint: Setpoint;
	readonly plan: Plan;
	readonly clock: Clock;
}

/** The records beside those of the sessions. */
export class Memory {
	readonly told: Told;
	readonly #store: Store;
	readonly #say: Say;
	#limits = "";

	constructor(store: Store, say: Say) {
		this.#store = store;
		this.#say = say;
		this.told = recall(store, "port", TOLD, say) ?? { ...TOLD };
	}

	/** Makes the port as it was. What makes no sense is said, and left out. */
	restore({ availability, limits, permit, setpoint, plan, clock }: Restored): void {
		const opinions = recall(this.#store, "available", OPINIONS, this.#say)?.opinions ?? [];
		for (const { source, state, priority } of opinions)
			this.#complain(
				availability.say({
					source: source as AvailabilitySource,
					state: state === "Enable" ? state : ("Disable" as AvailabilityState),
					priority,
				}),
			);
		for (const limit of recall(this.#store, "limits", LIMITS, this.#say)?.limits ?? [])
			this.#complain(limits.set(limit.name, limitFrom(limit), 0));
		const entries = recall(this.#store, "schedule", SCHEDULE, this.#say)?.entries ?? [];
		for (const { days, targets } of entries) this.#complain(plan.targets.set(days, targets));
		const kept = recall(this.#store, "permit", PERMIT, this.#say);
		if (kept !== undefined) permit.restore(kept.given, kept);
		setpoint.restore(recall(this.#store, "setpoint", KEPT_LEVELS, this.#say)?.levels ?? []);
		plan.mode = this.told.mode === "automatic" ? "automatic" : ("manual" as Mode);
		clock.zone = this.#zone();
		this.#limits = textOf(limits);
	}

	/** Keeps what was told in a few words. */
	keepTold(): void {
		keep(this.#store, "port", this.told);
	}

	/** Keeps who says whether the port may be used. */
	keepAvailability({ opinions }: Availability): void {
		keep(this.#store, "available", { opinions });
	}

	/** Keeps a reservation, or that there is none. */
	keepReservation(reservation: KeptReservation | undefined): void {
		if (reservation === undefined) this.#store.erase("reserved");
		else keep(this.#store, "reserved", reservation);
	}

	/** The reservation from before the restart. */
	recallReservation(): KeptReservation | undefined {
		return recall(this.#store, "reserved", RESERVATION, this.#say);
	}

	/** Keeps how many phases somebody has asked for. */
	keepPhases({ asked }: Phases): void {
		keep(this.#store, "phases", { asked });
	}

	/** How many phases somebody has asked for; 0 if nobody has. */
	recallPhases(): 0 | 1 | 3 {
		const asked = recall(this.#store, "phases", PHASES, this.#say)?.asked;
		return asked === 1 || asked === 3 ? asked : 0;
	}

	/** Keeps what of the targets was reached in a session. */
	keepProgress(n: number, progress: Progress): void {
		keep(this.#store, "plan", { n, ...progress });
	}

	/** What of the targets was reached in a session from before a restart. */
	recallProgress(session: number): Progress | undefined {
		const kept = recall(this.#store, "plan", PLAN, this.#say);
		if (kept?.n !== session) return undefined;
		const { baseMwh, doneAt, dueAt, heatedFrom } = kept;
		return { baseMwh, doneAt, dueAt, heatedFrom };
	}

	/** Keeps the targets. */
	keepTargets({ targets }: Plan): void {
		keep(this.#store, "schedule", { entries: targets.entries });
	}

	/** Keeps the permit, if it has changed; a diagnosis is none. */
	keepPermit(permit: Permit): void {
		if (!permit.changed) return;
		permit.changed = false;
		const { state, terms } = permit;
		keep(this.#store, "permit", { given: state === "given", ...terms });
	}

	/** Keeps the levels of the setpoint, if they have changed. */
	keepSetpoint(setpoint: Setpoint): void {
		if (!setpoint.changed) return;
		setpoint.changed = false;
		keep(this.#store, "setpoint", { levels: setpoint.kept });
	}

	/**
	 * Keeps the limits, if they differ from those that are kept. A limit that has to be renewed is kept as what it falls back to, and a
	 * schedule as the least of its steps: nobody knows how long the power was gone.
	 */
	keepLimits(limits: Limits): void {
		const text = textOf(limits);
		if (text === this.#limits) return;
		this.#limits = text;
		this.#store.write("limits", text);
	}

	#zone() {
		try {
			return zoneFrom(this.told.zone);
		} catch (error) {
			this.#complain((error as Error).message);
			return UTC;
		}
	}

	#complain(wrong: string): void {
		if (wrong !== "") this.#say(`something in the store is not used: ${wrong}`);
	}
}

function textOf(limits: Limits): string {
	return JSON.stringify({ limits: limits.names.map((name) => keptFrom(name, limits.get(name) as Limit)) });
}

function keptFrom(name: string, { ma, mw, phases, forMs, fallbackMa, untilUnplugged, steps }: Limit): KeptLimit {
	const least = steps === undefined ? ma : Math.min(...steps.map((step) => step.ma ?? Number.POSITIVE_INFINITY));
	const lowMw = steps === undefined ? mw : Math.min(...steps.map((step) => step.mw ?? Number.POSITIVE_INFINITY));
	const falls = forMs !== undefined;
	return {
		name,
		ma: falls ? (fallbackMa ?? 0) : said(least),
		mw: falls ? NOTHING_SAID : said(lowMw),
		phases: falls ? NOTHING_SAID : (phases ?? NOTHING_SAID),
		untilUnplugged: untilUnplugged === true,
	};
}

function said(value: number | undefined): number {
	return value === undefined || value === Number.POSITIVE_INFINITY ? NOTHING_SAID : value;
}

function limitFrom({ ma, mw, phases, untilUnplugged }: KeptLimit): Limit {
	return {
		...(ma === NOTHING_SAID ? {} : { ma }),
		...(mw === NOTHING_SAID ? {} : { mw }),
		...(phases === 1 || phases === 3 ? { phases } : {}),
		untilUnplugged,
		reason: "from before the restart",
	};
}
