// SPDX-License-Identifier: Apache-2.0
/** The border in virtual time: the charger's end of the passage, the warden, and behind it one life of the outside after the other. */
import { type Crossing, MOST_ON_THEIR_WAY, Passage } from "../../../src/link/passage.js";
import { type Duty, Warden } from "../../../src/link/warden.js";
import type { Life } from "./life.js";

/** Signs of life that wait beside frames for whoever hears nothing, until it is ended, at most. */
const SIGNS = 32;
/** Messages that wait for one of both, at most. */
export const MOST_CROSSING = MOST_ON_THEIR_WAY + SIGNS;

/** What it needs. */
export interface Needs {
	/** Takes a frame for the charger. */
	readonly charger: (frame: string) => void;
	/** A life begins. */
	readonly bear: (post: (crossing: Crossing) => void, now: number) => Life;
	/** A life is over. */
	readonly bury: () => void;
	/** What is done of what the warden says. */
	readonly duty: (duty: Duty) => Duty;
}

/** One. */
export class Border {
	readonly warden = new Warden();
	life: Life | undefined;
	/** The life does nothing, but it is not over. */
	hangs = false;
	/** The most messages that have waited. */
	most = 0;
	readonly #needs: Needs;
	#passage: Passage | undefined;
	#toLife: Crossing[] = [];
	#toCharger: Crossing[] = [];

	constructor(needs: Needs) {
		this.#needs = needs;
	}

	/** The charger has sent a frame. */
	hear(frame: string): void {
		this.#passage?.send(frame);
	}

	/** It dies of itself. */
	die(now: number): void {
		if (this.life !== undefined) this.#bury(now, "killed");
	}

	/** Messages arrive. */
	carry(now: number): void {
		this.most = Math.max(this.most, this.#toLife.length, this.#toCharger.length);
		if (this.life === undefined) return;
		if (!this.hangs) for (const crossing of this.#toLife.splice(0)) this.life.hear(crossing);
		for (const crossing of this.#toCharger.splice(0)) {
			this.warden.heard(now);
			this.#passage?.hear(crossing);
		}
	}

	/** Time has passed, on either side. */
	tick(now: number): void {
		const duty = this.#needs.duty(this.warden.due(now));
		if (duty === "start") this.#bear(now);
		else if (duty === "end") this.#bury(now, "deaf");
		this.#passage?.tick(now);
		if (!this.hangs) this.life?.tick(now);
	}

	#bear(now: number): void {
		this.hangs = false;
		this.#passage = new Passage((crossing) => this.#toLife.push(crossing), this.#needs.charger);
		this.life = this.#needs.bear((crossing) => this.#toCharger.push(crossing), now);
		this.warden.started(now);
	}

	#bury(now: number, why: string): void {
		this.life = undefined;
		this.hangs = false;
		this.#passage = undefined;
		this.#toLife = [];
		this.#toCharger = [];
		this.warden.died(now, why);
		this.#needs.bury();
	}
}
