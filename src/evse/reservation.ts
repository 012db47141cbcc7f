// SPDX-License-Identifier: Apache-2.0
/** A reservation: the port is kept for somebody until a moment. */
import { sameToken } from "./cards.js";
import type { Clock } from "./clock.js";
import type { Listener } from "./events.js";
import type { KeptReservation, Memory } from "./memory.js";

/** What came of a request to reserve, by the names of EVerest and OCPP. */
export type ReservationResult = "Accepted" | "Faulted" | "Occupied" | "Unavailable" | "Rejected";

/** Why a reservation ended, by the same. */
export type ReservationEnd = "Expired" | "Cancelled" | "UsedToStartCharging";

/** A reservation that stands. */
export interface Reservation {
	/** Its number, given by whoever made it. */
	readonly id: number;
	/** Who may use it; anybody who is authorized if it is empty. */
	readonly token: string;
	/** When it ends, on the port's clock, ms. */
	readonly endsAt: number;
}

/** The longest reservation, ms: own choice. */
const LONGEST_MS = 7 * 86_400_000;

/** The one reservation that a port can have. */
export class Reservations {
	held: Reservation | undefined;
	/** The one that was made before a restart, as long as it is held: it alone goes by the time of day. */
	#recalled: KeptReservation | undefined;
	readonly #clock: Clock;
	readonly #memory: Memory;
	readonly #tell: Listener;

	/** Takes up the reservation from before a restart; without the time of day it lasts as long as when it was made. */
	constructor(clock: Clock, memory: Memory, tell: Listener) {
		this.#clock = clock;
		this.#memory = memory;
		this.#tell = tell;
		const kept = memory.recallReservation();
		if (kept === undefined) return;
		this.#recalled = kept;
		this.held = { id: kept.id, token: kept.token, endsAt: kept.forMs };
	}

	/** Somebody asks for the port. `refusal` says what stands in the way already. The number that holds it renews it. */
	make(id: number, token: string, forMs: number, refusal: ReservationResult | undefined): ReservationResult {
		if (refusal !== undefined) return refusal;
		if (this.held !== undefined && this.held.id !== id) return "Occupied";
		if (!(forMs > 0 && forMs <= LONGEST_MS && Number.isInteger(id) && id >= 0)) return "Rejected";
		const again = this.held !== undefined;
		this.held = { id, token, endsAt: this.#clock.ms + forMs };
		this.#recalled = undefined;
		this.#keep(this.held);
		if (!again) this.#tell("ReservationStart", { reservation: id });
		return "Accepted";
	}

	/** It ends. False if there is none. */
	end(reason: ReservationEnd): boolean {
		if (this.held === undefined) return false;
		const reservation = this.held.id;
		this.held = undefined;
		this.#recalled = undefined;
		this.#memory.keepReservation(undefined);
		this.#tell("ReservationEnd", { reservation, reason });
		return true;
	}

	/** Ends it when its time is over. */
	attend(): void {
		if (this.held !== undefined && this.#clock.ms >= this.held.endsAt) this.end("Expired");
	}

	/** The time of day is another: a reservation from before a restart ends when it was meant to, at the latest after its time. */
	clockSet(): void {
		const { held } = this;
		const { unixMs, ms } = this.#clock;
		if (held === undefined || unixMs === undefined) return;
		const recalled = this.#recalled;
		if (recalled !== undefined && recalled.endsAt >= 0)
			this.held = { ...held, endsAt: ms + Math.min(recalled.endsAt - unixMs, recalled.forMs) };
		else this.#keep(held);
	}

	/** For a restart: how much of its time is left, and when that is over. */
	#keep({ id, token, endsAt }: Reservation): void {
		const { unixMs, ms } = this.#clock;
		const forMs = endsAt - ms;
		this.#memory.keepReservation({ id, token, forMs, endsAt: unixMs === undefined ? -1 : unixMs + forMs });
	}

	/** Whether a token may be used here. */
	admits(token: string): boolean {
		return this.held === undefined || this.held.token === "" || sameToken(this.held.token, token);
	}
}
