// SPDX-License-Identifier: Apache-2.0
/** The pilot as a voltage in time behind its front end, and what an ADC that converts by itself makes of it. Only + − × ÷, so that every machine gets the same counts. */
import { type Generator, highPlateau, lowPlateau, NOMINAL } from "../../hosts/bench/circuit.js";
import type { Random } from "../../hosts/bench/random.js";
import { FRONT_END_SETTLING_NS } from "../../hosts/esp32/settling.js";
import { STEADY_HIGH, STEADY_LOW } from "../../src/control/duty.js";

/** What is on the wire. */
export interface Wire {
	readonly generator: Generator;
	/** Hundredths of a percent. */
	readonly duty: number;
	/** The vehicle: Ω behind a diode, mV. */
	readonly ohms: number;
	readonly diodeMv: number;
	/** Of cable, filters and vehicle together, pF. */
	readonly picoFarads: number;
	/** Where the period begins, and how long it is, µs. */
	readonly phaseUs: number;
	readonly periodUs: number;
}

/** 1 kΩ with 3.1 nF: charger and cable at their most; 5.5 nF: with the 2.4 nF of a vehicle (reference table of the pilot, low confidence). */
export const CABLE_PF = 3_100;
export const CABLE_AND_VEHICLE_PF = 5_500;

/** e^−x for x ≥ 0, to six digits. */
export function decay(x: number): number {
	if (x > 40) return 0;
	const step = x / 64;
	let inverse = 1 + step * (1 + (step / 2) * (1 + (step / 3) * (1 + step / 4)));
	for (let i = 0; i < 6; i++) inverse *= inverse;
	return 1 / inverse;
}

/** What is left of an edge `us` after it, behind two time constants in a row, µs; 1 is all of it. */
function left(us: number, first: number, second: number): number {
	if (second === 0) return decay(us / first);
	return (first * decay(us / first) - second * decay(us / second)) / (first - second);
}

/**
 * The pilot at a moment, mV, as it comes out of a front end with a time constant. Every edge settles with the whole source
 * resistance: slower than in truth, where a vehicle's resistor helps as long as its diode conducts.
 */
export function pilotAt(wire: Wire, us: number, frontEndNs = 0): number {
	const high = highPlateau(wire.generator, wire.duty, wire.ohms, wire.diodeMv);
	const low = lowPlateau(wire.generator, wire.duty, wire.ohms, wire.diodeMv);
	if (wire.duty === STEADY_HIGH || wire.duty === STEADY_LOW) return high;
	const width = (wire.duty * wire.periodUs) / STEADY_HIGH;
	const turns = (us - wire.phaseUs) / wire.periodUs;
	const phase = (turns - Math.floor(turns)) * wire.periodUs;
	const tau = (wire.generator.sourceOhms * wire.picoFarads) / 1_000_000;
	const filter = frontEndNs / 1_000;
	return phase < width ? high + (low - high) * left(phase, tau, filter) : low + (high - low) * left(phase - width, tau, filter);
}

/** A generator that deviates by hundredths of a percent of voltage. */
export function deviating(hundredths: number): Generator {
	const highMv = Math.round(NOMINAL.highMv * (1 + hundredths / 10_000));
	return { highMv, lowMv: -highMv, sourceOhms: NOMINAL.sourceOhms };
}

/** The front end: 88 mV for each volt, 1300 mV at 0 V (reference table of front ends). */
export const FRONT_END = { low: { uv: 244_000, mv: -12_000 }, high: { uv: 2_356_000, mv: 12_000 } } as const;

/** The voltage at the ADC's pin, mV. */
export function pinMv(pilotMv: number): number {
	return 1_300 + pilotMv * 0.088;
}

/** An ADC: the count of a voltage at its pin, mV, before it is rounded. */
export type Characteristic = (mv: number) => number;

/** 4096 counts are 3300 mV. */
export const STRAIGHT: Characteristic = (mv) => (mv * 4_096) / 3_300;

/** The voltage that ESP-IDF's line fitting gives a count of an ESP32 at 12 dB with its reference at 1100 mV: 142 mV and 0.8056 mV each. */
export function fittedMv(raw: number): number {
	return 142 + raw * 0.8056;
}

/** Turns a characteristic round that gives the voltage of a count and rises everywhere. */
export function inverse(mvOf: (raw: number) => number): Characteristic {
	return (mv) => {
		let low = 0;
		let high = 4_096;
		for (let i = 0; i < 20; i++) {
			const middle = (low + high) / 2;
			if (mvOf(middle) < mv) low = middle;
			else high = middle;
		}
		return (low + high) / 2;
	};
}

/** The stream of an ADC: its rate, which channel each conversion is of, and what it is like. */
export interface Adc {
	readonly rate: number;
	/** Channels in the order of conversion; PILOT is the pilot. */
	readonly pattern: readonly number[];
	readonly characteristic: Characteristic;
	/** Noise of a sample, mV of pilot: standard deviation, or greatest deviation of an even one. */
	readonly sigmaMv: number;
	readonly evenMv: number;
	/** Time constant of the front end before it, ns. */
	readonly frontEndNs: number;
}

export const PILOT = 6;

/** What the other channels have on their pins, mV. */
export const OTHERS = [
	{ channel: 7, mv: 1_000 },
	{ channel: 4, mv: 1_700 },
] as const;

/** Six conversions of the pilot and one of another channel, as the table of an ESP32-C3 with its eight entries has room for. */
export const ONE_OF_SEVEN: readonly number[] = [6, 6, 6, 6, 6, 6, 7];
/** Two other channels, where a table has more room. Both lengths are prime, so that no rate keeps step with the pilot. */
export const TWO_OF_THIRTEEN: readonly number[] = [...ONE_OF_SEVEN, 6, 6, 6, 6, 6, 4];

/** An ADC without faults, behind the slowest front end that a board may have. */
export const PLAIN: Adc = {
	rate: 83_333,
	pattern: TWO_OF_THIRTEEN,
	characteristic: STRAIGHT,
	sigmaMv: 0,
	evenMv: 0,
	frontEndNs: FRONT_END_SETTLING_NS,
};

/** `count` conversions from number `first` on, each with its channel above twelve bits. */
export function conversions(adc: Adc, wire: (index: number) => Wire, first: number, count: number, noise: Random): number[] {
	const words: number[] = [];
	for (let i = first; i < first + count; i++) {
		const channel = adc.pattern[i % adc.pattern.length];
		const mv =
			channel === PILOT ? pinMv(pilotAt(wire(i), (i * 1_000_000) / adc.rate, adc.frontEndNs) + noiseOf(adc, noise)) : otherMv(channel);
		const raw = Math.round(adc.characteristic(mv));
		words.push(channel * 4_096 + Math.min(Math.max(raw, 0), 4_095));
	}
	return words;
}

function noiseOf(adc: Adc, noise: Random): number {
	const even = adc.evenMv === 0 ? 0 : noise.below(2 * adc.evenMv + 1) - adc.evenMv;
	return even + (adc.sigmaMv === 0 ? 0 : noise.gaussian(adc.sigmaMv));
}

function otherMv(channel: number): number {
	return OTHERS.find((other) => other.channel === channel)?.mv ?? 0;
}
