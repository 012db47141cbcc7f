// SPDX-License-Identifier: Apache-2.0
/** The console on the page: the charger's own where it can be reached, and elsewhere its actions by their names. */
import { ACTION_NAMES, actionOf, readTyped } from "../../../../src/link/shown.js";
import { card, el } from "./dom.js";
import type { Context } from "./view.js";

/** Lines that stand there. */
const MOST_LINES = 400;

/** The card; lines come in by the page's memory of them. */
export function consoleCard(context: Context): HTMLElement {
	const { speech, link, past } = context;
	const { words } = speech;
	const lines = el("div", { class: "lines", role: "log", tabindex: 0, "aria-label": words.console });
	const input = el("input", { type: "text", id: "console", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
	const print = (line: string): void => {
		lines.append(el("div", { class: line.startsWith("› ") ? "said" : undefined }, line));
		while (lines.childElementCount > MOST_LINES) lines.firstElementChild?.remove();
		lines.scrollTop = lines.scrollHeight;
	};
	past.console.forEach(print);
	Object.assign(lines, { print });
	const submit = (event: Event): void => {
		event.preventDefault();
		const line = input.value.trim();
		if (line === "") return;
		input.value = "";
		remember(context, `› ${line}`);
		if (link.type === undefined) obey(context, line);
		else link.type(line);
	};
	const form = el(
		"form",
		{ class: "together", on: { submit } },
		el("label", { for: "console", class: "unseen" }, words.consoleLabel),
		input,
		el("button", { type: "submit" }, words.send),
	);
	return card(
		words.console,
		{ class: "console" },
		el("p", { class: "quiet" }, link.type === undefined ? words.consoleServed : words.consoleHint),
		lines,
		form,
	);
}

/** A line was printed, or said: the page remembers it, and shows it where the console is open. */
export function remember({ past }: Pick<Context, "past">, line: string): void {
	past.console.push(line);
	past.console.splice(0, past.console.length - MOST_LINES);
	const shown = document.querySelector(".lines") as (HTMLElement & { print?(line: string): void }) | null;
	shown?.print?.(line);
}

/** Asks for an action as its word is typed on the console. */
function obey(context: Context, line: string): void {
	const [typed, ...args] = line.split(/\s+/);
	const meant = typed.endsWith("!");
	const word = (meant ? typed.slice(0, -1) : typed).toLowerCase();
	const action = actionOf(word);
	if (action === undefined) remember(context, `error: there is no action "${word}"; actions are ${ACTION_NAMES.join(", ")}`);
	else if (action.confirm && !meant) remember(context, `${word}: ${action.help}. Type ${word}! if it is meant.`);
	else request(context, word, () => readTyped(word, action.arguments, args));
}

function request(context: Context, word: string, read: () => { readonly [name: string]: string | number | undefined }): void {
	try {
		context.ask(word, read() as { [name: string]: string | number }, (outcome) => {
			remember(context, "refused" in outcome ? `error: ${outcome.refused}` : outcome.done);
			if ("done" in outcome && outcome.data !== undefined) remember(context, JSON.stringify(outcome.data));
		});
	} catch (error) {
		remember(context, `error: ${(error as Error).message}`);
	}
}
