// SPDX-License-Identifier: Apache-2.0
/** Complaints: what is refused is said to people, and of what is refused again and again only now and then. */

/** The same is said again after so long, ms; and within that no more lines than these, whatever they are about. */
const AGAIN_MS = 60_000;
const MOST_LINES = 30;
/** Of so many things at most it is remembered what was said of them. */
const MOST = 32;

/** Of one face. Times are those of whoever holds it, ms. */
export class Complaints {
	readonly #tell: (line: string) => void;
	readonly #said = new Map<string, { readonly line: string; readonly at: number }>();
	/** Since when lines are counted, and how many there were. */
	#since = Number.NEGATIVE_INFINITY;
	#lines = 0;

	constructor(tell: (line: string) => void) {
		this.#tell = tell;
	}

	/** Something is wrong with `what`. */
	say(what: string, why: string, now: number): void {
		const line = `${what} ${why}`;
		const said = this.#said.get(what);
		if (said?.line === line && now - said.at < AGAIN_MS) return;
		if (said === undefined && this.#said.size >= MOST) this.#said.clear();
		this.#said.set(what, { line, at: now });
		this.#count(line, now);
	}

	/** Whoever sends nonsense must not fill a disk with it. */
	#count(line: string, now: number): void {
		if (now - this.#since >= AGAIN_MS) [this.#since, this.#lines] = [now, 0];
		this.#lines += 1;
		if (this.#lines < MOST_LINES) this.#tell(line);
		if (this.#lines === MOST_LINES) this.#tell(`${line}; what else is refused within a minute is not told`);
	}
}
