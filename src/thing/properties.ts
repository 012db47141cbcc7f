// SPDX-License-Identifier: Apache-2.0
/** Everything that can be seen of a charger from outside its control loop, as one table: readings first, then the settings. */

import { UNKNOWN } from "../control/board.js";
import { FAULTS } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { LETTER_NAMES } from "../control/letter.js";
import type { Unit } from "../control/numbers.js";
import { BLOCKERS } from "../control/permission.js";
import { STATE_NAMES } from "../control/sequence.js";
import { TOKEN_KINDS } from "../evse/cards.js";
import { headlineOf, meterSpeaks } from "../evse/headline.js";
import { TONES } from "../evse/headlines.js";
import { HOLDS } from "../evse/holds.js";
import { PERMITS } from "../evse/permit.js";
import { STAGES } from "../evse/session.js";
import { heldOf } from "../settings/settings.js";
import { SETTINGS, type Setting } from "../settings/table.js";
import { VERSION } from "../version.js";
import { LEVELS, LONGEST_LEVEL, levelText } from "./commanding.js";
import type { ChoiceKind, Kind, NumberKind, Value } from "./kinds.js";
import { limitsText } from "./limiting.js";
import { MQTT_STATES, NETWORK_STATES, type Told } from "./outside.js";
import type { Subject } from "./subject.js";
import { entryText, LONGEST_ENTRY, MOST_ENTRIES } from "./week.js";

/** One property. */
export interface Property {
	readonly key: string;
	readonly kind: Kind;
	/** What it says, in a line. */
	readonly says: string;
	/** While somebody watches it is looked at about this often, ms, and so changes no more often; 0 for whenever it is its turn. */
	readonly every: number;
	/** It is a setting: the action `set` changes it. */
	readonly setting?: Setting;
	/** What it is now: of a choice the place of its name, of names their bits. UNKNOWN stands for a number that nobody knows. */
	read(subject: Subject): Value;
}

const INT = 0x7fffffff;
const MOST = Number.MAX_SAFE_INTEGER;
const SECOND = 1_000;
const MINUTE = 60_000;

function measure(unit: Unit, min = -INT, max = INT): NumberKind {
	return { is: "number", unit, min, max };
}

function choice(...of: readonly string[]): ChoiceKind {
	return { is: "choice", of };
}

const COUNT = measure("count", -1);
const NO_YES = choice("no", "yes");
const TEXT = frozen({ is: "text", longest: 120 } as const);
const MOMENT = frozen({ is: "moment" } as const);
const MODES: readonly string[] = frozen(["manual", "automatic"]);

type Read = (subject: Subject) => Value;

function row(key: string, kind: Kind, says: string, read: Read, every = 0): Property {
	return { key, kind, says, every, read };
}

// what a closure of a row keeps is a constant: the engine would hold a parameter in RAM

function currentOf(place: number): Property {
	const phase = place;
	const read = metered(({ sense }) => sense.mains.milliAmps[phase]);
	return row(`meter.current${phase + 1}`, measure("mA"), `current of L${phase + 1}`, read, SECOND);
}

function voltageOf(place: number): Property {
	const phase = place;
	const read = metered(({ sense }) => sense.mains.milliVolts[phase]);
	return row(`meter.voltage${phase + 1}`, measure("mV"), `voltage of L${phase + 1}`, read, SECOND);
}

function targetsRow(at: number): Property {
	const place = at;
	const says = `entry ${place + 1} of the targets: days, and what is wanted by when`;
	return row(`targets.${place + 1}`, { is: "text", longest: LONGEST_ENTRY }, says, ({ evse }) => entryText(evse, place), SECOND);
}

function levelRow(of: number): Property {
	const level = of;
	const says = `level ${level} of the setpoint: mA, when it ends in s since power-up or −1, and who says so`;
	return row(`setpoint.${level}`, { is: "text", longest: LONGEST_LEVEL }, says, ({ evse }) => levelText(evse, level), SECOND);
}

/** Of a phase, 0 to 2, what the meter says, or that nobody knows. */
function metered(reading: (subject: Subject) => number): Read {
	const read = reading;
	return (subject) => (meterSpeaks(subject) ? read(subject) : UNKNOWN);
}

function flag(yes: boolean): 0 | 1 {
	return yes ? 1 : 0;
}

function seconds(unixMs: number | undefined): number {
	return unixMs === undefined || !Number.isFinite(unixMs) ? -1 : Math.floor(unixMs / 1_000);
}

/** The course of a charge: these are looked at together, so that nobody sees one as it is and another as it was. */
const COURSE: readonly Property[] = frozen([
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

/** How many of them there are, the first of all. */
export const TOGETHER: number = COURSE.length;

/** What a person sees first. */
const FOR_PEOPLE: readonly Property[] = frozen([
	row("headline", TEXT, "what the port does, for people", (subject) => headlineOf(subject).text, SECOND),
	row("advice", TEXT, "what ends it, or what to do", (subject) => headlineOf(subject).more, SECOND),
	row("tone", choice(...TONES), "how the headline is meant", (subject) => TONES.indexOf(headlineOf(subject).tone), SECOND),
]);

const PORT: readonly Property[] = frozen([
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

const WIRES: readonly Property[] = frozen([
	row("pilot.duty", measure("%/100", 0, 10_000), "duty of the pilot; 0 is −12 V, 100 is +12 V", ({ drive }) => drive.duty),
	row(
		"pilot.high",
		measure("mV", -20_000, 20_000),
		"the last high plateau",
		({ sense }) => plateau(sense.pilot.count, sense.pilot.high),
		SECOND,
	),
	row(
		"pilot.low",
		measure("mV", -20_000, 20_000),
		"the last low plateau",
		({ sense }) => plateau(sense.pilot.count, sense.pilot.low),
		SECOND,
	),
	row("contactor", choice("open", "closed"), "what the contactor is told", ({ drive }) => drive.contactor),
	row("contactor.is", choice("unknown", "open", "closed"), "what its auxiliary contact says", ({ sense }) => sense.contactor),
	row("contactor.cycles", COUNT, "closings since power-up", ({ report }) => report.cycles),
	row("contactor.underLoad", COUNT, "openings under load since power-up", ({ report }) => report.openingsUnderLoad),
	row("proximity", measure("Ω"), "resistance of the proximity contact", ({ sense }) => sense.proximityOhms, SECOND),
	row("cable", measure("mA", 0), "rating of the cable; 0 if there is none or it cannot be told", ({ report }) => report.cableMa),
	row("socket", choice("no lock", "locked", "unlocked"), "lock of the socket", ({ sense }) => sense.lock),
	row("guard", choice("none", "lease", "residual", "stop", "pilot"), "why the guard has opened the contactor", ({ sense }) => sense.guard),
	row("temperature", measure("m°C"), "temperature of the enclosure", ({ sense }) => sense.temperatures[0], 5 * SECOND),
	row("leakage.dc", measure("µA"), "residual direct current", ({ sense }) => sense.residual.dcMicroAmps, SECOND),
	row("leakage.ac", measure("µA"), "residual alternating current", ({ sense }) => sense.residual.acMicroAmps, SECOND),
]);

/** Of a battery that nobody knows nothing can be reckoned: it begins at once. */
function beginsOf({ evse: { next } }: Subject): number {
	return next.startsAt === Number.NEGATIVE_INFINITY ? 0 : seconds(next.startsAt);
}

function plateau(count: number, windows: { readonly [index: number]: number }): number {
	return count === 0 ? UNKNOWN : windows[count - 1];
}

const POWER: readonly Property[] = frozen([
	row("offered", measure("mA", 0), "current that the port is ready to offer, per phase", ({ report }) => report.offeredMa),
	row("allowed", measure("mA", 0), "current that may be offered", ({ evse }) => evse.binding.ma),
	row("allowed.by", TEXT, "who says that it may not be more", ({ evse }) => evse.binding.by),
	row("limits", TEXT, "limits that others have set", ({ evse }) => limitsText(evse, TEXT.longest), SECOND),
	...Array.from({ length: LEVELS }, (_, place) => levelRow(place + 1)),
	row("phases.connected", choice("0", "1", "2", "3"), "phases that the contactor connects", ({ evse }) => evse.phases.connected),
	row("phases.used", choice("0", "1", "2", "3"), "phases that the vehicle has been seen to use", ({ evse }) => evse.phases.used),
	row("meter.speaks", NO_YES, "the meter is to be believed", (subject) => flag(meterSpeaks(subject))),
	row(
		"meter.power",
		measure("mW"),
		"active power",
		metered(({ sense }) => sense.mains.milliWatts),
		SECOND,
	),
	...[0, 1, 2].map(currentOf),
	...[0, 1, 2].map(voltageOf),
	row(
		"meter.frequency",
		measure("mHz"),
		"frequency of the supply",
		metered(({ sense }) => sense.mains.frequencyMhz),
		5 * SECOND,
	),
	row("energy.total", measure("mWh", 0, MOST), "all energy ever", ({ evse }) => evse.totalMwh, SECOND),
	row("energy.stray", measure("mWh", 0, MOST), "energy that flowed in no session", ({ evse }) => evse.strayMwh, MINUTE),
]);

const SESSION: readonly Property[] = frozen([
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

const COMPUTER: readonly Property[] = frozen([
	row("version", TEXT, "version of the firmware", () => VERSION),
	row("start", TEXT, "why the charger has started", ({ birth }) => birth?.reason ?? ""),
	row("crash", TEXT, "why the firmware broke off before that", ({ birth }) => birth?.crash ?? ""),
	row("uptime", measure("ms", 0, MOST), "time since power-up", ({ evse }) => evse.runningMs, MINUTE),
	row("clock", MOMENT, "the time of day", ({ evse }) => seconds(evse.clockMs), MINUTE),
	row("zone", TEXT, "the time zone", ({ evse }) => evse.zoneText),
]);

/** What the outside tells of itself; a moment after it is silent nobody knows it. */
const NETWORK: readonly Property[] = frozen([
	row("network.state", choice(...NETWORK_STATES), "how it is with the network", (subject) =>
		NETWORK_STATES.indexOf(known(subject).network ?? "unknown"),
	),
	row(
		"network.address",
		{ is: "text", longest: 40 },
		"the address there; empty for none",
		(subject) => known(subject).address ?? "",
		SECOND,
	),
	row(
		"network.signal",
		measure("dBm", -127, 0),
		"how strong the radio is heard",
		(subject) => known(subject).signal ?? UNKNOWN,
		5 * SECOND,
	),
	row("mqtt.state", choice(...MQTT_STATES), "how it is with the broker", (subject) =>
		MQTT_STATES.indexOf(known(subject).mqtt ?? "unknown"),
	),
	row("outside.restarts", COUNT, "how often the outside was started anew since power-up", ({ outside }) => outside.restarts, SECOND),
	row("secrets.changes", COUNT, "how often a secret was changed since power-up", ({ settings }) => settings.secretChanges),
]);

function known({ outside, evse }: Subject): Told {
	return outside.at(evse.runningMs);
}

/** Readings, in the order in which they are told. */
export const READINGS: readonly Property[] = frozen([
	...COURSE,
	...FOR_PEOPLE,
	...PORT,
	...WIRES,
	...POWER,
	...SESSION,
	...COMPUTER,
	...NETWORK,
]);

/** The table: readings, and settings. */
export const PROPERTIES: readonly Property[] = frozen([...READINGS, ...SETTINGS.map(settingRow)]);

const BY_KEY: { readonly [key: string]: Property | undefined } = frozen(Object.fromEntries(PROPERTIES.map((row) => [row.key, row])));

/** The row of a key; undefined if there is none. */
export function propertyOf(key: string): Property | undefined {
	return BY_KEY[key];
}

function settingRow(each: Setting): Property {
	const setting = each;
	const { key, help } = setting;
	const kind: Kind =
		"text" in setting ? { is: "text", longest: setting.text.longest } : measure(setting.row.unit, setting.row.min, setting.row.max);
	return { key: `set.${key}`, kind, says: help, every: 0, setting, read: ({ values }) => heldOf(values, setting) };
}
