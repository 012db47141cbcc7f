// SPDX-License-Identifier: Apache-2.0
/** The footer: versions of page and charger, and whether they fit. */
import type { Charger } from "../../../../src/link/charger.js";
import { TABLE } from "../../../../src/link/language.js";
import { VERSION } from "../../../../src/version.js";
import type { Link } from "../../model/link.js";
import type { Words } from "../../texts/english.js";
import { el, say } from "./dom.js";

/** The footer. */
export function footer(link: Link, charger: Charger, words: Words): { element: HTMLElement; update(): void } {
	const text = el("span", {});
	return {
		element: el("footer", {}, text),
		update: () => {
			const fits = link.view.strange === "" ? (link.view.clear ? `, ${words.same}` : "") : `; ${words.strange}`;
			say(text, `Pilotlight ${charger.text("version") || VERSION}${fits} (${TABLE})`);
		},
	};
}
