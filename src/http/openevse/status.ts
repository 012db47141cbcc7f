// SPDX-License-Identifier: Apache-2.0
/** GET /status: what the charger is and does (openevse_esp32_firmware models/Status.yaml, web_server.cpp buildStatus), as a table. */
import { frozen } from "../../control/frozen.js";
import { localText, offsetText, utcText } from "./clock.js";
import { claimedAmps, meanOf, offeredAmps } from "./mains.js";
import type { Room } from "./room.js";
import { evseState, statusOf } from "./states.js";

/** What stands in a record: null where nobody knows it. */
export type Value = null | boolean | number | string;

/** One member of a record. */
export interface Field {
	readonly key: string;
	/** Its unit, for the documentation; empty where it has none. */
	readonly unit: string;
	/** A client decodes it as a whole number, and the whole answer with it. */
	readonly whole?: true;
	/** What it reads, for people. */
	readonly reads: string;
	/** Why it is there, or why it is so. */
	readonly why: string;
	of(room: Room): Value;
}

/** The table. */
export const STATUS: readonly Field[] = frozen<readonly Field[]>([
	{
		key: "state",
		unit: "",
		whole: true,
		reads: "EVSE state: 1 no vehicle, 2 a vehicle, 3 charging, 254 held back, 255 not to be used, 0 nobody knows yet; others are faults",
		why: "evcc reads A, B, C from it, and an error from a fault",
		of: evseState,
	},
	{
		key: "status",
		unit: "",
		reads: "`disabled` while a claim, the limit, a pause, the port's availability or its permit holds charging back; else `active`",
		why: "evcc's Enabled",
		of: statusOf,
	},
	{
		key: "vehicle",
		unit: "",
		whole: true,
		reads: "`vehicle`: 1 if it is there",
		why: "tells A from B while charging is held back",
		of: ({ charger }) => (charger.name("vehicle") === "there" ? 1 : 0),
	},
	{
		key: "amp",
		unit: "mA",
		reads: "mean of `meter.current1` to `3` over the phases that are connected",
		why: "evcc multiplies it by voltage and its number of phases",
		of: ({ charger }) => whole(meanOf(charger, "meter.current"), 1),
	},
	{
		key: "voltage",
		unit: "V",
		reads: "mean of `meter.voltage1` to `3` over the phases that are connected",
		why: "as above",
		of: ({ charger }) => rounded(meanOf(charger, "meter.voltage"), 1_000),
	},
	{
		key: "power",
		unit: "W",
		reads: "`meter.power`, of all phases; 0 where nobody measures it",
		why: "python-openevse-http makes a whole number of it and fails at null",
		of: ({ charger }) => rounded(charger.number("meter.power"), 1_000),
	},
	{
		key: "pilot",
		unit: "A",
		whole: true,
		reads: "`allowed`, truncated; 0 below 6 A",
		why: "what was accepted shows at once; the pilot itself follows within 5 s",
		of: ({ charger }) => offeredAmps(charger),
	},
	{
		key: "max_current",
		unit: "A",
		whole: true,
		reads: "the least of the settings `limit` and `userLimit` and of all claims, truncated",
		why: "as the original: what is configured, or claimed",
		of: claimedAmps,
	},
	{
		key: "manual_override",
		unit: "",
		whole: true,
		reads: "1 while there is an override",
		why: "Home Assistant's switch",
		of: ({ claims }) => (claims.override === undefined ? 0 : 1),
	},
	{
		key: "limit",
		unit: "",
		reads: "whether there is a limit of the session",
		why: "python-openevse-http's has_limit",
		of: ({ timeLimit }) => timeLimit.minutes !== undefined,
	},
	{
		key: "elapsed",
		unit: "s",
		whole: true,
		reads: "`session.duration`: of this session, or of the last one, from plugging in on",
		why: "the original counts the time of charging only, which the window does not show",
		of: ({ charger }) => Math.floor(charger.number("session.duration") / 1_000),
	},
	{
		key: "session_energy",
		unit: "Wh",
		reads: "`session.energy`: of this session, or of the last one",
		why: "evcc divides it by 1 000",
		of: ({ charger }) => rounded(charger.number("session.energy"), 1_000),
	},
	{
		key: "total_energy",
		unit: "kWh",
		reads: "`energy.total`",
		why: "evcc takes it as it is",
		of: ({ charger }) => charger.number("energy.total") / 1_000_000,
	},
	{
		key: "temp",
		unit: "°C/10",
		reads: "`temperature`",
		why: "null where nobody measures it: python-openevse-http reads the original's false as 0 °C",
		of: ({ charger }) => whole(charger.measured("temperature"), 100),
	},
	{
		key: "battery_level",
		unit: "%",
		reads: "`battery.soc`, as it was told",
		why: "python-openevse-http's vehicle_soc",
		of: ({ charger }) => charger.said("battery.soc"),
	},
	{ key: "service_level", unit: "", whole: true, reads: "2: above 120 V", why: "there is no other", of: () => 2 },
	{ key: "evse_connected", unit: "", whole: true, reads: "1", why: "out of sight nothing of this is answered", of: () => 1 },
	{ key: "time", unit: "UTC", reads: "`clock`, and since; null while nobody knows it", why: "", of: ({ unixMs }) => utcText(unixMs) },
	{
		key: "local_time",
		unit: "",
		reads: "the same by `zone`",
		why: "",
		of: ({ charger, unixMs }) => localText(charger.text("zone"), unixMs),
	},
	{
		key: "offset",
		unit: "",
		reads: "how far `zone` is ahead of UTC",
		why: "python-openevse-http's time_offset",
		of: ({ charger, unixMs }) => offsetText(charger.text("zone"), unixMs),
	},
	{
		key: "uptime",
		unit: "s",
		whole: true,
		reads: "`uptime`, of the charger",
		why: "",
		of: ({ charger }) => Math.floor(charger.number("uptime") / 1_000),
	},
]);

function whole(value: number | null, scale: number): number | null {
	return value === null ? null : Math.round(value / scale);
}

/** To a thousandth. */
function rounded(value: number | null, scale: number): number | null {
	return value === null ? null : Math.round((value / scale) * 1_000) / 1_000;
}

/** The record of a table. */
export function recordOf(fields: readonly Field[], room: Room): { readonly [key: string]: Value } {
	return Object.fromEntries(fields.map((field) => [field.key, field.of(room)]));
}
