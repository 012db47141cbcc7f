// SPDX-License-Identifier: Apache-2.0
/** The bench beside the page: vehicle, people, faults and supply of the virtual board, from the simulator's own table of controls. */
import { CHAPTERS, type Chapter, type Control, type Positions } from "../../../simulator/controls.js";
import { benchLabel } from "../../model/benchSpeech.js";
import type { Speech } from "../../model/speech.js";
import type { AloneLink } from "../links/alone.js";
import { button, el, icon, put, say, show } from "./dom.js";

/** Lines of what happens on the bench. */
const MOST_LINES = 200;

/** A control as it is drawn. */
interface Drawn {
	readonly element: HTMLElement;
	update(all: Positions): void;
}

type Turn = (key: string, to: number) => void;

/** The panel. */
export function benchPanel(link: AloneLink, speech: Speech): { readonly element: HTMLElement; update(): void } {
	const { words } = speech;
	const drawn: Drawn[] = [];
	const turn: Turn = (key, to) => link.turn(key, to);
	const chapters = CHAPTERS.map((chapter, place) => chapterOf(chapter, place < 2, speech, turn, drawn));
	const lines = el("div", { class: "lines", role: "log", tabindex: 0, "aria-label": words.benchLog });
	link.bench = (line, kind) => {
		lines.append(el("div", { class: kind }, line));
		while (lines.childElementCount > MOST_LINES) lines.firstElementChild?.remove();
		lines.scrollTop = lines.scrollHeight;
	};
	const input = el("input", { type: "text", id: "bench-line", autocomplete: "off", spellcheck: "false", placeholder: "plug; sleep 2" });
	const submit = (event: Event): void => {
		event.preventDefault();
		if (input.value.trim() !== "") link.say(input.value);
		input.value = "";
	};
	const form = el(
		"form",
		{ class: "together", on: { submit } },
		el("label", { for: "bench-line", class: "unseen" }, words.benchLine),
		input,
		el("button", { type: "submit" }, words.send),
	);
	const sheet = el("div", { class: "sheet", id: "bench-sheet" }, el("p", { class: "quiet" }, words.benchHint), ...chapters, lines, form);
	const handle = button(
		"",
		() => {
			sheet.hidden = !sheet.hidden;
			named();
		},
		{ class: "handle", "aria-controls": "bench-sheet" },
	);
	handle.append(icon("M4 14l8-8 8 8z"), el("span", {}, words.bench));
	const named = (): void => {
		put(handle, "aria-expanded", `${!sheet.hidden}`);
		put(handle, "title", sheet.hidden ? words.benchOpen : words.benchClose);
	};
	// beside a wide page there is room for it
	show(sheet, matchMedia("(min-width: 1100px)").matches);
	named();
	const element = el("aside", { class: "bench", "aria-label": words.bench }, handle, sheet);
	return {
		element,
		update: () => {
			const { positions } = link.hands;
			for (const each of drawn) each.update(positions);
		},
	};
}

function chapterOf({ title, controls }: Chapter, open: boolean, speech: Speech, turn: Turn, drawn: Drawn[]): HTMLElement {
	const made = controls.map((control) => MAKERS[control.kind](control, speech, turn));
	drawn.push(...made);
	return el("details", { open }, el("summary", {}, el("h2", {}, benchLabel(title, speech))), ...made.map(({ element }) => element));
}

const MAKERS: { readonly [Kind in Control["kind"]]: (control: Control, speech: Speech, turn: Turn) => Drawn } = {
	choice: choiceOf,
	slider: sliderOf,
	switch: switchOf,
	buttons: buttonsOf,
};

function choiceOf({ key, label, options = [] }: Control, speech: Speech, turn: Turn): Drawn {
	const keys = options.map((option, place) => button(benchLabel(option, speech), () => turn(key, place)));
	const element = el(
		"div",
		{ class: "control" },
		el("span", { id: `label-${key}` }, benchLabel(label, speech)),
		el("div", { class: "keys", role: "group", "aria-labelledby": `label-${key}`, "data-control": key }, ...keys),
	);
	return {
		element,
		update: (all) => {
			keys.forEach((each, place) => {
				put(each, "aria-pressed", `${all[key] === place}`);
			});
		},
	};
}

function sliderOf({ key, label, min, max, step, unit = "" }: Control, speech: Speech, turn: Turn): Drawn {
	const input = el("input", { type: "range", min, max, step, id: `bench-${key}`, "data-control": key });
	const value = el("output", { for: `bench-${key}` });
	const standing = { held: false };
	const shown = (): void => {
		say(value, `${input.value.replace("-", "−").replace(".", speech.point)} ${unit}`);
		input.style.setProperty("--part", `${(Number(input.value) - Number(min)) / (Number(max) - Number(min))}`);
	};
	input.addEventListener("input", () => {
		standing.held = true;
		shown();
	});
	input.addEventListener("change", () => {
		standing.held = false;
		turn(key, Number(input.value));
	});
	return {
		element: el(
			"div",
			{ class: "control" },
			el("label", { for: `bench-${key}` }, benchLabel(label, speech)),
			el("div", { class: "slider" }, input, value),
		),
		update: (all) => {
			if (!standing.held) input.value = `${all[key]}`;
			shown();
		},
	};
}

function switchOf({ key, label }: Control, speech: Speech, turn: Turn): Drawn {
	const input = el("input", { type: "checkbox", role: "switch", id: `bench-${key}`, "data-control": key });
	input.addEventListener("change", () => turn(key, input.checked ? 1 : 0));
	return {
		element: el("div", { class: "control" }, el("label", { for: `bench-${key}` }, benchLabel(label, speech)), input),
		update: (all) => {
			input.checked = all[key] === 1;
		},
	};
}

/** They are lit while what they do lasts: those of the bench have a bit each. */
function buttonsOf({ key, label, options = [], seen, heard }: Control, speech: Speech, turn: Turn): Drawn {
	const lit = seen !== undefined || heard !== undefined;
	const keys = options.map((option, place) => button(benchLabel(option, speech), () => turn(key, place)));
	const element = el(
		"div",
		{ class: "control" },
		el("span", { id: `label-${key}` }, benchLabel(label, speech)),
		el(
			"div",
			{ class: "keys", role: "group", ...(label === "" ? {} : { "aria-labelledby": `label-${key}` }), "data-control": key },
			...keys,
		),
	);
	return {
		element,
		update: (all) => {
			if (!lit) return;
			keys.forEach((each, place) => {
				put(each, "data-lit", (all[key] & (1 << place)) !== 0);
			});
		},
	};
}
