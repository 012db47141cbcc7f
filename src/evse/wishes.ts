// SPDX-License-Identifier: Apache-2.0
/** The wishes: what is asked of the controller, by the port itself or by the host above, one of the two at a time. */
import { LockDrive } from "../control/board.js";
import { AUTOMATIC } from "../control/duty.js";
import { NOTHING_WISHED, type Wish } from "../control/wish.js";
import { Hold } from "./holds.js";
import type { Host } from "./host.js";
import type { EvseNumbers } from "./numbers.js";
import type { Offer } from "./offer.js";
import type { Phases } from "./phases.js";
import type { Session } from "./session.js";

/** What withdraws the permission to charge; a fault is the controller's own affair. */
const WITHDRAWING = Hold.user | Hold.energy | Hold.schedule | Hold.phases | Hold.clock | Hold.wear | Hold.supply | Hold.permit;

/** What they follow from. */
export interface Wisher {
	readonly numbers: EvseNumbers;
	readonly phases: Phases;
	readonly offer: Offer;
	readonly session: Session;
	readonly host: Host;
	/** What holds charging back, bits of Hold. */
	readonly holds: number;
	/** The port may be used. */
	readonly enabled: boolean;
}

/** Those of one port. */
export class Wishes {
	readonly wish: Wish;
	/** Somebody wants the plug although a vehicle is there; until that is gone, or charges. */
	releases = false;

	/** `phases` are connected at power-up. */
	constructor(phases: 1 | 3) {
		this.wish = { ...NOTHING_WISHED, phases };
	}

	/** Writes them anew. */
	write({ numbers, phases, offer, session, host, holds, enabled }: Wisher): void {
		const { wish } = this;
		const free = (holds & WITHDRAWING) === 0;
		if (host.drives) host.write(wish, free && enabled);
		else this.#write(free && session.inTransaction && session.stage !== "finishing");
		wish.offerMa = host.drives ? offer.undelayedMa : offer.ma;
		wish.phases = phases.connected;
		wish.ventilation = numbers.ventilation === 1 ? 1 : 0;
	}

	#write(mayCharge: boolean): void {
		const { wish } = this;
		if (mayCharge) this.releases = false;
		wish.mayCharge = mayCharge ? 1 : 0;
		wish.mayClose = 1;
		wish.pilot = AUTOMATIC;
		wish.lock = this.releases ? LockDrive.Unlock : LockDrive.AsItIs;
	}
}
