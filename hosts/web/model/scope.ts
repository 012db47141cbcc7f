// SPDX-License-Identifier: Apache-2.0
/** The tuning bench's figures: plateaus, margins and histogram of what the pilot has shown. */
import type { Charger } from "../../../src/link/charger.js";
import { floorOfBin, marginsOf, type Noted, type PlateauNoted } from "../../../src/link/tuning.js";
import { decimal, volts } from "./figures.js";
import type { Figure } from "./front.js";
import { fill, type Speech } from "./speech.js";

/** What the pilot is at a moment, as an oscilloscope draws it. */
export interface Trace {
	/** Hundredths of a percent. */
	readonly duty: number;
	readonly letter: string;
	readonly high: PlateauNoted;
	readonly low: PlateauNoted;
}

/** A margin as a bar: a volt is half of its length. */
export interface MarginBar {
	readonly kind: string;
	readonly text: string;
	readonly volts: string;
	readonly part: number;
	readonly tone: "good" | "wait" | "bad";
}

/** A bar of the histogram. */
export interface HistogramBar {
	readonly floor: string;
	readonly count: number;
	readonly part: number;
}

/** From here on a margin is a comfortable one, and below that none, mV. */
const COMFORTABLE_MV = 500;
const SCARCE_MV = 150;
/** A bar of full length, mV. */
const FULL_BAR_MV = 2_000;

/** Steady +12 V and −12 V are no PWM. */
export function dutyText(duty: number, speech: Speech): string {
	if (duty === 0) return "−12 V";
	return duty === 10_000 ? "+12 V" : `${decimal(duty / 100, 1, speech)} %`;
}

/** The trace now. */
export function traceOf(charger: Charger, { high, low }: Noted): Trace {
	return { duty: charger.number("pilot.duty"), letter: charger.name("pilot.letter"), high, low };
}

/** The trace in a sentence, for whoever does not see it. */
export function traceText({ duty, letter, high, low }: Trace, speech: Speech): string {
	const level = ({ count, mean }: PlateauNoted): string => volts(count === 0 ? null : mean, speech);
	return fill(speech.words.scopeText, { letter, high: level(high), low: level(low), duty: dutyText(duty, speech) });
}

/** Figures below the oscilloscope. */
export function plateausOf({ duty, letter, high, low }: Trace, lost: number, speech: Speech): Figure[] {
	const { words } = speech;
	return [
		{ key: "letter", label: words.letter, text: letter },
		{ key: "duty", label: words.duty, text: dutyText(duty, speech) },
		{ key: "high", label: words.high, text: plateauText(high, speech) },
		{ key: "low", label: words.low, text: plateauText(low, speech) },
		{ key: "readings", label: words.sigma, text: `${volts(high.sigma, speech, 3)} · ${fill(words.readings, { count: high.count, lost })}` },
	];
}

function plateauText({ count, min, max, mean }: PlateauNoted, speech: Speech): string {
	return count === 0 ? "–" : `${volts(mean, speech)} (${decimal(min / 1_000, 2, speech)} … ${decimal(max / 1_000, 2, speech)})`;
}

/** Margins now. */
export function marginBars(charger: Charger, noted: Noted, speech: Speech): MarginBar[] {
	const { words } = speech;
	const texts = { less: words.marginLess, more: words.marginMore, diode: words.marginDiode };
	const margins = marginsOf(charger.number("pilot.letter"), charger.number("pilot.duty"), noted, charger.number("set.pilot.hysteresis"));
	return margins.map(({ kind, mv, letter }) => ({
		kind,
		text: fill(texts[kind], { letter }),
		volts: volts(mv, speech),
		part: Math.min(1, Math.max(0, mv / FULL_BAR_MV)),
		tone: mv >= COMFORTABLE_MV ? "good" : mv >= SCARCE_MV ? "wait" : "bad",
	}));
}

/** The histogram: bins that are not empty, the highest voltage first. */
export function histogramOf({ from, bins }: Noted, speech: Speech): HistogramBar[] {
	const most = Math.max(...bins, 1);
	return bins
		.map((count, place) => ({ floor: volts(floorOfBin(from + place), speech, 1), count, part: count / most }))
		.filter(({ count }) => count > 0)
		.reverse();
}
