// SPDX-License-Identifier: Apache-2.0
/** The plan: when charging has to begin so that the next target is reached, and whether it may still wait. */
import { MILLI_WATT_MS } from "./energy.js";
import { type Aim, Targets } from "./targets.js";
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
	/** ms since 1970 UTC; undefined while it is unknown. */
	readonly unixMs: number | undefined;
	readonly zone: Zone;
	/** Energy since the vehicle was plugged in, mWh. */
	readonly mwh: number;
	/** Power that may be drawn at present, mW. */
	readonly milliWatts: number;
	/** Time that is kept in reserve, ms. */
	readonly marginMs: number;
}

/** The plan for the vehicle that is plugged in. */
export class Plan {
	readonly targets = new Targets();
	mode: Mode = "manual";
	battery: Battery | undefined;
	/** The target that is being worked for. */
	aim: Aim | undefined;
	/** When charging begins for it, ms since 1970 UTC; the past if it has begun. */
	startsAt: number | undefined;
	/** Energy when the target before was reached, mWh. */
	#baseMwh = 0;

	/** Another vehicle, or other targets: everything is planned anew. */
	forget(mwh: number): void {
		this.aim = undefined;
		this.startsAt = undefined;
		this.#baseMwh = mwh;
	}

	/** Whether charging may wait. Without targets, or without the time of day, it may not. */
	waits(scene: PlanScene): boolean {
		const { unixMs, zone } = scene;
		if (this.mode === "manual" || this.targets.none || unixMs === undefined) {
			this.forget(scene.mwh);
			return false;
		}
		this.aim ??= this.targets.next(zone, unixMs);
		if (this.aim !== undefined && this.#done(this.aim, scene, unixMs)) this.#goOn(this.aim, scene, unixMs);
		if (this.aim === undefined) return false;
		if (this.#full(this.aim)) {
			this.startsAt = undefined;
			return true;
		}
		this.startsAt = this.aim.at - this.#neededMs(this.aim, scene) - scene.marginMs;
		return unixMs < this.startsAt;
	}

	#goOn(aim: Aim, { zone, mwh }: PlanScene, unixMs: number): void {
		this.#baseMwh = mwh;
		this.aim = this.targets.next(zone, Math.max(aim.at, unixMs));
	}

	/** The energy has been added, however late; a battery is full when its moment comes, or nobody knows how full it is. */
	#done(aim: Aim, { mwh }: PlanScene, unixMs: number): boolean {
		if (aim.soc === 0) return mwh - this.#baseMwh >= aim.mwh;
		return unixMs >= aim.at && (this.battery === undefined || this.#full(aim));
	}

	#full({ soc }: Aim): boolean {
		return soc > 0 && this.battery !== undefined && this.battery.percent >= soc;
	}

	/** Of a battery that nobody knows nothing is believed: charging begins at once. */
	#neededMs(aim: Aim, { mwh, milliWatts }: PlanScene): number {
		if (milliWatts <= 0) return Number.POSITIVE_INFINITY;
		if (aim.soc === 0) return ((aim.mwh - (mwh - this.#baseMwh)) * MILLI_WATT_MS) / milliWatts;
		if (this.battery === undefined) return Number.POSITIVE_INFINITY;
		return (((aim.soc - this.battery.percent) / 100) * this.battery.capacityMwh * MILLI_WATT_MS) / milliWatts;
	}
}
