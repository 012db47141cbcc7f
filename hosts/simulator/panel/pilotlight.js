// SPDX-License-Identifier: Apache-2.0
/** The simulator's panel: a device of mcsim with what a person can do on the left, and what the charger does on the right. */

import { DeviceBehavior, DeviceContainer, DeviceScreen } from "DevicePane";
import { ControlsColumn, chapterOf } from "./pilotlight/controls.js";
import { EventsCard, TypingLine } from "./pilotlight/events.js";
import { FiguresCard, Tiles, WhyCard } from "./pilotlight/figures.js";
import { ScopeCard } from "./pilotlight/scope.js";
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
	stand(_, positions) {
		application.distribute("onStand", positions);
	},
	pilot: (container, wave) => container.distribute("onPilot", wave),
	seconds: (container, seconds) => container.distribute("onSeconds", seconds),
	lines: (container, lines) => container.distribute("onLines", lines),
};

class PanelBehavior extends DeviceBehavior {
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

const Panel = DeviceContainer.template(($) => ({
	left: 0,
	right: 0,
	top: 0,
	bottom: 0,
	skin: skins.desk,
	Behavior: PanelBehavior,
	contents: [
		Label($, { left: 18, width: 200, top: 10, height: 30, style: styles.title, string: "Pilotlight" }),
		Label($, { right: 18, width: 200, top: 10, height: 30, style: styles.clock, string: "00:00:00", Behavior: ClockBehavior }),
		new Tiles($, { left: 12, right: 12, top: 44, height: 108 }),
		new WhyCard($, { left: 12, right: 12, top: 160, height: 52 }),
		Row($, {
			left: 12,
			right: 12,
			top: 220,
			height: 244,
			contents: [new ScopeCard($, { left: 0, right: 4, top: 0, bottom: 0 }), new FiguresCard($, { left: 4, right: 0, top: 0, bottom: 0 })],
		}),
		new EventsCard($, { left: 12, right: 12, top: 472, bottom: 60 }),
		new TypingLine($, { left: 12, right: 12, height: 40, bottom: 12 }),
		DeviceScreen($, { left: 0, width: 0, top: 0, height: 0, rotation: 0 }),
	],
}));

export default {
	applicationName: "lin/mc/(debug|instrument|release)/pilotlight",
	title: "Pilotlight",
	sortingTitle: "0000",
	ControlsTemplate: ControlsColumn,
	DeviceTemplates: { 0: Panel },
};
