// SPDX-License-Identifier: Apache-2.0
/** Services: what people and machines get between two ticks, by the console, RAPI and the window. A bug in them ends no charge. */
import { Console } from "./console/console.js";
import { Line } from "./console/line.js";
import { PHRASES } from "./console/phrases.js";
import type { Cabinet } from "./console/word.js";
import type { Payload } from "./evse/events.js";
import type { Store } from "./evse/store.js";
import { type End, Window } from "./link/window.js";
import type { Outlets } from "./outlets.js";
import { Rapi } from "./rapi/rapi.js";
import type { Diary } from "./thing/diary.js";

/** Runs are told apart by a number below this. */
const RUNS = 0x3fffffff;
/** What RAPI says without having been asked. */
const NEWS = /^\$A/;

/** What is served: the firmware. */
export interface Served extends Cabinet {
	readonly diary: Diary;
	readonly store: Store;
	/** Somebody has asked for something: the port looks again at once. */
	stir(): void;
}

/** The services of one charger. */
export class Services {
	/** What the outside sees. */
	readonly window: Window;
	readonly #served: Served;
	readonly #console: Console;
	readonly #line: Line;
	readonly #rapi: Rapi;
	readonly #event: Outlets["event"];
	/** Who looks in by the serial line. */
	#cable: End | undefined;
	/** What has broken them; they do nothing any more then. */
	#broken = false;
	#turn = 0;

	constructor(served: Served, outlets: Outlets) {
		this.#served = served;
		this.#event = outlets.event;
		this.#console = new Console(served, outlets.line);
		this.window = new Window(served, () => outlets.chance(RUNS));
		this.#line = outlets.line ?? this.#unseenLine();
		this.#rapi = new Rapi(served, (frame) => this.#line.send(frame));
		this.#line.rapi = this.#rapi;
		this.#line.frames = (frame) => this.#look(frame);
		this.#line.answers = () => this.#console.answers;
		this.#line.touched = () => this.#console.touch();
		this.#line.asks = () => this.#console.asks;
		this.#line.untold = () => this.#console.untold();
	}

	/** Between two ticks; `nowMs` is the clock of Sense. To be called every 40 ms; what has no hurry has its turn every 160 ms. */
	tick(nowMs: number): void {
		if (this.#broken) return;
		try {
			if (this.window.tick()) this.#served.stir();
			this.#turn = (this.#turn + 1) & 3;
			if (this.#turn === 1) this.#rapi.follow(nowMs);
			else if (this.#turn === 3 || this.#console.answers) this.#console.tick(nowMs);
		} catch (error) {
			this.#break(error as Error);
		}
	}

	/** A byte has come in by the serial line. */
	take(byte: number, nowMs: number): void {
		this.#guarded(() => this.#line.take(byte, nowMs));
	}

	/** Somebody has typed a line. */
	type(line: string): void {
		this.#served.stir();
		this.#guarded(() => this.#console.answer(line));
	}

	/** What a secret is asked for with on the console; an empty text while none is. */
	get asks(): string {
		return this.#console.asks;
	}

	/** Tells the world of an event, whoever looks in, and whoever asks later. */
	event(name: string, payload: Payload): void {
		const { diary, evse } = this.#served;
		diary.note(evse.runningMs, name, payload);
		this.#guarded(() => this.window.event(name, payload));
		this.#event(name, payload);
	}

	/** A frame of the window has come by the serial line. */
	#look(frame: string): void {
		this.#cable ??= this.window.open((told) => this.#line.send(`${told}\r\n`));
		this.#cable?.take(frame);
	}

	/** A line whose echo nobody sees: what is said on it is printed, but for news of RAPI to which nobody listens. */
	#unseenLine(): Line {
		const print = (line: string): void => this.#served.print(line);
		const sent = (frame: string): void => {
			if (this.#rapi.talking || !NEWS.test(frame)) print(frame.trimEnd());
		};
		return new Line({ heard: (line) => this.type(line), refuse: print, sent }, PHRASES);
	}

	#guarded(serve: () => void): void {
		if (this.#broken) return;
		try {
			serve();
		} catch (error) {
			this.#break(error as Error);
		}
	}

	#break({ message }: Error): void {
		this.#broken = true;
		this.#served.print(`internal error, nobody is served any more, charging goes on: ${message}`);
	}
}
