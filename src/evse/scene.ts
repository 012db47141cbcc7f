// SPDX-License-Identifier: Apache-2.0
/** What the stages of a session go by: vehicle, contactor, claim, and what holds charging back. */
import type { Clock } from "./clock.js";
import type { Host } from "./host.js";
import type { EvseNumbers } from "./numbers.js";
import type { Power } from "./power.js";
import type { Reservations } from "./reservation.js";

/** Somebody who may charge. */
export interface Claim {
	readonly token: string;
	/** What kind of token it is, by OCPP's names; NoAuthorization where charging is free. */
	readonly kind: string;
	/** The reservation that it uses, or −1. */
	readonly reservation: number;
	/** When it was made, on the port's clock. */
	readonly at: number;
}

/** What the stages go by. */
export interface SessionScene {
	readonly ms: number;
	readonly enabled: boolean;
	readonly plugged: boolean;
	/** The vehicle asks for current. */
	readonly asks: boolean;
	/** It is there and asks for none; an open or unreadable pilot says neither. */
	readonly rests: boolean;
	/** The contactor was told to close. */
	readonly closed: boolean;
	/** The contactor has opened, and the meter has been read since. */
	readonly settled: boolean;
	/** Charging needs a token. */
	readonly authorization: boolean;
	/** The reservation that anybody may use who is authorized, or −1. */
	readonly reservation: number;
	/** It is kept for somebody else than just anybody. */
	readonly reserved: boolean;
	/** How long a token waits for a vehicle, ms. */
	readonly connectionMs: number;
	/** What holds charging back, bits of Hold. */
	readonly holds: number;
	/** How long a vehicle may leave an offer unanswered before it counts as paused, ms. */
	readonly patienceMs: number;
}

/** What it follows from, of a port. */
export interface Setting {
	readonly clock: Clock;
	readonly numbers: EvseNumbers;
	readonly reservations: Reservations;
	readonly host: Host;
	readonly enabled: boolean;
}

/** The scene of a port. Where a host decides, nobody is asked for a token here. */
export function sceneOf(
	{ clock, numbers, reservations, host, enabled }: Setting,
	plugged: boolean,
	power: Power,
	holds: number,
): SessionScene {
	const { held } = reservations;
	return {
		ms: clock.ms,
		enabled,
		plugged,
		asks: power.asks,
		rests: power.rests,
		closed: power.closed,
		settled: power.settled,
		authorization: numbers.authorization === 1 && !host.drives,
		reservation: held?.id ?? -1,
		reserved: held !== undefined && held.token !== "",
		holds,
		connectionMs: numbers.connectionMs,
		patienceMs: numbers.patienceMs,
	};
}
