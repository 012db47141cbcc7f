// SPDX-License-Identifier: Apache-2.0
/** GET and POST /time: the time of day of the charger, and its zone. */
import { frozen } from "../../control/frozen.js";
import { type Answered, done, refused } from "./answers.js";
import { recordIn, said } from "./body.js";
import { localText, offsetText, utcText } from "./clock.js";
import type { Room } from "./room.js";
import type { Value } from "./status.js";

const MEMBERS: readonly string[] = frozen(["time", "time_zone", "sntp_enabled", "sync_now"]);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** What is asked for: both are told, or one. */
interface Told {
	/** Seconds since 1970 UTC. */
	readonly time?: number;
	readonly zone?: string;
}

/** The record. */
export function timeOf({ charger, unixMs }: Room): { readonly [key: string]: Value } {
	const zone = charger.text("zone");
	return {
		time: utcText(unixMs),
		local_time: localText(zone, unixMs),
		offset: offsetText(zone, unixMs),
		uptime: Math.floor(charger.number("uptime") / 1_000),
	};
}

/** Tells the charger the zone, if it is another one, and then the time. Throws an Error if the body says none of them. */
export function tellTime(room: Room, body: string, answered: Answered): void {
	const { time, zone } = toldIn(body);
	const tellClock = () => (time === undefined ? answered(done()) : ask(room, "clock", { time }, answered, () => answered(done())));
	if (zone === undefined || zone === room.charger.text("zone")) tellClock();
	else ask(room, "zone", { zone }, answered, tellClock);
}

function ask({ charger }: Room, action: string, told: { [name: string]: number | string }, answered: Answered, then: () => void): void {
	charger.ask(
		action,
		told,
		() => true,
		(outcome) => ("refused" in outcome ? answered(refused(outcome.refused)) : then()),
	);
}

/** python-openevse-http sends the zone along that it has read, which may be none. */
function toldIn(body: string): Told {
	const { time, time_zone: zone, sntp_enabled: sntp = false, sync_now: sync = false } = recordIn(body, MEMBERS);
	if (sntp !== false || sync !== false)
		throw new Error(`nothing here fetches the time by itself; tell it, as {"time":"2026-11-28T18:30:00Z"}`);
	if (time === undefined && zone === undefined) throw new Error(`there is nothing to set; tell "time" or "time_zone"`);
	return {
		...(time === undefined ? {} : { time: momentFrom(time) }),
		...(zone === undefined || zone === "" ? {} : { zone: zoneFrom(zone) }),
	};
}

/** An engine may take the thirteenth month for January, so that it is compared with what comes of it. */
function momentFrom(time: unknown): number {
	const unixMs = typeof time === "string" && MOMENT.test(time) ? Date.parse(time) : Number.NaN;
	if (Number.isNaN(unixMs) || utcText(unixMs) !== time)
		throw new Error(`time cannot be ${said(time)}; write for instance "2026-11-28T18:30:00Z"`);
	return unixMs / 1_000;
}

/** As in POSIX, behind the name of a place where the original's page has one: Europe/London|GMT0BST,M3.5.0/1,M10.5.0. */
function zoneFrom(zone: unknown): string {
	if (typeof zone !== "string") throw new Error(`time_zone cannot be ${said(zone)}; write for instance "CET-1CEST,M3.5.0,M10.5.0/3"`);
	return zone.slice(zone.lastIndexOf("|") + 1);
}
