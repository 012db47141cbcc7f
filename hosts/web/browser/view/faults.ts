// SPDX-License-Identifier: Apache-2.0
/** The view of faults: those that stand, with what they mean, what ends them and when they are tried again; and what has happened. */
import { type StandingFault, standingOf } from "../../model/faults.js";
import { button, card, el, redrawn, say, show } from "./dom.js";
import type { Context, Happening, View } from "./view.js";

/** The view. */
export function faultsView({ speech, charger, past, ask }: Context): View {
	const { words } = speech;
	const none = el("p", { class: "quiet" }, words.faultsNone);
	const list = el("div", { class: "faults" });
	const answer = el("p", { class: "answer", role: "status" });
	const clear = button(words.clear, () => ask("clear", {}, (outcome) => say(answer, "refused" in outcome ? outcome.refused : "")), {
		class: "primary",
	});
	const events = el("ol", { class: "events" });
	const nothing = el("p", { class: "quiet" }, words.eventsNone);
	const drawFaults = redrawn(list, (faults: readonly StandingFault[]) => faults.map((fault) => faultCard(fault, words)));
	const drawEvents = redrawn(events, (happenings: readonly Happening[]) => happenings.map((each) => eventRow(each, speech.code)));
	const element = el(
		"div",
		{ class: "view" },
		el("h1", {}, words.faults),
		none,
		list,
		clear,
		answer,
		card(words.events, {}, nothing, events),
	);
	return {
		element,
		update: () => {
			const faults = standingOf(charger, speech);
			show(none, faults.length === 0);
			show(clear, faults.length > 0);
			drawFaults(faults);
			show(nothing, past.events.length === 0);
			drawEvents(past.events.slice(-40).reverse());
		},
	};
}

type Texts = Context["speech"]["words"];

function faultCard({ name, text, severity, means, ends, next }: StandingFault, words: Texts): Node {
	const row = (label: string, told: string): Node => el("div", {}, el("dt", {}, label), el("dd", {}, told));
	return el(
		"article",
		{ class: "card fault", "data-fault": name },
		el("h2", {}, text),
		el("p", { class: "tag" }, severity),
		el("dl", { class: "rows" }, row(words.means, means), row(words.ends, ends), row(words.nextTry, next === "" ? words.notYet : next)),
		el("code", {}, name),
	);
}

function eventRow({ at, text }: Happening, code: string): Node {
	return el("li", {}, el("time", {}, new Date(at).toLocaleTimeString(code)), el("span", {}, text));
}
