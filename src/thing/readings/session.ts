// SPDX-License-Identifier: Apache-2.0
/** The session, its vehicle and its targets. */
import { frozen } from "../../control/frozen.js";
import { TOKEN_KINDS } from "../../evse/cards.js";
import { COUNT, choice, flag, MOMENT, MOST, measure, NO_YES, type Property, row, SECOND, seconds, TEXT } from "../property.js";
import type { Subject } from "../subject.js";
import { entryText, LONGEST_ENTRY, MOST_ENTRIES } from "../week.js";

const MODES: readonly string[] = frozen(["manual", "automatic"]);

function targetsRow(at: number): Property {
	const place = at;
	const says = `entry ${place + 1} of the targets: days, and what is wanted by when`;
	return row(`targets.${place + 1}`, { is: "text", longest: LONGEST_ENTRY }, says, ({ evse }) => entryText(evse, place), SECOND);
}

/** Of a battery that nobody knows nothing can be reckoned: it begins at once. */
function beginsOf({ evse: { next } }: Subject): number {
	return next.startsAt === Number.NEGATIVE_INFINITY ? 0 : seconds(next.startsAt);
}

/** The session and what is planned for it. */
export const SESSION: readonly Property[] = frozen([
	row("paused", NO_YES, "somebody holds charging back", ({ evse }) => flag(evse.paused)),
	row("session.began", MOMENT, "when the session began", ({ evse }) => evse.startedAt),
	row("session.token", TEXT, "the token that was authorized", ({ evse }) => evse.token),
	row("session.kind", choice("", ...TOKEN_KINDS), "what has shown the token", ({ evse }) =>
		Math.max(0, (TOKEN_KINDS as readonly string[]).indexOf(evse.tokenKind) + 1),
	),
	row("reservation", COUNT, "number of the reservation; −1 if there is none", ({ evse }) => evse.reservation ?? -1),
	row("charging", choice(...MODES), "whether it charges at once, or for the targets", ({ evse }) => MODES.indexOf(evse.mode)),
	row("target.due", MOMENT, "when the next target is due", ({ evse }) => seconds(evse.next.aim?.at), SECOND),
	row("target.begins", MOMENT, "when charging begins for it; 1970 for at once", beginsOf, SECOND),
	row(
		"target.energy",
		measure("mWh", -1, MOST),
		"energy that it asks for; −1 if it says nothing of that",
		({ evse }) => evse.next.aim?.mwh ?? -1,
	),
	row(
		"target.soc",
		measure("%", -1, 100),
		"how full the battery is to be for it; −1 if it says nothing of that",
		({ evse }) => evse.next.aim?.soc ?? -1,
	),
	...Array.from({ length: MOST_ENTRIES }, (_, place) => targetsRow(place)),
	row(
		"battery.soc",
		measure("%", -1, 100),
		"how full the vehicle's battery was told to be; −1 if nobody has",
		({ evse }) => evse.battery?.percent ?? -1,
	),
	row(
		"battery.capacity",
		measure("mWh", -1),
		"how much the battery holds; −1 if nobody has said",
		({ evse }) => evse.battery?.capacityMwh ?? -1,
	),
	row(
		"vehicle.id",
		{ is: "text", longest: 32 },
		"what the vehicle was told to be; empty if nobody has",
		({ evse }) => evse.vehicle,
		SECOND,
	),
]);
