// SPDX-License-Identifier: Apache-2.0
/** The limit of the owner as a slider: it stays where it was put once the charger has accepted it, and says what was accepted. */
import { amps } from "../../model/figures.js";
import type { LimitSlider } from "../../model/front.js";
import { fill } from "../../model/speech.js";
import { card, el, put, redrawn, say } from "./dom.js";
import type { Context } from "./view.js";

/** After the last move of a key or a finger it is asked for, ms. */
const SETTLED_MS = 400;

/** The card. */
export function limitCard({ speech, ask }: Context): { element: HTMLElement; update(slider: LimitSlider): void } {
	const { words } = speech;
	const input = el("input", { type: "range", id: "limit", step: 1 });
	const value = el("output", { for: "limit", class: "big" });
	const answer = el("p", { class: "answer", role: "status", id: "limit-answer" });
	const notes = el("ul", { class: "notes" });
	const [least, most] = [el("span", {}), el("span", {})];
	const draw = redrawn(notes, (texts: readonly string[]) => texts.map((text) => el("li", {}, text)));
	const standing = { held: false, timer: 0 };
	const shown = (): string => amps(Number(input.value) * 1_000, speech);
	const show = (): void => {
		say(value, shown());
		put(input, "aria-valuetext", shown());
		input.style.setProperty("--part", `${part(input)}`);
	};
	const request = (): void => {
		clearTimeout(standing.timer);
		const asked = shown();
		say(answer, fill(words.limitAsks, { amps: asked }));
		ask("set", { key: "userLimit", value: input.value }, (outcome) => {
			standing.held = false;
			put(answer, "data-tone", "refused" in outcome ? "bad" : "good");
			say(answer, "refused" in outcome ? `${words.refused}: ${outcome.refused}` : fill(words.limitAccepted, { amps: asked }));
		});
	};
	input.addEventListener("input", () => {
		standing.held = true;
		show();
		clearTimeout(standing.timer);
		standing.timer = window.setTimeout(request, SETTLED_MS);
	});
	const element = card(
		words.limit,
		{ class: "limit" },
		el("div", { class: "between" }, el("label", { for: "limit" }, words.limitLabel), value),
		input,
		el("div", { class: "between quiet", "aria-hidden": true }, least, most),
		answer,
		notes,
	);
	const update = ({ min, max, at, notes: texts }: LimitSlider): void => {
		put(input, "min", min);
		put(input, "max", max);
		say(least, `${min} A`);
		say(most, `${max} A`);
		if (!standing.held && input.value !== `${at}`) input.value = `${at}`;
		show();
		draw(texts);
	};
	return { element, update };
}

function part({ value, min, max }: HTMLInputElement): number {
	return (Number(value) - Number(min)) / Math.max(1, Number(max) - Number(min));
}
