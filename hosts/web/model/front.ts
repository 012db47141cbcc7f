// SPDX-License-Identifier: Apache-2.0
/** The first screen as figures and sentences: what the charger does, why it does not charge, and what a person can do about it. */
import { frozen } from "../../../src/control/frozen.js";
import type { Charger } from "../../../src/link/charger.js";
import { namesOf, standingOf } from "./faults.js";
import { amps, clockText, energy, kilowatts, measured, NOTHING } from "./figures.js";
import { fill, type Speech } from "./speech.js";

/** A figure with its label. */
export interface Figure {
	readonly key: string;
	readonly label: string;
	readonly text: string;
}

/** One reason why it does not charge. */
export interface Reason {
	readonly name: string;
	readonly text: string;
	readonly more: string;
}

/** What is seen first. */
export interface Front {
	readonly headline: string;
	readonly advice: string;
	/** As the firmware calls it: quiet, good, wait, bad. */
	readonly tone: string;
	/** kW, and the part of what the limit would allow, 0 to 1. */
	readonly power: string;
	readonly part: number;
	readonly figures: readonly Figure[];
	readonly reasons: readonly Reason[];
	/** What forbids closing the contactor, in one line; empty if nothing does, or energy flows. */
	readonly opens: string;
	/** What a person may do now. */
	readonly paused: boolean;
	readonly stoppable: boolean;
	readonly wantsCard: boolean;
	readonly clearable: boolean;
}

/** Stages in which there is a transaction. */
const IN_TRANSACTION: readonly string[] = frozen(["preparing", "charging", "paused by vehicle", "stopping", "paused"]);
/** A phase, where nobody measures, V. */
const NOMINAL_V = 230;

/** The first screen now. */
export function frontOf(charger: Charger, speech: Speech): Front {
	const milliWatts = charger.measured("meter.power");
	return {
		headline: speech.told(charger.text("headline")),
		advice: speech.told(charger.text("advice")),
		tone: charger.name("tone") || "quiet",
		power: kilowatts(milliWatts, speech),
		part: partOf(charger, milliWatts ?? 0),
		figures: figuresOf(charger, speech),
		reasons: reasonsOf(charger, speech),
		opens:
			charger.number("contactor") === 1
				? ""
				: namesOf(charger, "blockers")
						.map((name) => speech.blocker(name))
						.join(", "),
		paused: charger.yes("paused"),
		stoppable: IN_TRANSACTION.includes(charger.name("stage")),
		wantsCard: charger.number("set.authorization") === 1 && !IN_TRANSACTION.includes(charger.name("stage")),
		clearable: charger.number("faults") !== 0,
	};
}

/** Faults that stand, then what else holds charging back: of a fault that is over the hold itself speaks. */
function reasonsOf(charger: Charger, speech: Speech): Reason[] {
	const faults = standingOf(charger, speech);
	const holds = namesOf(charger, "holds").filter((name) => name !== "fault" || faults.length === 0);
	return [
		...faults.map(({ name, text, ends }) => ({ name, text, more: ends })),
		...holds.map((name) => ({ name, ...filled(speech.hold(name), charger, speech) })),
	];
}

/** A reason is told with the figures of the headline, where it is that; otherwise without. */
function filled({ text, more }: { text: string; more: string }, charger: Charger, speech: Speech): { text: string; more: string } {
	const by = limiter(charger, speech);
	return { text, more: fill(more, { by, start: NOTHING, offer: amps(charger.measured("allowed"), speech), power: NOTHING }) };
}

function partOf(charger: Charger, milliWatts: number): number {
	const phases = Math.max(1, charger.number("phases.used"));
	const most = (charger.number("allowed") / 1_000) * NOMINAL_V * phases * 1_000;
	return most <= 0 ? 0 : Math.min(1, Math.max(0, milliWatts / most));
}

function figuresOf(charger: Charger, speech: Speech): Figure[] {
	const { words } = speech;
	const current = Math.max(...[1, 2, 3].map((phase) => charger.measured(`meter.current${phase}`) ?? -1));
	return [
		{ key: "energy", label: words.energy, text: energy(charger.number("session.energy"), speech) },
		{ key: "time", label: words.time, text: clockText(charger.number("session.duration")) },
		{ key: "current", label: words.current, text: measured(current < 0 ? null : current, 1_000, 1, "A", speech) },
		{ key: "offered", label: words.offered, text: amps(charger.number("signalled"), speech) },
	];
}

/** Who allows no more, by the name that people know. */
export function limiter(charger: Charger, { told }: Speech): string {
	const by = charger.text("allowed.by");
	return told(OWN_LIMITS[by] ?? `"${by}"`);
}

/** The port's own names for what binds, as its headlines say them. */
const OWN_LIMITS: { readonly [name: string]: string | undefined } = frozen({
	circuit: "the circuit",
	user: "the owner",
	permit: "whoever manages energy",
	setpoint: "building management",
	delay: "the random delay",
	cable: "the cable",
});

/** The wire, for whoever wants to know more. */
export function wireOf(charger: Charger, speech: Speech): Figure[] {
	const { words } = speech;
	const voltages = [1, 2, 3].map((phase) => charger.measured(`meter.voltage${phase}`));
	return [
		{ key: "vehicle", label: words.vehicle, text: [words.unknown, words.vehicleAway, words.vehicleThere][charger.number("vehicle")] },
		{ key: "state", label: words.state, text: charger.name("state") },
		{ key: "contactor", label: words.contactor, text: charger.number("contactor") === 1 ? words.contactorClosed : words.contactorOpen },
		{ key: "phases", label: words.phases, text: charger.name("phases.connected") },
		{ key: "voltage", label: words.voltage, text: voltages.map((mv) => measured(mv, 1_000, 0, "V", speech)).join(" · ") },
		{ key: "temperature", label: words.temperature, text: measured(charger.measured("temperature"), 1_000, 0, "°C", speech) },
		{ key: "total", label: words.total, text: energy(charger.number("energy.total"), speech) },
	];
}

/** The owner's limit as a slider: 6 A to what the circuit carries. */
export interface LimitSlider {
	readonly min: number;
	readonly max: number;
	/** Where it stands, A. */
	readonly at: number;
	/** What was accepted, and what counts now. */
	readonly notes: readonly string[];
}

/** Least current that can be offered, A. */
const LEAST_A = 6;

/** The slider now. */
export function sliderOf(charger: Charger, speech: Speech): LimitSlider {
	const circuit = charger.number("set.limit");
	const held = Math.min(charger.number("set.userLimit"), circuit);
	const allowed = charger.number("allowed");
	const signalled = charger.number("signalled");
	const { words } = speech;
	return {
		min: LEAST_A,
		max: Math.max(LEAST_A, Math.floor(circuit / 1_000)),
		at: Math.max(LEAST_A, Math.floor(held / 1_000)),
		notes: [
			fill(words.limitStands, { amps: amps(held, speech) }),
			...(allowed < held ? [fill(words.limitLess, { amps: amps(allowed, speech), by: limiter(charger, speech) })] : []),
			...(signalled > 0 ? [fill(words.limitPilot, { amps: amps(signalled, speech) })] : []),
		],
	};
}
