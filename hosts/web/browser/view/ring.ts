// SPDX-License-Identifier: Apache-2.0
/** The ring: power, and how much it is of what may be drawn. */
import { el, put, say, svg } from "./dom.js";

const RADIUS = 54;
const AROUND = 2 * Math.PI * RADIUS;

/** A ring with a figure in it. */
export function ring(label: string): { element: HTMLElement; update(text: string, part: number): void } {
	const arc = svg("circle", { class: "arc", cx: 64, cy: 64, r: RADIUS, "stroke-dasharray": `0 ${AROUND}` });
	const circle = { cx: 64, cy: 64, r: RADIUS };
	const drawing = svg("svg", { viewBox: "0 0 128 128", "aria-hidden": true }, svg("circle", { class: "track", ...circle }), arc);
	const figure = el("strong", {});
	const unit = el("span", {});
	const element = el(
		"div",
		{ class: "ring", "data-key": "power" },
		drawing,
		el("div", {}, el("span", { class: "label" }, label), figure, unit),
	);
	return {
		element,
		update: (text, part) => {
			const [value, shown = ""] = text.split(" ");
			say(figure, value);
			say(unit, shown);
			put(arc, "stroke-dasharray", `${(part * AROUND).toFixed(1)} ${AROUND}`);
			put(element, "data-flows", part > 0);
		},
	};
}
