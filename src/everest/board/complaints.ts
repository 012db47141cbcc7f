// SPDX-License-Identifier: Apache-2.0
/** Complaints: what is refused is said to people, and of what is refused again and again only now and then. */

/** The same is said again after so long, ms. */
const AGAIN_MS = 60_000;
/** Of so many things at most it is remembered what was said of them. */
const MOST = 32;

/** Of one face. Times are those of whoever holds it, ms. */
export class Complaints {
	readonly #tell: (line: string) => void;
	readonly #said = new Map<string, { readonly line: string; readonly at: number }>();

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
		this.#tell(line);
	}
}
