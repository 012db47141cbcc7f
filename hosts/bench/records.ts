// SPDX-License-Identifier: Apache-2.0
/** The store of a board: short texts by key, which survive a loss of power. */
import type { Store } from "./device.js";

/** A store in memory that never wears and never fails. */
export class Records implements Store {
	private readonly records = new Map<string, string>();

	read(key: string): string | undefined {
		return this.records.get(key);
	}

	write(key: string, text: string): void {
		this.records.set(key, text);
	}

	erase(key: string): void {
		this.records.delete(key);
	}
}
