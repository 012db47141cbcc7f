// SPDX-License-Identifier: Apache-2.0
/** How long the guard takes from each cause to the pin, with the sampler's frames and the timer's milliseconds in between. */
import { DIODE_MV, NOMINAL, Ohms } from "../../hosts/bench/circuit.js";
import { Random, Stream } from "../../hosts/bench/random.js";
import { GuardCause, OPEN_CIRCUIT } from "../../src/control/board.js";
import { beginning, NO_CORRECTION } from "./accuracy.js";
import { say } from "./desk.js";
import { CABLE_AND_VEHICLE_PF, CABLE_PF, conversions, PLAIN, type Wire } from "./waveform.js";

/** Conversions in a frame: 3 ms, as binding.c asks for. */
const FRAME = 250;
const RUNS = 40;
const TICK_MS = 10;
/** When things happen, at the earliest. */
const CALM_MS = 60;

/** What happens in a charge. */
export interface Incident {
	readonly what: string;
	readonly cause: GuardCause;
	/** What the wire carries afterwards; undefined for C, null if the sampler falls silent. */
	readonly after?: { readonly ohms: number; readonly diodeMv: number; readonly picoFarads: number } | null;
	/** A word for the guard that an interrupt says in the very moment. */
	readonly line?: "stop" | "residual";
	/** The controller completes no more ticks. */
	readonly stalls?: boolean;
}

export const INCIDENTS: readonly Incident[] = [
	{ what: "emergency stop pressed", cause: GuardCause.Stop, line: "stop" },
	{ what: "residual current monitor trips", cause: GuardCause.Residual, line: "residual" },
	{ what: "controller stalls", cause: GuardCause.Lease, stalls: true },
	{
		what: "unplugged, and the controller goes on",
		cause: GuardCause.Pilot,
		after: { ohms: OPEN_CIRCUIT, diodeMv: DIODE_MV, picoFarads: CABLE_PF },
	},
	{ what: "pilot shorted, and the controller goes on", cause: GuardCause.Pilot, after: { ohms: 0, diodeMv: 0, picoFarads: CABLE_PF } },
	{
		what: "vehicle back to B, and the controller goes on",
		cause: GuardCause.Pilot,
		after: { ohms: Ohms.B, diodeMv: DIODE_MV, picoFarads: CABLE_AND_VEHICLE_PF },
	},
	{ what: "sampler falls silent, and the controller goes on", cause: GuardCause.Pilot, after: null },
];

/** What came of an incident: milliseconds to the pin, least and most. */
export interface Timing {
	readonly least: number;
	readonly most: number;
}

/** Plays an incident at several phases of everything. */
export function timing(program: string, incident: Incident): Timing {
	const dice = new Random(7, Stream.Jitter);
	const times = Array.from({ length: RUNS }, () => time(program, incident, CALM_MS + dice.below(10_000) / 1_000, dice));
	return { least: Math.min(...times), most: Math.max(...times) };
}

/** Milliseconds from the moment `at` to the pin, in steps of the timer, which has a phase of its own. */
function time(program: string, incident: Incident, at: number, dice: Random): number {
	const duty = 1_000 + dice.below(8_000);
	const wire = (load: Pick<Wire, "ohms" | "diodeMv" | "picoFarads">): Wire => ({
		generator: NOMINAL,
		duty,
		...load,
		phaseUs: 0,
		periodUs: 1_000,
	});
	const charge = wire({ ohms: Ohms.C, diodeMv: DIODE_MV, picoFarads: CABLE_AND_VEHICLE_PF });
	const fault = incident.after ? wire(incident.after) : charge;
	const changesAt = (at * PLAIN.rate) / 1_000;
	const timerPhase = dice.below(1_000) / 1_000;
	const controllerPhase = dice.below(TICK_MS);
	const words = [...beginning(PLAIN, NO_CORRECTION), "start 0"];
	const opens: { readonly answer: number; readonly at: number }[] = [];
	let answers = 2;
	let conversion = 0;
	let spoken = false;
	const tell = (word: string, when: number) => {
		words.push(word);
		opens.push({ answer: answers++, at: when });
	};
	for (let ms = 0; ms < at + 1_000; ms++) {
		const now = ms + timerPhase;
		const due = (now * PLAIN.rate) / 1_000;
		while (conversion + FRAME <= due) {
			if (incident.after !== null || conversion < changesAt) {
				const samples = conversions(PLAIN, (i) => (i < changesAt ? charge : fault), conversion, FRAME, new Random(1, Stream.Noise));
				words.push(`samples ${FRAME} ${samples.join(" ")}`);
			}
			conversion += FRAME;
		}
		if (incident.line && !spoken && now >= at) {
			spoken = true;
			tell(incident.line === "stop" ? `stop ${ms} 1` : `look ${microseconds(at)} 1`, at);
		}
		if (incident.line === "residual" && now >= at) tell(`look ${microseconds(now)} 1`, now);
		tell(`tick ${ms}`, now);
		if (ms % TICK_MS !== controllerPhase || (incident.stalls && now >= at)) continue;
		tell(`renew ${ms}`, now);
		tell(`ask ${ms} ${ms > CALM_MS / 2 ? 1 : 0}`, now);
	}
	return openedAfter(say(program, words), opens, incident, at);
}

function microseconds(ms: number): number {
	return Math.round(ms * 1_000);
}

function openedAfter(
	said: readonly string[],
	opens: readonly { readonly answer: number; readonly at: number }[],
	{ what, cause }: Incident,
	at: number,
): number {
	if (!opens.some((each) => each.at < at && said[each.answer] === "1 0")) throw new Error(`${what}: it never held`);
	const opened = opens.find((each) => each.at >= at && said[each.answer][0] === "0");
	if (!opened) throw new Error(`${what}: it holds for ever`);
	if (said[opened.answer] !== `0 ${cause}`) throw new Error(`${what}: it opens with "${said[opened.answer]}"`);
	return opened.at - at;
}
