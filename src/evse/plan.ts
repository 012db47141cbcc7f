// SPDX-License-Identifier: Apache-2.0
/** The plan: when charging has to begin so that the next target is reached, and whether it may still wait. */
import { frozen } from "../control/frozen.js";
import type { Chance } from "./delay.js";
import { MILLI_WATT_MS } from "./energy.js";
import { type Aim, Targets, UNSAID } from "./targets.js";
import type { Zone } from "./zone.js";

/** Who decides when to charge: the targets, or whoever plugs in. */
export type Mode = "manual" | "automatic";

/** What is known of the vehicle's battery; somebody has to tell it. */
export interface Battery {
	readonly percent: number;
	readonly capacityMwh: number;
}

/** What the plan goes by. */
export interface PlanScene {
	/** ms since 1970 UTC. */
	readonly unixMs: number;
	readonly zone: Zone;
	/** Energy since the vehicle was plugged in, mWh. */
	readonly mwh: number;
	/** Power that the vehicle may be reckoned to draw, and the most that it could, mW; the same once it has been seen to charge. */
	readonly milliWatts: number;
	readonly mostMilliWatts: number;
	/** Time that is kept in reserve, ms. */
	readonly marginMs: number;
	/** Charging begins at random up to so much later, ms, and never so late that a target would be missed. */
	readonly delayMs: number;
	/** Before the moment of a target that was reached, current is offered again for so long, ms. */
	readonly preheatMs: number;
}

/** What has become of the targets, as it is kept over a restart. Moments are ms since 1970 UTC, and −1 where there is none. */
export interface Progress {
	/** Energy of the session when the target before was reached, mWh. */
	readonly baseMwh: number;
	/** The moment of the last target that was reached; it may still lie ahead. */
	readonly doneAt: number;
	/** The moment of the target that is being worked for; it may have passed. */
	readonly dueAt: number;
	/** Energy of the session when the vehicle began to heat itself; −1 while it does not. */
	readonly heatedFrom: number;
}

/** Nothing has been worked for yet. */
const FRESH = frozen({ doneAt: -1, dueAt: -1, heatedFrom: -1 });
/** A moment further away says that the clock was moved, ms: own choice. */
const BELIEVED_MS = 86_400_000;

/** The plan for the vehicle that is plugged in. */
export class Plan {
	readonly targets = new Targets();
	mode: Mode = "manual";
	battery: Battery | undefined;
	/** The target that is being worked for. */
	aim: Aim | undefined;
	/** When charging begins for it, ms since 1970 UTC; the past if it has begun. */
	startsAt: number | undefined;
	/** What has been reached. */
	progress: Progress = { baseMwh: 0, ...FRESH };
	/** Whether the aim can still be met, or was missed. */
	verdict: "" | "unreachable" | "missed" = "";
	readonly #chance: Chance;
	#begun = false;
	/** What was drawn of the random delay; −1 until it is for the aim. */
	#delayMs = -1;

	constructor(chance: Chance) {
		this.#chance = chance;
	}

	/** Another vehicle, or other targets: what was reached counts no more, and `mwh` of the session belongs to nothing. */
	forget(mwh: number): void {
		this.anew();
		this.progress = { baseMwh: mwh, ...FRESH };
	}

	/** The time of day, the zone or the charger is another: the aim is worked out anew, from what was reached. */
	anew(): void {
		this.aim = undefined;
		this.startsAt = undefined;
		this.verdict = "";
		this.#begun = false;
	}

	/** Whether it is the targets that decide when to charge. */
	get decides(): boolean {
		return this.mode === "automatic" && !this.targets.none;
	}

	/** Whether charging may wait. Without targets it may not. */
	waits(scene: PlanScene): boolean {
		if (!this.decides) {
			this.anew();
			return false;
		}
		if (this.aim === undefined) this.#take(this.#next(scene));
		if (this.#heating(scene)) return false;
		if (this.aim !== undefined && this.#done(this.aim, scene)) this.#goOn(this.aim, scene);
		if (this.aim === undefined) return false;
		this.#judge(this.aim, scene);
		return !this.#heating(scene) && this.#early(this.aim, scene);
	}

	/** When something is due by itself, ms since 1970 UTC; Infinity if nothing is. */
	nextAt(unixMs: number, preheatMs: number): number {
		const { aim, startsAt, progress } = this;
		let next = sooner(Number.POSITIVE_INFINITY, progress.doneAt - preheatMs, unixMs);
		next = sooner(next, progress.doneAt, unixMs);
		if (startsAt !== undefined) next = sooner(next, startsAt, unixMs);
		return aim === undefined ? next : sooner(sooner(next, aim.at, unixMs), aim.at - preheatMs, unixMs);
	}

	/** A target whose moment has passed is worked for until it is reached; otherwise the next one after the last that was reached. */
	#next({ zone, unixMs }: PlanScene): Aim | undefined {
		const { dueAt, doneAt } = this.progress;
		if (dueAt >= 0 && dueAt <= unixMs && unixMs - dueAt < BELIEVED_MS) {
			const due = this.targets.next(zone, dueAt - 1);
			if (due?.at === dueAt) return due;
		}
		return this.targets.next(zone, doneAt > unixMs && doneAt - unixMs < BELIEVED_MS ? doneAt : unixMs);
	}

	#take(aim: Aim | undefined): void {
		this.aim = aim;
		this.verdict = "";
		this.#begun = false;
		this.#delayMs = -1;
		const dueAt = aim?.at ?? -1;
		if (dueAt !== this.progress.dueAt) this.progress = { ...this.progress, dueAt };
	}

	#goOn(aim: Aim, { zone, mwh, unixMs }: PlanScene): void {
		this.progress = { baseMwh: mwh, doneAt: aim.at, dueAt: -1, heatedFrom: -1 };
		this.#take(this.targets.next(zone, Math.max(aim.at, unixMs)));
	}

	/** The energy has been added, however late; a battery is full when its moment comes, or nobody knows how full it is. */
	#done(aim: Aim, { mwh, unixMs }: PlanScene): boolean {
		if (this.#byEnergy(aim)) return mwh - this.progress.baseMwh >= aim.mwh;
		return unixMs >= aim.at && (this.battery === undefined || this.#full(aim));
	}

	#full({ soc }: Aim): boolean {
		return soc !== UNSAID && this.battery !== undefined && this.battery.percent >= soc;
	}

	/** Whether it is the energy that counts. */
	#byEnergy({ mwh, soc }: Aim): boolean {
		return mwh !== UNSAID && (soc === UNSAID || this.battery === undefined);
	}

	/** Told once for each aim: that even the most that may flow comes too late, and that its moment has passed. */
	#judge(aim: Aim, scene: PlanScene): void {
		if (this.#full(aim) || (!this.#byEnergy(aim) && this.battery === undefined)) return;
		if (scene.unixMs >= aim.at) this.verdict = "missed";
		else if (scene.unixMs + this.#neededMs(aim, scene, scene.mostMilliWatts) > aim.at) this.verdict = "unreachable";
	}

	/** The last hour before a target that was reached. What a vehicle uses to heat itself counts for no other one. */
	#heating({ unixMs, mwh, preheatMs }: PlanScene): boolean {
		const at = this.aim !== undefined && this.#full(this.aim) ? this.aim.at : this.progress.doneAt;
		const heats = at > unixMs && at - unixMs <= preheatMs;
		const { heatedFrom, baseMwh } = this.progress;
		if (heats && heatedFrom < 0) this.progress = { ...this.progress, heatedFrom: mwh };
		if (!heats && heatedFrom >= 0) this.progress = { ...this.progress, baseMwh: baseMwh + mwh - heatedFrom, heatedFrom: -1 };
		return heats;
	}

	/** Once it has begun it goes on: a contactor is spared, and who is done early has lost nothing. */
	#early(aim: Aim, scene: PlanScene): boolean {
		if (this.#full(aim)) {
			this.startsAt = undefined;
			return true;
		}
		if (this.#begun) return false;
		this.startsAt = aim.at - this.#neededMs(aim, scene, scene.milliWatts) - scene.marginMs + this.#delay(scene);
		this.#begun = Number.isFinite(this.startsAt) && scene.unixMs >= this.startsAt;
		return scene.unixMs < this.startsAt;
	}

	/** Drawn once for each aim. */
	#delay({ delayMs, marginMs }: PlanScene): number {
		const mostMs = Math.min(delayMs, marginMs);
		if (this.#delayMs < 0) this.#delayMs = mostMs === 0 ? 0 : this.#chance(mostMs);
		return Math.min(this.#delayMs, mostMs);
	}

	/** Of a battery that nobody knows nothing is believed: charging begins at once. */
	#neededMs(aim: Aim, { mwh }: PlanScene, milliWatts: number): number {
		if (milliWatts <= 0) return Number.POSITIVE_INFINITY;
		if (this.#byEnergy(aim)) return (this.missingMwh(aim, mwh) * MILLI_WATT_MS) / milliWatts;
		if (this.battery === undefined) return Number.POSITIVE_INFINITY;
		return (((aim.soc - this.battery.percent) / 100) * this.battery.capacityMwh * MILLI_WATT_MS) / milliWatts;
	}

	/** Energy that an aim for energy still lacks, mWh. */
	missingMwh(aim: Aim, mwh: number): number {
		return Math.max(aim.mwh - (mwh - this.progress.baseMwh), 0);
	}
}

/** The sooner of two moments of which the second counts only if it lies ahead. */
function sooner(next: number, at: number, unixMs: number): number {
	return at > unixMs && at < next ? at : next;
}
