// SPDX-License-Identifier: Apache-2.0
/** One setting as a field: it is set when it is told to, and says what came of it. */
import type { Outcome } from "../../../../src/link/shown.js";
import type { Field } from "../../model/settings.js";
import { fill } from "../../model/speech.js";
import type { Words } from "../../texts/english.js";
import { button, el, put, say, show } from "./dom.js";
import type { Context } from "./view.js";

/** A row. */
export interface Row {
	readonly element: HTMLElement;
	/** What the setting is now, as people type it. */
	update(value: string): void;
}

/** What a person turns: it has a value, and hears what the setting is. */
interface Handle {
	readonly element: HTMLElement;
	readonly input: HTMLInputElement | HTMLSelectElement;
	value(): string;
	hold(value: string): void;
}

/** The row of a setting. */
export function fieldRow(field: Field, { speech: { words }, ask }: Context): Row {
	const standing = { held: "", touched: false };
	const answer = el("p", { class: "answer", role: "status", id: `answer-${field.key}` });
	const range = el("p", { class: "quiet range", id: `range-${field.key}` }, field.range);
	const heard = (outcome: Outcome): void => {
		const refused = "refused" in outcome;
		put(answer, "data-tone", refused ? "bad" : "good");
		put(handle.input, "aria-invalid", refused ? "true" : undefined);
		say(
			answer,
			refused
				? `${words.refused}: ${outcome.refused}. ${fill(words.allowed, { range: field.range || `${words.no} ${words.or} ${words.yes}` })}`
				: `${words.saved}: ${outcome.done}`,
		);
		standing.touched = refused;
	};
	const set = (): void => {
		standing.touched = true;
		ask("set", { key: field.key, value: handle.value() }, heard);
	};
	const handle = handleOf(field, words, set, () => (standing.touched = true));
	const back = button(
		fill(words.reset, { value: `${field.standard} ${field.unit}`.trim() }),
		() => ask("reset", { key: field.key }, heard),
		{ class: "link" },
	);
	const element = el(
		"div",
		{ class: "field", "data-setting": field.key },
		el("div", {}, el("label", { for: `set-${field.key}` }, field.help), el("code", {}, field.key)),
		handle.element,
		el("div", { class: "between" }, range, back),
		answer,
	);
	return {
		element,
		update: (value) => {
			show(back, value !== field.standard);
			if (value === standing.held && standing.touched) return;
			if (value !== standing.held || !standing.touched) handle.hold(value);
			standing.held = value;
		},
	};
}

function handleOf(field: Field, words: Words, set: () => void, touched: () => void): Handle {
	if (field.kind === "flag") return flagOf(field, set);
	if (field.kind === "secret") return secretOf(field, words, set, touched);
	return field.kind === "choice" ? choiceOf(field, set) : typedOf(field, set, touched);
}

function namesOf({ key }: Field): { readonly id: string; readonly "aria-describedby": string } {
	return { id: `set-${key}`, "aria-describedby": `range-${key} answer-${key}` };
}

function flagOf(field: Field, set: () => void): Handle {
	const input = el("input", { type: "checkbox", role: "switch", ...namesOf(field), on: { change: set } });
	return {
		element: el("div", { class: "together" }, input),
		input,
		value: () => (input.checked ? "yes" : "no"),
		hold: (value) => {
			input.checked = value === "yes";
		},
	};
}

function choiceOf(field: Field, set: () => void): Handle {
	const options = field.choices.map((name) => el("option", { value: name }, name));
	const input = el("select", { ...namesOf(field), on: { change: set } }, ...options);
	return {
		element: el("div", { class: "together" }, input),
		input,
		value: () => input.value,
		hold: (value) => {
			input.value = value;
		},
	};
}

/** What is typed is gone from the page once it is set; what stands there says only whether it is. */
function secretOf(field: Field, words: Words, set: () => void, touched: () => void): Handle {
	const handle = typedOf(field, set, touched);
	put(handle.input, "type", "password");
	put(handle.input, "autocomplete", "new-password");
	return {
		...handle,
		hold: (value) => {
			handle.input.value = "";
			put(handle.input, "placeholder", value === "" ? words.secretNone : words.secretSet);
		},
	};
}

function typedOf(field: Field, set: () => void, touched: () => void): Handle {
	const number = field.kind === "number" ? { inputmode: "decimal" } : { maxlength: field.longest };
	const input = el("input", { type: "text", autocomplete: "off", ...number, ...namesOf(field), on: { input: touched } });
	const submit = (event: Event): void => {
		event.preventDefault();
		set();
	};
	const element = el(
		"form",
		{ class: "together", on: { submit } },
		input,
		el("span", { class: "unit" }, field.unit),
		el("button", { type: "submit" }, "✓"),
	);
	put(element.lastElementChild as Element, "aria-label", `${field.key} ✓`);
	return {
		element,
		input,
		// people write a comma where their language does
		value: () => (field.kind === "number" ? input.value.replace(",", ".") : input.value),
		hold: (value) => {
			input.value = value;
		},
	};
}
