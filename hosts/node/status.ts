// SPDX-License-Identifier: Apache-2.0
/** The status of the bench in one line: pilot, contactor, current, limit, energy, faults. */
import { FAULTS } from "../../src/control/faults.js";
import { STATE_NAMES } from "../../src/control/sequence.js";
import type { Bench } from "../bench/bench.js";
import type { Device } from "../bench/device.js";
import { fixedText, roundedTo, shortText } from "../bench/scenario/decimal.js";
import { namesOf } from "../bench/scenario/keys.js";
import type { Colour, Paint } from "./paint.js";

const FAULT_NAMES = FAULTS.map((fault) => fault.name);
const GAP = "  ";

/** By the letter of the state. */
const STATE_COLOURS: Readonly<Record<string, Colour>> = {
	A: "dim",
	B: "yellow",
	C: "green",
	D: "green",
	E: "red",
	F: "red",
};

/** One thing that is told. */
interface Part {
	readonly text: string;
	readonly colour?: Colour;
	/** What has the most is left out first where there is little room. */
	readonly spare: number;
}

/** The status, as much of it as `columns` have room for, the most important things at any rate. */
export function statusText(bench: Bench, paint: Paint, columns: number): string {
	const parts = bench.device === null ? [OFF] : partsOf(bench, bench.device);
	for (let spare = 5; spare > 0 && widthOf(parts) > columns; spare--) {
		const at = parts.findIndex((part) => part.spare === spare);
		if (at >= 0) parts.splice(at, 1);
	}
	return parts.map(({ text, colour }) => (colour === undefined ? text : paint(colour, text))).join(GAP);
}

const OFF: Part = { text: "no power", colour: "dim", spare: 0 };
const NO_FAULT: Part = { text: "no fault", spare: 5 };

function partsOf({ board }: Bench, { report, drive, sessionMwh }: Device): Part[] {
	const state = STATE_NAMES[report.state];
	const faults = namesOf(report.faults, FAULT_NAMES).join(", ");
	const { drawnMa, loadedPhases } = board.mains;
	return [
		{ text: state, colour: STATE_COLOURS[state[0]], spare: 0 },
		{ text: `${tenths(board.port.highMv)} V`, spare: 1 },
		{ text: `${shortText(drive.duty, 2)} %`, spare: 2 },
		board.contactor.closed ? { text: "closed", colour: "green", spare: 0 } : { text: "open", spare: 0 },
		{ text: loadedPhases === 0 ? "0 A" : `${tenths(drawnMa)} A × ${loadedPhases}`, spare: 0 },
		{ text: `limit ${tenths(report.offeredMa)} A`, spare: 3 },
		{ text: `${roundedTo(0, sessionMwh)} Wh`, spare: 4 },
		faults === "" ? NO_FAULT : { text: faults, colour: "red", spare: 0 },
	];
}

function widthOf(parts: readonly Part[]): number {
	return parts.map(({ text }) => text).join(GAP).length;
}

/** Thousandths with one decimal. */
function tenths(thousandths: number): string {
	return fixedText(roundedTo(1, thousandths), 1);
}
