// SPDX-License-Identifier: Apache-2.0
/** A key-value storage for tests, which says what was written to it, and when. */
import type { Store } from "../../src/evse/store.js";

/** Values by key; what tests put there is there. */
export class Flash implements Store {
	readonly written: string[] = [];
	readonly values = new Map<string, string>();
	/** Told before each write. */
	onWrite: (key: string) => void = () => {};
	boundMs?: number;

	read(key: string): string | undefined {
		return this.values.get(key);
	}

	write(key: string, text: string): void {
		this.onWrite(key);
		this.written.push(key);
		this.values.set(key, text);
	}

	erase(key: string): void {
		this.onWrite(key);
		this.written.push(`-${key}`);
		this.values.delete(key);
	}
}
