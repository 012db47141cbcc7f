// SPDX-License-Identifier: Apache-2.0
/** What the native part was measured to do on the desk, as documents; the same on every machine. */
import type { Document } from "../../docs/documents.js";
import { type Accuracy, casesAt, measure, NO_CORRECTION, noisy, worst } from "./accuracy.js";
import { CHIPS } from "./chips.js";
import { INCIDENTS, timing } from "./timing.js";
import { type Adc, PLAIN } from "./waveform.js";

const MADE = "<!-- Made by `npm run docs`, which compiles hosts/esp32/native for the desk and measures it. -->\n";

const DUTIES = [500, 1_000, 5_000, 8_500, 9_600];
/** Periods of each of 21 wires at each duty and each kind of noise, three times; no more than one reading holds. */
const PERIODS = 120;
const SEEDS = [1, 2, 3];

/** Both documents. */
export function nativeDocuments(program: string): Document[] {
	return [
		{ name: "sampler.md", text: samplerText(program) },
		{ name: "guard.md", text: guardText(program) },
	];
}

function found(program: string, duty: number, adc: Adc): Accuracy {
	return worst(SEEDS.flatMap((seed) => measure(program, casesAt(duty, adc, NO_CORRECTION, PERIODS, seed))));
}

function dutyRow(program: string, duty: number): string {
	const clean = found(program, duty, PLAIN);
	const even = found(program, duty, noisy(PLAIN, 0, 300));
	const normal = found(program, duty, noisy(PLAIN, 300, 0));
	const lost = Math.round((100 * clean.lost) / (clean.windows + clean.lost));
	const cells = [clean, even, normal].flatMap((one) => [one.highMv, one.lowMv, one.tickMv]);
	return `| ${duty / 100} % | ${cells.join(" | ")} | ${lost} % |`;
}

function chipRow(program: string, { what, source, characteristic, correction }: (typeof CHIPS)[number]): string {
	const { highMv, lowMv } = worst(measure(program, casesAt(5_000, { ...PLAIN, characteristic }, correction, PERIODS, 1)));
	return `| ${what} | ${highMv} | ${lowMv} | ${source} |`;
}

function samplerText(program: string): string {
	return `${MADE}# The pilot sampler, on the desk

Worst errors of the plateaus, mV on the pilot. The waveform: 1 kΩ with 3.1 nF of charger and cable, 5.5 nF with a vehicle, every
edge settling as if no vehicle helped; behind it a front end of 2 µs, the slowest that a board file may have. Vehicles in A, B, C, D,
with the diode shorted, and a short through a diode; generator −5 %, 0, +5 %; periods of 990 to 1010 µs at any phase. The ADC: 83.333 kS/s, two conversions in thirteen of other channels, 88 mV
per volt, 12 bit of 3.3 V, so that a count is 9 mV. **Not tried on hardware**: chips have noise, crosstalk and clocks of their own.

"Period": of a single one. "Tick": of the median of ten periods, which is nearer to what the controller goes by (five of eight).

| duty | high, period | low, period | tick | high, noise within ±300 mV | low | tick | high, noise of 300 mV σ | low | tick | periods lost, no noise |
|---|---|---|---|---|---|---|---|---|---|---|
${DUTIES.map((duty) => dutyRow(program, duty)).join("\n")}

A period is lost when one of its plateaus could not be seen with certainty: at 5 % and 96 % a plateau has three or four samples,
and another channel may have taken one of them. What is left still brings the controller a few periods in each tick.

## The chip's characteristic

At 50 %, no noise; the same wires. From a plateau to the controller's boundary it is 1500 mV, less its hysteresis and the tolerances.

| chip and correction | high | low | source |
|---|---|---|---|
${CHIPS.map((chip) => chipRow(program, chip)).join("\n")}

So a board is measured at its two points, a steady +12 V and a steady −12 V with nothing plugged in, before it is trusted.
`;
}

function guardText(program: string): string {
	const rows = INCIDENTS.map((incident) => {
		const { least, most } = timing(program, incident);
		return `| ${incident.what} | ${least.toFixed(1)} | ${most.toFixed(1)} |`;
	});
	return `${MADE}# The guard, on the desk

From each cause to the contactor's pin, ms: guard.c with the sampler in front of it, frames of 3 ms from the ADC, a timer of 1 ms and
a controller that ticks every 10 ms, each at any phase; 40 runs each. The trip line is believed at the second look, a timer's tick
500 µs or more after the first, so that a spike trips nothing. An interrupt counts as 0.0: its latency on a chip, and the
contactor's own release of 10 to 25 ms, come on top. **Not tried on hardware.**

| cause | least | most |
|---|---|---|
${rows.join("\n")}

The controller itself opens within 100 ms of what the vehicle shows; the last four are for a controller that is alive and wrong.
`;
}
