// SPDX-License-Identifier: Apache-2.0
/** Local time outside: how far it is ahead of UTC in the zone that a charger tells. */
import { offsetAt, zoneFrom } from "../evse/zone.js";

/** Minutes by which local time is ahead of UTC at a moment, ms since 1970 UTC, in a zone as the property `zone` says it; 0 where it says none. */
export function offsetIn(zone: string, unixMs: number): number {
	return zone === "" ? 0 : offsetAt(zoneFrom(zone), unixMs);
}
