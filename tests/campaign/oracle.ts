// SPDX-License-Identifier: Apache-2.0
/** The oracle: it watches the wires of one board, knows nothing of the firmware, and says which rule was broken first, and when. */
import { HOST_RULES } from "./hostRules.js";
import { CLOSED, CLOSING, DUTY, type Moment, type Rule } from "./rules.js";
import { Stretches } from "./stretches.js";
import { SUPERVISED } from "./supervised.js";
import type { Wires } from "./wires.js";

/** Every rule. */
export const RULES: readonly Rule[] = [...CLOSING, ...CLOSED, ...SUPERVISED, ...DUTY, ...HOST_RULES];

/** A rule that was broken, and what was on the wires. */
export interface Violation {
	readonly rule: Rule;
	readonly wires: Wires;
}

const AT: Readonly<Record<Moment, readonly Rule[]>> = {
	closing: RULES.filter(({ at }) => at === "closing"),
	closed: RULES.filter(({ at }) => at === "closed"),
	opening: RULES.filter(({ at }) => at === "opening"),
	tick: RULES.filter(({ at }) => at === "tick"),
	wire: RULES.filter(({ at }) => at === "wire"),
	coil: RULES.filter(({ at }) => at === "coil"),
};

/** One oracle for one board. */
export class Oracle {
	/** The first rule that was broken. */
	violation: Violation | undefined = undefined;
	/** What was seen last. */
	last: Wires | undefined = undefined;
	private readonly stretches = new Stretches();

	/** The board was powered up. */
	powerUp(): void {
		this.stretches.restart();
	}

	/** Whenever something on the wires may have changed. Between two calls nothing has. */
	look(wires: Wires): void {
		const { now } = wires;
		const last = this.last ?? wires;
		this.last = wires;
		this.stretches.goTo(now);
		if (last.coil) this.judge("coil", last, last, now);
		this.stretches.update(wires, last);
		this.judge("wire", wires, last, now);
		if (wires.tickedAt === last.tickedAt) return;
		this.judge("tick", wires, last, now);
		if (wires.commanded && !last.commanded) this.judge("closing", wires, last, now);
		if (wires.commanded) this.judge("closed", wires, last, now);
		else if (last.commanded) this.judge("opening", wires, last, now);
	}

	private judge(moment: Moment, wires: Wires, last: Wires, now: number): void {
		if (this.violation !== undefined) return;
		const held = this.stretches.held;
		for (const rule of AT[moment])
			if (rule.broken(wires, held, last, now)) {
				this.violation = { rule, wires };
				return;
			}
	}
}
