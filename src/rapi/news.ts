// SPDX-License-Identifier: Apache-2.0
/** What is told unasked: `$AB` once after the start, and `$AT` when the state changes. */
import { VERSION } from "../version.js";
import type { RapiCharger } from "./charger.js";
import { frameOf, hex } from "./frame.js";
import { capacity } from "./limits.js";
import { EvseState, evseState, Flag, flags, pilotState } from "./states.js";
import type { Stay } from "./stay.js";
import type { Trips } from "./trips.js";

/** Flags whose change is told. */
const TOLD_FLAGS = Flag.EnergyLimit | Flag.Connected | Flag.TimeLimit | Flag.AuthLocked | Flag.HardFault;
/** States that `$AB` tells of as the result of the test at the start; all else is a start that went well. */
const START_FAULTS = (1 << 0x07) | (1 << 0x08) | (1 << 0x09);

/** Tells the news. It costs a handful of comparisons where there are none. */
export class News {
	readonly #charger: RapiCharger;
	readonly #stay: Stay;
	readonly #trips: Trips;
	readonly #send: (frame: string) => void;
	/** `$AT` of the start and `$AB` have been sent. */
	#begun = false;
	#booted = false;
	/** What the state hangs on, as it was at the last look. */
	#letter = -1;
	#presence = -1;
	#faults = 0;
	#newest = -1;
	#contactor = -1;
	#ma = -1;
	#holds = -1;
	/** What was told last. */
	#state = -1;
	#pilot = -1;
	#amps = -1;
	#flags = -1;
	#stirred = false;

	constructor(charger: RapiCharger, stay: Stay, trips: Trips, send: (frame: string) => void) {
		this.#charger = charger;
		this.#stay = stay;
		this.#trips = trips;
		this.#send = send;
	}

	/** Looks at everything next time: somebody has commanded something, and may have missed what was new before. */
	stir(): void {
		this.#stirred = true;
	}

	/** Looks, and tells what is new if somebody listens. The start is always told. */
	follow(listened: boolean): void {
		if (!this.#begun) this.#tell(evseState(this.#charger, this.#stay), this.#flagsNow);
		this.#begun = true;
		if (!this.#moved() && !this.#stirred) return;
		const state = evseState(this.#charger, this.#stay);
		if (!this.#booted && state !== EvseState.Starting) this.#tellStart(state);
		this.#stirred = false;
		if (listened) this.#tellChange(state);
	}

	/** Whether anything has changed that the state hangs on. */
	#moved(): boolean {
		const { report, drive, evse } = this.#charger;
		const same =
			this.#letter === report.letter &&
			this.#presence === report.presence &&
			this.#faults === report.faults &&
			this.#newest === report.newestFault &&
			this.#contactor === drive.contactor &&
			this.#ma === evse.binding.ma &&
			this.#holds === evse.holdBits;
		if (same) return false;
		this.#letter = report.letter;
		this.#presence = report.presence;
		this.#faults = report.faults;
		this.#newest = report.newestFault;
		this.#contactor = drive.contactor;
		this.#ma = evse.binding.ma;
		this.#holds = evse.holdBits;
		return true;
	}

	get #flagsNow(): number {
		return flags(this.#charger, this.#stay, this.#trips);
	}

	#tellStart(state: number): void {
		this.#booted = true;
		const failed = state < 16 && (START_FAULTS & (1 << state)) !== 0;
		this.#send(frameOf(`AB ${hex(failed ? state : 0, 2)} ${VERSION}`));
	}

	/** States that contradict themselves for a moment are not told. */
	#tellChange(state: number): void {
		const now = this.#flagsNow;
		const connected = (now & Flag.Connected) !== 0;
		const halfway = state === EvseState.Starting || (connected ? state === EvseState.A : state === EvseState.B || state === EvseState.C);
		if (!halfway && !this.#isTold(state, now)) this.#tell(state, now);
	}

	#isTold(state: number, now: number): boolean {
		return (
			this.#state === state &&
			this.#pilot === pilotState(this.#charger) &&
			this.#amps === capacity(this.#charger) &&
			this.#flags === (now & TOLD_FLAGS)
		);
	}

	/** Always five words: with fewer the gateway crashes. */
	#tell(state: number, now: number): void {
		this.#state = state;
		this.#pilot = pilotState(this.#charger);
		this.#amps = capacity(this.#charger);
		this.#flags = now & TOLD_FLAGS;
		this.#send(frameOf(`AT ${hex(state, 2)} ${hex(this.#pilot, 2)} ${this.#amps} ${hex(now, 4)}`));
	}
}
