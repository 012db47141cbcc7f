// SPDX-License-Identifier: Apache-2.0
/** The power of the last minutes as a curve. */
import { decimal } from "../../model/figures.js";
import { fill } from "../../model/speech.js";
import { card, el, put, say, svg } from "./dom.js";
import type { Context, Moment } from "./view.js";

/** What is shown at most, and at least, ms. */
export const CURVE_MS = 600_000;
const LEAST_MS = 60_000;
const WIDTH = 600;
const HEIGHT = 160;
/** The least full scale, mW. */
const LEAST_MW = 4_000_000;

/** The card. */
export function curveCard({ speech, past }: Context): { element: HTMLElement; update(): void } {
	const line = svg("path", { class: "line" });
	const area = svg("path", { class: "area" });
	const grid = [0.25, 0.5, 0.75].map((part) => svg("line", { class: "grid", x1: 0, x2: WIDTH, y1: HEIGHT * part, y2: HEIGHT * part }));
	const drawing = svg(
		"svg",
		{ viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", class: "curve", role: "img" },
		...grid,
		area,
		line,
	);
	const scale = el("span", { class: "scale" });
	const [from, to] = [el("span", {}), el("span", {}, speech.words.now)];
	const ends = el("div", { class: "between quiet", "aria-hidden": true }, from, to);
	const element = card(speech.words.curve, { class: "curve-card" }, el("div", { class: "plot" }, drawing, scale), ends);
	const update = (): void => {
		const most = fullScale(past.curve);
		const span = spanOf(past.curve);
		const points = pointsOf(past.curve, most, span);
		put(line, "d", path(points));
		put(area, "d", points.length === 0 ? "" : `${path(points)}L${points[points.length - 1][0]} ${HEIGHT}L${points[0][0]} ${HEIGHT}Z`);
		say(from, fill(speech.words.minutesAgo, { minutes: Math.round(span / LEAST_MS) }));
		say(scale, `${decimal(most / 1_000_000, 0, speech)} kW`);
		const last = past.curve.at(-1)?.mw ?? 0;
		put(drawing, "aria-label", `${speech.words.curve}: ${decimal(last / 1_000_000, 1, speech)} kW`);
	};
	return { element, update };
}

/** The next of 4, 8, 12 … kW above everything. */
function fullScale(curve: readonly Moment[]): number {
	const most = Math.max(0, ...curve.map(({ mw }) => mw ?? 0));
	return Math.max(LEAST_MW, Math.ceil((most * 1.05) / LEAST_MW) * LEAST_MW);
}

/** Whole minutes, as many as are known. */
function spanOf(curve: readonly Moment[]): number {
	const known = (curve.at(-1)?.at ?? 0) - (curve[0]?.at ?? 0);
	return Math.min(CURVE_MS, Math.max(1, Math.ceil(known / LEAST_MS)) * LEAST_MS);
}

function pointsOf(curve: readonly Moment[], most: number, span: number): (readonly [x: number, y: number])[] {
	const end = curve.at(-1)?.at ?? 0;
	return curve
		.filter(({ mw }) => mw !== null)
		.map(({ at, mw }) => [WIDTH - ((end - at) / span) * WIDTH, HEIGHT - ((mw ?? 0) / most) * HEIGHT] as const);
}

function path(points: readonly (readonly [x: number, y: number])[]): string {
	return points.map(([x, y], place) => `${place === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}
