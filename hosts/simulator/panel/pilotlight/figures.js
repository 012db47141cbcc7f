// SPDX-License-Identifier: Apache-2.0
/** What the charger does: the headline with its notes, the tiles that are read from across the room, and a row for each other figure. */

import { cardBehind, colors, styles } from "./theme.js";
import { wrapped } from "./wrapped.js";

/** Tiles higher than this show their figure large, those that are lower than LOW everything in one line. */
const HIGH = 60;
const LOW = 36;
/** What label and figure take of a line. */
const IN_LINE = { label: 64, figure: 62 };
const BAR = { left: 0, width: 5, margin: 10 };
const LEFT = 18;
const RIGHT = 14;
const ROW = { label: 68, figure: 98, padding: 6 };
const HEADLINE = { padding: 9, text: 24, more: 20, note: 18 };

/** A card with a port on it that draws itself. */
function drawnCard(Behavior, state = 0) {
	return Container.template(($) => ({
		contents: [cardBehind($, state), Port($, { left: 1, right: 1, top: 1, bottom: 1, Behavior })],
	}));
}

class TileBehavior extends Behavior {
	onCreate(_port, { key, label }) {
		this.key = key;
		this.label = label;
		this.shown = { text: "–", more: "", tone: "quiet" };
	}
	onShow(port, figures) {
		if (!(this.key in figures)) return;
		this.shown = figures[this.key];
		port.invalidate();
	}
	onDraw(port) {
		const { width, height } = port;
		const { text, more, tone } = this.shown;
		const room = width - LEFT - 8;
		const margin = height < HIGH ? BAR.margin / 2 : BAR.margin;
		port.fillColor(colors.tones[tone], BAR.left, margin, BAR.width, height - 2 * margin);
		if (height < LOW) {
			const rest = IN_LINE.label + IN_LINE.figure;
			port.drawStyle(this.label, styles.caption, LEFT, 0, IN_LINE.label, height, true);
			port.drawStyle(text, styles.figure[tone], LEFT + IN_LINE.label, 0, IN_LINE.figure, height, true);
			port.drawStyle(more, styles.more, LEFT + rest, 0, room - rest, height, true);
			return;
		}
		if (height < HIGH) {
			port.drawStyle(this.label, styles.caption, LEFT, 3, IN_LINE.label, 19, true);
			port.drawStyle(text, styles.figure[tone], LEFT + IN_LINE.label, 2, room - IN_LINE.label, 20, true);
			port.drawStyle(more, styles.more, LEFT, 21, room, 17, true);
			return;
		}
		const large = height - 54;
		const style = large < 40 || styles.tile[tone].measure(text).width > room ? styles.tileSmall[tone] : styles.tile[tone];
		port.drawStyle(this.label, styles.caption, LEFT, 8, room, 18, true);
		port.drawStyle(text, style, LEFT, 26, room, large, true);
		port.drawStyle(more, styles.more, LEFT, height - 27, room, 18, true);
	}
}

/** One large figure. */
export const Tile = drawnCard(TileBehavior);

class HeadlineBehavior extends Behavior {
	onCreate() {
		this.headline = { text: "–", more: "", tone: "quiet", notes: [] };
	}
	onHeadline(port, headline) {
		this.headline = headline;
		port.previous.state = headline.tone === "bad" ? 1 : 0;
		port.invalidate();
	}
	onDraw(port) {
		let y = HEADLINE.padding;
		for (const { text, style, height } of linesOf(this.headline, port.width + 2)) {
			port.drawStyle(text, style, LEFT, y, port.width - LEFT, height);
			y += height;
		}
	}
}

/** The lines of a headline at some width, each with its style and height. */
function linesOf({ text, more, tone, notes }, width) {
	const parts = [
		{ text, style: styles.headline[tone], height: HEADLINE.text },
		{ text: more, style: styles.headlineMore, height: HEADLINE.more },
		...notes.map((note) => ({ text: note.text, style: styles.note[note.tone], height: HEADLINE.note })),
	];
	return parts
		.filter((part) => part.text !== "")
		.flatMap(({ text: whole, style, height }) =>
			wrapped(whole, (line) => style.measure(line).width <= width - LEFT - RIGHT).map((line) => ({ text: line, style, height })),
		);
}

/** How high the headline is at some width. */
export function headlineHeight(headline, width) {
	return linesOf(headline, width).reduce((sum, { height }) => sum + height, 2 * HEADLINE.padding);
}

/** What the charger does and why, in words; below it every fault, and what forbids closing. */
export const HeadlineCard = drawnCard(HeadlineBehavior);

class FiguresBehavior extends Behavior {
	onCreate() {
		this.rows = [];
		this.figures = {};
	}
	onLayout(_port, { rows }) {
		this.rows = rows;
	}
	onShow(port, figures) {
		Object.assign(this.figures, figures);
		port.invalidate();
	}
	onDraw(port) {
		const each = (port.height - 2 * ROW.padding) / Math.max(1, this.rows.length);
		const rest = LEFT + ROW.label + ROW.figure;
		this.rows.forEach(({ key, label }, i) => {
			const { text, more, tone } = this.figures[key] ?? { text: "–", more: "", tone: "quiet" };
			const y = Math.round(ROW.padding + i * each);
			const height = Math.round(each);
			port.drawStyle(label, styles.label, LEFT, y, ROW.label, height, true);
			port.drawStyle(text, styles.figure[tone], LEFT + ROW.label, y, ROW.figure, height, true);
			port.drawStyle(more, styles.moreRight, rest, y, port.width - rest - RIGHT, height, true);
		});
	}
}

/** The other figures. */
export const FiguresCard = drawnCard(FiguresBehavior);
