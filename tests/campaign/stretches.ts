// SPDX-License-Identifier: Apache-2.0
/** Stretches: what the rules want to know of the past, as conditions of the wires and how long each has held. */
import {
	cableMa,
	hasPwm,
	hasResistorB,
	LEAST_OFFER_MA,
	mayAsk,
	mayBeA,
	mayBeB,
	mayBeD,
	mayBeE,
	mayBeVehicle,
	signalledMa,
	surelyAsks,
	surelyD,
} from "./readings.js";
import type { Wires } from "./wires.js";

/** How long something has held, ms; −1 if it does not. */
interface Lasting {
	readonly ms: number;
}

/** A condition, with what was seen before; `lasted` says how long each had held until this moment. */
interface Stretch {
	readonly holds: (wires: Wires, last: Wires, lasted: Readonly<Record<string, Lasting>>) => boolean;
	/** Interruptions up to this length do not count, ms. */
	readonly forgivesMs?: number;
	/** True if it is not forgotten with the power. */
	readonly survives?: true;
}

/** Disturbances up to so many periods of 1 ms are none: docs/decisions/leaving-c.md. */
const DISTURBANCE_MS = 5;
/** A stop button that is pressed for less has only bounced, ms. */
const BOUNCE_MS = 20;
/** Of a pilot that can hardly be read the controller sees only a part of a disturbance: five periods come within 60 ms, or it is silent. */
const UNREAD_MS = 20;
/** So many periods without a diode may be noise: numbers.pilot.diodeBadPeriods. */
const NO_DIODE_MS = 12;
/** A vehicle that has been plugged in for less is still being plugged in, ms: its contacts bounce. */
const PLUGGED_MS = 100;
/** No vehicle follows a PWM that is as short as this, ms: IEC 61851-1 Table A.6 gives it 5 s. */
const BRIEF_PWM_MS = 400;
/** A vehicle follows a new duty within this time, ms: IEC 61851-1 Table A.6. */
const FOLLOWS_MS = 5_000;
/** A tick that comes later than this is a stall, ms; or as late as the installer calls late. */
const STALL_MS = 50;
/** A vehicle lets go within this time of the end of PWM, ms: IEC 61851-1 Table A.6 seq. 10.1. */
export const LETS_GO_MS = 3_000;
/** A timer of 16 bits and a duty told in hundredths of a percent are so coarse in the steep branch, mA; and 10 % is rounded up. */
const ROUNDING_MA = 20;

/** The conditions, by name. */
const STRETCHES = {
	/** C or D is on the pilot, or might be. */
	asked: { holds: (w) => w.powered && mayAsk(w), forgivesMs: DISTURBANCE_MS },
	/** The same, of which hardly a window can be read. */
	askedBadly: { holds: (w) => w.powered && mayAsk(w), forgivesMs: UNREAD_MS },
	/** A vehicle in B is on the pilot, whatever the rails of the generator make of it. */
	resting: { holds: hasResistorB },
	/** Neither C nor D is on the pilot. */
	unasked: { holds: (w) => !mayAsk(w) },
	/** Neither C nor D is on the pilot, nor a B behind a diode that PWM may have provoked. */
	gone: { holds: (w) => !mayAsk(w) && !(hasPwm(w) && w.diode && mayBeB(w)) },
	/** D and nothing else is on the pilot, and nobody has said that there is ventilation. */
	unventilated: { holds: (w) => surelyD(w) && !w.ventilated },
	/** A PWM meets a diode, and what may be a vehicle. */
	diode: { holds: (w) => hasPwm(w) && w.diode && mayBeVehicle(w), forgivesMs: NO_DIODE_MS },
	/** A PWM meets no diode, in what may otherwise be a vehicle. */
	noDiode: { holds: (w) => hasPwm(w) && !w.diode && mayBeVehicle(w) },
	/** The controller has been asking for open. */
	open: { holds: (_, last) => !last.commanded },
	noPwm: { holds: (w) => !hasPwm(w) },
	/** The controller asks for closed without PWM, and a PWM that nobody could follow does not count. */
	hardlyPwm: { holds: (w) => w.commanded && !hasPwm(w), forgivesMs: BRIEF_PWM_MS },
	/** The vehicle has had to let go, and no PWM since then for as long as it may take to follow one. */
	toLetGo: { holds: (w) => w.commanded && !hasPwm(w), forgivesMs: FOLLOWS_MS },
	// After a stall the controller has the time of these anew.
	minus12: { holds: (w) => w.duty === 0 && punctual(w) },
	/** The same, and no host above has asked for it. */
	ownMinus12: { holds: (w) => w.duty === 0 && !w.hosted && punctual(w) },
	/** A host above says nothing. */
	hostSilent: { holds: (w) => w.hosted && !w.hostBeats },
	/** It has been silent for longer than it may, or the charger has restarted, and nothing was allowed anew. */
	hostForgotten: {
		holds: (w, last, lasted) =>
			w.hosted &&
			w.hostAllowances === last.hostAllowances &&
			(lasted.hostSilent.ms > w.installed.hostLostMs || w.boots !== last.boots || lasted.hostForgotten.ms >= 0),
	},
	/** It has forbidden the contactor to close, or allowed nothing yet. */
	hostForbids: { holds: (w) => w.hosted && !w.hostAllows && punctual(w) },
	/** More is drawn than it lets be. */
	overHost: { holds: (w) => w.hosted && w.metered && w.drawnMa > (w.hostLetsMa + w.installed.marginMa) * 1.1 + ROUNDING_MA },
	/** The port was told not to charge, or to offer less than a pilot can. */
	withdrawn: { holds: (w) => w.powered && (w.paused || w.limitMa < LEAST_OFFER_MA) },
	/** The limit is the same. */
	limit: { holds: (w, last) => w.limitMa === last.limitMa },
	overLimit: { holds: (w) => signalledMa(w) > w.limitMa + ROUNDING_MA && punctual(w) },
	overCable: { holds: (w) => signalledMa(w) > cableMa(w) + ROUNDING_MA && punctual(w) },
	/** PWM, and nothing that may be a vehicle on the pilot. */
	offersNobody: { holds: (w) => hasPwm(w) && !mayBeVehicle(w) && punctual(w) },
	noCable: { holds: (w) => cableMa(w) === 0 },
	stop: { holds: (w) => w.stop },
	/** What is on the pilot can be nothing but a vehicle. */
	vehicle: { holds: (w) => w.powered && mayBeVehicle(w) && !mayBeA(w) },
	/** The emergency stop was pressed on a vehicle that had been there; since then it has not gone, and no person has cleared the stop. */
	stopped: {
		holds: (w, last, lasted) =>
			(lasted.stop.ms >= BOUNCE_MS && lasted.vehicle.ms >= PLUGGED_MS) ||
			(lasted.stopped.ms >= 0 && !mayBeA(w) && w.clears === last.clears),
	},
	tripped: { holds: (w) => w.tripped },
	watchedTrip: { holds: (w) => w.tripped && (w.installed.watchesTrip || w.contacts === "closed") },
	/** The monitor has tripped on a closed contactor, so that guard or controller saw it, since power-up; and no person has cleared that. Without a mirror contact a trip after opening may be a test. */
	leaked: {
		holds: (w, last, lasted) =>
			(w.tripped && w.contacts === "closed" && (w.commanded || (w.installed.mirrored && w.tickedAt !== last.tickedAt))) ||
			(lasted.leaked.ms >= 0 && w.clears === last.clears),
	},
	/** The same, and the controller has had a tick to take note of it. */
	leakNoted: {
		holds: (w, last, lasted) =>
			w.clears === last.clears && ((lasted.leaked.ms > 0 && w.tickedAt !== last.tickedAt) || lasted.leakNoted.ms >= 0),
		survives: true,
	},
	hot: { holds: (w) => w.installed.feelsHeat && w.milliCelsius >= w.installed.stopAt + 5_000 },
	undervoltage: { holds: (w) => w.metered && w.lowestMv < w.installed.lowMv - 4_000 },
	overvoltage: { holds: (w) => w.metered && w.highestMv > w.installed.highMv + 5_000 },
	pen: { holds: (w) => w.pen && w.metered && (w.highestMv > 254_000 || (w.lowestMv < 206_000 && w.lowestMv > 50_000)) },
	frequency: {
		holds: (w) => w.metered && w.frequencyTold && (w.milliHertz < w.installed.lowMhz - 100 || w.milliHertz > w.installed.highMhz + 100),
	},
	/** More is drawn than the pilot says, by more than meters are wrong. */
	overcurrent: { holds: (w) => w.metered && !w.hosted && w.drawnMa > (signalledMa(w) + w.installed.marginMa) * 1.1 + ROUNDING_MA },
	tampered: { holds: (w) => w.tampered },
	brownOut: { holds: (w) => w.brownOut },
	/** A mirror contact says closed, although the controller has been asking for open. */
	welded: { holds: (w, last) => w.installed.mirrored && w.contacts === "closed" && !last.commanded },
	/** Nothing but the port's own wish can be a reason to open: a vehicle asks, within what it may draw, and all is as it should be. */
	ordinary: {
		holds: (w, last) =>
			w.ordinary &&
			!w.hosted &&
			surelyAsks(w) &&
			!mayBeD(w) &&
			w.diode &&
			w.contacts === "closed" &&
			w.proximityOhms === last.proximityOhms &&
			w.tethered === last.tethered &&
			w.drawnMa <= Math.min(w.limitMa, cableMa(w)) &&
			punctual(w) &&
			w.readable &&
			!w.tripped &&
			!w.lockSilent,
	},
	/** There is PWM, or there was a moment ago. */
	invited: { holds: hasPwm, forgivesMs: LETS_GO_MS },
	/** The mains stay while the board restarts. */
	contactsClosed: { holds: (w) => w.powered && w.installed.mirrored && w.contacts === "closed", survives: true },
	notShorted: { holds: (w) => !mayBeE(w) },
	/** Everything on the pilot asks for a closed contactor, neither residual current nor an open lock nor a host above forbids it, and the controller does not close it. */
	waits: {
		holds: (w) =>
			!w.commanded &&
			!w.hosted &&
			!w.tripped &&
			!(w.lockFitted && !w.locked) &&
			hasPwm(w) &&
			surelyAsks(w) &&
			w.diode &&
			(w.ventilated || !mayBeD(w)) &&
			punctual(w) &&
			!w.lockSilent &&
			w.readable,
	},
} as const satisfies Record<string, Stretch>;

function punctual({ gapMs, installed }: Wires): boolean {
	return gapMs <= STALL_MS && gapMs < installed.lateMs;
}

type Name = keyof typeof STRETCHES;

/** The conditions, each with its time. */
export type Held = Readonly<Record<Name, Lasting>>;

/** A stop-watch for one condition. */
class StopWatch implements Lasting {
	ms = -1;
	private readonly stretch: Stretch;
	/** Since when the condition has held, and when it was interrupted; −1 if it does not, or was not. */
	private since = -1;
	private lostAt = -1;

	constructor(stretch: Stretch) {
		this.stretch = stretch;
	}

	/** Time has gone by, and nothing has changed. */
	goTo(now: number): void {
		this.ms = this.since < 0 ? -1 : now - this.since;
	}

	/** Takes in what is seen now. */
	update(wires: Wires, last: Wires, lasted: Held): void {
		const { now } = wires;
		const interrupted = this.lostAt < 0 ? 0 : now - this.lostAt;
		if (interrupted > (this.stretch.forgivesMs ?? 0)) this.restart();
		if (this.stretch.holds(wires, last, lasted)) {
			if (this.since < 0) this.since = now;
			this.lostAt = -1;
		} else if (this.stretch.forgivesMs === undefined) this.since = -1;
		else if (this.since >= 0 && this.lostAt < 0) this.lostAt = now;
	}

	powerUp(): void {
		if (this.stretch.survives === undefined) this.restart();
	}

	private restart(): void {
		this.since = -1;
		this.lostAt = -1;
	}
}

/** The stop-watches of one board. */
export class Stretches {
	/** How long each condition has held at the moment of the last goTo(). */
	readonly held: Held;
	private readonly watches: readonly StopWatch[];

	constructor() {
		const named = Object.entries(STRETCHES).map(([name, stretch]) => [name, new StopWatch(stretch)] as const);
		this.watches = named.map(([, watch]) => watch);
		this.held = Object.fromEntries(named) as Record<Name, StopWatch>;
	}

	/** Time has gone by, and nothing has changed. */
	goTo(now: number): void {
		for (const watch of this.watches) watch.goTo(now);
	}

	/** Takes in what is seen now; goTo() has been there. */
	update(wires: Wires, last: Wires): void {
		for (const watch of this.watches) watch.update(wires, last, this.held);
		this.goTo(wires.now);
	}

	/** The board was powered up: most of what was before is no matter. */
	restart(): void {
		for (const watch of this.watches) watch.powerUp();
	}
}
