// SPDX-License-Identifier: Apache-2.0
/** The page: header, views and what it remembers; it draws what its link shows, in the language and the colours that somebody has chosen. */
import { Charger } from "../../../../src/link/charger.js";
import type { Link } from "../../model/link.js";
import type { Speech } from "../../model/speech.js";
import { banner } from "./banner.js";
import { remember } from "./console.js";
import { CURVE_MS } from "./curve.js";
import { el } from "./dom.js";
import { faultsView } from "./faults.js";
import { footer } from "./footer.js";
import { frontView } from "./front.js";
import { header } from "./header.js";
import { navigation, type ViewName, viewInAddress } from "./navigation.js";
import { chooseSpeech, chosenSpeech, dress } from "./preferences.js";
import { sessionsView } from "./sessions.js";
import { settingsView } from "./settings.js";
import { tuningView } from "./tuning.js";
import type { Context, Past, View } from "./view.js";

/** The power is noted this often, ms. */
const NOTE_MS = 2_000;
/** Events that are remembered. */
const MOST_EVENTS = 200;

/** What stands beside the views, where there is something: made anew with every language. */
export type Beside = (speech: Speech) => { readonly element: HTMLElement; update(): void };

const VIEWS: { readonly [Name in ViewName]: (context: Context) => View } = {
	charge: frontView,
	sessions: sessionsView,
	faults: faultsView,
	settings: settingsView,
	tuning: tuningView,
};

/** The page of one link. */
export class App {
	readonly #link: Link;
	readonly #beside: Beside | undefined;
	readonly #charger: Charger;
	readonly #past: Past = { curve: [], events: [], console: [] };
	#speech: Speech = chosenSpeech();
	#views = new Map<ViewName, View>();
	#open: ViewName = viewInAddress();
	/** Draws what is not in a view. */
	#frame: () => void = () => {};
	#due = false;

	constructor(link: Link, beside?: Beside) {
		this.#link = link;
		this.#beside = beside;
		this.#charger = new Charger(link.view);
	}

	/** Draws the page, and goes on drawing. */
	start(): void {
		dress();
		this.#link.hear({
			seen: () => this.#refresh(),
			changed: () => this.#refresh(),
			restarted: () => this.#refresh(),
			event: (name, payload) => this.#happened(name, payload),
			printed: (line) => remember({ past: this.#past }, line),
		});
		window.addEventListener("hashchange", () => this.#show(viewInAddress()));
		setInterval(() => this.#note(), NOTE_MS);
		this.#draw();
	}

	/** All anew, as in another language. */
	#draw(): void {
		const { words, code } = this.#speech;
		document.documentElement.lang = code;
		this.#views.get(this.#open)?.closed?.();
		this.#views = new Map();
		const top = header(this.#link, this.#charger, this.#speech, () => this.#speakOtherwise());
		const ways = navigation(words);
		const warning = banner(this.#link, words);
		const beside = this.#beside?.(this.#speech);
		const bottom = footer(this.#link, this.#charger, words);
		const main = el("main", { id: "main", tabindex: -1 });
		document.body.replaceChildren(
			el("a", { class: "skip", href: "#main", on: { click: (event) => toMain(event, main) } }, words.skip),
			top.element,
			ways.element,
			el("div", { class: beside === undefined ? "page" : "page with-bench" }, warning.element, main, bottom.element),
			...(beside === undefined ? [] : [beside.element]),
		);
		this.#frame = () => {
			top.update();
			warning.update();
			ways.update(this.#open, this.#charger.number("faults") !== 0);
			bottom.update();
			beside?.update();
		};
		this.#show(this.#open);
	}

	#show(name: ViewName): void {
		if (this.#views.has(this.#open)) this.#views.get(this.#open)?.closed?.();
		this.#open = name;
		const view = this.#views.get(name) ?? VIEWS[name](this.#context);
		this.#views.set(name, view);
		const main = document.getElementById("main");
		if (main !== null && main.firstElementChild !== view.element) main.replaceChildren(view.element);
		view.update();
		view.opened?.();
		this.#frame();
		document.title = `${this.#speech.words[name]} · Pilotlight`;
	}

	get #context(): Context {
		const { view } = this.#link;
		return {
			speech: this.#speech,
			charger: this.#charger,
			link: this.#link,
			past: this.#past,
			ask: (action, told, answered = () => {}) =>
				view.ask(action, told, (outcome) => {
					answered(outcome);
					this.#refresh();
				}),
		};
	}

	/** Once for all that comes before the next frame. */
	#refresh(): void {
		if (this.#due) return;
		this.#due = true;
		requestAnimationFrame(() => {
			this.#due = false;
			this.#views.get(this.#open)?.update();
			this.#frame();
		});
	}

	#happened(name: string, payload: object): void {
		const said = Object.entries(payload).map(([key, value]) => ` ${key}=${value}`);
		this.#past.events.push({ at: new Date(), text: `${name}${said.join("")}` });
		this.#past.events.splice(0, this.#past.events.length - MOST_EVENTS);
		for (const view of this.#views.values()) view.event?.(name);
		this.#refresh();
	}

	#note(): void {
		const { curve } = this.#past;
		const at = Date.now();
		curve.push({ at, mw: this.#link.view.clear ? this.#charger.measured("meter.power") : null });
		while (curve.length > 0 && at - curve[0].at > CURVE_MS) curve.shift();
		this.#refresh();
	}

	#speakOtherwise(): void {
		this.#speech = chooseSpeech(this.#speech.code === "de" ? "en" : "de");
		this.#draw();
	}
}

/** The address stays: it names the view. */
function toMain(event: Event, main: HTMLElement): void {
	event.preventDefault();
	main.focus();
}
