// SPDX-License-Identifier: Apache-2.0
/** Colours, styles and skins of the panel, in the light or dark that mcsim is in. */

import { getBackgroundComponent } from "assets";

/** mcsim's own background is brighter than this in light colours, and darker in dark ones. */
const DARK_BELOW = 0x80;

const LIGHT = {
	desk: "#e9edf1",
	pane: "#f5f7f9",
	card: "#ffffff",
	edge: "#d5dce3",
	text: "#15212c",
	faint: "#5d6f80",
	accent: "#6573c7",
	onAccent: "#ffffff",
	good: "#13804f",
	wait: "#94620a",
	bad: "#c22535",
	badCard: "#fdeced",
	said: "#3f4fb8",
	key: "#ffffff",
	keyOver: "#e6ecf5",
};

const DARK = {
	desk: "#12171c",
	pane: "#181e24",
	card: "#1e262d",
	edge: "#303b45",
	text: "#eaf0f5",
	faint: "#93a5b5",
	accent: "#6573c7",
	onAccent: "#ffffff",
	good: "#41d394",
	wait: "#f2be4b",
	bad: "#ff7b7f",
	badCard: "#3a2026",
	said: "#a3b0ff",
	key: "#2a343d",
	keyOver: "#38454f",
};

const palette = getBackgroundComponent() < DARK_BELOW ? DARK : LIGHT;

/** The oscilloscope is dark in every light. */
export const scopeColors = {
	glass: "#0d161e",
	grid: "#22323f",
	axis: "#3b5063",
	label: "#7f97aa",
	trace: "#5df2b1",
	glow: "#5df2b140",
	off: "#4a5c6b",
};

/** Tones of figures and lines; `said` is what somebody did. */
const TONES = { quiet: palette.faint, plain: palette.text, good: palette.good, wait: palette.wait, bad: palette.bad, said: palette.said };

/** The palette in use. */
export const colors = { ...palette, tones: TONES };

const left = { horizontal: "left" };

function byTone(font, more = left) {
	const entries = Object.entries(TONES).map(([tone, color]) => [tone, new Style({ font, color, ...more })]);
	return Object.fromEntries(entries);
}

export const styles = {
	title: new Style({ font: "semibold 18px Open Sans", color: colors.text, ...left }),
	clock: new Style({ font: "14px Fira Mono", color: colors.faint, horizontal: "right" }),
	caption: new Style({ font: "semibold 12px Open Sans", color: colors.faint, ...left }),
	chapter: new Style({ font: "semibold 13px Open Sans", color: colors.text, ...left }),
	label: new Style({ font: "13px Open Sans", color: colors.faint, ...left }),
	value: new Style({ font: "semibold 13px Open Sans", color: colors.text, horizontal: "right" }),
	more: new Style({ font: "12px Open Sans", color: colors.faint, ...left }),
	moreRight: new Style({ font: "12px Open Sans", color: colors.faint, horizontal: "right" }),
	figure: byTone("semibold 14px Open Sans"),
	tile: byTone("light 38px Open Sans"),
	tileSmall: byTone("light 24px Open Sans"),
	headline: byTone("semibold 18px Open Sans"),
	headlineMore: new Style({ font: "14px Open Sans", color: colors.text, ...left }),
	note: byTone("12px Open Sans"),
	line: byTone("13px Fira Mono"),
	key: new Style({ font: "12px Open Sans", color: [colors.text, colors.text, colors.text, colors.onAccent] }),
	scope: new Style({ font: "11px Open Sans", color: scopeColors.label, ...left }),
	scopeRight: new Style({ font: "semibold 12px Open Sans", color: scopeColors.label, horizontal: "right" }),
	field: new Style({ font: "14px Fira Mono", color: [colors.text, colors.onAccent], ...left }),
};

export const skins = {
	desk: new Skin({ fill: colors.desk }),
	pane: new Skin({ fill: colors.pane }),
	rule: new Skin({ fill: colors.edge }),
	card: new Skin({ fill: [colors.card, colors.badCard], stroke: [colors.edge, colors.bad] }),
	/** A key that rests, is pointed at, is pressed, is chosen. */
	key: new Skin({
		fill: [colors.key, colors.key, colors.keyOver, colors.accent],
		stroke: [colors.edge, colors.edge, colors.edge, colors.accent],
	}),
	field: new Skin({ fill: [colors.card, colors.accent] }),
};

/** A rounded card behind everything else of a container. */
export function cardBehind($, state = 0) {
	return RoundContent($, { left: 0, right: 0, top: 0, bottom: 0, border: 1, radius: 8, skin: skins.card, state });
}
