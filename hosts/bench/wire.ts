// SPDX-License-Identifier: Apache-2.0
/** One direction of a wire that carries frames: in their order, with a delay. */
import { NEVER } from "./moment.js";

/** A frame on its way. */
interface Flight {
	readonly at: number;
	readonly frame: string;
}

/** Carries frames to one end. */
export class Wire {
	readonly #flights: Flight[] = [];

	/** When the next frame arrives. */
	get nextAt(): number {
		return this.#flights[0]?.at ?? NEVER;
	}

	/** A frame goes in; it arrives at the moment `at`, but never before one that went in earlier. */
	put(frame: string, at: number): void {
		this.#flights.push({ at: Math.max(at, this.#flights.at(-1)?.at ?? at), frame });
	}

	/** The next frame that has arrived; undefined if none has. */
	take(now: number): string | undefined {
		return this.nextAt <= now ? this.#flights.shift()?.frame : undefined;
	}

	/** The wire breaks; what is on it is lost. */
	cut(): void {
		this.#flights.length = 0;
	}
}
