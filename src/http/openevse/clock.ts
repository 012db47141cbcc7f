// SPDX-License-Identifier: Apache-2.0
/** The time of day as OpenEVSE writes it. */
import { offsetIn } from "../../link/zone.js";

/** A moment as 2026-11-28T18:30:00Z; null for none. */
export function utcText(unixMs: number | undefined): string | null {
	return unixMs === undefined ? null : `${new Date(unixMs).toISOString().slice(0, LENGTH)}Z`;
}

/** A moment in a zone as 2026-11-28T19:30:00+0100; null for none. */
export function localText(zone: string, unixMs: number | undefined): string | null {
	if (unixMs === undefined) return null;
	const local = new Date(unixMs + offsetIn(zone, unixMs) * MINUTE_MS);
	return `${local.toISOString().slice(0, LENGTH)}${offsetText(zone, unixMs)}`;
}

/** How far the zone is ahead of UTC, as +0100; null where nobody knows the time. */
export function offsetText(zone: string, unixMs: number | undefined): string | null {
	if (unixMs === undefined) return null;
	const ahead = offsetIn(zone, unixMs);
	const pair = (value: number) => `${value}`.padStart(2, "0");
	return `${ahead < 0 ? "-" : "+"}${pair(Math.floor(Math.abs(ahead) / 60))}${pair(Math.abs(ahead) % 60)}`;
}

/** Characters of a moment without fractions. */
const LENGTH = 19;
const MINUTE_MS = 60_000;
