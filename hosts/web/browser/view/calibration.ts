// SPDX-License-Identifier: Apache-2.0
/** Calibration on the page: three steps, each with what it needs and what it has come to; nothing changes before it is saved. */
import type { Outcome } from "../../../../src/link/shown.js";
import { LOOK_MS, notedIn } from "../../../../src/link/tuning.js";
import { Calibration, failureOf, lessonsOf, type Step } from "../../model/calibration.js";
import { button, card, el, put, redrawn, say, show } from "./dom.js";
import type { Context } from "./view.js";

/** It is asked for a little later than the pilot was noted for. */
const MARGIN_MS = 150;

/** The card. */
export function calibrationCard(context: Context): { element: HTMLElement; update(): void; measuring(): boolean } {
	const { speech, charger, ask } = context;
	const { words } = speech;
	const calibration = new Calibration();
	const standing = { measuring: false, told: "" };
	const steps = stepsOf(context);
	const lessons = el("ul", { class: "notes" });
	const draw = redrawn(lessons, (texts: readonly string[]) => texts.map((text) => el("li", {}, text)));
	const answer = el("p", { class: "answer", role: "status" });
	const heard = (then: () => void, told: string) => (outcome: Outcome) => {
		standing.told = "refused" in outcome ? `${words.refused}: ${outcome.refused}` : told;
		if ("done" in outcome) then();
		update();
	};
	const measured = (outcome: Outcome): void => {
		standing.measuring = false;
		const noted = "done" in outcome ? notedIn(outcome.data) : undefined;
		if (noted !== undefined) calibration.take(charger, noted);
		standing.told = "refused" in outcome ? `${words.refused}: ${outcome.refused}` : "";
		update();
	};
	const measure = (): void => {
		standing.told = "";
		if (calibration.fits(charger)) {
			standing.measuring = true;
			// the oscilloscope has noted until now; what is measured begins here
			ask("probe", { duration: LOOK_MS }, (outcome) => {
				if ("refused" in outcome) measured(outcome);
				else setTimeout(() => ask("probe", { duration: LOOK_MS }, measured), LOOK_MS + MARGIN_MS);
			});
		}
		update();
	};
	const save = (): void => {
		const { proposal } = calibration;
		if (proposal === undefined) return;
		ask(
			"correct",
			{ gain: proposal.gain, offset: proposal.offsetMv },
			heard(() => calibration.saved(), words.calibrationSaved),
		);
	};
	const undo = (): void => {
		const { before } = calibration;
		if (before === undefined) return;
		ask(
			"correct",
			{ gain: before.gain, offset: before.offsetMv },
			heard(() => calibration.undone(), words.calibrationUndone),
		);
	};
	const enter = (step: () => void): void => {
		standing.told = "";
		step();
		update();
	};
	const buttons = {
		begin: button(words.calibrationBegin, () => enter(() => calibration.begin()), { class: "primary" }),
		measure: button(words.calibrationMeasure, measure, { class: "primary" }),
		save: button(words.calibrationSave, save, { class: "primary" }),
		undo: button(words.calibrationUndo, undo, { class: "plain" }),
		stop: button(words.calibrationStop, () => enter(() => calibration.forget()), { class: "plain" }),
	};
	const update = (): void => {
		const { step } = calibration;
		steps.update(step);
		draw(lessonsOf(calibration, speech));
		const told = standing.measuring ? words.calibrationMeasuring : failureOf(calibration, speech) || standing.told;
		put(answer, "data-tone", calibration.failure === undefined ? "good" : "bad");
		say(answer, told);
		show(buttons.begin, step === "idle" || step === "right" || step === "saved");
		show(buttons.measure, step === "first" || step === "second");
		buttons.measure.disabled = standing.measuring;
		show(buttons.save, step === "save");
		show(buttons.undo, calibration.before !== undefined && step !== "save");
		show(buttons.stop, step === "first" || step === "second" || step === "save");
	};
	const actions = el("div", { class: "actions" }, ...Object.values(buttons));
	const element = card(
		words.calibration,
		{ class: "calibration" },
		el("p", { class: "quiet" }, words.calibrationIntro),
		steps.element,
		lessons,
		answer,
		actions,
	);
	update();
	return { element, update, measuring: () => standing.measuring };
}

const ORDER: readonly Step[] = ["first", "second", "save"];

function stepsOf({ speech: { words } }: Context): { element: HTMLElement; update(step: Step): void } {
	const texts = [words.calibrationStepFirst, words.calibrationStepSecond, words.calibrationStepSave];
	const items = texts.map((text) => el("li", {}, text));
	return {
		element: el("ol", { class: "steps" }, ...items),
		update: (step) => {
			const at = step === "saved" || step === "right" ? ORDER.length : ORDER.indexOf(step);
			items.forEach((item, place) => {
				put(item, "aria-current", place === at ? "step" : undefined);
				put(item, "data-done", place < at);
			});
		},
	};
}
