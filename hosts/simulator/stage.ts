// SPDX-License-Identifier: Apache-2.0
/** The stage: what the simulator's panel says to the desk, and what it gets to see. */

import { frozen } from "../../src/control/frozen.js";
import { perform, type Request } from "../bench/play.js";
import type { Entry } from "../bench/scenario/entry.js";
import { helpAsked } from "../bench/scenario/help.js";
import { proseLine } from "../bench/scenario/prose.js";
import { CHAPTERS, type Chapter } from "./controls.js";
import { Desk } from "./desk.js";
import { Hands } from "./hands.js";
import { headlineNow, type Reading, ROWS, shownNow, TILES, type Tone } from "./readings.js";

/** What the panel says. */
export type Order =
	/** It is there, and wants to know everything. */
	| { readonly hello: true }
	/** Somebody has moved a control. */
	| { readonly control: string; readonly to: number }
	/** Somebody has typed a line: of the scenario language, or on the serial console. */
	| { readonly bench: string }
	| { readonly console: string }
	/** A scenario is to be played on a bench of its own. */
	| { readonly play: Request };

/** A line of the event list. */
export interface Line {
	readonly text: string;
	readonly tone: Tone | "said";
}

/** How the panel is told. */
export type Tell = (message: object) => void;

const READINGS = frozen([...TILES, ...ROWS]);
/** Lines that a new panel is told of. */
const MOST_LINES = 500;
/** In place of the time, where a line has none. */
const BESIDE_TIME = " ".repeat(12);
/** Windows of the pilot that the oscilloscope shows. */
const TRACES = 4;

/** Between one panel and one desk. */
export class Stage {
	private readonly tell: Tell;
	private readonly desk: Desk;
	private readonly hands: Hands;
	private lines: Line[] = [];
	/** Lines that were told, for a panel that comes later: mcsim makes another with every change of its colours. */
	private readonly history: Line[] = [];
	/** What was told last, by key, as text. */
	private readonly told = new Map<string, string>();

	constructor(tell: Tell) {
		this.tell = tell;
		this.desk = new Desk((entry) => this.lines.push(lineOf(entry)));
		this.hands = new Hands(this.desk);
	}

	/** Does what the panel says. */
	hear(order: Order): void {
		if ("hello" in order) this.introduce();
		else if ("control" in order) this.turn(order.control, order.to);
		else if ("bench" in order) this.type(order.bench);
		else if ("console" in order) this.type(`> ${order.console}`);
		else this.play(order.play);
		this.show();
	}

	/** Lets time go by, and shows what came of it. */
	frame(elapsedMs: number): void {
		this.desk.keepUp(elapsedMs);
		this.show();
	}

	/** Leads to the charger's window: `hear` gets its frames. Returns where frames for it go. */
	connect(hear: (frame: string) => void): (frame: string) => void {
		return this.desk.bench.outside.connect(hear);
	}

	/** A line of what runs beside the desk. */
	print(line: string): void {
		this.lines.push({ text: `${BESIDE_TIME}  ${line}`, tone: "quiet" });
	}

	private introduce(): void {
		this.told.clear();
		this.tell({ layout: { chapters: CHAPTERS.map(drawn), tiles: TILES.map(titled), rows: ROWS.map(titled) } });
		this.tell({ history: this.history });
	}

	private turn(key: string, to: number): void {
		const words = this.hands.turn(key, to);
		if (words !== "") this.say(words);
	}

	/** Does a typed line. A word of the desk's own is answered at once. */
	private type(line: string): void {
		const help = helpAsked(line);
		if (help === undefined) this.say(line);
		else this.lines.push(said(line), ...help.map((text): Line => ({ text: `${BESIDE_TIME}  ${text}`, tone: "plain" })));
	}

	/** Says a line. It moves the controls that would have said the same. */
	private say(line: string): void {
		this.lines.push(said(line));
		const complaint = this.hands.say(line);
		if (complaint !== "") this.lines.push({ text: `${BESIDE_TIME}  ${complaint}`, tone: "bad" });
	}

	private play(request: Request): void {
		const output: string[] = [];
		const { status, errors } = perform(request, (line) => output.push(line));
		this.tell({ played: { file: request.file, status, errors, output } });
	}

	/** Tells what has changed. */
	private show(): void {
		const bench = this.desk.bench;
		const now = READINGS.map((reading) => [reading.key, shownNow(reading, this.desk)] as const);
		const headline = headlineNow(this.desk);
		if (this.isNew("headline", headline)) this.tell({ headline });
		this.tellChanged("show", Object.fromEntries(now.filter(([key, shown]) => this.isNew(key, shown))));
		this.tellChanged("stand", Object.fromEntries(Object.entries(this.hands.positions).filter(([key, at]) => this.isNew(`at ${key}`, at))));
		const pilot = this.pilot();
		if (this.isNew("pilot wave", pilot)) this.tell({ pilot });
		const seconds = Math.trunc(bench.now / 1_000);
		if (this.isNew("clock", seconds)) this.tell({ seconds });
		if (this.lines.length > 0) this.tellLines();
	}

	private tellLines(): void {
		this.tell({ lines: this.lines });
		for (const line of this.lines) this.history.push(line);
		this.history.splice(0, this.history.length - MOST_LINES);
		this.lines = [];
	}

	/** The newest windows of the pilot, mV, and its duty. */
	private pilot(): object {
		const device = this.desk.bench.device;
		if (device === null) return { duty: 0, high: [], low: [] };
		const { high, low } = device.sense.pilot;
		const newest = (plateaus: typeof high) => Array.from({ length: TRACES }, (_, i) => plateaus[i]);
		return { duty: device.drive.duty, high: newest(high), low: newest(low) };
	}

	private tellChanged(name: string, parts: object): void {
		if (Object.keys(parts).length > 0) this.tell({ [name]: parts });
	}

	private isNew(key: string, value: unknown): boolean {
		const text = JSON.stringify(value);
		if (this.told.get(key) === text) return false;
		this.told.set(key, text);
		return true;
	}
}

/** What the panel has to know of a chapter. XS cannot make JSON of a table in flash, so it is copied. */
function drawn({ title, controls }: Chapter): object {
	return {
		title,
		controls: controls.map(({ key, label, kind, options, min, max, step, unit, start }) => {
			return { key, label, kind, options: options?.slice(), min, max, step, unit, start };
		}),
	};
}

/** What the panel has to know of a reading. */
function titled({ key, label }: Reading): object {
	return { key, label };
}

/** What somebody has said, as a line of the list. */
function said(line: string): Line {
	return { text: `${BESIDE_TIME}› ${line}`, tone: "said" };
}

/** An entry as a line of the list. */
function lineOf(entry: Entry): Line {
	return { text: proseLine(entry), tone: toneOf(entry) };
}

function toneOf({ kind, fields }: Entry): Tone {
	if (kind === "fault") return fields.active ? "bad" : "good";
	if (kind === "expect") return fields.ok ? "good" : "bad";
	if (kind === "contactor") return fields.closed && fields.commanded ? "good" : "plain";
	return kind === "blockers" || kind === "duty" ? "quiet" : "plain";
}
