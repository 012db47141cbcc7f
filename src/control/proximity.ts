// SPDX-License-Identifier: Apache-2.0
/** Proximity: the resistor in the plug of a cable, and the current that the cable may carry. */
import { OPEN_CIRCUIT, UNKNOWN } from "./board.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of the proximity contact. */
export interface ProximityState {
	/** The rating that everything else goes by, mA; 0 without a cable, or with one that cannot be told. */
	ratingMa: number;
	/** 1 if something is plugged in that is no cable of the table: out of every window. */
	odd: 0 | 1;
	/** The resistance that was read last, Ω. */
	ohms: number;
	/** The class that was read last (mA, 0 open, −1 odd), and since when. */
	readMa: number;
	readAt: Instant;
	/** 1 once the class has stood for the settling time; 0 where nothing is read. */
	settled: 0 | 1;
	/** The rating with which it first charged since it was plugged in, mA; 0 until then. */
	pluggedMa: number;
}

/** At power-up nothing is known. */
export const PROXIMITY_AT_START: ProximityState = frozen({
	ratingMa: 0,
	odd: 0,
	ohms: OPEN_CIRCUIT,
	readMa: 0,
	readAt: 0 as Instant,
	settled: 0,
	pluggedMa: 0,
});

/** What ratingOf() says of a resistance that belongs to no cable. */
export const ODD_CABLE = -1;

type ProximityNumbers = Numbers["proximity"];

/** The rating that a resistance stands for, mA: IEC 61851-1 Annex B; 0 for an open contact, ODD_CABLE outside every window. */
export function ratingOf(ohms: number, n: ProximityNumbers): number {
	if (ohms === OPEN_CIRCUIT) return 0;
	if (ohms < n.shortOhms || ohms > n.below13aOhms) return ODD_CABLE;
	if (ohms < n.below63aOhms) return 63_000;
	if (ohms < n.below32aOhms) return 32_000;
	return ohms < n.below20aOhms ? 20_000 : 13_000;
}

/**
 * Takes in a reading. A tethered cable has the rating of its setting, and less only if its contact shows a resistor all the
 * same: then one of the two is wrong. `vehicle` says that one is plugged in, `closed` that the contactor is: until it is
 * for the first time, the cable may be another one than it seemed while the plug went in.
 */
export function readProximity(
	proximity: ProximityState,
	n: ProximityNumbers,
	ohms: number,
	now: Instant,
	vehicle: boolean,
	closed: boolean,
): void {
	if (n.tethered === 1 && isSilent(ohms)) {
		proximity.ratingMa = n.tetheredMa;
		proximity.pluggedMa = 0;
		proximity.ohms = ohms;
		proximity.readMa = 0;
		proximity.settled = 0;
		proximity.odd = 0;
		return;
	}
	const read = ohms === proximity.ohms ? proximity.readMa : ratingOf(ohms, n);
	proximity.ohms = ohms;
	if (read !== proximity.readMa) {
		proximity.readMa = read;
		proximity.readAt = now;
		proximity.settled = 0;
	} else if (proximity.settled === 0 && since(now, proximity.readAt) >= n.settleMs) {
		proximity.settled = 1;
		proximity.ratingMa = n.tethered === 1 ? Math.min(Math.max(read, 0), n.tetheredMa) : Math.max(read, 0);
		proximity.odd = read === ODD_CABLE ? 1 : 0;
	}
	if (!vehicle) proximity.pluggedMa = 0;
	else if (closed && proximity.pluggedMa === 0) proximity.pluggedMa = proximity.ratingMa;
}

/** A contact that says nothing, as that of a tethered cable does. */
function isSilent(ohms: number): boolean {
	return ohms === UNKNOWN || ohms === OPEN_CIRCUIT;
}

/** Whether the cable is being read as anything but what it charges with. */
export function cableStirs(proximity: ProximityState, n: ProximityNumbers, ohms: number): boolean {
	if (ohms !== proximity.ohms) return true;
	if (n.tethered === 1 && isSilent(ohms)) return proximity.ratingMa !== n.tetheredMa;
	return proximity.settled === 0 || proximity.pluggedMa !== proximity.ratingMa;
}

/** True where a proximity contact shows that no plug is in the socket. */
export function isUnplugged(proximity: ProximityState, n: ProximityNumbers): boolean {
	return n.tethered === 0 && proximity.ratingMa === 0 && proximity.odd === 0;
}
