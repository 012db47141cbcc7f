// SPDX-License-Identifier: Apache-2.0
/** What the charger does, in figures: large tiles, the line that says why, and a row for each of the others. */

import { cardBehind, skins, styles } from "./theme.js";

const ROW_HEIGHT = 28;
/** Between two cards. */
const GAP = 8;

/** Fills a container with one content for each reading, as soon as the app has told which there are. */
class FilledBehavior extends Behavior {
	constructor(readings, Template) {
		super();
		this.readings = readings;
		this.Template = Template;
	}
	onLayout(container, layout) {
		container.empty();
		for (const reading of layout[this.readings]) container.add(new this.Template(reading));
	}
}

/** Shows one reading in its labels. */
class ReadingBehavior extends Behavior {
	onCreate(_container, { key }) {
		this.key = key;
	}
	onShow(container, figures) {
		if (this.key in figures) this.change(container, figures[this.key]);
	}
}

class TileBehavior extends ReadingBehavior {
	change(container, { text, more, tone }) {
		const labels = container.last;
		container.first.next.skin = skins.bar[tone];
		labels.first.next.style = styles.tile[tone];
		labels.first.next.string = text;
		labels.last.string = more;
	}
}

class FigureBehavior extends ReadingBehavior {
	change(row, { text, more, tone }) {
		row.first.next.style = styles.figure[tone];
		row.first.next.string = text;
		row.last.string = more;
	}
}

class WhyBehavior extends ReadingBehavior {
	onCreate(_container) {
		this.key = "why";
	}
	change(container, { text, more, tone }) {
		const labels = container.last;
		container.first.state = tone === "bad" ? 1 : 0;
		labels.first.style = styles.why[tone];
		labels.first.string = text;
		labels.last.string = more;
	}
}

const Tile = Container.template(($) => ({
	Behavior: TileBehavior,
	contents: [
		cardBehind($),
		RoundContent($, { left: 0, width: 5, top: 10, bottom: 10, border: 1, radius: 2, skin: skins.bar.quiet }),
		Column($, {
			left: 18,
			right: 8,
			top: 10,
			contents: [
				Label($, { left: 0, right: 0, height: 18, style: styles.caption, string: $.label }),
				Label($, { left: 0, right: 0, height: 48, style: styles.tile.quiet, string: "–" }),
				Label($, { left: 0, right: 0, height: 18, style: styles.more }),
			],
		}),
	],
}));

/** The figures that are read from across the room, side by side in equal parts. */
export const Tiles = Layout.template(() => ({
	Behavior: class extends FilledBehavior {
		constructor() {
			super("tiles", Tile);
		}
		onAdapt(layout) {
			this.place(layout);
		}
		onLayout(layout, readings) {
			super.onLayout(layout, readings);
			this.place(layout);
		}
		place(layout) {
			const each = (layout.width + GAP) / Math.max(1, layout.length);
			for (let tile = layout.first, i = 0; tile; tile = tile.next, i++) {
				const left = Math.round(i * each);
				tile.coordinates = { left, width: Math.round((i + 1) * each) - GAP - left, top: 0, bottom: 0 };
			}
		}
	},
}));

/** What stands in the way, or that nothing does. */
export const WhyCard = Container.template(($) => ({
	Behavior: WhyBehavior,
	contents: [
		cardBehind($),
		Column($, {
			left: 18,
			right: 14,
			contents: [
				Label($, { left: 0, right: 0, height: 22, style: styles.why.quiet }),
				Label($, { left: 0, right: 0, height: 18, style: styles.more }),
			],
		}),
	],
}));

const Figure = Row.template(($) => ({
	left: 0,
	right: 0,
	height: ROW_HEIGHT,
	Behavior: FigureBehavior,
	contents: [
		Label($, { width: 92, style: styles.label, string: $.label }),
		Label($, { left: 0, width: 112, style: styles.figure.plain, string: "–" }),
		Label($, { left: 0, right: 0, style: styles.moreRight }),
	],
}));

/** The other figures. */
export const FiguresCard = Container.template(($) => ({
	contents: [
		cardBehind($),
		Column($, {
			left: 18,
			right: 14,
			top: 10,
			Behavior: class extends FilledBehavior {
				constructor() {
					super("rows", Figure);
				}
			},
		}),
	],
}));
