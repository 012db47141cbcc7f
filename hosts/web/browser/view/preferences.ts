// SPDX-License-Identifier: Apache-2.0
/** What somebody has chosen, remembered by the browser: the language, and light or dark. */
import { GERMAN_SPEECH } from "../../model/german.js";
import { ENGLISH_SPEECH, type Speech } from "../../model/speech.js";

const LANGUAGE = "pilotlight.language";
const THEME = "pilotlight.theme";
/** Colours: those of the system, or always the same. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The language that was chosen, or that of the browser. */
export function chosenSpeech(): Speech {
	return (recall(LANGUAGE) ?? navigator.language).startsWith("de") ? GERMAN_SPEECH : ENGLISH_SPEECH;
}

/** Chooses a language. */
export function chooseSpeech(code: Speech["code"]): Speech {
	keep(LANGUAGE, code);
	return code === "de" ? GERMAN_SPEECH : ENGLISH_SPEECH;
}

/** The colours that were chosen. */
export function chosenTheme(): Theme {
	return THEMES.find((theme) => theme === recall(THEME)) ?? "auto";
}

/** Chooses colours, and puts them on. */
export function chooseTheme(theme: Theme): void {
	keep(THEME, theme);
	dress();
}

/** Puts the colours on. */
export function dress(): void {
	document.documentElement.dataset.theme = chosenTheme();
}

/** A browser may keep nothing, as from a file or in a private window. */
function recall(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

function keep(key: string, text: string): void {
	try {
		localStorage.setItem(key, text);
	} catch {
		// it lasts until the page is closed
	}
}
