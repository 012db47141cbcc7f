// SPDX-License-Identifier: Apache-2.0
/** A charger on the bench and somebody who looks in, with a wire between them that may do what wires do. */
import { type Hearer, Mirror } from "../../src/link/mirror.js";
import type { End } from "../../src/link/window.js";
import type { Outcome } from "../../src/thing/outcome.js";
import { Typing } from "../console/typing.js";

/** What a wire makes of a frame: none, one or more. */
export type Fate = (frame: string) => readonly string[];

/** Everything arrives as it was sent. */
export const WHOLE: Fate = (frame) => [frame];

/** Both ends. */
export class Pair {
	readonly desk: Typing;
	mirror: Mirror;
	fate: Fate = WHOLE;
	readonly hearer: Hearer;
	/** Requests that were asked and answered. */
	asked = 0;
	answers: Outcome[] = [];
	#end: End | undefined;
	#now = 0;

	constructor(settings: readonly string[] = [], hearer: Hearer = {}) {
		this.desk = new Typing(...settings);
		this.hearer = hearer;
		this.mirror = this.look();
	}

	/** Looks in, as somebody who knows nothing. */
	look(): Mirror {
		this.#end?.close();
		this.#end = this.desk.firmware.window.open((frame) => {
			for (const each of this.fate(frame)) this.mirror.take(each);
		});
		this.mirror = new Mirror(
			(frame) => {
				for (const each of this.fate(frame)) this.#end?.take(each);
			},
			this.hearer,
			this.#now,
		);
		return this.mirror;
	}

	/** Something is asked; how often it is answered is counted. */
	ask(action: string, told: { [name: string]: number | string } = {}): this {
		this.asked += 1;
		this.mirror.ask(action, told, (outcome) => this.answers.push(outcome));
		return this;
	}

	/** Time goes by. */
	pass(seconds: number, script = ""): this {
		if (script !== "") this.desk.play(script);
		for (let i = 0; i < seconds * 20; i++) {
			this.#now += 50;
			this.desk.play("sleep 0.05");
			this.mirror.tick(this.#now);
		}
		return this;
	}
}
