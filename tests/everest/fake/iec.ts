// SPDX-License-Identifier: Apache-2.0
/** The lower layer of EvseManager: letters, power and what the upper layer wants become commands to the board, and events for the upper layer. */
import type { BoardCommands, Reason } from "./commands.js";
import { LockBelief } from "./lockBelief.js";
import { Timer } from "./timer.js";
import { C1_MS, UNLOCK_IN_F_MS } from "./timing.js";

/** What is on the pilot; Disabled before anything was told. */
export type Letter = "Disabled" | "A" | "B" | "C" | "D" | "E" | "F";

/** What the upper layer hears. */
export type CarEvent =
	| "CarPluggedIn"
	| "CarRequestedPower"
	| "CarRequestedStopPower"
	| "CarUnplugged"
	| "EFtoBCD"
	| "BCDtoEF"
	| "BCDtoE"
	| "PowerOn"
	| "PowerOff";

const WITH_VEHICLE: readonly Letter[] = ["B", "C", "D"];

/** One. Not wiser than EvseManager's: what looks like a defect of it is one (reference: everest.md A.2 and A.6). */
export class IecLayer {
	/** Events of the board count only while it is enabled. */
	enabled = false;
	/** What the cable in the socket carries, A; 0 for none. */
	cableA = 0;
	readonly lock: LockBelief;
	readonly #board: BoardCommands;
	readonly #ventilation: boolean;
	readonly #signal: (event: CarEvent) => void;
	readonly #c1 = new Timer(C1_MS, () => this.#feed());
	readonly #inF = new Timer(UNLOCK_IN_F_MS, () => this.#feed());
	#now = 0;
	#pwm = false;
	#allowed = false;
	#reason: Reason = "PowerOff";
	#plugged = false;
	/** The vehicle asked for power without ever having shown B. */
	#simplified = false;
	readonly #last = { letter: "Disabled" as Letter, pwm: false, allowed: false };
	#limitA = -1;

	/** `signal` hears events; `ventilation` says that state D is served as C. */
	constructor(board: BoardCommands, ventilation: boolean, signal: (event: CarEvent) => void) {
		this.#board = board;
		this.#ventilation = ventilation;
		this.#signal = signal;
		this.lock = new LockBelief(board);
	}

	/** The letter that counts. */
	get letter(): Letter {
		return this.#last.letter;
	}

	/** When a timer is due. */
	get nextAt(): number {
		return Math.min(this.#c1.nextAt, this.#inF.nextAt);
	}

	/** Time has passed. */
	happen(now: number): void {
		this.#now = now;
		this.#c1.happen(now);
		this.#inF.happen(now);
	}

	/** The board has told an event. */
	told(event: Exclude<Letter, "Disabled"> | "PowerOn" | "PowerOff" | "Disconnected"): void {
		if (!this.enabled) return;
		if (event === "PowerOn" || event === "PowerOff") {
			this.lock.power(event === "PowerOn");
			this.#signal(event);
		} else this.#feed(event === "Disconnected" ? "Disabled" : event);
	}

	enable(on: boolean): void {
		this.enabled = on;
		this.#board.enable(on);
	}

	/** A duty from 0 to 1, both of which are none. */
	setPwm(duty: number): void {
		this.#pwm = duty > 0 && duty < 1;
		this.#board.pwmOn(duty * 100);
		this.#feed();
	}

	setX1(): void {
		this.#pwm = false;
		this.#board.x1();
		this.#feed();
	}

	setF(): void {
		this.#pwm = false;
		this.#board.f();
		this.#feed();
	}

	/** No goes to the board at once, yes when the vehicle asks for power under PWM. */
	allow(allowed: boolean, reason: Reason): void {
		this.#allowed = allowed;
		this.#reason = reason;
		if (!allowed) this.#tell(false);
		this.#feed();
	}

	/** Told only if it is another one. */
	limit(ampere: number): void {
		if (ampere === this.#limitA) return;
		this.#limitA = ampere;
		this.#board.overcurrentLimit(ampere);
	}

	switchPhases(three: boolean): void {
		this.#board.switchPhases(three);
	}

	/** Somebody wants the plug out. */
	forceUnlock(): void {
		this.lock.force(this.#last.letter === "B" || this.#last.letter === "C");
	}

	#tell(allowed: boolean): void {
		if (!allowed) {
			this.#allowed = false;
			this.#reason = "PowerOff";
		}
		this.#board.allowPowerOn(allowed, this.#reason);
	}

	/** Goes over everything: with a letter that was told, or because something else is another. */
	#feed(letter: Letter = this.#last.letter): void {
		const from = this.#last.letter;
		if (letter !== "F" && from === "F") this.#inF.stop();
		const events = this.#FED[letter](from, letter);
		this.lock.check();
		this.#last.letter = letter;
		this.#last.pwm = this.#pwm;
		this.#last.allowed = this.#allowed;
		for (const event of events) this.#signal(event);
	}

	readonly #FED: { readonly [letter in Letter]: (from: Letter, to: Letter) => CarEvent[] } = {
		Disabled: (from) => {
			if (from !== "Disabled") this.#rest();
			return [];
		},
		A: (from) => {
			if (from === "A") return [];
			this.#rest();
			this.#plugged = false;
			return from === "Disabled" ? [] : ["CarUnplugged"];
		},
		B: (from) => this.#connected(from),
		C: (from) => this.#requested(from),
		D: (from) => {
			if (this.#ventilation) return this.#requested(from);
			this.lock.wish(true);
			this.#tell(false);
			this.#c1.stop();
			return [];
		},
		E: (from) => {
			this.lock.wish(false);
			if (from === "E") return [];
			this.#c1.stop();
			this.#tell(false);
			this.#pwm = false;
			this.#board.x1();
			return WITH_VEHICLE.includes(from) ? ["BCDtoEF", "BCDtoE"] : [];
		},
		F: (from) => {
			this.#c1.stop();
			this.#tell(false);
			if (from !== "F") this.#inF.start(this.#now);
			if (from !== "F") this.#pwm = false;
			if (this.#inF.reached(this.#now)) this.lock.wish(false);
			return WITH_VEHICLE.includes(from) ? ["BCDtoEF"] : [];
		},
	};

	/** Nothing is plugged in. */
	#rest(): void {
		this.#pwm = false;
		this.#board.x1();
		this.#simplified = false;
		this.#tell(false);
		this.#c1.stop();
		this.lock.wish(false);
	}

	#connected(from: Letter): CarEvent[] {
		const events: CarEvent[] = [];
		this.lock.wish(true);
		if (from !== "A" && from !== "B") {
			events.push("CarRequestedStopPower");
			this.#tell(false);
			this.#c1.stop();
		}
		if (this.#isNew(from)) {
			events.push("CarPluggedIn");
			this.#plugged = true;
			this.#simplified = false;
		}
		if (from === "E" || from === "F") events.push("EFtoBCD");
		return events;
	}

	#isNew(from: Letter): boolean {
		return from === "A" || from === "Disabled" || (from === "F" && !this.#plugged);
	}

	#requested(from: Letter): CarEvent[] {
		const events: CarEvent[] = [];
		this.lock.wish(true);
		if (this.#isNew(from)) {
			events.push("CarPluggedIn");
			this.#plugged = true;
			this.#simplified = true;
		} else if (from === "B") events.push("CarRequestedPower");
		const stops = this.#power(from);
		if (this.#pwm && !this.#last.pwm && this.#simplified) events.push("CarRequestedPower");
		if (stops) this.#c1.stop();
		return events;
	}

	/** Power on or off in C; true if the timer of C1 is to be stopped, which EvseManager does after everything else. */
	#power(from: Letter): boolean {
		const began = this.#pwm && !this.#last.pwm;
		if (!this.#pwm && this.#last.pwm) this.#c1.start(this.#now);
		if (began && this.#allowed) this.#tell(true);
		if (this.#c1.reached(this.#now)) this.#tell(false);
		if (this.#pwm && this.#allowed && (!this.#last.allowed || from === "B")) this.#tell(true);
		return began;
	}
}
