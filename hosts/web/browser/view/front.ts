// SPDX-License-Identifier: Apache-2.0
/** The first view: what the charger does and why it does not charge, in words; power, energy, time; the limit; pause and authorization. */
import { type Figure, frontOf, type Reason, sliderOf, wireOf } from "../../model/front.js";
import { curveCard } from "./curve.js";
import { button, card, el, put, redrawn, say, show } from "./dom.js";
import { LimitCard } from "./limit.js";
import { ring } from "./ring.js";
import type { Context, View } from "./view.js";

/** The view. */
export function frontView(context: Context): View {
	const { speech, charger } = context;
	const hero = heroOf(context);
	const figures = el("dl", { class: "figures" });
	const limit = new LimitCard(context);
	const curve = curveCard(context);
	const why = whyCard(context);
	const wire = el("dl", { class: "rows" });
	const drawFigures = redrawn(figures, tiles);
	const drawWire = redrawn(wire, rows);
	const element = el(
		"div",
		{ class: "view front" },
		hero.element,
		figures,
		el("div", { class: "columns" }, limit.element, why.element),
		el("div", { class: "columns" }, curve.element, card(speech.words.details, {}, wire)),
	);
	return {
		element,
		update: () => {
			const front = frontOf(charger, speech);
			hero.update(front);
			drawFigures(front.figures);
			limit.update(sliderOf(charger, speech));
			why.update(front);
			curve.update();
			drawWire(wireOf(charger, speech));
		},
	};
}

type Front = ReturnType<typeof frontOf>;

function heroOf({ speech, charger, ask }: Context): { element: HTMLElement; update(front: Front): void } {
	const { words } = speech;
	const name = el("p", { class: "eyebrow" });
	const headline = el("h1", {});
	const advice = el("p", { class: "advice" });
	const gauge = ring(words.power);
	const told = el("p", { class: "unseen", role: "status" });
	const pause = button(words.pause, () => ask(charger.yes("paused") ? "resume" : "pause", {}), { class: "primary", id: "pause" });
	const stop = button(words.stop, () => ask("stop", {}), { class: "plain" });
	const clear = button(words.clear, () => ask("clear", {}), { class: "plain" });
	const card = authorization({ speech, ask });
	const element = el(
		"section",
		{ class: "hero" },
		el("div", { class: "hero-text" }, name, headline, advice, told, el("div", { class: "actions" }, pause, stop, clear), card.element),
		gauge.element,
	);
	return {
		element,
		update: (front) => {
			element.dataset.tone = front.tone;
			say(name, charger.text("set.name"));
			say(headline, front.headline);
			say(advice, front.advice);
			// figures change all the time, and nobody wants to hear them
			say(told, front.headline.replace(/[\d.,]+/g, "").trim());
			gauge.update(front.power, front.part);
			put(pause, "class", front.paused || front.stoppable ? "primary" : "plain");
			say(pause, front.paused ? words.resume : words.pause);
			show(stop, front.stoppable);
			show(clear, front.clearable);
			show(card.element, front.wantsCard);
		},
	};
}

function authorization({ speech: { words }, ask }: Pick<Context, "speech" | "ask">): { element: HTMLElement } {
	const answer = el("p", { class: "answer", role: "status" });
	const token = el("input", { id: "token", type: "text", maxlength: 36, autocomplete: "off", placeholder: words.tokenHint });
	const submit = (event: Event): void => {
		event.preventDefault();
		if (token.value === "") return;
		ask("authorize", { token: token.value }, (outcome) => {
			const refused = "refused" in outcome;
			say(answer, refused ? `${words.refused}: ${outcome.refused}` : "");
			if (!refused) token.value = "";
		});
	};
	const element = el(
		"form",
		{ class: "authorize", on: { submit } },
		el("label", { for: "token" }, words.token),
		el("div", { class: "together" }, token, el("button", { type: "submit", class: "primary" }, words.authorize)),
		answer,
	);
	return { element };
}

function whyCard({ speech: { words } }: Context): { element: HTMLElement; update(front: Front): void } {
	const list = el("ul", { class: "reasons" });
	const opens = el("p", { class: "quiet" });
	const draw = redrawn(list, (reasons: readonly Reason[]) =>
		reasons.map(({ text, more }) => el("li", {}, el("strong", {}, text), more === "" ? undefined : el("span", {}, more))),
	);
	const element = card(words.why, { class: "why" }, list, opens);
	return {
		element,
		update: (front) => {
			show(element, front.tone !== "good");
			draw(
				front.reasons.length > 0
					? front.reasons
					: [{ name: "", text: words.whyNothing, more: front.tone === "quiet" ? words.whyReady : "" }],
			);
			say(opens, front.opens === "" || front.tone === "quiet" ? "" : `${words.opens}: ${front.opens}`);
		},
	};
}

function tiles(figures: readonly Figure[]): Node[] {
	return figures.map(({ key, label, text }) => el("div", { "data-key": key }, el("dt", {}, label), el("dd", {}, text)));
}

/** Labels and texts beside each other. */
export function rows(figures: readonly Figure[]): Node[] {
	return figures.map(({ key, label, text }) => el("div", { "data-key": key }, el("dt", {}, label), el("dd", {}, text)));
}
