// SPDX-License-Identifier: Apache-2.0
/** Calibration on the page: three steps, each with what it needs and what it has come to; nothing changes before it is saved. */
import type { Outcome } from "../../../../src/link/shown.js";
import { LOOK_MS, notedIn } from "../../../../src/link/tuning.js";
import { Calibration, failureOf, lessonsOf, type Step } from "../../model/calibration.js";
import { button, card, el, put, redrawn, say, show } from "./dom.js";
import type { Context } from "./view.js";

/** It is asked for a little later than the pilot was noted for. */
const MARGIN_MS = 150;
const ORDER: readonly Step[] = ["first", "second", "save"];

/** The card. */
export class CalibrationCard {
	readonly element: HTMLElement;
	/** The pilot is being measured: nobody else may ask for it. */
	measuring = false;
	readonly #context: Context;
	readonly #calibration = new Calibration();
	readonly #steps: readonly HTMLElement[];
	readonly #answer = el("p", { class: "answer", role: "status" });
	readonly #draw: (lessons: readonly string[]) => void;
	readonly #buttons: ReturnType<CalibrationCard["makeButtons"]>;
	#told = "";

	constructor(context: Context) {
		this.#context = context;
		const { words } = context.speech;
		const lessons = el("ul", { class: "notes" });
		this.#draw = redrawn(lessons, (texts) => texts.map((text) => el("li", {}, text)));
		this.#steps = [words.calibrationStepFirst, words.calibrationStepSecond, words.calibrationStepSave].map((text) => el("li", {}, text));
		this.#buttons = this.makeButtons();
		this.element = card(
			words.calibration,
			{ class: "calibration" },
			el("p", { class: "quiet" }, words.calibrationIntro),
			el("ol", { class: "steps" }, ...this.#steps),
			lessons,
			this.#answer,
			el("div", { class: "actions" }, ...Object.values(this.#buttons)),
		);
		this.update();
	}

	/** Something is seen otherwise. */
	update(): void {
		const { speech } = this.#context;
		const { failure } = this.#calibration;
		this.#showSteps();
		this.#draw(lessonsOf(this.#calibration, speech));
		put(this.#answer, "data-tone", failure === undefined ? "good" : "bad");
		say(this.#answer, this.measuring ? speech.words.calibrationMeasuring : failureOf(this.#calibration, speech) || this.#told);
		this.#showButtons();
	}

	private makeButtons() {
		const { words } = this.#context.speech;
		return {
			begin: button(words.calibrationBegin, () => this.#enter(() => this.#calibration.begin()), { class: "primary" }),
			measure: button(words.calibrationMeasure, () => this.#measure(), { class: "primary" }),
			save: button(words.calibrationSave, () => this.#save(), { class: "primary" }),
			undo: button(words.calibrationUndo, () => this.#undo(), { class: "plain" }),
			stop: button(words.calibrationStop, () => this.#enter(() => this.#calibration.forget()), { class: "plain" }),
		};
	}

	#showSteps(): void {
		const { step } = this.#calibration;
		const at = step === "saved" || step === "right" ? ORDER.length : ORDER.indexOf(step);
		this.#steps.forEach((item, place) => {
			put(item, "aria-current", place === at ? "step" : undefined);
			put(item, "data-done", place < at);
		});
	}

	#showButtons(): void {
		const { step, before } = this.#calibration;
		const { begin, measure, save, undo, stop } = this.#buttons;
		show(begin, step === "idle" || step === "right" || step === "saved");
		show(measure, step === "first" || step === "second");
		measure.disabled = this.measuring;
		show(save, step === "save");
		show(undo, before !== undefined && step !== "save");
		show(stop, step === "first" || step === "second" || step === "save");
	}

	#enter(change: () => void): void {
		this.#told = "";
		change();
		this.update();
	}

	/** The oscilloscope has noted until now; what is measured begins here. */
	#measure(): void {
		const { charger, ask } = this.#context;
		this.#told = "";
		if (this.#calibration.fits(charger)) {
			this.measuring = true;
			ask("probe", { duration: LOOK_MS }, (outcome) => {
				if ("refused" in outcome) this.#measured(outcome);
				else setTimeout(() => ask("probe", { duration: LOOK_MS }, (told) => this.#measured(told)), LOOK_MS + MARGIN_MS);
			});
		}
		this.update();
	}

	#measured(outcome: Outcome): void {
		this.measuring = false;
		const noted = "done" in outcome ? notedIn(outcome.data) : undefined;
		if (noted !== undefined) this.#calibration.take(this.#context.charger, noted);
		this.#hear(outcome, "", () => {});
	}

	#save(): void {
		const { proposal } = this.#calibration;
		if (proposal !== undefined) this.#correct(proposal, this.#context.speech.words.calibrationSaved, () => this.#calibration.saved());
	}

	#undo(): void {
		const { before } = this.#calibration;
		if (before !== undefined) this.#correct(before, this.#context.speech.words.calibrationUndone, () => this.#calibration.undone());
	}

	#correct({ gain, offsetMv }: { gain: number; offsetMv: number }, done: string, then: () => void): void {
		this.#context.ask("correct", { gain, offset: offsetMv }, (outcome) => this.#hear(outcome, done, then));
	}

	#hear(outcome: Outcome, done: string, then: () => void): void {
		const refused = "refused" in outcome;
		this.#told = refused ? `${this.#context.speech.words.refused}: ${outcome.refused}` : done;
		if (!refused) then();
		this.update();
	}
}
