// SPDX-License-Identifier: Apache-2.0
/** Which headline a charger has at this moment, and the faults that stand, for people who know nothing of chargers. */
import type { Sense } from "../control/board.js";
import { LEAST_MA } from "../control/duty.js";
import { AT_ONCE, FAULTS, STOP_FIRST } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import type { Numbers } from "../control/numbers.js";
import { BLOCKERS, type BlockerName } from "../control/permission.js";
import { STATE_NAMES } from "../control/sequence.js";
import type { Report } from "../control/wish.js";
import { isHeard } from "./energy.js";
import type { Evse } from "./evse.js";
import { type Standing, standing } from "./faults.js";
import { type Headline, IDLE_LOAD, OF_BLOCKERS, OF_HOLDS, OF_STAGES, OF_STATES, RESERVED } from "./headlines.js";
import type { HoldName } from "./holds.js";

/** What is looked at; the firmware is such a thing. */
export interface Seen {
	readonly sense: Sense;
	readonly report: Report;
	readonly evse: Pick<Evse, "stage" | "holds" | "binding" | "wish" | "next" | "clockMs" | "reservation" | "inSession">;
	readonly values: { readonly control: Pick<Numbers, "retryAfter" | "meter"> };
}

/** Faults that stop a charge; the others only warn. */
const STOPPING = AT_ONCE | STOP_FIRST;
/** Less is what a vehicle draws that does not charge, mW. */
const IDLE_MW = 100_000;

/** The headline. There is always exactly one. */
export function headlineOf(seen: Seen): Headline {
	const { text, more, tone } = choose(seen);
	return { text: filled(text, seen), more: filled(more, seen), tone };
}

/** Every fault that stands: first the one that makes the headline, if one does, then by their place in the catalogue. */
export function standingFaults({ sense, report, values }: Seen): Standing[] {
	const { faults } = report;
	const places = FAULTS.map((_, place) => place).filter((place) => (faults & (1 << place)) !== 0);
	const leading = leadingFault(report);
	return [...places.filter((place) => place === leading), ...places.filter((place) => place !== leading)].map((place) =>
		standing(place, sense, report, values.control.retryAfter),
	);
}

/** A fault, then a stop that goes on, then a hold, then what the session says, then what the port does. */
function choose(seen: Seen): Headline {
	const { sense, report, evse, values } = seen;
	const fault = leadingFault(report);
	if (fault >= 0) {
		const { text, end } = standing(fault, sense, report, values.control.retryAfter);
		return { text, more: end, tone: "bad" };
	}
	const { holds, stage } = evse;
	// whatever it is that stops, the contactor is not open yet
	if (stage === "stopping" || stage === "finishing") return OF_STAGES[stage];
	const hold = HOLD_ORDER.find((name) => holds.includes(name));
	if (hold !== undefined) return OF_HOLDS[hold];
	if (stage === "charging" && drawsLittle(seen)) return IDLE_LOAD;
	if (stage === "idle" && evse.reservation !== undefined) return RESERVED;
	if (stage !== "idle" && stage !== "preparing") return OF_STAGES[stage];
	return (stage === "preparing" ? obstacle(report.blockers) : null) ?? OF_STATES[STATE_NAMES[report.state]];
}

/** Of the faults that stop a charge the one that was raised last, or the first of the catalogue; −1 if none stands. */
function leadingFault({ faults, newestFault }: Report): number {
	const stopping = faults & STOPPING;
	if (newestFault >= 0 && (stopping & (1 << newestFault)) !== 0) return newestFault;
	return FAULTS.findIndex((_, place) => (stopping & (1 << place)) !== 0);
}

/** The order of the rows is that in which they are asked. */
const HOLD_ORDER = frozen(Object.keys(OF_HOLDS) as HoldName[]);
const BLOCKER_ORDER = frozen(Object.keys(OF_BLOCKERS) as BlockerName[]);

function obstacle(blockers: number): Headline | null {
	const name = BLOCKER_ORDER.find((each) => (blockers & (1 << BLOCKERS.indexOf(each))) !== 0);
	return name === undefined ? null : OF_BLOCKERS[name];
}

/** Whether the meter is to be believed; otherwise nobody knows what is drawn. */
export function meterSpeaks({ sense, report, values }: Pick<Seen, "sense" | "report" | "values">): boolean {
	return isHeard(sense.mains, report.faults) && sense.mains.ageMs < values.control.meter.lostMs;
}

function drawsLittle(seen: Seen): boolean {
	return meterSpeaks(seen) && seen.sense.mains.milliWatts < IDLE_MW;
}

/** What stands for the words in braces. */
const FIGURES = frozen({
	power: (seen: Seen) => (meterSpeaks(seen) ? `${tenths(seen.sense.mains.milliWatts / 1_000)} kW` : ""),
	offer: ({ report, evse }: Seen) => `${tenths(report.offeredMa > 0 ? report.offeredMa : evse.binding.ma)} A`,
	by: ({ report, evse }: Seen) => {
		const own = report.offeredMa === 0 && evse.wish.offerMa >= LEAST_MA;
		const by = own ? "charger" : evse.binding.by;
		return NAMES_OF_LIMITS[by] ?? `"${by}"`;
	},
	start: ({ evse: { next, clockMs } }: Seen) => {
		const ms = (next.startsAt ?? Number.NaN) - (clockMs ?? Number.NaN);
		return Number.isFinite(ms) ? `in ${duration(ms)}` : "later";
	},
} as const);

/** The port's own names for what binds; others are those of whoever has set a limit. */
const NAMES_OF_LIMITS: Readonly<Record<string, string>> = frozen({
	circuit: "the circuit",
	user: "the owner",
	permit: "whoever manages energy",
	setpoint: "building management",
	delay: "the random delay",
	cable: "the cable",
	charger: "the charger itself",
});

function filled(text: string, seen: Seen): string {
	return text.replace(/\{(\w+)\}/g, (_, name: keyof typeof FIGURES) => FIGURES[name](seen)).trim();
}

/** Thousandths with one decimal. */
function tenths(thousandths: number): string {
	const rounded = Math.round(thousandths / 100);
	return `${Math.trunc(rounded / 10)}.${rounded % 10}`;
}

function duration(ms: number): string {
	const minutes = Math.max(1, Math.ceil(ms / 60_000));
	return minutes < 60 ? `${minutes} min` : `${Math.trunc(minutes / 60)} h ${minutes % 60} min`;
}
