// SPDX-License-Identifier: Apache-2.0
/** What the charger does, as tables: every figure that the panel shows, and from where it is read. */
import { OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { STEADY_HIGH, STEADY_LOW } from "../../src/control/duty.js";
import { frozen } from "../../src/control/frozen.js";
import { LETTER_NAMES } from "../../src/control/letter.js";
import { BLOCKERS } from "../../src/control/permission.js";
import { STATE_NAMES } from "../../src/control/sequence.js";
import { headlineOf, standingFaults } from "../../src/evse/headline.js";
import type { Firmware } from "../../src/firmware.js";
import type { Bench } from "../bench/bench.js";
import { fixedText, roundedTo, shortText } from "../bench/scenario/decimal.js";
import { namesOf } from "../bench/scenario/keys.js";
import type { Desk } from "./desk.js";

/** How a figure feels: nothing to see, just so, all is well, something is awaited, something is wrong. */
export type Tone = "quiet" | "plain" | "good" | "wait" | "bad";

/** A figure as it is shown now. */
export interface Shown {
	readonly text: string;
	/** What explains it, in a few words. */
	readonly more: string;
	readonly tone: Tone;
}

/** One figure. */
export interface Reading {
	readonly key: string;
	readonly label: string;
	show(bench: Bench, device: Firmware): Shown;
}

/** What each state of IEC 61851-1 says, and how it feels. */
const MEANINGS: Readonly<Record<(typeof STATE_NAMES)[number], readonly [meaning: string, tone: Tone]>> = frozen({
	A1: ["no vehicle, not ready", "quiet"],
	A2: ["no vehicle", "quiet"],
	B1: ["plugged in, not offered", "wait"],
	B2: ["plugged in, offered", "wait"],
	C1: ["asks, not offered", "wait"],
	C2: ["asks, and is offered", "good"],
	D1: ["asks for air, not offered", "wait"],
	D2: ["asks for air, is offered", "good"],
	E: ["pilot shorted", "bad"],
	F: ["out of order", "bad"],
});

/** The figures that are shown large. */
export const TILES: readonly Reading[] = frozen([
	{ key: "state", label: "State", show: (_, device) => stateShown(device) },
	{ key: "contactor", label: "Contactor", show: (bench) => contactorShown(bench) },
	{ key: "current", label: "Current", show: (bench) => currentShown(bench) },
]);

/** The other figures, one row each. */
export const ROWS: readonly Reading[] = frozen([
	{ key: "limit", label: "Limit", show: (_, device) => limitShown(device) },
	{ key: "pilot", label: "Pilot", show: (_, { drive, report }) => plain(dutyText(drive.duty), signalText(report.signalledMa)) },
	{ key: "plateaus", label: "Plateaus", show: (bench, device) => plateausShown(bench, device) },
	{ key: "energy", label: "Energy", show: (bench, device) => plain(energyText(device.sessionMwh), sessionsText(bench.sessions())) },
	{
		key: "mains",
		label: "Mains",
		show: ({ board: { mains } }) => plain(`${tenths(mains.voltage(0))} V`, `${tenths(mains.frequency())} Hz`),
	},
	{ key: "cable", label: "Cable", show: (_, { sense }) => cableShown(sense.proximityOhms) },
	{ key: "inside", label: "Inside", show: (_, { sense }) => plain(celsiusText(sense.temperatures[0]), "") },
	{ key: "closings", label: "Closings", show: (_, { report }) => plain(`${report.cycles}`, underLoadText(report.openingsUnderLoad)) },
]);

/** A figure as it is now; without power there is none. */
export function shownNow(reading: Reading, { bench, firmware }: Desk): Shown {
	return firmware === undefined ? { text: "–", more: "", tone: "quiet" } : reading.show(bench, firmware);
}

/** A line below the headline. */
export interface Note {
	readonly text: string;
	readonly tone: Tone;
}

/** The headline as it is now, and below it every fault that stands, and what forbids closing. */
export function headlineNow({ firmware }: Desk): Shown & { readonly notes: readonly Note[] } {
	if (firmware === undefined) return { text: "The board has no power", more: "", tone: "quiet", notes: [] };
	const faults = standingFaults(firmware);
	const headline = headlineOf(firmware);
	const notes = faults.map(({ name, text, means, end }): Note => {
		const told = text === headline.text;
		return { text: `${name}: ${means}${told ? "" : ` ${end}`}`, tone: told ? "plain" : "bad" };
	});
	return { ...headline, notes: [...notes, ...closingNotes(firmware)] };
}

function closingNotes({ report, holds }: Firmware): Note[] {
	const blockers = namesOf(report.blockers, BLOCKERS).join(", ").replaceAll("_", " ");
	if (blockers === "") return [];
	return [
		{
			text: `The contactor is held open by ${blockers}${holds.length === 0 ? "" : `; charging is held back by ${holds.join(", ")}`}`,
			tone: "quiet",
		},
	];
}

function plain(text: string, more: string): Shown {
	return { text, more, tone: "plain" };
}

function stateShown({ report }: Firmware): Shown {
	const name = STATE_NAMES[report.state];
	const [more, tone] = MEANINGS[name];
	return { text: name, more, tone };
}

function contactorShown({ board }: Bench): Shown {
	const closed = board.contactor.closed;
	const text = closed ? "closed" : "open";
	if (closed === board.commanded())
		return { text, more: closed ? "the vehicle has power" : "the vehicle has no power", tone: closed ? "good" : "quiet" };
	return { text, more: closed ? "told to open" : "told to close", tone: "bad" };
}

/** What a vehicle may draw, or could if one were there. */
function limitShown({ report, evse }: Firmware): Shown {
	return plain(`${tenths(report.cableMa > 0 ? report.offeredMa : evse.binding.ma)} A`, `by ${evse.binding.by}`);
}

function currentShown({ board: { mains } }: Bench): Shown {
	const { drawnMa, loadedPhases, milliWatts } = mains;
	if (loadedPhases === 0) return { text: "0 A", more: "nothing flows", tone: "quiet" };
	const kilowatts = fixedText(roundedTo(1, milliWatts / 1_000), 1);
	return {
		text: `${tenths(drawnMa)} A`,
		more: `on ${loadedPhases === 1 ? "1 phase" : `${loadedPhases} phases`}, ${kilowatts} kW`,
		tone: "good",
	};
}

function dutyText(duty: number): string {
	if (duty === STEADY_HIGH) return "steady +12 V";
	return duty === STEADY_LOW ? "steady −12 V" : `${shortText(duty, 2)} %`;
}

function signalText(signalledMa: number): string {
	return signalledMa === 0 ? "" : `offers ${tenths(signalledMa)} A`;
}

function plateausShown({ board: { port } }: Bench, { report }: Firmware): Shown {
	const high = tenths(port.highMv);
	const low = tenths(port.lowMv);
	return plain(`${high === low ? high : `${high} / ${low}`} V`.replaceAll("-", "−"), `reads ${LETTER_NAMES[report.letter]}`);
}

function energyText(mwh: number): string {
	return mwh < 10_000_000 ? `${roundedTo(0, mwh)} Wh` : `${fixedText(roundedTo(2, Math.round(mwh / 1_000)), 2)} kWh`;
}

function sessionsText(sessions: number): string {
	return sessions === 0 ? "" : `session ${sessions}`;
}

function cableShown(ohms: number): Shown {
	if (ohms === UNKNOWN) return plain("tethered", "");
	return ohms === OPEN_CIRCUIT ? plain("–", "no plug") : plain(`${ohms} Ω`, "");
}

function celsiusText(milliCelsius: number): string {
	return milliCelsius === UNKNOWN ? "–" : `${tenths(milliCelsius)} °C`.replace("-", "−");
}

function underLoadText(openings: number): string {
	return openings === 0 ? "" : `${openings} under load`;
}

/** Thousandths with one decimal. */
function tenths(thousandths: number): string {
	return fixedText(roundedTo(1, thousandths), 1);
}
