// SPDX-License-Identifier: Apache-2.0
/** A vehicle: what it shows on the pilot, how it follows the duty, and the current it takes. */
import { OPEN_CIRCUIT } from "../../src/control/board.js";
import { STEADY_LOW, vehicleReads } from "../../src/control/duty.js";
import { frozen } from "../../src/control/frozen.js";
import { DIODE_MV, Ohms } from "./circuit.js";
import { NEVER } from "./moment.js";

/** The duty where there is no pilot: nothing plugged in, a broken or shorted wire, a charger without power. */
export const NO_PILOT = -1;

/** Between these, both exclusive and in hundredths of a percent, a vehicle may close S2. */
const LEAST_DUTY = 700;
const MOST_DUTY = 9_700;

/** The shortest −12 V that wakes a vehicle, ms. */
const WAKING_MS = 3_000;
const USUAL_REACTION_MS = 500;

/** What the driver wants of the vehicle. */
const Wants = frozen({ Rest: 0, Regulated: 1, Fixed: 2, Ventilated: 3 } as const);

/** True where a duty (hundredths of a percent, or NO_PILOT) lets a vehicle close S2. */
export function invites(duty: number): boolean {
	return duty > LEAST_DUTY && duty < MOST_DUTY;
}

/** One vehicle with its cable. Moments are those of the bench. */
export class Vehicle {
	plugged = false;
	/** S2: the vehicle asks for current. */
	s2 = false;
	/** When it follows what it sees. */
	private actsAt = NEVER;
	/** When a −12 V that lasts has woken it. */
	private wakesAt = NEVER;
	private wants: number = Wants.Rest;
	/** Current per phase, mA, and phases of the charger on board, 1 to 3: as last said for each way of drawing. */
	private readonly regulated = { milliAmps: 0, phases: 3 };
	private readonly fixed = { milliAmps: 0, phases: 3 };
	private reactionMs = USUAL_REACTION_MS;
	private asleep = false;
	/** Duty that it sees, and the one that it goes by. */
	private seen = NO_PILOT;
	private followed = NO_PILOT;
	private diodeFailed = false;
	/** Something else on the pilot instead of the vehicle. */
	private replaced = false;
	private readonly substitute: { ohms: number; diode: boolean } = { ohms: OPEN_CIRCUIT, diode: true };
	/** Another resistance beside all that for a while, Ω, and when it goes. */
	private glitchOhms = 0;
	private glitchEndsAt = NEVER;

	/** The cable goes in, with a vehicle that wants nothing yet. */
	plug(): void {
		this.rest();
		this.plugged = true;
	}

	/** The cable comes out, and with it everything that was wrong on the vehicle's side. */
	unplug(): void {
		this.rest();
		this.plugged = false;
	}

	/** The cable goes in if it is not. */
	insert(): void {
		if (!this.plugged) this.plug();
	}

	/** Follows the pilot and draws up to `ma` on `phases` phases. */
	drawRegulated(ma: number, phases: number): void {
		this.regulated.milliAmps = ma;
		this.regulated.phases = phases;
		this.want(Wants.Regulated);
	}

	/** Asks for current whatever the pilot says, and draws `ma` on `phases` phases while there is voltage. */
	drawFixed(ma: number, phases: number): void {
		this.fixed.milliAmps = ma;
		this.fixed.phases = phases;
		this.want(Wants.Fixed);
	}

	/** As drawRegulated() was told last, but asking for ventilation. */
	ventilate(): void {
		this.want(Wants.Ventilated);
	}

	/** Opens S2. */
	pause(): void {
		this.want(Wants.Rest);
	}

	/** How long it takes to follow a new duty, ms. A duty that stays for less is not followed. */
	react(ms: number): void {
		this.reactionMs = ms;
	}

	/** Keeps S2 open until a −12 V pulse of 3 s. */
	sleep(): void {
		this.asleep = true;
		this.follow();
	}

	/** Shorts its diode, until it is plugged in or out. */
	failDiode(): void {
		this.insert();
		this.diodeFailed = true;
	}

	/** Puts something on the pilot in a plug of its own, as a tester does. */
	insertInstead(ohms: number, diode: boolean): void {
		this.insert();
		this.replace(ohms, diode);
	}

	/** Puts a resistance on the pilot instead of the vehicle, which sees no pilot meanwhile. */
	replace(ohms: number, diode: boolean): void {
		this.replaced = true;
		this.diodeFailed = false;
		this.substitute.ohms = ohms;
		this.substitute.diode = diode;
	}

	/** The duty on the wire at the charger, hundredths of a percent or NO_PILOT; to be told whenever anything has changed. */
	see(now: number, wire: number): void {
		const duty = this.plugged && !this.replaced ? wire : NO_PILOT;
		if (duty === this.seen) return;
		this.seen = duty;
		this.actsAt = duty === this.followed ? NEVER : now + this.reactionMs;
		this.wakesAt = duty === STEADY_LOW && this.asleep ? now + WAKING_MS : NEVER;
	}

	/** Shows `ohms` on the pilot for `ms`, whatever else is there. */
	glitch(now: number, ohms: number, ms: number): void {
		this.glitchOhms = ohms;
		this.glitchEndsAt = now + ms;
	}

	/** When it does something of its own accord next. */
	nextAt(): number {
		return Math.min(this.actsAt, this.wakesAt, this.glitchEndsAt);
	}

	/** Does what is due: ends a glitch, wakes up, follows the duty that has stood for the reaction time. */
	happen(now: number): void {
		if (this.glitchEndsAt <= now) this.glitchEndsAt = NEVER;
		if (this.wakesAt <= now) {
			this.wakesAt = NEVER;
			this.asleep = false;
		}
		if (this.actsAt <= now) {
			this.actsAt = NEVER;
			this.followed = this.seen;
		}
		this.follow();
	}

	/** What is on the pilot: resistance to earth, Ω, OPEN_CIRCUIT for none. */
	ohms(): number {
		if (this.glitchEndsAt !== NEVER) return this.glitchOhms;
		if (this.replaced) return this.substitute.ohms;
		if (!this.plugged) return OPEN_CIRCUIT;
		if (!this.s2) return Ohms.B;
		return this.wants === Wants.Ventilated ? Ohms.D : Ohms.C;
	}

	/** What is on the pilot: forward voltage of the diode, mV, 0 without one. */
	diodeMv(): number {
		return this.diodeFailed || (this.replaced && !this.substitute.diode) ? 0 : DIODE_MV;
	}

	/** The current that it takes per phase if there is voltage, mA. */
	takes(): number {
		if (!this.s2) return 0;
		if (this.wants === Wants.Fixed) return this.fixed.milliAmps;
		return Math.min(vehicleReads(this.followed), this.regulated.milliAmps);
	}

	/** Phases on which it takes that current, 1 to 3. */
	loads(): number {
		return this.wants === Wants.Fixed ? this.fixed.phases : this.regulated.phases;
	}

	private want(wants: number): void {
		this.insert();
		this.wants = wants;
		this.replaced = false;
		this.follow();
	}

	private rest(): void {
		this.wants = Wants.Rest;
		this.seen = NO_PILOT;
		this.followed = NO_PILOT;
		this.actsAt = NEVER;
		this.wakesAt = NEVER;
		this.glitchEndsAt = NEVER;
		this.diodeFailed = false;
		this.replaced = false;
		this.follow();
	}

	private follow(): void {
		const asks = this.wants === Wants.Fixed || (this.wants !== Wants.Rest && invites(this.followed));
		this.s2 = asks && !this.asleep;
	}
}
