// SPDX-License-Identifier: Apache-2.0
/** The headlines: what a person reads first, by what holds charging back, by the stage of the session, and by the state of the port. */
import { frozen } from "../control/frozen.js";
import type { BlockerName } from "../control/permission.js";
import type { STATE_NAMES } from "../control/sequence.js";
import { FAULT_WORDS } from "./faults.js";
import type { HoldName } from "./holds.js";
import type { Stage } from "./session.js";

/** How it feels: all is well and nothing to do, energy flows, something is awaited, something is wrong. */
export const TONES = frozen(["quiet", "good", "wait", "bad"] as const);

/** One of them. */
export type Tone = (typeof TONES)[number];

/** A headline, and a sentence for whoever wants to know more. Words in braces stand for a figure: headline.ts has them. */
export interface Headline {
	readonly text: string;
	readonly more: string;
	readonly tone: Tone;
}

/** The name of a state. */
export type StateName = (typeof STATE_NAMES)[number];

const READY: Headline = frozen({ text: "Ready", more: "Plug in to charge.", tone: "quiet" });
const GETTING_READY: Headline = frozen({ text: "Getting ready", more: "Current is offered in a moment.", tone: "wait" });
const GOING_ON: Headline = frozen({ text: "Going on soon", more: "What has held charging back is over.", tone: "wait" });
const STARTING: Headline = frozen({ text: "Starting", more: "The contactor is about to close.", tone: "wait" });
const STOPPING: Headline = frozen({ text: "Stopping", more: "The vehicle has some seconds to let go.", tone: "wait" });
const FINISHED: Headline = frozen({ text: "Finished", more: "Unplug the vehicle before it charges again.", tone: "quiet" });
const NO_POWER: Headline = frozen({ text: "Waiting for power", more: "Less than 6 A may be offered: {by} says so.", tone: "wait" });

/** The port is kept for somebody who has not come yet. */
export const RESERVED: Headline = frozen({ text: "Reserved", more: "The port is kept for somebody.", tone: "wait" });

/** The contactor is closed, and next to nothing flows. */
export const IDLE_LOAD: Headline = frozen({ text: "Connected", more: "The vehicle may draw {offer}, and takes its time.", tone: "good" });

/** What holds charging back, above the controller. The first that holds makes the headline. */
export const OF_HOLDS = frozen({
	unavailable: { text: "Out of service", more: "Somebody has disabled this port.", tone: "bad" },
	recovering: { text: "Restarted", more: "It is being seen whether the vehicle is still there.", tone: "wait" },
	finished: FINISHED,
	authorization: { text: "Waiting for a card", more: "Show a card, or start charging from an app.", tone: "wait" },
	user: { text: "Paused by a person", more: "Charging goes on once somebody resumes it.", tone: "wait" },
	fault: GOING_ON,
	energy: NO_POWER,
	schedule: { text: "Waiting for its time", more: "Charging begins {start}.", tone: "wait" },
	delay: { text: "Waiting for a random time", more: "Chargers that start one after the other spare the grid.", tone: "wait" },
	clock: {
		text: "Waiting for the time of day",
		more: "Something depends on it, and nobody has told the time since the charger started.",
		tone: "wait",
	},
	wear: { text: "Sparing the contactor", more: "It has closed again and again, and rests for some minutes at most.", tone: "wait" },
	supply: { text: "Waiting for a steady supply", more: "The power has come and gone; charging goes on in some minutes.", tone: "wait" },
	permit: { text: "Charging is switched off", more: "An app or an energy manager has switched it off.", tone: "wait" },
	host_lost: { text: "The host is not heard", more: "It decides here; charging goes on once it answers and allows it anew.", tone: "bad" },
	host_off: { text: "Out of service", more: "The host, which decides here, has disabled this port.", tone: "bad" },
	host: { text: "Waiting for the host", more: "It decides here, and offers nothing yet.", tone: "wait" },
	phases: { text: "Switching phases", more: "Charging goes on with another number of phases.", tone: "wait" },
} as const satisfies Record<HoldName, Headline>);

/** The stages of a session that speak for themselves. In the others, the state of the port does. */
export const OF_STAGES = frozen({
	waiting: { text: "Waiting for the vehicle to be plugged in", more: "Somebody may charge as soon as it is.", tone: "wait" },
	charging: { text: "Charging {power}", more: "The vehicle may draw {offer}: the limit is set by {by}.", tone: "good" },
	"paused by vehicle": { text: "Paused by the vehicle", more: "It is full, or has plans of its own; {offer} are on offer.", tone: "wait" },
	stopping: STOPPING,
	paused: GOING_ON,
	finishing: STOPPING,
	finished: FINISHED,
} as const satisfies Record<Exclude<Stage, "idle" | "preparing">, Headline>);

/** What forbids closing while a charge is prepared. The first that holds makes the headline; null is part of every start, so the state does. */
export const OF_BLOCKERS = frozen({
	guard: {
		text: "Held open by the guard",
		more: "The guard opened the contactor; it lets go once the controller has answered.",
		tone: "bad",
	},
	fault: { text: "Out of order", more: "A fault holds the contactor open.", tone: "bad" },
	ventilation: { text: FAULT_WORDS.ventilation.is, more: "This place has none.", tone: "bad" },
	cable: { text: "Reading the cable", more: "The plug says how much current the cable carries.", tone: "wait" },
	request: {
		text: "The vehicle's request is unclear",
		more: "The signal is not as low as a request makes it, as when the charger's own voltage sags.",
		tone: "bad",
	},
	lock: { text: "Locking the plug", more: "Charging begins once the plug is locked.", tone: "wait" },
	current: NO_POWER,
	residual_test: { text: "Testing the leakage protection", more: "It is tested before each charge.", tone: "wait" },
	contactor_rest: { text: "Letting the contactor rest", more: "It rests between two closings.", tone: "wait" },
	permission: GETTING_READY,
	host: { text: "Waiting for the host", more: "It decides here, and has not allowed the contactor to close.", tone: "wait" },
	pwm: null,
	diode: null,
} as const satisfies Record<BlockerName, Headline | null>);

/** The states of the port, where nothing else explains it. */
export const OF_STATES = frozen({
	A1: READY,
	A2: READY,
	B1: GETTING_READY,
	B2: { text: "Waiting for the vehicle", more: "{offer} are on offer, and the vehicle has yet to ask.", tone: "wait" },
	C1: GETTING_READY,
	C2: STARTING,
	D1: GETTING_READY,
	D2: STARTING,
	E: { text: FAULT_WORDS.pilot_short.is, more: "Charging is possible once the short is gone.", tone: "bad" },
	F: { text: "Waking the vehicle", more: "It has slept through the offer, and gets a pulse.", tone: "wait" },
} as const satisfies Record<StateName, Headline>);
