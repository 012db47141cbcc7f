// SPDX-License-Identifier: Apache-2.0
/** The view of sessions that are over: a chart of their energies, and each with its facts. */
import type { Outcome } from "../../../../src/link/shown.js";
import { energy } from "../../model/figures.js";
import { barsOf, factsOf, type Past, pastIn } from "../../model/sessions.js";
import { fill, type Speech } from "../../model/speech.js";
import { button, card, el, redrawn, show, svg } from "./dom.js";
import type { Context, View } from "./view.js";

/** So many are asked for at first; the charger tells of four at once. */
const AT_FIRST = 12;
const WIDTH = 600;
const HEIGHT = 200;
const LEFT = 70;
const BELOW = 24;

/** The view. */
export function sessionsView({ speech, ask }: Context): View {
	const { words } = speech;
	const known = new Map<number, Past>();
	const chart = el("div", {});
	const list = el("ol", { class: "sessions" });
	const none = el("p", { class: "quiet" }, words.sessionsNone);
	const drawChart = redrawn(chart, (past: readonly Past[]) => [chartOf(past, speech)]);
	const drawList = redrawn(list, (past: readonly Past[]) => past.map((each) => rowOf(each, speech)));
	const more = button(words.older, () => load(known.size + AT_FIRST), { class: "plain" });
	const draw = (): void => {
		const past = [...known.values()].sort((a, b) => b.n - a.n);
		show(none, past.length === 0);
		show(chartCard, past.length > 0);
		show(more, past.length > 0 && Math.min(...known.keys()) > 1);
		drawChart(past.slice(0, AT_FIRST));
		drawList(past);
	};
	/** Asks on until so many are known, or there are no more. */
	const load = (wanted: number, before?: number): void => {
		ask("recount", before === undefined ? {} : { before }, (outcome: Outcome) => {
			const told = "done" in outcome ? pastIn(outcome.data) : [];
			for (const past of told) known.set(past.n, past);
			draw();
			const oldest = Math.min(...told.map(({ n }) => n));
			if (told.length > 0 && oldest > 1 && known.size < wanted) load(wanted, oldest);
		});
	};
	const chartCard = card(words.sessionsChart, {}, chart);
	const element = el("div", { class: "view" }, el("h1", {}, words.sessions), none, chartCard, list, more);
	draw();
	return {
		element,
		update: () => {},
		opened: () => load(AT_FIRST),
		event: (name) => name === "SessionFinished" && load(AT_FIRST),
	};
}

function rowOf(past: Past, speech: Speech): Node {
	const { words, code } = speech;
	const began =
		past.began < 0 ? words.unknownTime : new Date(past.began * 1_000).toLocaleString(code, { dateStyle: "medium", timeStyle: "short" });
	const faults = past.faults.map((name) => el("li", { class: "bad" }, speech.fault(name).is));
	return el(
		"li",
		{},
		el("div", { class: "between" }, el("strong", {}, fill(words.sessionN, { n: past.n })), el("span", { class: "quiet" }, began)),
		el("ul", { class: "facts" }, ...factsOf(past, speech).map((fact) => el("li", {}, fact)), ...faults),
	);
}

/** Bars from the oldest to the newest, with lines of energy behind them. */
function chartOf(past: readonly Past[], speech: Speech): Node {
	const { bars, lines } = barsOf(past, speech);
	const top = lines[lines.length - 1];
	const height = HEIGHT - BELOW;
	const y = (part: number): number => height - part * (height - 10);
	const step = (WIDTH - LEFT) / Math.max(bars.length, 6);
	const grid = lines.flatMap((mwh) => [
		svg("line", { class: "grid", x1: LEFT, x2: WIDTH, y1: y(mwh / top), y2: y(mwh / top) }),
		svg("text", { x: LEFT - 8, y: y(mwh / top) + 4, "text-anchor": "end" }, energy(mwh, speech)),
	]);
	const drawn = bars.flatMap(({ n, part, label }, place) => {
		const x = LEFT + place * step + step * 0.15;
		const bar = { class: "bar", x, y: y(part), width: step * 0.7, height: Math.max(1, height - y(part)), rx: 3 };
		return [
			svg("rect", bar, svg("title", {}, `${n}: ${label}`)),
			svg("text", { x: x + step * 0.35, y: HEIGHT - 6, "text-anchor": "middle" }, `${n}`),
		];
	});
	const text = bars.map(({ n, label }) => `${n}: ${label}`).join(", ");
	return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart", role: "img", "aria-label": text }, ...grid, ...drawn);
}
