// SPDX-License-Identifier: Apache-2.0
/** How things stand: evseStatus of the port (phIoT evse.trio), and curStatus of what is seen of it (phIoT point.trio). */
import { FAULTS } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";

/** The values that are used; the others are deprecated in favor of occupied. */
export type EvseStatus = "available" | "occupied" | "reserved" | "unavailable" | "fault";

/** Faults that prohibit charging, bits. */
const PROHIBITING: number = FAULTS.reduce((bits, { severity }, bit) => (severity === "warn" ? bits : bits | (1 << bit)), 0);

/** The first that holds says what the port is. */
const STATUSES: readonly (readonly [EvseStatus, (charger: Charger) => boolean])[] = frozen([
	["fault", (charger) => (charger.number("faults") & PROHIBITING) !== 0],
	["unavailable", (charger) => !charger.yes("enabled") || charger.name("permit") !== "given"],
	["reserved", (charger) => charger.said("reservation") !== null],
	["occupied", (charger) => charger.yes("session.open") || charger.name("vehicle") === "there"],
] satisfies (readonly [EvseStatus, (charger: Charger) => boolean])[]);

/** The status of the port. */
export function evseStatus(charger: Charger): EvseStatus {
	return STATUSES.find(([, holds]) => holds(charger))?.[0] ?? "available";
}

/** How what is seen of the charger stands: as it is now, as it was a moment ago, or not seen at all. */
export type Sight = "ok" | "stale" | "down" | "unknown";

/** What the charger has said last is shown for so long after it has fallen silent, ms: own choice. */
export const STALE_MS = 30_000;

/** Whether the charger is in sight, over time. Times are those of whoever holds it, ms. */
export class Seeing {
	sight: Sight = "unknown";
	#lostAt = 0;

	/** Time has passed; `clear` says that the charger is in sight. */
	follow(clear: boolean, now: number): void {
		if (clear) this.sight = "ok";
		else if (this.sight === "ok") {
			this.sight = "stale";
			this.#lostAt = now;
		} else if (this.sight === "stale" && now - this.#lostAt >= STALE_MS) this.sight = "down";
	}
}

/** What there is to say of each status that is not ok (curErr). */
export const WHY = frozen({
	unknown: "the charger has not been seen yet",
	stale: "the charger has fallen silent",
	down: "the charger is out of sight",
	disabled: "no meter is fitted",
	fault: "the meter does not answer, or is not to be believed",
	unmeasured: "nobody has measured it yet",
} as const);
