// SPDX-License-Identifier: Apache-2.0
/** The simulator's panel: a device of mcsim with what a person can do on the left, and what the charger does on the right. */

import { DeviceBehavior, DeviceContainer } from "DevicePane";
import { ScrollerBehavior, VerticalScrollbar } from "piu/Scrollbars";
import { arranged } from "./pilotlight/arrangement.js";
import { ControlsColumn, chapterOf } from "./pilotlight/controls.js";
import { EventsCard, TypingLine } from "./pilotlight/events.js";
import { FiguresCard, HeadlineCard, headlineHeight, Tile } from "./pilotlight/figures.js";
import { ScopeCard } from "./pilotlight/scope.js";
import { keepScreen } from "./pilotlight/screen.js";
import { skins, styles } from "./pilotlight/theme.js";

/** How often the panel paints, ms: on Linux a message alone does not make it paint at once. */
const PAINT_MS = 50;

/** What each message of the app tells, by its name. */
const MESSAGES = {
	layout(container, { chapters, rows, tiles }) {
		const scroller = application.behavior.CONTROLS?.first;
		if (scroller) {
			const column = scroller.first;
			// or what is scrolled away would lie over the title
			scroller.clip = true;
			column.empty();
			for (const chapter of chapters) column.add(chapterOf(chapter, container));
		}
		container.distribute("onLayout", { rows, tiles });
	},
	show: (container, figures) => container.distribute("onShow", figures),
	headline: (container, headline) => container.distribute("onHeadline", headline),
	stand(_, positions) {
		application.distribute("onStand", positions);
	},
	pilot: (container, wave) => container.distribute("onPilot", wave),
	seconds: (container, seconds) => container.distribute("onSeconds", seconds),
	lines: (container, lines) => container.distribute("onLines", lines),
	history: (container, lines) => container.distribute("onHistory", lines),
};

class PanelBehavior extends DeviceBehavior {
	onCreate(container, device) {
		super.onCreate(container, device);
		keepScreen(device);
	}
	onConfigure(container) {
		this.order(container, { hello: true });
	}
	onDisplaying(container) {
		container.interval = PAINT_MS;
		container.start();
	}
	onMessage(container, text) {
		const message = JSON.parse(text);
		for (const name in message) MESSAGES[name]?.(container, message[name]);
	}
	/** What a control or the typing line has to say to the app. */
	order(container, order) {
		this.postMessage(container, JSON.stringify(order));
	}
	onOrder(container, order) {
		this.order(container, order);
	}
}

class ClockBehavior extends Behavior {
	onSeconds(label, seconds) {
		const two = (count) => String(count).padStart(2, "0");
		label.string = `${two(Math.trunc(seconds / 3600))}:${two(Math.trunc(seconds / 60) % 60)}:${two(seconds % 60)}`;
	}
}

/** Arranges the cards whenever the size of the panel has changed, or that of the headline. */
class BodyBehavior extends Behavior {
	onCreate() {
		this.headline = { text: "–", more: "", tone: "quiet", notes: [] };
		this.rows = [];
		this.arranged = "";
	}
	onLayout(body, { tiles, rows }) {
		const cards = body.first.first;
		this.rows = rows;
		while (cards.length > FIXED_CARDS) cards.remove(cards.last);
		for (const tile of tiles) cards.add(new Tile(tile));
		this.arranged = "";
		this.onAdapt(body);
	}
	onHeadline(body, headline) {
		this.headline = headline;
		this.onAdapt(body);
	}
	onAdapt(body) {
		if (body.width === 0 || body.height === 0) return;
		const scroller = body.first;
		const cards = scroller.first;
		const places = arranged(body.width, body.height, {
			tiles: cards.length - FIXED_CARDS,
			rows: this.rows.length,
			headlineHeight: (width) => headlineHeight(this.headline, width),
		});
		const text = JSON.stringify(places);
		if (text === this.arranged) return;
		this.arranged = text;
		const { upper, contentHeight, title, log, typing } = places;
		scroller.coordinates = upper;
		cards.coordinates = { left: 0, width: upper.width, top: 0, height: contentHeight };
		[places.headline, places.scope, places.figures, ...places.tiles].forEach((place, i) => {
			cards.content(i).coordinates = place;
		});
		[title, title, log, typing].forEach((place, i) => {
			body.content(1 + i).coordinates = place;
		});
		if (upper.height >= contentHeight) scroller.scrollTo(0, 0);
	}
}

/** The headline, the scope and the figures; the tiles come with the layout. */
const FIXED_CARDS = 3;

const Body = Layout.template(($) => ({
	left: 0,
	right: 0,
	top: 0,
	bottom: 0,
	Behavior: BodyBehavior,
	contents: [
		Scroller($, {
			clip: true,
			active: true,
			Behavior: ScrollerBehavior,
			contents: [Container($, { contents: [new HeadlineCard($), new ScopeCard($), new FiguresCard($)] }), VerticalScrollbar($, {})],
		}),
		Label($, { style: styles.title, string: "Pilotlight" }),
		Label($, { style: styles.clock, string: "00:00:00", Behavior: ClockBehavior }),
		new EventsCard($),
		new TypingLine($),
	],
}));

const Panel = DeviceContainer.template(($) => ({
	left: 0,
	right: 0,
	top: 0,
	bottom: 0,
	skin: skins.desk,
	Behavior: PanelBehavior,
	contents: [new Body($)],
}));

export default {
	applicationName: "lin/mc/(debug|instrument|release)/pilotlight",
	title: "Pilotlight",
	sortingTitle: "0000",
	ControlsTemplate: ControlsColumn,
	DeviceTemplates: { 0: Panel },
};
