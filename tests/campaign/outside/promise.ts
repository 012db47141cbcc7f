// SPDX-License-Identifier: Apache-2.0
/** What the charger has promised: how much may be offered, worked out from requests that it said were done, and from nothing else of it. */

/** A request that was done. */
export interface Done {
	readonly action: string;
	readonly told: { readonly [name: string]: unknown };
	/** In which run of the charger, counted from 0, and in which of its ticks. */
	readonly boot: number;
	readonly tick: number;
	/** ms. */
	readonly at: number;
}

interface Said {
	readonly ma: number;
	readonly until: number;
	/** What holds after that; undefined if nothing does. */
	readonly afterMa: number | undefined;
}

const NEVER = Number.POSITIVE_INFINITY;
/** A limit that falls back to nothing else falls to this: docs/decisions/limits-fall-back.md. */
const FALLBACK_MA = 0;

/** One charger's. */
export class Promised {
	/** What the owner has typed, mA. */
	circuitMa = 32_000;
	readonly #limits = new Map<unknown, Said>();
	readonly #levels = new Map<number, Said>();

	/** Something was done. */
	note({ action, told, at }: Done): void {
		NOTES[action]?.(this.#limits, this.#levels, told, at);
	}

	/** mA that may be offered at a moment. */
	maAt(now: number): number {
		const limits = [...this.#limits.values()].map((said) => maOf(said, now));
		return Math.min(this.circuitMa, this.#setpointAt(now), ...limits);
	}

	#setpointAt(now: number): number {
		const levels = [...this.#levels].filter(([, { until }]) => now < until).sort(([one], [other]) => one - other);
		return levels[0]?.[1].ma ?? NEVER;
	}
}

function maOf({ ma, until, afterMa }: Said, now: number): number {
	return now < until ? ma : (afterMa ?? NEVER);
}

type Note = (limits: Map<unknown, Said>, levels: Map<number, Said>, told: Done["told"], at: number) => void;

const NOTES: { readonly [action: string]: Note | undefined } = {
	limit: (limits, _, { name, current, duration, fallback = FALLBACK_MA }, at) => {
		limits.set(name, { ma: current as number, until: untilOf(duration, at), afterMa: fallback as number });
	},
	unlimit: (limits, _, { name }) => void limits.delete(name),
	command: (_, levels, { level, current, duration }, at) => {
		levels.set(level as number, { ma: current as number, until: untilOf(duration, at), afterMa: undefined });
	},
	release: (_, levels, { level }) => void levels.delete(level as number),
};

function untilOf(duration: unknown, at: number): number {
	return duration === undefined ? NEVER : at + (duration as number);
}
