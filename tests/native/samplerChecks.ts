// SPDX-License-Identifier: Apache-2.0
/** The sampler finds what is on the wire: at every duty, with the cable, with noise, with other clocks, and from every chip's frames. */
import { deepEqual, equal, ok } from "node:assert/strict";
import { NOMINAL, Ohms } from "../../hosts/bench/circuit.js";
import { Random, Stream } from "../../hosts/bench/random.js";
import { OPEN_CIRCUIT, PILOT_CAPACITY, UNKNOWN } from "../../src/control/board.js";
import { type Accuracy, beginning, casesAt, measure, NO_CORRECTION, noisy, worst } from "./accuracy.js";
import type { Check } from "./check.js";
import { CHIPS } from "./chips.js";
import { say } from "./desk.js";
import { type Adc, CABLE_PF, conversions, decay, ONE_OF_SEVEN, PLAIN, type Wire } from "./waveform.js";

const PERIODS = 30;
const DUTIES = Array.from({ length: 92 }, (_, i) => (i + 5) * 100);

/** The errors that are allowed: of single periods, of the median of ten, and how many periods may be lost, percent. */
interface Allowance {
	readonly periodMv: number;
	readonly tickMv: number;
	readonly lostPercent: number;
}

function within(found: Accuracy, allowed: Allowance, where: string): void {
	ok(found.highMv <= allowed.periodMv, `${where}: a high plateau is ${found.highMv} mV off`);
	ok(found.lowMv <= allowed.periodMv, `${where}: a low plateau is ${found.lowMv} mV off`);
	ok(found.tickMv <= allowed.tickMv, `${where}: the median of ten is ${found.tickMv} mV off`);
	const lost = (100 * found.lost) / (found.windows + found.lost);
	ok(lost <= allowed.lostPercent, `${where}: ${lost} % of the periods are lost`);
}

/** Every duty; between 10 % and 94 % all periods are seen. */
function everyDuty(program: string, adc: Adc, middle: Allowance, ends: Allowance): void {
	for (const duty of DUTIES) {
		const found = worst(measure(program, casesAt(duty, adc, NO_CORRECTION, PERIODS, duty)));
		within(found, duty >= 1_000 && duty <= 9_400 ? middle : ends, `${duty / 100} %`);
	}
}

const CLEAN: readonly [Allowance, Allowance] = [
	{ periodMv: 60, tickMv: 20, lostPercent: 5 },
	{ periodMv: 500, tickMv: 200, lostPercent: 60 },
];
/** Half of the way from a plateau to its boundary is 750 mV; the controller goes by five of eight periods, so the median counts. */
const NOISY: readonly [Allowance, Allowance] = [
	{ periodMv: 1_500, tickMv: 500, lostPercent: 5 },
	{ periodMv: 1_700, tickMv: 600, lostPercent: 75 },
];

function others(program: string): void {
	const wire = { ...STEADY, duty: 5_000 };
	const samples = conversions(PLAIN, () => wire, 0, 4_000, new Random(1, Stream.Noise));
	const take = `samples 4000 ${samples.join(" ")}`;
	const answers = say(program, [...beginning(PLAIN, NO_CORRECTION), take, "read", "read", take, "read"]);
	const [first, second, third] = answers.slice(1).map((answer) => answer.split(" ").map(Number));
	deepEqual(first.slice(3, 7), [1_000, 1_700, UNKNOWN, UNKNOWN]);
	deepEqual(third.slice(3, 7), first.slice(3, 7), "each tick is told of its own time");
	deepEqual(second, [0, 0, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN], "a second tick in the same moment is told nothing");
}

const STEADY: Wire = {
	generator: NOMINAL,
	duty: 10_000,
	ohms: OPEN_CIRCUIT,
	diodeMv: 700,
	picoFarads: CABLE_PF,
	phaseUs: 250,
	periodUs: 1_000,
};

/** What is read while a wire changes into another one after `change` conversions. */
function readAcross(program: string, first: Wire, then: Wire, change: number, count: number): number[] {
	const samples = conversions(PLAIN, (i) => (i < change ? first : then), 0, count, new Random(1, Stream.Noise));
	const answers = say(program, [...beginning(PLAIN, NO_CORRECTION), `samples ${count} ${samples.join(" ")}`, "read"]);
	return answers[1].split(" ").map(Number);
}

function steady(program: string): void {
	for (const [duty, ohms, mv] of [
		[10_000, OPEN_CIRCUIT, 12_000],
		[10_000, Ohms.B, 8_979],
		[10_000, Ohms.C, 5_996],
		[10_000, 0, 700],
		[0, Ohms.C, -12_000],
	] as const) {
		const pairs = readAcross(program, { ...STEADY, duty, ohms }, STEADY, 9_999, 2_000).slice(7);
		equal(pairs.length, 2 * 24);
		for (const pair of pairs) ok(Math.abs(pair - mv) <= 10, `${pair} for ${mv}`);
	}
}

/** While one wire becomes another, every window shows the one or the other, or is lost: never what neither has. */
function changes(program: string): void {
	const wires = [0, 500, 2_667, 9_000, 10_000].map((duty) => ({ ...STEADY, duty, ohms: Ohms.C }));
	for (const first of wires)
		for (const then of wires)
			for (let phase = 0; phase < 83; phase += 9) {
				const [, lost, , , , , , ...pairs] = readAcross(program, first, then, 2_000 + phase, 4_000);
				const at = `${first.duty} to ${then.duty} at ${phase}`;
				for (const mv of pairs)
					ok(
						[5_996, -12_000].some((due) => Math.abs(mv - due) <= 200),
						`${at}: ${mv} mV`,
					);
				ok(lost <= 20, `${at}: ${lost} windows lost`);
			}
}

function overflow(program: string): void {
	const count = 83_333;
	const [windows, lost, spread, , , , , ...pairs] = readAcross(program, STEADY, { ...STEADY, duty: 0 }, 80_000, count);
	equal(windows, PILOT_CAPACITY);
	equal(windows + lost, 999);
	ok(spread <= 9, `${spread}`);
	ok(Math.abs(pairs[0] - 12_000) < 10 && Math.abs((pairs.at(-1) ?? 0) + 12_000) < 10, "the oldest go");
}

function spread(program: string): void {
	for (const sigma of [50, 300]) {
		const found = measureSpread(program, sigma);
		ok(Math.abs(found - sigma) <= sigma / 8, `${found} mV for ${sigma} mV`);
	}
}

/** The spread that the second of two ticks is told, while only its own samples were noisy. */
function measureSpread(program: string, sigmaMv: number): number {
	const wire = { ...STEADY, duty: 5_000, ohms: Ohms.C };
	const [before, after] = [4 * sigmaMv, sigmaMv].map((sigma) => {
		const samples = conversions(noisy(PLAIN, sigma, 0), () => wire, 0, 8_000, new Random(3, Stream.Noise));
		return `samples 8000 ${samples.join(" ")}`;
	});
	const answers = say(program, [...beginning(PLAIN, NO_CORRECTION), before, "read", after, "read"]);
	return Number(answers[2].split(" ")[2]);
}

/** The same conversions as each chip's DMA leaves them: ESP32 16 bit in swapped pairs, C3 and S3 32 bit with 3 or 4 bits of channel. */
function frames(program: string): void {
	const wire = { ...STEADY, duty: 2_667, ohms: Ohms.C };
	const samples = conversions(PLAIN, () => wire, 0, 4_000, new Random(1, Stream.Noise));
	const start = beginning(PLAIN, NO_CORRECTION);
	const due = say(program, [...start, `samples 4000 ${samples.join(" ")}`, "read"])[1];
	const esp32 = samples.flatMap((_, i) => {
		const word = samples[i ^ 1];
		return [word & 255, word >> 8];
	});
	const wide = samples.flatMap((word) => {
		const bits = (word & 4_095) | ((word >> 12) << 13);
		return [bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, 0];
	});
	for (const [format, bytes] of [esp32, wide, wide].entries())
		equal(say(program, [...start, `frame ${format} ${bytes.length} ${bytes.join(" ")}`, "read"])[1], due, `format ${format}`);
	for (const [format, unit] of [
		[1, 1],
		[2, 2],
	] as const) {
		const other = wide.map((byte, i) => (i % 4 === 2 ? byte | unit : byte));
		const [windows] = say(program, [...start, `frame ${format} ${other.length} ${other.join(" ")}`, "read"])[1].split(" ");
		equal(windows, "0", "what the second unit says is nothing of ours");
	}
}

function refusals(program: string): void {
	const points = "244000 -12000 2356000 12000";
	for (const wrong of [
		`59999 6 0 ${points}`,
		`127001 6 0 ${points}`,
		`83333 6 5 0 1 2 3 4 ${points}`,
		"83333 6 0 2356000 -12000 244000 12000",
	])
		equal(say(program, [`sampler ${wrong}`])[0], "refused", wrong);
	const start = `sampler 83333 6 0 ${points}`;
	equal(say(program, [start, "calibrate 300000 -12000 2400000 12000"])[1], "ok");
	equal(say(program, [start, "calibrate 30000 -12000 2400000 12000"])[1], "refused", "a tenth of 2112 mV is 211 mV");
	equal(say(program, [start, "calibrate 2400000 -12000 300000 12000"])[1], "refused");
}

function corrected(program: string): void {
	for (const { what, characteristic, correction } of CHIPS.filter((chip) => chip.correction.twoPoints)) {
		const found = worst(measure(program, casesAt(5_000, { ...PLAIN, characteristic }, correction, PERIODS, 1)));
		within(found, { periodMv: 200, tickMv: 200, lostPercent: 0 }, what);
	}
}

function gap(program: string): void {
	const wire = { ...STEADY, duty: 5_000, ohms: Ohms.C };
	const samples = conversions(PLAIN, () => wire, 0, 4_000, new Random(1, Stream.Noise));
	const words = [samples.slice(0, 2_000), samples.slice(2_030)].map((part) => `samples ${part.length} ${part.join(" ")}`);
	const [, lost, , , , , , ...pairs] = say(program, [...beginning(PLAIN, NO_CORRECTION), words[0], "gap", words[1], "read"])[1]
		.split(" ")
		.map(Number);
	equal(lost, 0);
	for (const mv of pairs) ok(Math.abs(mv - 5_996) <= 20 || Math.abs(mv + 12_000) <= 20, `${mv}`);
}

function exponential(): void {
	for (const x of [0, 0.01, 0.5, 1, 3, 5.5, 10]) ok(Math.abs(decay(x) - Math.exp(-x)) < 1e-6, `${x}`);
}

/** Clocks from one crystal never drift; still no phase and no rate may hide a plateau for long. */
function locked(program: string): void {
	for (const rate of [80_000, 82_100, 83_333, 100_000]) {
		const adc = { ...PLAIN, rate, pattern: ONE_OF_SEVEN };
		const wires = [500, 9_600].flatMap((duty) =>
			Array.from({ length: 63 }, (_, i) => ({ ...STEADY, duty, ohms: Ohms.C, phaseUs: i / 5, periodUs: 1_000 })),
		);
		const cases = wires.map((wire) => ({ wire, adc, correction: NO_CORRECTION, periods: 40, seed: 1 }));
		for (const [i, { windows }] of measure(program, cases).entries())
			ok(windows >= 10, `${rate} a second, ${wires[i].duty / 100} %, ${wires[i].phaseUs} µs: only ${windows} of 40 windows are seen`);
	}
}

const ESP32: Adc = { ...PLAIN, rate: 82_100 };

/** What is held of the sampler. */
export const SAMPLER_CHECKS: readonly Check[] = [
	{ title: "the waveform settles as e^−x", run: exponential },
	{ title: "plateaus at every duty from 5 % to 96 %", run: (program) => everyDuty(program, PLAIN, ...CLEAN) },
	{
		title: "plateaus at every duty with noise of 300 mV (standard deviation)",
		run: (program) => everyDuty(program, noisy(PLAIN, 300, 0), ...NOISY),
	},
	{
		title: "plateaus at every duty at the rate that an ESP32 makes of 100 kS/s",
		run: (program) => everyDuty(program, { ...ESP32, pattern: ONE_OF_SEVEN }, ...CLEAN),
	},
	{ title: "plateaus at 5 % and 96 % with every clock in step with every other", run: locked },
	{ title: "steady levels", run: steady },
	{ title: "no window shows what is not on the wire while the duty changes", run: changes },
	{ title: "other channels are averaged, and change nothing", run: others },
	{ title: "what finds no room goes, oldest first, and is counted", run: overflow },
	{ title: "the spread is that of the noise", run: spread },
	{ title: "every chip's frames give the same", run: frames },
	{ title: "a gap between frames makes nothing up", run: gap },
	{ title: "boards and calibrations that cannot be are refused", run: refusals },
	{ title: "two points correct a chip that is as bad as it may be", run: corrected },
];
