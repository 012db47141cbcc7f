// SPDX-License-Identifier: Apache-2.0
/** How far the plateaus that the sampler finds lie from those that are on the wire. */
import { DIODE_MV, highPlateau, lowPlateau, Ohms } from "../../hosts/bench/circuit.js";
import { Random, Stream } from "../../hosts/bench/random.js";
import { OPEN_CIRCUIT } from "../../src/control/board.js";
import { say } from "./desk.js";
import {
	type Adc,
	CABLE_AND_VEHICLE_PF,
	CABLE_PF,
	conversions,
	deviating,
	FRONT_END,
	OTHERS,
	PILOT,
	STRAIGHT,
	type Wire,
} from "./waveform.js";

/** What vehicles and their faults put on the pilot. */
export const LOADS = [
	{ what: "A", ohms: OPEN_CIRCUIT, diodeMv: DIODE_MV, picoFarads: CABLE_PF },
	{ what: "B", ohms: Ohms.B, diodeMv: DIODE_MV, picoFarads: CABLE_AND_VEHICLE_PF },
	{ what: "C", ohms: Ohms.C, diodeMv: DIODE_MV, picoFarads: CABLE_AND_VEHICLE_PF },
	{ what: "D", ohms: Ohms.D, diodeMv: DIODE_MV, picoFarads: CABLE_AND_VEHICLE_PF },
	{ what: "B, diode shorted", ohms: Ohms.B, diodeMv: 0, picoFarads: CABLE_AND_VEHICLE_PF },
	{ what: "C, diode shorted", ohms: Ohms.C, diodeMv: 0, picoFarads: CABLE_AND_VEHICLE_PF },
	{ what: "short through a diode", ohms: 0, diodeMv: DIODE_MV, picoFarads: CABLE_PF },
] as const;

/** What one measurement has come to: errors in mV. */
export interface Accuracy {
	readonly windows: number;
	readonly lost: number;
	readonly highMv: number;
	readonly lowMv: number;
	/** Of the median of each ten windows in a row. */
	readonly tickMv: number;
}

/** How the chip's counts become voltages: the nodes of its characteristic, and whether the board was calibrated at two points. */
export interface Correction {
	readonly nodes: ((raw: number) => number) | undefined;
	readonly twoPoints: boolean;
}

/** As an ADC that is straight needs it. */
export const NO_CORRECTION: Correction = { nodes: undefined, twoPoints: false };

/** One measurement: a wire, an ADC, and how many periods of it. */
export interface Case {
	readonly wire: Wire;
	readonly adc: Adc;
	readonly correction: Correction;
	readonly periods: number;
	readonly seed: number;
}

/** All loads at one duty with generators at both ends and in the middle, at phases and periods that no clock has in common. */
export function casesAt(duty: number, adc: Adc, correction: Correction, periods: number, seed: number): Case[] {
	return LOADS.flatMap((load, i) =>
		[-500, 0, 500].map((deviation, j) => {
			const dice = new Random(seed + duty * 31 + i * 7 + j, Stream.Jitter);
			// up to 0.5 % off, IEC 61851-1; the ADC's own clock may be as much off again
			const wire: Wire = {
				generator: deviating(deviation),
				duty,
				...load,
				phaseUs: dice.below(1_000),
				periodUs: 990 + dice.below(2_001) / 100,
			};
			return { wire, adc, correction, periods, seed: seed + i * 3 + j };
		}),
	);
}

/** Words that begin a sampler for an ADC, with its correction. Answers come for each of them but `nodes`. */
export function beginning(adc: Adc, correction: Correction): string[] {
	const channels = OTHERS.map(({ channel }) => channel);
	const { low, high } = FRONT_END;
	const words = [`sampler ${adc.rate} ${PILOT} ${channels.length} ${channels.join(" ")} ${low.uv} ${low.mv} ${high.uv} ${high.mv}`];
	if (correction.nodes) words.push(`nodes ${nodesOf(correction.nodes)}`);
	return words;
}

function nodesOf(mvOf: (raw: number) => number): string {
	return Array.from({ length: 65 }, (_, i) => Math.round(mvOf(i === 64 ? 4_095 : i * 64))).join(" ");
}

/** The words that measure the two points, −12 V and +12 V, of an ADC whose sampler has begun; each is answered once. */
function pointWords(adc: Adc): string[] {
	return [0, 10_000].flatMap((duty) => {
		const wire: Wire = {
			generator: deviating(0),
			duty,
			ohms: OPEN_CIRCUIT,
			diodeMv: 0,
			picoFarads: CABLE_PF,
			phaseUs: 0,
			periodUs: 1_000,
		};
		const words = conversions({ ...adc, sigmaMv: 0, evenMv: 0 }, () => wire, 0, 1_000, new Random(1, Stream.Noise));
		return [`samples ${words.length} ${words.join(" ")}`, "pin"];
	});
}

/** Measures the two points of an ADC and returns the word that calibrates by them. */
function calibration(program: string, adc: Adc, correction: Correction): string[] {
	if (!correction.twoPoints) return [];
	const [, low, high] = say(program, [...beginning(adc, correction), ...pointWords(adc)]);
	return [`calibrate ${low.split(" ")[0]} -12000 ${high.split(" ")[0]} 12000`];
}

/** Measures cases one after the other; all of them have the first one's ADC and correction. */
export function measure(program: string, cases: readonly Case[]): Accuracy[] {
	const { adc, correction } = cases[0];
	const calibrate = calibration(program, adc, correction);
	const words = cases.flatMap((each) => {
		const count = Math.trunc((each.periods * adc.rate) / 1_000);
		const samples = conversions(adc, () => each.wire, 0, count, new Random(each.seed, Stream.Noise));
		return [...beginning(adc, correction), ...calibrate, `samples ${count} ${samples.join(" ")}`, "read"];
	});
	const answers = say(program, words);
	const each = 2 + calibrate.length;
	return cases.map((one, i) => {
		const said = answers.slice(i * each, (i + 1) * each);
		if (said.slice(0, -1).some((answer) => answer !== "ok")) throw new Error(`the sampler refuses: ${said.slice(0, -1).join(", ")}`);
		return judge(one, said[each - 1].split(" ").map(Number));
	});
}

/** Compares what was read with what is on the wire. The first windows begin in the middle of nothing. */
function judge({ wire }: Case, reading: readonly number[]): Accuracy {
	const pairs = reading.slice(7);
	const highs = pairs.filter((_, i) => i % 2 === 0);
	const lows = pairs.filter((_, i) => i % 2 === 1);
	const due = [highPlateau, lowPlateau].map((plateau) => plateau(wire.generator, wire.duty, wire.ohms, wire.diodeMv));
	const errorsHigh = highs.map((mv) => Math.abs(mv - due[0]));
	const errorsLow = lows.map((mv) => Math.abs(mv - due[1]));
	return {
		windows: highs.length,
		lost: reading[1],
		highMv: Math.max(...errorsHigh),
		lowMv: Math.max(...errorsLow),
		tickMv: Math.max(...mediansOfTen(highs).map((mv) => Math.abs(mv - due[0])), ...mediansOfTen(lows).map((mv) => Math.abs(mv - due[1]))),
	};
}

function mediansOfTen(values: readonly number[]): number[] {
	const medians: number[] = [];
	for (let i = 0; i + 10 <= values.length; i += 10) {
		const ten = values.slice(i, i + 10).sort((a, b) => a - b);
		medians.push(Math.round((ten[4] + ten[5]) / 2));
	}
	return medians;
}

/** The worst of several. */
export function worst(all: readonly Accuracy[]): Accuracy {
	const most = (of: (one: Accuracy) => number) => Math.max(...all.map(of));
	const windows = all.reduce((sum, one) => sum + one.windows, 0);
	const lost = all.reduce((sum, one) => sum + one.lost, 0);
	return { windows, lost, highMv: most((one) => one.highMv), lowMv: most((one) => one.lowMv), tickMv: most((one) => one.tickMv) };
}

/** An ADC that only differs from a straight one by its noise. */
export function noisy(base: Adc, sigmaMv: number, evenMv: number): Adc {
	return { ...base, characteristic: base.characteristic ?? STRAIGHT, sigmaMv, evenMv };
}
