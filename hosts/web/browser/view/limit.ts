// SPDX-License-Identifier: Apache-2.0
/** The limit of the owner as a slider: it stays where it was put once the charger has accepted it, and says what was accepted. */
import type { Outcome } from "../../../../src/link/shown.js";
import { amps } from "../../model/figures.js";
import type { LimitSlider } from "../../model/front.js";
import { fill } from "../../model/speech.js";
import { card, el, put, redrawn, say } from "./dom.js";
import type { Context } from "./view.js";

/** After the last move of a key or a finger it is asked for, ms. */
const SETTLED_MS = 400;

/** The card. */
export class LimitCard {
	readonly element: HTMLElement;
	readonly #context: Context;
	readonly #input = el("input", { type: "range", id: "limit", step: 1 });
	readonly #value = el("output", { for: "limit", class: "big" });
	readonly #answer = el("p", { class: "answer", role: "status", id: "limit-answer" });
	readonly #ends = [el("span", {}), el("span", {})] as const;
	readonly #draw: (notes: readonly string[]) => void;
	/** Somebody moves it, or waits for the answer. */
	#held = false;
	#timer = 0;

	constructor(context: Context) {
		this.#context = context;
		const { words } = context.speech;
		const notes = el("ul", { class: "notes" });
		this.#draw = redrawn(notes, (texts) => texts.map((text) => el("li", {}, text)));
		this.#input.addEventListener("input", () => this.#moved());
		this.element = card(
			words.limit,
			{ class: "limit" },
			el("div", { class: "between" }, el("label", { for: "limit" }, words.limitLabel), this.#value),
			this.#input,
			el("div", { class: "between quiet", "aria-hidden": true }, ...this.#ends),
			this.#answer,
			notes,
		);
	}

	/** The charger has it so. */
	update({ min, max, at, notes }: LimitSlider): void {
		const input = this.#input;
		put(input, "min", min);
		put(input, "max", max);
		say(this.#ends[0], `${min} A`);
		say(this.#ends[1], `${max} A`);
		if (!this.#held && input.value !== `${at}`) input.value = `${at}`;
		this.#show();
		this.#draw(notes);
	}

	get #shown(): string {
		return amps(Number(this.#input.value) * 1_000, this.#context.speech);
	}

	#show(): void {
		const { value, min, max, style } = this.#input;
		say(this.#value, this.#shown);
		put(this.#input, "aria-valuetext", this.#shown);
		style.setProperty("--part", `${(Number(value) - Number(min)) / Math.max(1, Number(max) - Number(min))}`);
	}

	#moved(): void {
		this.#held = true;
		this.#show();
		clearTimeout(this.#timer);
		this.#timer = window.setTimeout(() => this.#request(), SETTLED_MS);
	}

	#request(): void {
		const { words } = this.#context.speech;
		const asked = this.#shown;
		say(this.#answer, fill(words.limitAsks, { amps: asked }));
		this.#context.ask("set", { key: "userLimit", value: this.#input.value }, (outcome) => this.#hear(outcome, asked));
	}

	#hear(outcome: Outcome, asked: string): void {
		const { words } = this.#context.speech;
		const refused = "refused" in outcome;
		this.#held = false;
		put(this.#answer, "data-tone", refused ? "bad" : "good");
		say(this.#answer, refused ? `${words.refused}: ${outcome.refused}` : fill(words.limitAccepted, { amps: asked }));
	}
}
