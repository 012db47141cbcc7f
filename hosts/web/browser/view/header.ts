// SPDX-License-Identifier: Apache-2.0
/** The header: the name, how the charger is reached, and the choice of language and colours. */
import type { Charger } from "../../../../src/link/charger.js";
import type { Link } from "../../model/link.js";
import type { Speech } from "../../model/speech.js";
import { button, el, put, say, svg } from "./dom.js";
import { chooseTheme, chosenTheme, THEMES, type Theme } from "./preferences.js";

const SIGNS: { readonly [Of in Theme]: string } = { auto: "◐", light: "☀", dark: "☾" };

/** The header. */
export function header(
	link: Link,
	charger: Charger,
	{ words, code }: Speech,
	speakOtherwise: () => void,
): { element: HTMLElement; update(): void } {
	const how = el("span", { class: "how" });
	const named = { auto: words.themeAuto, light: words.themeLight, dark: words.themeDark };
	const theme = button(
		SIGNS[chosenTheme()],
		() => {
			const next = THEMES[(THEMES.indexOf(chosenTheme()) + 1) % THEMES.length];
			chooseTheme(next);
			update();
		},
		{ class: "sign" },
	);
	const language = languageButton(code, speakOtherwise);
	const leave = link.leave === undefined ? undefined : button(words.logout, link.leave, { class: "plain" });
	const update = (): void => {
		say(theme, SIGNS[chosenTheme()]);
		put(theme, "aria-label", `${words.theme}: ${named[chosenTheme()]}`);
		put(theme, "title", `${words.theme}: ${named[chosenTheme()]}`);
		say(how, words[link.how]);
		put(how, "data-clear", charger.window.clear);
	};
	update();
	return {
		element: el("header", { class: "top" }, brandMark(), el("span", { class: "brand" }, "Pilotlight"), how, leave, language, theme),
		update,
	};
}

/** Changes to the other language, by its own name. */
export function languageButton(code: Speech["code"], pressed: () => void): HTMLButtonElement {
	const other = code === "de" ? { lang: "en", title: "English" } : { lang: "de", title: "Deutsch" };
	return button(other.lang.toUpperCase(), pressed, { class: "sign", ...other });
}

/** The mark: a pulse of the pilot, and its light. */
export function brandMark(): SVGSVGElement {
	const pulse = svg("path", { d: "M3 22h6V9h8v13h6V9h6" });
	return svg("svg", { viewBox: "0 0 32 32", class: "mark", "aria-hidden": true }, pulse, svg("circle", { cx: 29, cy: 9, r: 2.5 }));
}
