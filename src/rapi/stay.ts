// SPDX-License-Identifier: Apache-2.0
/** A vehicle's stay: how long it has charged, and the limits of `$S3` and `$SH` that end with it. */
import { type Instant, since } from "../control/integer.js";
import { Presence } from "../control/presence.js";
import type { RapiCharger } from "./charger.js";
import { drop, SESSION } from "./limits.js";

/** A quarter of an hour, in which time limits are said, ms. */
const QUARTER_MS = 900_000;
/** A kilowatt-hour, in which energy limits are said, mWh. */
const KWH_MWH = 1_000_000;

/** The stay of the vehicle that is plugged in, or of the last one. */
export class Stay {
	/** How long the contactor was closed, ms. */
	chargedMs = 0;
	/** A vehicle is plugged in now, and was at the last look. */
	connected = false;
	before = false;
	/** What it may have, in quarters of an hour and kWh; 0 is no limit. */
	quarters = 0;
	kwh = 0;
	#at: Instant | undefined;
	readonly #charger: RapiCharger;

	constructor(charger: RapiCharger) {
		this.#charger = charger;
	}

	/** Follows a report. */
	follow(now: Instant): void {
		const { report, drive } = this.#charger;
		this.before = this.connected;
		this.connected = report.presence === Presence.There;
		if (this.connected !== this.before) this.#begin();
		if (drive.contactor === 1 && this.#at !== undefined) this.chargedMs += Math.max(since(now, this.#at), 0);
		this.#at = now;
		if ((this.quarters | this.kwh) !== 0 && this.#hasHadAll) this.#end();
	}

	/** It has had what it may have. */
	get over(): boolean {
		return this.#charger.evse.limit(SESSION) !== undefined;
	}

	/** It may go on. */
	goOn(): void {
		drop(this.#charger, SESSION);
	}

	/** Somebody has come, or gone: nothing holds that was said before. What the port holds for the vehicle ends by itself. */
	#begin(): void {
		this.quarters = 0;
		this.kwh = 0;
		if (this.connected) this.chargedMs = 0;
	}

	get #hasHadAll(): boolean {
		const timeIsUp = this.quarters !== 0 && this.chargedMs >= this.quarters * QUARTER_MS;
		return timeIsUp || (this.kwh !== 0 && this.#charger.evse.sessionMwh >= this.kwh * KWH_MWH);
	}

	/** Nothing more until it is unplugged or somebody enables it; what set the limits hears of it by flag 0004. */
	#end(): void {
		const { evse } = this.#charger;
		// a port that takes no more limits is paused instead: it must not go on
		if (evse.setLimit(SESSION, { ma: 0, untilUnplugged: true, reason: "RAPI session limit" }) !== "") evse.pause();
		this.quarters = 0;
		this.kwh = 0;
	}
}
