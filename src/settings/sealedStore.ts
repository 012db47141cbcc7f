// SPDX-License-Identifier: Apache-2.0
/** A store on a key-value storage: each value is sealed, and what cannot be believed reads as absent. */
import type { Say, Store } from "../evse/store.js";
import { LAYOUT, type Opened, opened, sealed } from "./seal.js";

/** A record of a newer layout that was written over is kept under its key with this before it. */
const ASIDE = "~";

/**
 * Records in a key-value storage, which writes a value whole or not at all. A damaged record is left as it stands until it is written
 * anew. One of a newer layout is put aside before it is written over or erased, so that the newer firmware finds it again.
 */
export class SealedStore implements Store {
	readonly #backend: Store;
	readonly #say: Say;
	/** Keys of which it was said that they are not used. */
	readonly #said = new Set<string>();

	constructor(backend: Store, say: Say) {
		this.#backend = backend;
		this.#say = say;
	}

	read(key: string): string | undefined {
		const record = this.#backend.read(key);
		if (record === undefined) return undefined;
		const found = openedAs(key, record);
		if (found.is === "good") return found.text ?? undefined;
		if (!this.#said.has(key)) this.#say(`the record "${key}" is not used: ${complaint(found)}`);
		this.#said.add(key);
		return undefined;
	}

	/** What is there already is not written again. */
	write(key: string, text: string): void {
		const record = sealed(key, text);
		const before = this.#backend.read(key);
		if (before === record) return;
		this.#putAside(key, before);
		this.#backend.write(key, record);
		this.#said.delete(key);
	}

	erase(key: string): void {
		const before = this.#backend.read(key);
		if (before === undefined) return;
		this.#putAside(key, before);
		this.#backend.erase(key);
	}

	#putAside(key: string, before: string | undefined): void {
		if (before !== undefined && openedAs(key, before).is === "newer") this.#backend.write(`${ASIDE}${key}`, before);
	}
}

/** What was sealed for another key was misplaced. */
function openedAs(key: string, record: string): Opened {
	const found = opened(record);
	return found.is !== "damaged" && found.key !== key ? { is: "damaged" } : found;
}

function complaint(found: Opened): string {
	return found.is === "newer" ? `it is of layout ${found.layout}, which is newer than ${LAYOUT}` : "it is damaged";
}
