// SPDX-License-Identifier: Apache-2.0
/** The banner: what is wrong between page and charger, and how to begin where somebody has to choose. */
import type { Link } from "../../model/link.js";
import type { Words } from "../../texts/english.js";
import { button, el, put, say, show } from "./dom.js";

/** A charger that was not seen for so long at first is looked for, and not lost, ms. */
const PATIENCE_MS = 4_000;

/** The banner. */
export function banner(link: Link, words: Words): { element: HTMLElement; update(): void } {
	const text = el("p", {});
	const connect = button(words.connect, () => void link.connect?.(), { class: "primary" });
	const element = el("div", { class: "banner", role: "status" }, text, connect);
	const standing = { seen: false, since: performance.now() };
	return {
		element,
		update: () => {
			const { clear, strange } = link.view;
			standing.seen ||= clear;
			const waits = !standing.seen && performance.now() - standing.since < PATIENCE_MS;
			show(element, !clear || link.trouble !== "");
			show(connect, link.connect !== undefined);
			put(element, "data-tone", strange === "" && waits ? "wait" : "bad");
			say(text, strange === "" ? link.trouble || (standing.seen ? words.lost : words.connecting) : `${words.strange}: ${strange}`);
		},
	};
}
