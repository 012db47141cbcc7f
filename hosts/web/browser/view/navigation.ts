// SPDX-License-Identifier: Apache-2.0
/** The way from view to view; the address says which one is open, so that it can be linked to and gone back from. */
import type { Words } from "../../texts/english.js";
import { el, icon, put } from "./dom.js";

/** The views, in their order, and their drawings. */
const DRAWINGS = {
	charge: "M13 2 5 14h6l-1 8 8-12h-6z",
	sessions: "M4 20V10h4v10zm6 0V4h4v16zm6 0v-7h4v7z",
	faults: "M12 3 2 20h20zm-1 6h2v6h-2zm0 7.5h2v2h-2z",
	settings: "M4 6h9v2H4zm13 0h3v2h-3zM14 4h2v6h-2zM4 16h3v2H4zm7 0h9v2h-9zM8 14h2v6H8z",
	tuning: "M2 17h4V6h6v11h4V6h6v2h-4v11h-8V8H8v11H2z",
} as const;

/** The name of a view. */
export type ViewName = keyof typeof DRAWINGS;

/** The view that the address names; the first if it names none. */
export function viewInAddress(): ViewName {
	const name = location.hash.slice(1);
	return name in DRAWINGS ? (name as ViewName) : "charge";
}

/** The links. */
export function navigation(words: Words): { element: HTMLElement; update(open: ViewName, faulty: boolean): void } {
	const named = { ...words, settings: words.settingsTab, tuning: words.tuningTab };
	const links = (Object.keys(DRAWINGS) as ViewName[]).map((name) => ({
		name,
		link: el("a", { href: `#${name}` }, icon(DRAWINGS[name]), el("span", {}, named[name])),
	}));
	return {
		element: el("nav", { class: "ways", "aria-label": words.views }, ...links.map(({ link }) => link)),
		update: (open, faulty) => {
			for (const { name, link } of links) {
				put(link, "aria-current", name === open ? "page" : undefined);
				put(link, "data-marked", name === "faults" && faulty);
			}
		},
	};
}
