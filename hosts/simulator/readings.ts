// SPDX-License-Identifier: Apache-2.0
/** What the charger does, as tables: every figure that the panel shows, and from where it is read. */
import { OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { STEADY_HIGH, STEADY_LOW } from "../../src/control/duty.js";
import { FAULTS } from "../../src/control/faults.js";
import { frozen } from "../../src/control/frozen.js";
import { LETTER_NAMES } from "../../src/control/letter.js";
import { BLOCKERS } from "../../src/control/permission.js";
import { STATE_NAMES } from "../../src/control/sequence.js";
import type { Bench } from "../bench/bench.js";
import type { Device } from "../bench/device.js";
import { fixedText, roundedTo, shortText } from "../bench/scenario/decimal.js";
import { namesOf } from "../bench/scenario/keys.js";

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
	show(bench: Bench, device: Device): Shown;
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

const FAULT_NAMES = frozen(FAULTS.map(({ name }) => name));

/** The figures that are shown large. */
export const TILES: readonly Reading[] = frozen([
	{ key: "state", label: "State", show: (_, device) => stateShown(device) },
	{ key: "contactor", label: "Contactor", show: (bench) => contactorShown(bench) },
	{ key: "current", label: "Current", show: (bench) => currentShown(bench) },
]);

/** The line that says why: the fault that stands, what else forbids closing, or that nothing does. */
export const WHY: Reading = frozen({ key: "why", label: "", show: (_, device) => faultShown(device) ?? blockersShown(device) });

/** The other figures, one row each. */
export const ROWS: readonly Reading[] = frozen([
	{ key: "limit", label: "Limit", show: (_, device) => plain(`${tenths(device.report.offeredMa)} A`, `by ${device.boundBy}`) },
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

/** A figure as it is now; without power there is nothing to read, which the line that says why tells. */
export function shownNow(reading: Reading, bench: Bench): Shown {
	if (bench.device !== null) return reading.show(bench, bench.device);
	return { text: reading === WHY ? "The board has no power" : "–", more: "", tone: "quiet" };
}

function plain(text: string, more: string): Shown {
	return { text, more, tone: "plain" };
}

function stateShown({ report }: Device): Shown {
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

/** The newest fault, and what its retry waits for. */
function faultShown({ report }: Device): Shown | null {
	if (report.faults === 0) return null;
	const newest = report.newestFault;
	const retry = newest < 0 ? -1 : report.retryInMs[newest];
	const { means, clears } = FAULTS[Math.max(newest, 0)];
	const ends = retry >= 0 ? `Next try in ${Math.ceil(retry / 1_000)} s.` : END_OF_FAULT[clears];
	return { text: namesOf(report.faults, FAULT_NAMES).join(", "), more: `${means} ${ends}`, tone: "bad" };
}

/** What has to happen where no time ends a fault. */
const END_OF_FAULT: Readonly<Record<(typeof FAULTS)[number]["clears"], string>> = frozen({
	itself: "It ends once its cause is gone.",
	unplug: "It ends when the vehicle is unplugged.",
	person: "Type clear to end it.",
	restart: "Only a restart ends it.",
});

function blockersShown({ report, holds }: Device): Shown {
	const names = namesOf(report.blockers, BLOCKERS).join(", ").replaceAll("_", " ");
	if (names === "") return { text: "Nothing forbids closing", more: "the contactor follows the vehicle", tone: "good" };
	return {
		text: "Closing is forbidden",
		more: `by ${names}${holds.length === 0 ? "" : `; permission waits for ${holds.join(", ")}`}`,
		tone: "quiet",
	};
}

function dutyText(duty: number): string {
	if (duty === STEADY_HIGH) return "steady +12 V";
	return duty === STEADY_LOW ? "steady −12 V" : `${shortText(duty, 2)} %`;
}

function signalText(signalledMa: number): string {
	return signalledMa === 0 ? "" : `offers ${tenths(signalledMa)} A`;
}

function plateausShown({ board: { port } }: Bench, { report }: Device): Shown {
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
	return ohms === OPEN_CIRCUIT ? plain("–", "nothing plugged in") : plain(`${ohms} Ω`, "");
}

function celsiusText(milliCelsius: number): string {
	return milliCelsius === UNKNOWN ? "–" : `${tenths(milliCelsius)} °C`.replace("-", "−");
}

function underLoadText(openings: number): string {
	return openings === 0 ? "" : `${openings} opened under load`;
}

/** Thousandths with one decimal. */
function tenths(thousandths: number): string {
	return fixedText(roundedTo(1, thousandths), 1);
}
