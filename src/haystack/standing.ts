// SPDX-License-Identifier: Apache-2.0
/** What a point reads, and how that stands: curVal, curStatus and curErr, from the real state of meter, port and window. */
import type { Charger } from "../link/charger.js";
import type { Point } from "./points.js";
import { type Sight, WHY } from "./status.js";

/** The values of curStatus that are used. */
export type CurStatus = Sight | "fault" | "disabled";

/** How a point stands. */
export interface Standing {
	readonly status: CurStatus;
	/** Null where the status allows no value, or nobody knows one. */
	readonly value: number | string | boolean | null;
	/** What is wrong; an empty text if nothing is. */
	readonly why: string;
}

/** Of a point, while what is seen of the charger is as `sight` says. */
export function standing(charger: Charger, { read, metered }: Pick<Point, "read" | "metered">, sight: Sight): Standing {
	if (sight === "unknown" || sight === "down") return none(sight, WHY[sight]);
	if (metered === true && !charger.yes("set.meter.fitted")) return none("disabled", WHY.disabled);
	if (metered === true && !charger.yes("meter.speaks")) return none("fault", WHY.fault);
	const value = read(charger);
	if (value === null) return none("unknown", WHY.unmeasured);
	return { status: sight, value, why: sight === "stale" ? WHY.stale : "" };
}

function none(status: CurStatus, why: string): Standing {
	return { status, value: null, why };
}
