// SPDX-License-Identifier: Apache-2.0
/** Switching between one phase and three: by command or by the power that is left, never under load, and not too often. */
import type { EvseNumbers } from "./numbers.js";

/** Below this per phase three phases cannot charge, mA. */
const LEAST_MA = 6_000;
/** A phase without load carries less, mA: Tinkerforge WARP, 0.5 A. */
const IDLE_MA = 500;
/** A car that draws at all draws more, mA: own choice. */
export const DRAWING_MA = 2_000;
/** Power above the least of three phases at which they are worth it, mW: EVerest, 200 W. */
const WORTH_IT_MW = 200_000;

/** What the switch goes by. */
export interface PhaseScene {
	readonly ms: number;
	/** A vehicle is plugged in: it has to be prepared for the change. */
	readonly plugged: boolean;
	/** The contactor has opened. */
	readonly open: boolean;
	/** Power that the limits leave, mW; undefined if none of them says. */
	readonly milliWatts: number | undefined;
	/** A limit allows one phase only. */
	readonly onePhase: boolean;
	/** Sum of the three voltages, mV. */
	readonly milliVolts: number;
	/** The shortest time between two changes, ms. */
	readonly dwellMs: number;
}

/** The phases of one port. */
export class Phases {
	/** Phases that the controller is asked to connect. */
	connected: 1 | 3;
	/** Phases that somebody has asked for; 0 lets the power decide. */
	asked: 0 | 1 | 3 = 0;
	/** Phases that the vehicle has been seen to use; 3 until it has shown that it uses one. */
	used: 1 | 3 = 3;
	/** While charging is held back to switch: to how many phases. */
	switchingTo: 0 | 1 | 3 = 0;
	/** When the next change is due by itself. */
	nextAt = Number.POSITIVE_INFINITY;
	#changedAt = Number.NEGATIVE_INFINITY;
	#openedAt: number | undefined;
	#richSince: number | undefined;
	#idleSince: number | undefined;
	readonly #numbers: EvseNumbers;

	constructor(numbers: EvseNumbers) {
		this.#numbers = numbers;
		this.connected = numbers.phases === 1 ? 1 : 3;
	}

	/** Phases over which the vehicle's power is spread. */
	get active(): 1 | 3 {
		return this.connected === 1 || this.used === 1 ? 1 : 3;
	}

	/** Takes note of what each phase carries while the vehicle charges. */
	watch(milliAmps: readonly number[], charging: boolean, ms: number): void {
		const one = charging && this.connected === 3 && milliAmps[0] >= DRAWING_MA && milliAmps[1] < IDLE_MA && milliAmps[2] < IDLE_MA;
		if (!one) this.#idleSince = undefined;
		else this.#idleSince ??= ms;
		if (this.#idleSince !== undefined && ms - this.#idleSince >= this.#numbers.onePhaseMs) this.used = 1;
		if (charging && Math.max(milliAmps[1], milliAmps[2]) >= DRAWING_MA) this.used = 3;
	}

	/** Another vehicle may use others. */
	unplugged(): void {
		this.used = 3;
		this.#idleSince = undefined;
	}

	/** Begins or ends a change. True in the moment in which it begins and a vehicle has to be held back. */
	attend(scene: PhaseScene): boolean {
		this.nextAt = Number.POSITIVE_INFINITY;
		if (this.switchingTo !== 0) {
			this.#goOn(scene);
			return false;
		}
		const wanted = this.#wanted(scene);
		if (wanted === this.connected) return false;
		const mayAt = this.#changedAt + scene.dwellMs;
		if (scene.ms < mayAt) {
			this.nextAt = Math.min(this.nextAt, mayAt);
			return false;
		}
		if (!scene.plugged) {
			this.#change(wanted, scene.ms);
			return false;
		}
		this.switchingTo = wanted;
		this.#openedAt = undefined;
		return true;
	}

	/** The contactor has to be open first, and then the vehicle needs its time to forget how many phases there were. */
	#goOn({ ms, plugged, open }: PhaseScene): void {
		if (!open) {
			this.#openedAt = undefined;
			return;
		}
		this.#openedAt ??= ms;
		const readyAt = this.#openedAt + (plugged ? this.#numbers.phaseHoldMs : 0);
		if (this.switchingTo !== 0 && this.connected !== this.switchingTo) this.#change(this.switchingTo, ms);
		if (ms < readyAt) this.nextAt = readyAt;
		else this.switchingTo = 0;
	}

	#change(to: 1 | 3, ms: number): void {
		this.connected = to;
		this.#changedAt = ms;
		this.#richSince = undefined;
	}

	/** How many phases there should be. One is enough at once; three only once the power has lasted. */
	#wanted({ ms, milliWatts, onePhase, milliVolts }: PhaseScene): 1 | 3 {
		if (this.#numbers.phases === 1 || onePhase) return 1;
		if (this.#numbers.phaseSwitch === 0) return 3;
		if (this.asked !== 0) return this.asked;
		if (milliWatts === undefined) return 3;
		const least = Math.floor((LEAST_MA * milliVolts) / 1_000);
		if (milliWatts < least) {
			this.#richSince = undefined;
			return 1;
		}
		if (this.connected === 3) return 3;
		if (milliWatts <= least + WORTH_IT_MW) {
			this.#richSince = undefined;
			return 1;
		}
		this.#richSince ??= ms;
		const richAt = this.#richSince + this.#numbers.phaseStableMs;
		if (ms >= richAt) return 3;
		this.nextAt = Math.min(this.nextAt, richAt);
		return 1;
	}
}
