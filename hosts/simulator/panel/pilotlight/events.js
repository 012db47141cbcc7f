// SPDX-License-Identifier: Apache-2.0
/** What has happened, line by line, and a line to type on. */

import { ButtonBehavior } from "piu/Buttons";
import { cardBehind, skins, styles } from "./theme.js";

const LINE_HEIGHT = 19;
const MOST_LINES = 500;
const PADDING = 8;
const MARGIN = 10;
/** Where the text of a line begins, behind its time. */
const INDENT = " ".repeat(14);

/** A line in as many as it takes, broken between words. */
function wrapped(text, most) {
	const parts = [];
	let rest = text;
	while (rest.length > most) {
		const space = rest.lastIndexOf(" ", most);
		const at = space > INDENT.length ? space : most;
		parts.push(rest.slice(0, at));
		rest = INDENT + rest.slice(at).trimStart();
	}
	return [...parts, rest];
}

class EventsBehavior extends Behavior {
	onCreate() {
		this.lines = [];
		/** Lines that lie below what is seen. */
		this.back = 0;
	}
	onLines(port, entries) {
		const most = Math.trunc((port.width - 2 * MARGIN) / styles.line.plain.measure("0").width);
		const lines = entries.flatMap(({ text, tone }) => wrapped(text, most).map((part) => ({ text: part, tone })));
		this.lines.push(...lines);
		if (this.back > 0) this.back += lines.length;
		this.lines.splice(0, this.lines.length - MOST_LINES);
		this.scroll(port, 0);
	}
	onMouseScrolled(port, _dx, dy) {
		this.scroll(port, Math.sign(dy) * 3);
	}
	scroll(port, lines) {
		const hidden = Math.max(0, this.lines.length - this.room(port));
		this.back = Math.min(hidden, Math.max(0, this.back + lines));
		port.invalidate();
	}
	room(port) {
		return Math.max(1, Math.trunc((port.height - 2 * PADDING) / LINE_HEIGHT));
	}
	onDraw(port) {
		const room = this.room(port);
		const end = this.lines.length - this.back;
		const seen = this.lines.slice(Math.max(0, end - room), end);
		seen.forEach(({ text, tone }, i) => {
			port.drawStyle(text, styles.line[tone], MARGIN, PADDING + i * LINE_HEIGHT, port.width - 2 * MARGIN, LINE_HEIGHT);
		});
	}
}

/** The list of events; the wheel of a mouse goes back in it. */
export const EventsCard = Container.template(($) => ({
	clip: true,
	contents: [cardBehind($), Port($, { left: 4, right: 4, top: 4, bottom: 4, active: true, Behavior: EventsBehavior })],
}));

/** Whom a typed line is for. */
const READERS = [
	{ title: "console", order: "console", hint: "a word of the charger's console: status, pause, resume, help …" },
	{ title: "bench", order: "bench", hint: "a word of the scenario language: plug, draw_power_regulated 16,3 …" },
];

class ReaderBehavior extends ButtonBehavior {
	onCreate(key, reader) {
		super.onCreate(key, reader);
		this.chosen = reader === READERS[0];
	}
	onReader(key, reader) {
		this.chosen = reader === this.data;
		this.changeState(key, 1);
	}
	changeState(key, state) {
		super.changeState(key, this.chosen ? 3 : state);
	}
	onTap(key) {
		key.container.container.distribute("onReader", this.data);
	}
}

class FieldBehavior extends Behavior {
	onCreate() {
		this.reader = READERS[0];
	}
	onReader(field, reader) {
		this.reader = reader;
		field.placeholder = reader.hint;
		field.focus();
	}
	onEnter(field) {
		const line = field.string.trim();
		if (line === "") return;
		field.string = "";
		field.bubble("onOrder", { [this.reader.order]: line });
	}
}

const Reader = Container.template(($) => ({
	width: 76,
	top: 6,
	bottom: 6,
	active: true,
	Behavior: ReaderBehavior,
	contents: [
		RoundContent($, { left: 2, right: 2, top: 0, bottom: 0, border: 1, radius: 6, skin: skins.key }),
		Label($, { left: 0, right: 0, top: 0, bottom: 0, style: styles.key, string: $.title }),
	],
}));

/** The line to type on, for the console or for the bench. */
export const TypingLine = Container.template(($) => ({
	contents: [
		cardBehind($),
		Row($, { left: 4, width: 2 * 76, top: 0, bottom: 0, contents: READERS.map((reader) => new Reader(reader)) }),
		Field($, {
			left: 164,
			right: 10,
			top: 9,
			bottom: 7,
			active: true,
			skin: skins.field,
			style: styles.field,
			placeholder: READERS[0].hint,
			Behavior: FieldBehavior,
		}),
	],
}));
