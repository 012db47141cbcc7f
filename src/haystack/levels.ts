// SPDX-License-Identifier: Apache-2.0
/** The write array of the setpoint (docHaystack Points, "Writable Points"), as the port keeps it: its levels are the port's own. */
import type { Charger } from "../link/charger.js";
import type { WallClock } from "../link/clock.js";
import { type Command, LEVELS, levelIn } from "../link/shown.js";
import { type Dict, dict, type Grid, gridOf, moment, num } from "./value.js";

/** The level that a person may set for some time. */
export const MANUAL = 8;
const EMERGENCY = 1;
const MILLI = 1_000;

/** What a level says; undefined if it says nothing. */
export function levelOf(charger: Charger, level: number): Command | undefined {
	return levelIn(charger.text(`setpoint.${level}`));
}

/** The level that counts, 1 to 17; 0 if none says anything. */
export function winner(charger: Charger): number {
	for (let level = 1; level <= LEVELS; level++) if (levelOf(charger, level) !== undefined) return level;
	return 0;
}

/** The tags of a writable point: writeVal and writeLevel are left out where no level says anything. */
export function writeTags(charger: Charger, status: string): Dict {
	const level = winner(charger);
	const said = levelOf(charger, level);
	return dict({
		writeVal: said === undefined ? undefined : num(said.ma / MILLI, "A"),
		writeLevel: level === 0 ? undefined : num(level),
		writeStatus: status === "stale" ? "down" : status,
	});
}

/** All levels: level, levelDis, val, who, and beyond the published columns when it ends. */
export function levelsGrid(charger: Charger, clock: WallClock, now: number): Grid {
	const rows: Dict[] = [];
	for (let level = 1; level <= LEVELS; level++) rows.push(rowOf(charger, level, clock, now));
	return gridOf(["level", "levelDis", "val", "who", "expires"], rows);
}

function rowOf(charger: Charger, level: number, clock: WallClock, now: number): Dict {
	const said = levelOf(charger, level);
	const expires = said === undefined || !Number.isFinite(said.until) ? undefined : clock.ofUptime(said.until, now);
	return dict({
		level: num(level),
		levelDis: level === EMERGENCY ? "Emergency" : level === MANUAL ? "Manual" : level === LEVELS ? "Default" : `Level ${level}`,
		val: said === undefined ? undefined : num(said.ma / MILLI, "A"),
		who: said === undefined || said.who === "" ? undefined : said.who,
		expires: expires === undefined ? undefined : moment(expires),
	});
}
