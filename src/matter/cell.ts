// SPDX-License-Identifier: Apache-2.0
/** A cell: one attribute of one cluster, with what was reported of it last, and when it may be reported again. */
import type { Attribute, Value } from "./elements.js";
import type { Server } from "./server.js";

/** Attributes of quality Q are reported this often at most, ms: TC_EEVSE_2_6 takes more than twice in 12 s for a failure. */
const QUIET_MS = 10_000;
const NEVER = Number.NEGATIVE_INFINITY;

/** One attribute. */
export class Cell {
	readonly row: Attribute;
	/** It is to be reported. */
	dirty = false;
	readonly #read: () => Value;
	readonly #quietMs: number;
	#reported: Value | undefined;
	#at = NEVER;

	constructor(row: Attribute, { read, quietMs = QUIET_MS }: Server) {
		this.row = row;
		this.#read = read[row.name] as () => Value;
		this.#quietMs = row.quality?.includes("Q") === true ? quietMs : 0;
	}

	/** As it is now. */
	get value(): Value {
		return this.#read();
	}

	/** Looks whether it is another than was reported. At a `boundary` what is quiet is reported as it is. True if it has become dirty. */
	follow(now: number, boundary: boolean): boolean {
		if (this.row.quality === "F") return false;
		const value = this.#read();
		const speaks = this.#quietMs > 0 && boundary;
		if (!speaks && (value === this.#reported || now - this.#at < this.#quietMs)) return false;
		this.#reported = value;
		this.#at = now;
		this.dirty = true;
		return true;
	}

	/** When it may be reported again, ms; Infinity if it is quiet about nothing. */
	get nextAt(): number {
		return this.#quietMs === 0 || this.#read() === this.#reported ? Number.POSITIVE_INFINITY : this.#at + this.#quietMs;
	}
}
