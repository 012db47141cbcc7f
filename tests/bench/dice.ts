// SPDX-License-Identifier: Apache-2.0
/** Dice: choices that follow from a seed alone. */
import { Random, Stream } from "../../hosts/bench/random.js";

/** Something that is chosen more or less often. */
export interface Weighted {
	readonly weight: number;
}

/** The dice of one run. */
export class Dice {
	private readonly random: Random;

	/** `seed` is any int32. */
	constructor(seed: number) {
		this.random = new Random(seed, Stream.Delay);
	}

	/** A whole number from `least` to `most`. */
	whole(least: number, most: number): number {
		return least + this.random.below(most - least + 1);
	}

	/** True so many times out of a hundred. */
	chance(percent: number): boolean {
		return this.random.below(100) < percent;
	}

	/** One of a list. */
	oneOf<T>(list: readonly T[]): T {
		return list[this.random.below(list.length)];
	}

	/** One of a table, by its weights. */
	pick<T extends Weighted>(table: readonly T[]): T {
		let rest = this.random.below(table.reduce((sum, { weight }) => sum + weight, 0));
		for (const row of table) if ((rest -= row.weight) < 0) return row;
		throw new Error("the weights of a table are whole numbers above 0");
	}
}
