// SPDX-License-Identifier: Apache-2.0
/** A notice to people: what has been wrong for a while is told once, and again when it is so again, or wrong for another reason. */

/** One. Times are those of whoever holds it, ms. */
export class Notice {
	readonly #patienceMs: number;
	readonly #tell: (line: string) => void;
	#since: number | undefined;
	#told = "";

	/** What has to be so for `patienceMs` first may be over by itself. */
	constructor(patienceMs: number, tell: (line: string) => void) {
		this.#patienceMs = patienceMs;
		this.#tell = tell;
	}

	/** Time has passed. `reason` is why something is wrong, an empty text while it is not; `line` is what is told. */
	tick(now: number, reason: string, line: () => string): void {
		if (reason === "") {
			this.#since = undefined;
			this.#told = "";
			return;
		}
		this.#since ??= now;
		if (reason === this.#told || now - this.#since < this.#patienceMs) return;
		this.#told = reason;
		this.#tell(line());
	}
}
