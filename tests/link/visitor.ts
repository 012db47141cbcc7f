// SPDX-License-Identifier: Apache-2.0
/** Somebody at the window of a firmware who writes frames by hand and keeps what is told. */
import { type Told, toldIn } from "../../src/link/language.js";
import type { End, Window } from "../../src/link/window.js";

/** One who looks in. */
export class Visitor {
	readonly end: End | undefined;
	#frames: string[] = [];

	constructor(window: Window, trusted = false) {
		this.end = window.open((frame) => void this.#frames.push(frame), trusted);
	}

	/** Says something: a frame, or what becomes one. */
	say(frame: string | object): this {
		this.end?.take(typeof frame === "string" ? frame : JSON.stringify(frame));
		return this;
	}

	/** All frames since somebody looked here last, as they are. */
	frames(): string[] {
		const frames = this.#frames;
		this.#frames = [];
		return frames;
	}

	/** The same, read. What cannot be read is an Error. */
	told(): Told[] {
		return this.frames().map((frame) => {
			const told = toldIn(frame);
			if (told === undefined) throw new Error(`no frame: ${frame}`);
			return told;
		});
	}

	/** Answers among them: `3 done paused`. */
	answers(): string[] {
		return this.told().flatMap((told) =>
			"answer" in told ? [`${told.answer} ${told.refused === undefined ? `done ${told.done}` : `refused ${told.refused}`}`] : [],
		);
	}
}
