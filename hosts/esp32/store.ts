// SPDX-License-Identifier: Apache-2.0
/** The chip's key-value storage, as a store of texts that the application seals. */
import type { Store } from "../../src/evse/store.js";

/** A domain of the key-value storage with texts in it (ECMA-419 style). */
interface Domain {
	read(key: string): unknown;
	write(key: string, value: string): void;
	delete(key: string): void;
}

/** Texts in flash; each is written whole or not at all. */
export class NvsStore implements Store {
	readonly #domain: Domain;

	constructor(domain: Domain) {
		this.#domain = domain;
	}

	read(key: string): string | undefined {
		const text = this.#domain.read(key);
		return typeof text === "string" ? text : undefined;
	}

	write(key: string, text: string): void {
		this.#domain.write(key, text);
	}

	erase(key: string): void {
		if (this.#domain.read(key) !== undefined) this.#domain.delete(key);
	}
}
