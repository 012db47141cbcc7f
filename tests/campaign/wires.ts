// SPDX-License-Identifier: Apache-2.0
/** What instruments on the board's wires show at one moment, and what people have set; all that the oracle sees. */
import type { Bench } from "../../hosts/bench/bench.js";
import type { Hand } from "./hand.js";
import type { Installed } from "./installed.js";

/** What a mirror contact says. */
export type Contacts = "unknown" | "open" | "closed";

/** One moment. */
export interface Wires {
	/** Milliseconds of virtual time. */
	readonly now: number;
	/** The board has power. */
	readonly powered: boolean;
	/** When the control loop ran last, and how long after the time before. */
	readonly tickedAt: number;
	readonly gapMs: number;
	/** What is really on the pilot: Ω, and whether there is a diode before it. */
	readonly ohms: number;
	readonly diode: boolean;
	/**
	 * Volts that the generator's high level behind 1 kΩ makes of this, the least and the most: what is on the wire with the hum on
	 * it, and what a generator of 12 V would make of it. Whoever reads the one or the other is right.
	 */
	readonly leastVolts: number;
	readonly mostVolts: number;
	/** On the wire, hundredths of a percent: 0 is −12 V, 10 000 is +12 V, −1 is no pilot at all. Since when. */
	readonly duty: number;
	readonly dutyAt: number;
	/** What the controller asks for, and whether the coil has voltage. */
	readonly commanded: boolean;
	readonly coil: boolean;
	readonly contacts: Contacts;
	/** Phases that are asked for, 0 for those that there are. */
	readonly phases: number;
	/** Proximity contact, Ω. */
	readonly proximityOhms: number;
	readonly locked: boolean;
	/** The contact of the lock says nothing, although there is a lock. */
	readonly lockSilent: boolean;
	readonly drawnMa: number;
	/** The lowest and the highest of the three phases. */
	readonly lowestMv: number;
	readonly highestMv: number;
	readonly milliHertz: number;
	/** The trip line of the residual current monitor. */
	readonly tripped: boolean;
	readonly stop: boolean;
	readonly tampered: boolean;
	readonly brownOut: boolean;
	readonly milliCelsius: number;
	/** The meter tells what it measures, so often, ms, and the frequency as well. */
	readonly metered: boolean;
	readonly meterMs: number;
	readonly frequencyTold: boolean;
	readonly paused: boolean;
	readonly ventilated: boolean;
	readonly tethered: boolean;
	readonly lockFitted: boolean;
	/** The charger has to watch the PEN conductor. */
	readonly pen: boolean;
	readonly limitMa: number;
	/** No more than so much disturbs the pilot that it has to be readable all the same. */
	readonly readable: boolean;
	readonly clears: number;
	/** How often the board was powered up. */
	readonly boots: number;
	/** Openings under load since then, or since a person cleared faults; one is forgotten every ten minutes, a part of one sooner. */
	readonly openings: number;
	/** The charger has said on its console that it has stopped for good. */
	readonly alarmed: boolean;
	/** Nothing around the charger is out of the ordinary, as far as people have turned it. */
	readonly ordinary: boolean;
	/** A host above decides; it says that it is there; it has allowed the contactor to close, so often in all; and it lets so much be drawn, mA. */
	readonly hosted: boolean;
	readonly hostBeats: boolean;
	readonly hostAllows: boolean;
	readonly hostAllowances: number;
	readonly hostLetsMa: number;
	/** What the installer has set. */
	readonly installed: Installed;
}

const CONTACTS: readonly Contacts[] = ["unknown", "open", "closed"];

/** What a generator is by IEC 61851-1 Annex A, V. */
const NOMINAL_VOLTS = 12;
/** Disturbances in which a pilot has to be readable, mV: README, tests/scenarios/an-hour-of-noise. */
const READABLE_MV = 300;

/** What a generator of so many volts behind 1 kΩ shows over a resistance, with or without a diode of 0.7 V: Ohm's law. */
function voltsOver(generator: number, ohms: number, diode: boolean): number {
	return (generator * ohms + (diode ? 700 : 0)) / (1_000 + ohms);
}

/** The hum that is on the pilot, V. */
function humVolts({ board }: Bench, { hum, humWithLoad }: Hand): number {
	return humWithLoad && board.mains.drawnMa === 0 ? 0 : hum / 1_000;
}

/** One opening under load is forgotten in this time, ms: src/control/contactor.ts. */
const FORGOTTEN_MS = 600_000;
/** What every vehicle draws that charges at all, mA: IEC 61851-1 Table A.7. */
const LOAD_MA = 6_000;

/** The coil has lost its voltage with contacts closed, current flowing, and a meter that tells it. */
function openingsOf({ now, device, board }: Bench, hand: Hand, last: Wires | undefined): number {
	if (last === undefined || device === null || last.clears !== hand.clears || last.boots !== hand.boots) return 0;
	const opens = last.coil && !board.guard.holds && last.metered && last.contacts === "closed" && last.drawnMa >= LOAD_MA;
	return Math.max(last.openings - (now - last.now) / FORGOTTEN_MS, 0) + (opens ? 1 : 0);
}

/** Looks at the wires; `last` is what was seen before. */
export function lookAt(bench: Bench, hand: Hand, last: Wires | undefined): Wires {
	const { now, board, tickedAt } = bench;
	const { vehicle } = board;
	const ohms = vehicle.ohms();
	const diode = vehicle.diodeMv() > 0;
	const duty = board.port.wire;
	const nominal = voltsOver(NOMINAL_VOLTS, ohms, diode);
	const actual = voltsOver(board.port.rails.highMv / 1_000, ohms, diode);
	const hum = humVolts(bench, hand);
	return {
		now,
		powered: bench.device !== null,
		tickedAt,
		gapMs: last === undefined ? 0 : tickedAt === last.tickedAt ? last.gapMs : tickedAt - Math.max(last.tickedAt, 0),
		ohms,
		diode,
		leastVolts: Math.min(actual - hum, nominal),
		mostVolts: Math.max(actual + hum, nominal),
		duty,
		dutyAt: last !== undefined && last.duty === duty ? last.dutyAt : now,
		commanded: board.commanded(),
		coil: board.guard.holds,
		contacts: CONTACTS[board.contactor.feedback(now)],
		phases: bench.device?.drive.phases ?? 0,
		proximityOhms: board.cable.proximity(vehicle.plugged),
		locked: board.lock.locked,
		lockSilent: board.lock.isSilent(now) || (hand.installed.lockFitted && board.lock.isMissing),
		drawnMa: board.mains.drawnMa,
		lowestMv: Math.min(board.mains.voltage(0), board.mains.voltage(1), board.mains.voltage(2)),
		highestMv: Math.max(board.mains.voltage(0), board.mains.voltage(1), board.mains.voltage(2)),
		milliHertz: board.mains.frequency(),
		tripped: board.residual.tripped(now, board.contactor.live !== 0),
		stop: hand.stop,
		tampered: board.tampered,
		brownOut: board.brownOut,
		milliCelsius: hand.milliCelsius,
		metered: hand.metered,
		meterMs: hand.meterMs,
		frequencyTold: board.meter.tellsFrequency,
		paused: hand.paused,
		ventilated: hand.installed.ventilated,
		tethered: hand.installed.tethered,
		lockFitted: hand.installed.lockFitted,
		pen: hand.installed.pen,
		limitMa: Math.min(hand.installed.limitMa, hand.installed.userLimitMa),
		readable: hand.noiseMv <= READABLE_MV && hand.hum <= READABLE_MV && !hand.unreadable,
		clears: hand.clears,
		boots: hand.boots,
		openings: openingsOf(bench, hand, last),
		alarmed: hand.alarmed,
		ordinary: hand.ordinary,
		hosted: hand.installed.hosted,
		hostBeats: hand.hostBeats,
		hostAllows: hand.hostAllows,
		hostAllowances: hand.hostAllowances,
		hostLetsMa: hand.hostLetsMa,
		installed: hand.installed,
	};
}
