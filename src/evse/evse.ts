// SPDX-License-Identifier: Apache-2.0
/** One EVSE as the world sees it: it writes the controller's Wish, reads its Report, and keeps the session. */
import { type Sense, UNKNOWN } from "../control/board.js";
import { type Instant, since } from "../control/integer.js";
import { Letter } from "../control/pilot.js";
import type { Report, Wish } from "../control/wish.js";
import type { EvseNumbers } from "./numbers.js";

/** Values that an event carries. */
export type Payload = { readonly [key: string]: string | number | boolean };

/** Who hears of the events, by the names of EVerest's EvseManager where it has one. */
export type Listener = (name: string, payload: Payload) => void;

/** The port: charging is free, the limit is the installer's, and a person may pause. */
export class Evse {
	/** What the controller is asked for. This object is its one writer. */
	readonly wish: Wish;
	/** Sessions begun since power-up. */
	sessions = 0;
	/** True while a vehicle is plugged in. */
	inSession = false;
	/** Energy of this session, or of the last one, mWh. */
	sessionMwh = 0;
	/** Energy of all sessions since power-up, mWh. */
	totalMwh = 0;
	/** Time of day in ms since 1970 UTC; undefined while nobody has told it. */
	clockMs: number | undefined = undefined;

	readonly #numbers: EvseNumbers;
	readonly #tell: Listener;
	#paused = false;
	#registerMwh = UNKNOWN;
	#followedAt = 0 as Instant;

	constructor(numbers: EvseNumbers, tell: Listener) {
		this.#numbers = numbers;
		this.#tell = tell;
		this.wish = { mayCharge: 1, offerMa: numbers.limit, phases: 3, ventilation: 0, clearFaults: 0 };
		this.#writeWish();
	}

	/** True while a person holds charging back. */
	get paused(): boolean {
		return this.#paused;
	}

	/** Holds charging back until resume(). Returns false if it was held back already. */
	pause(): boolean {
		if (this.#paused) return false;
		this.#paused = true;
		return true;
	}

	/** Lets charging go on. Returns false if it was not held back. */
	resume(): boolean {
		if (!this.#paused) return false;
		this.#paused = false;
		return true;
	}

	/** A person asks for all faults to be cleared whose conditions are gone. */
	clearFaults(): void {
		this.wish.clearFaults = (this.wish.clearFaults + 1) | 0;
	}

	/** Follows the step that has just been made, and writes the wish for the next. */
	follow(sense: Sense, report: Report): void {
		if (this.clockMs !== undefined) this.clockMs += since(sense.now, this.#followedAt);
		this.#followedAt = sense.now;
		this.#countEnergy(sense.mains.registerMwh);
		this.#keepSession(report.letter);
		this.#writeWish();
	}

	/** E and F hide the vehicle, so only A ends a session, and only B, C and D begin one. */
	#keepSession(letter: Letter): void {
		if (!this.inSession && letter >= Letter.B && letter <= Letter.D) {
			this.inSession = true;
			this.sessions += 1;
			this.sessionMwh = 0;
			this.#tell("SessionStarted", { reason: "EVConnected" });
		} else if (this.inSession && letter === Letter.A) {
			this.inSession = false;
			this.#tell("SessionFinished", { energyWh: Math.round(this.sessionMwh / 1_000) });
		}
	}

	/** The register wraps like an instant does, so differences are exact; without a reading nothing is counted, and nothing lost. */
	#countEnergy(registerMwh: number): void {
		if (registerMwh === UNKNOWN) return;
		if (this.#registerMwh !== UNKNOWN) {
			const added = (registerMwh - this.#registerMwh) | 0;
			if (this.inSession) this.sessionMwh += added;
			this.totalMwh += added;
		}
		this.#registerMwh = registerMwh;
	}

	#writeWish(): void {
		this.wish.mayCharge = this.#paused ? 0 : 1;
		this.wish.offerMa = this.#numbers.limit;
		this.wish.ventilation = this.#numbers.ventilation === 1 ? 1 : 0;
	}
}
