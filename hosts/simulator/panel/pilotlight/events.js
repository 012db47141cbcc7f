// SPDX-License-Identifier: Apache-2.0
/** What has happened, line by line, and a line to type on. */

import { ButtonBehavior } from "piu/Buttons";
import { cardBehind, skins, styles } from "./theme.js";
import { wrapped } from "./wrapped.js";

const LINE_HEIGHT = 19;
const MOST_LINES = 500;
const PADDING = 8;
const MARGIN = 10;
/** Where the text of a line begins, behind its time. */
const INDENT = " ".repeat(14);
/** Fewer in a line cannot be read. */
const LEAST_CHARACTERS = 24;
/** With fewer than this, lines go without some of the space before their time. */
const NARROW = 60;
const SPARED = 4;

class EventsBehavior extends Behavior {
	onCreate() {
		/** What was told, and the same broken into lines of `most` characters. */
		this.entries = [];
		this.lines = [];
		this.most = 0;
		/** Lines that lie below what is seen. */
		this.back = 0;
	}
	onHistory(port, entries) {
		this.entries = [];
		this.lines = [];
		this.onLines(port, entries);
	}
	onLines(port, entries) {
		const lines = entries.flatMap((entry) => this.broken(entry));
		this.entries.push(...entries);
		this.entries.splice(0, this.entries.length - MOST_LINES);
		this.lines.push(...lines);
		// whoever says something wants to see the answer; whoever reads what was before is left alone
		if (entries.some(({ tone }) => tone === "said")) this.back = 0;
		else if (this.back > 0) this.back += lines.length;
		this.scroll(port, 0);
	}
	broken({ text, tone }) {
		const spared = this.most >= NARROW ? 0 : Math.min(SPARED, text.length - text.trimStart().length);
		const indent = INDENT.slice(this.most >= NARROW ? 0 : SPARED);
		return wrapped(text.slice(spared), (line) => line.length <= this.most, indent).map((part) => ({ text: part, tone }));
	}
	/** Lines are broken for the width that there is. */
	fit(port) {
		const most = Math.max(LEAST_CHARACTERS, Math.trunc((port.width - 2 * MARGIN) / styles.line.plain.measure("0").width));
		if (most === this.most) return;
		this.most = most;
		this.lines = this.entries.flatMap((entry) => this.broken(entry));
		this.back = 0;
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
		this.fit(port);
		const room = this.room(port);
		const end = Math.max(Math.min(room, this.lines.length), this.lines.length - this.back);
		const seen = this.lines.slice(Math.max(0, end - room), end);
		seen.forEach(({ text, tone }, i) => {
			port.drawStyle(text, styles.line[tone], MARGIN, PADDING + i * LINE_HEIGHT, port.width - MARGIN, LINE_HEIGHT);
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
	{ title: "console", order: "console", hint: "status, help …" },
	{ title: "bench", order: "bench", hint: "plug, help …" },
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
