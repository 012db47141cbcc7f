// SPDX-License-Identifier: Apache-2.0
/** The course of a charge, and what a person and the port itself say of it. */
import { FAULTS } from "../../control/faults.js";
import { frozen } from "../../control/frozen.js";
import { LETTER_NAMES } from "../../control/letter.js";
import { BLOCKERS } from "../../control/permission.js";
import { STATE_NAMES } from "../../control/sequence.js";
import { headlineOf } from "../../evse/headline.js";
import { TONES } from "../../evse/headlines.js";
import { HOLDS } from "../../evse/holds.js";
import { PERMITS } from "../../evse/permit.js";
import { STAGES } from "../../evse/session.js";
import { COUNT, choice, flag, MOMENT, MOST, measure, NO_YES, type Property, row, SECOND, TEXT } from "../property.js";
import type { Subject } from "../subject.js";

/** The course of a charge: these are looked at together, so that nobody sees one as it is and another as it was. */
export const COURSE: readonly Property[] = frozen([
	row("vehicle", choice("unknown", "away", "there"), "whether a vehicle is plugged in", ({ report }) => report.presence),
	row("pilot.letter", choice(...LETTER_NAMES), "what the vehicle shows on the pilot", ({ report }) => report.letter),
	row("signalled", measure("mA", 0), "current that the pilot signals", ({ report }) => report.signalledMa),
	row("faults", { is: "names", of: FAULTS.map(({ name }) => name) }, "faults that stand", ({ report }) => report.faults >>> 0),
	row(
		"fault",
		choice("none", ...FAULTS.map(({ name }) => name)),
		"the fault that was raised last and stands",
		({ report }) => report.newestFault + 1,
	),
	row("holds", { is: "names", of: HOLDS.map(({ name }) => name) }, "what holds charging back", ({ evse }) => evse.holdBits),
	row("enabled", NO_YES, "the port may be used", ({ evse }) => flag(evse.enabled)),
	row("permit", choice(...PERMITS), "whether whoever manages energy allows charging", ({ evse }) => PERMITS.indexOf(evse.permit.state)),
	row("permit.until", MOMENT, "when the permit ends; −1 for never, 1970 if there is none", ({ evse }) => evse.permit.terms.until),
	row(
		"permit.least",
		measure("mA", 0),
		"the least current that makes sense to whoever has given it",
		({ evse }) => evse.permit.terms.leastMa,
	),
	row(
		"permit.most",
		measure("mA", -1),
		"the most that it allows, per phase; −1 if it says nothing of that",
		({ evse }) => evse.permit.terms.mostMa,
	),
	row("stage", choice(...STAGES), "where the session stands", ({ evse }) => STAGES.indexOf(evse.stage)),
	row("session", COUNT, "number of the session, or of the last one", ({ evse }) => evse.sessions),
	row("session.open", NO_YES, "a session is open", ({ evse }) => flag(evse.inSession)),
	row("session.energy", measure("mWh", 0, MOST), "energy of the session", ({ evse }) => evse.sessionMwh, SECOND),
	row("session.duration", measure("ms", 0, MOST), "how long the session lasts", ({ evse }) => evse.sessionMs, SECOND),
]);

/** What a person sees first. */
export const FOR_PEOPLE: readonly Property[] = frozen([
	row("headline", TEXT, "what the port does, for people", (subject) => headlineOf(subject).text, SECOND),
	row("advice", TEXT, "what ends it, or what to do", (subject) => headlineOf(subject).more, SECOND),
	row("tone", choice(...TONES), "how the headline is meant", (subject) => TONES.indexOf(headlineOf(subject).tone), SECOND),
]);

/** What the port does, and what forbids it. */
export const PORT: readonly Property[] = frozen([
	row("state", choice(...STATE_NAMES), "state of IEC 61851-1", ({ report }) => report.state),
	row("fault.retry", measure("ms", -1), "until it is tried again; −1 if it waits for something else", retryOf, SECOND),
	row(
		"faults.retry",
		TEXT,
		"when each fault is tried again, in s, where that is certain: name and seconds, as diode 30",
		retriesOf,
		SECOND,
	),
	row("blockers", { is: "names", of: BLOCKERS }, "reasons that forbid closing the contactor now", ({ report }) => report.blockers),
	row("failure", TEXT, "the error that has stopped the controller", ({ failure }) => failure ?? ""),
]);

/** Those that wait for their next try, by the name of the fault. */
function retriesOf({ report: { faults, retryInMs } }: Subject): string {
	if (faults === 0) return "";
	let text = "";
	for (let place = 0; place < FAULTS.length; place++) {
		if ((faults & (1 << place)) === 0 || retryInMs[place] < 0) continue;
		const next = `${text}${text === "" ? "" : ", "}${FAULTS[place].name} ${Math.ceil(retryInMs[place] / 1_000)}`;
		if (next.length > TEXT.longest) return text;
		text = next;
	}
	return text;
}

function retryOf({ report: { newestFault, retryInMs } }: Subject): number {
	return newestFault < 0 ? -1 : retryInMs[newestFault];
}
