// SPDX-License-Identifier: Apache-2.0
/** The tuning bench: the pilot as an oscilloscope, margins, histogram, calibration and the console. */
import { type Noted, notedIn } from "../../../../src/link/tuning.js";
import type { Figure } from "../../model/front.js";
import { type HistogramBar, histogramOf, type MarginBar, marginBars, plateausOf, traceOf, traceText } from "../../model/scope.js";
import { CalibrationCard } from "./calibration.js";
import { consoleCard } from "./console.js";
import { card, el, put, redrawn, say } from "./dom.js";
import { rows } from "./front.js";
import { Glass } from "./glass.js";
import type { Context, View } from "./view.js";

/** The pilot is asked for this often, ms; it notes on for longer, because answers may come late. */
const LOOK_MS = 500;
const NOTE_MS = 2_000;

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** The view. */
export function tuningView(context: Context): View {
	const { speech, charger, ask } = context;
	const { words } = speech;
	const canvas = el("canvas", { class: "glass", role: "img", "aria-label": words.scope });
	const glass = new Glass(canvas);
	const answer = el("p", { class: "answer", role: "status" });
	const shown = figuresOf(context);
	const calibration = new CalibrationCard(context);
	const standing = { timer: 0, looks: 0 };
	const take = (noted: Noted): void => {
		const trace = traceOf(charger, noted);
		glass.add(trace);
		standing.looks += 1;
		// the generator is not in step with whoever looks; who wants no motion sees it stand
		glass.draw(charger.number("set.pilot.hysteresis"), STILL.matches ? 0 : (standing.looks * 0.618) % 1);
		put(canvas, "aria-label", traceText(trace, speech));
		shown.update(noted);
	};
	const look = (): void => {
		if (calibration.measuring) return;
		ask("probe", { duration: NOTE_MS }, (outcome) => {
			say(answer, "refused" in outcome ? `${words.refused}: ${outcome.refused}` : "");
			const noted = "done" in outcome ? notedIn(outcome.data) : undefined;
			if (noted !== undefined && noted.high.count > 0) take(noted);
		});
	};
	const scope = card(words.scope, { class: "scope" }, canvas, el("p", { class: "quiet" }, words.scopeHint), answer, shown.plateaus);
	const element = el(
		"div",
		{ class: "view" },
		el("h1", {}, words.tuning),
		scope,
		el("div", { class: "columns" }, shown.margins, shown.histogram),
		calibration.element,
		consoleCard(context),
	);
	return {
		element,
		update: () => calibration.update(),
		opened: () => {
			clearInterval(standing.timer);
			standing.timer = window.setInterval(look, LOOK_MS);
			look();
		},
		closed: () => clearInterval(standing.timer),
	};
}

function figuresOf({ speech, charger }: Context): {
	plateaus: HTMLElement;
	margins: HTMLElement;
	histogram: HTMLElement;
	update(noted: Noted): void;
} {
	const { words } = speech;
	const plateaus = el("dl", { class: "rows" });
	const margins = el("ul", { class: "bars" });
	const histogram = el("ul", { class: "bars narrow" });
	const drawPlateaus = redrawn(plateaus, (figures: readonly Figure[]) => rows(figures));
	const drawMargins = redrawn(margins, (bars: readonly MarginBar[]) =>
		bars.length === 0 ? [el("li", { class: "quiet" }, words.marginNone)] : bars.map(marginRow),
	);
	const drawHistogram = redrawn(histogram, (bars: readonly HistogramBar[]) => bars.map(histogramRow));
	return {
		plateaus,
		margins: card(words.margins, {}, el("p", { class: "quiet" }, words.marginsHint), margins),
		histogram: card(words.histogram, {}, el("p", { class: "quiet" }, words.histogramHint), histogram),
		update: (noted) => {
			drawPlateaus(plateausOf(traceOf(charger, noted), noted.lost, speech));
			drawMargins(marginBars(charger, noted, speech));
			drawHistogram(histogramOf(noted, speech));
		},
	};
}

function marginRow({ text, volts, part, tone, kind }: MarginBar): Node {
	return el("li", { "data-tone": tone, "data-margin": kind }, el("strong", {}, volts), bar(part), el("span", {}, text));
}

function histogramRow({ floor, count, part }: HistogramBar): Node {
	return el("li", {}, el("span", {}, floor), bar(part), el("span", {}, `${count}`));
}

function bar(part: number): HTMLElement {
	const filled = el("i", {});
	filled.style.width = `${(100 * part).toFixed(1)}%`;
	return el("b", { "aria-hidden": true }, filled);
}
