// SPDX-License-Identifier: Apache-2.0
/** The heap after a collection, part by part of a long run: what it holds in the end must be what it held after the first part. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The last part may hold so much more than the first. */
const MOST_GROWTH = 1.15;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Looks at it. */
export class Heap {
	readonly #parts: number[] = [];

	/** A part is over. */
	look(): void {
		collect();
		this.#parts.push(process.memoryUsage().heapUsed);
	}

	/** What is wrong; an empty text if nothing is. */
	get wrong(): string {
		const [first, last] = [this.#parts[0], this.#parts[this.#parts.length - 1]];
		return last > first * MOST_GROWTH ? `the heap has grown from ${first} to ${last} bytes` : "";
	}

	/** All parts, for people. */
	get text(): string {
		return `heap ${this.#parts.map((bytes) => (bytes / 1e6).toFixed(1)).join(" ")} MB`;
	}
}
