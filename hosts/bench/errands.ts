// SPDX-License-Identifier: Apache-2.0
/** Errands: what somebody outside is asked to do, kept until they have seen the charger for the first time. */

/** Those of one. */
export class Errands {
	/** Undefined once the charger was seen. */
	#waiting: (() => void)[] | undefined = [];

	/** Does it, now or as soon as the charger was seen. */
	run(errand: () => void): void {
		if (this.#waiting === undefined) errand();
		else this.#waiting.push(errand);
	}

	/** The charger was seen. */
	begin(): void {
		const waiting = this.#waiting ?? [];
		this.#waiting = undefined;
		for (const errand of waiting) errand();
	}
}
