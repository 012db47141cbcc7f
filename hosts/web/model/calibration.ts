// SPDX-License-Identifier: Apache-2.0
/** Calibration from outside, step by step: it measures by what `probe` tells, reckons as the console does, and changes nothing before it is told to. */
import type { Charger } from "../../../src/link/charger.js";
import {
	type Circumstances,
	farOff,
	isRight,
	isSame,
	type Measured,
	type Noted,
	notFirst,
	notKnown,
	notMinus,
	notSecond,
	ONE,
	type Proposal,
	proposalFrom,
	type Trouble,
	unsteady,
} from "../../../src/link/tuning.js";
import { decimal, volts } from "./figures.js";
import { fill, type Speech } from "./speech.js";

/** Where it stands. "right": there is nothing to save. */
export type Step = "idle" | "first" | "second" | "save" | "right" | "saved";

/** Why nothing was learned: as the charger's own calibration says it, or the front end was set otherwise in between. */
export type Failure = Trouble | "changed";

/** One calibration. */
export class Calibration {
	step: Step = "idle";
	failure: Failure | undefined;
	plusMv = 0;
	minusMv = 0;
	knownMv = 0;
	proposal: Proposal | undefined;
	/** What was set before it was saved. */
	before: Measured | undefined;
	#base: Measured | undefined;

	begin(): void {
		this.forget();
		this.step = "first";
	}

	/** Leaves everything as it is. */
	forget(): void {
		this.step = "idle";
		this.failure = undefined;
		this.proposal = undefined;
		this.#base = undefined;
	}

	/** Whether the next measurement can begin now. */
	fits(charger: Charger): boolean {
		const seen = circumstances(charger);
		this.failure = this.step === "first" ? notFirst(seen) : notSecond(seen);
		return this.failure === undefined;
	}

	/** Two seconds of the pilot were noted. */
	take(charger: Charger, { high, low }: Noted): void {
		if (!this.fits(charger)) return;
		this.failure = unsteady({ count: high.count, sigmaMv: high.sigma }, { count: low.count, sigmaMv: low.sigma });
		if (this.failure !== undefined) return;
		if (this.step === "first") this.#takePlus(charger, high.mean);
		else this.#takeMinus(charger, low.mean, high.mean);
	}

	/** It was saved; what was set before can be brought back. */
	saved(): void {
		this.before = this.#base;
		this.forget();
		this.step = "saved";
	}

	/** It was undone. */
	undone(): void {
		this.before = undefined;
		this.forget();
	}

	#takePlus(charger: Charger, plusMv: number): void {
		this.plusMv = plusMv;
		this.#base = frontEndOf(charger);
		this.step = "second";
	}

	#takeMinus(charger: Charger, minusMv: number, knownMv: number): void {
		const base = this.#base;
		if (base === undefined || !isSame(base, frontEndOf(charger))) {
			this.begin();
			this.failure = "changed";
			return;
		}
		const proposal = proposalFrom(base, { plusMv: this.plusMv, minusMv, knownMv });
		this.minusMv = minusMv;
		this.knownMv = knownMv;
		this.proposal = proposal;
		this.failure = notMinus(minusMv) ?? notKnown(proposal) ?? (farOff(proposal) === undefined ? undefined : "far");
		if (this.failure === undefined) this.step = isRight(proposal) ? "right" : "save";
	}
}

function circumstances(charger: Charger): Circumstances {
	return { letter: charger.number("pilot.letter"), duty: charger.number("pilot.duty"), faults: charger.number("faults") };
}

/** The front end as it is set. */
export function frontEndOf(charger: Charger): Measured {
	return { gain: charger.number("set.frontEnd.gain"), offsetMv: charger.number("set.frontEnd.offset") };
}

/** What the steps have come to, a sentence each. */
export function lessonsOf(calibration: Calibration, speech: Speech): string[] {
	const { words } = speech;
	const { step, plusMv, minusMv, knownMv, proposal } = calibration;
	const lessons: string[] = [];
	if (step === "second" || step === "save" || step === "right")
		lessons.push(fill(words.calibrationPlus, { volts: volts(plusMv, speech, 3) }));
	if (step !== "save" && step !== "right") return lessons;
	lessons.push(fill(words.calibrationMinus, { volts: volts(minusMv, speech, 3), known: volts(knownMv, speech, 3) }));
	if (step === "right" || proposal === undefined) return [...lessons, words.calibrationRight];
	const { gain, offsetMv } = proposal;
	const figures = { gain: decimal(gain / ONE, 4, speech), offset: volts(offsetMv, speech, 3), known: volts(proposal.knownMv, speech, 3) };
	return [...lessons, fill(words.calibrationProposal, figures)];
}

/** Why nothing was learned, a sentence. */
export function failureOf({ failure, proposal }: Calibration, { words, ...speech }: Speech): string {
	if (failure === undefined) return "";
	const texts = {
		fault: words.troubleFault,
		first: words.troubleFirst,
		second: words.troubleSecond,
		few: words.troubleFew,
		noisy: words.troubleNoisy,
		weak: words.troubleWeak,
		stranger: words.troubleStranger,
		far: words.troubleFar,
		changed: words.troubleChanged,
	} as const satisfies Record<Failure, string>;
	return fill(texts[failure], { known: volts(proposal?.knownMv ?? null, speech) });
}
