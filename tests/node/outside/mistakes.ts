// SPDX-License-Identifier: Apache-2.0
/** What can go wrong in a thread outside, each by the name that the charger is given for it. */

import type { Onlooker } from "../../../hosts/bench/outside.js";
import type { Shower } from "../../../hosts/node/beside.js";
import type { Window } from "../../../src/link/charger.js";

/** For how long a limit of it holds, ms, and what is allowed when it was not renewed, mA. */
export const HOLDS_MS = 20_000;
export const FALLBACK_MA = 6_000;

export const MISTAKES: { readonly [name: string]: () => void } = {
	throws: () => {
		throw new Error("a mistake in a callback");
	},
	rejects: () => void Promise.reject(new Error("a mistake in a promise")),
	exits: () => process.exit(3),
	blocks: () => {
		for (;;);
	},
	fills: () => {
		const all: unknown[] = [];
		for (;;) all.push(new Array(100_000).fill(all.length));
	},
};

/** Limits the charger, renews that, and makes a mistake when the charger is called so. */
export class Faulty implements Shower {
	serve(window: Window): Onlooker {
		let renewedAt = Number.NEGATIVE_INFINITY;
		let made = "";
		return {
			tick: (now) => {
				if (!window.clear) return;
				if (now - renewedAt >= HOLDS_MS / 4) {
					renewedAt = now;
					window.ask("limit", { name: "faulty", current: 10_000, duration: HOLDS_MS, fallback: FALLBACK_MA }, () => {});
				}
				const name = `${window.get("set.name")}`;
				if (name === made) return;
				made = name;
				MISTAKES[name]?.();
			},
		};
	}

	words(): string[] {
		return [];
	}

	async close(): Promise<void> {}
}
