// SPDX-License-Identifier: Apache-2.0
/** What is shown and is no property of its own: what the port does in the words of others, and the limits of those who speak MQTT. */
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";
import type { Said } from "../link/shown.js";
import { activityOf } from "./activity.js";

/** One row. */
export interface Derived {
	readonly key: string;
	/** What it says, for people. */
	readonly says: string;
	/** It may be another one when one of these properties is. */
	readonly from: readonly string[];
	of(charger: Charger): Said;
}

/** Whose limit it is that is set as a bare value, and whose that Home Assistant sets. */
export const OWN_LIMIT = "mqtt";
export const HOME_LIMIT = "homeassistant";

/** The table. */
export const DERIVED: readonly Derived[] = frozen([
	{
		key: "activity",
		says: "what the port does, in words that evcc and Home Assistant know",
		from: ["vehicle", "stage", "faults"],
		of: activityOf,
	},
	limitOf(OWN_LIMIT),
	limitOf(HOME_LIMIT),
]);

function limitOf(source: string): Derived {
	const name = source;
	const says = `limit by the name of ${name}, A; what the circuit carries if there is none`;
	return { key: `limit.${name}`, says, from: ["limits", "set.limit"], of: (charger) => limitIn(charger, name) };
}

/** A of a limit, from the text that tells of all: "ems 16 A; mqtt 10 A, to be renewed …". One of power alone is no current. */
function limitIn(charger: Charger, name: string): Said {
	const told = charger
		.text("limits")
		.split("; ")
		.find((limit) => limit.startsWith(`${name} `));
	const amps = told === undefined ? null : /^ ([\d.]+) A/.exec(told.slice(name.length));
	return amps === null ? charger.number("set.limit") / 1_000 : Number(amps[1]);
}
