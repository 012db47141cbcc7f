// SPDX-License-Identifier: Apache-2.0
/** A store in front of flash that keeps it from being written while the contactor is closed: an erase takes longer than the guard's lease may. */
import type { Store } from "../../src/evse/store.js";

/** Memory that a restart leaves alone, and a loss of power does not. */
export interface Retained {
	/** What was retained last. */
	recall(): string | undefined;
	/** False, and what was retained stays, if there is no room. */
	retain(text: string): boolean;
}

/** What waits of one key: its text, or null if it is to be erased. */
type Waiting = [key: string, text: string | null];

/**
 * While the contactor is closed, the last value of each key waits, and is retained over a restart. As many wait as retained memory has
 * room for; then the one that waits longest is written after all, whatever that does to the lease: losing a record is worse than
 * opening. Once the contactor is open, they are written in the order in which they were last told, one for each time that is asked.
 */
export class HeldStore implements Store {
	/** The contactor is closed. The host says so after each tick. */
	closed = false;
	readonly #flash: Store;
	readonly #retained: Retained;
	readonly #say: (line: string) => void;
	readonly #waiting: Waiting[];

	/** What waited when the chip restarted waits again. `say` hears what could not be written. */
	constructor(flash: Store, retained: Retained, say: (line: string) => void) {
		this.#flash = flash;
		this.#retained = retained;
		this.#say = say;
		this.#waiting = waitingFrom(retained.recall());
	}

	read(key: string): string | undefined {
		const found = this.#waiting.find(([each]) => each === key);
		return found === undefined ? this.#flash.read(key) : (found[1] ?? undefined);
	}

	write(key: string, text: string): void {
		this.#tell(key, text);
	}

	erase(key: string): void {
		this.#tell(key, null);
	}

	/** Writes one record that waits, if the contactor is open. To be called in every tick. */
	settle(): void {
		if (this.closed || this.#waiting.length === 0) return;
		this.#writeFirst();
		this.#retain();
	}

	/** An order that was kept among keys stays: what is told later is written later, and nothing overtakes what waits. */
	#tell(key: string, text: string | null): void {
		if (!this.closed && this.#waiting.length === 0) {
			this.#put([key, text]);
			return;
		}
		const place = this.#waiting.findIndex(([each]) => each === key);
		if (place >= 0) this.#waiting.splice(place, 1);
		this.#waiting.push([key, text]);
		while (!this.#retain()) this.#writeFirst();
	}

	#writeFirst(): void {
		const first = this.#waiting.shift();
		if (first === undefined) return;
		try {
			this.#put(first);
		} catch (error) {
			this.#say(`the record "${first[0]}" is lost: ${(error as Error).message}`);
		}
	}

	#put([key, text]: Waiting): void {
		if (text === null) this.#flash.erase(key);
		else this.#flash.write(key, text);
	}

	#retain(): boolean {
		return this.#retained.retain(this.#waiting.length === 0 ? "" : JSON.stringify(this.#waiting));
	}
}

/** What was retained, if it is what a HeldStore retains: it was guarded by a sum, but another firmware may have left it. */
function waitingFrom(text: string | undefined): Waiting[] {
	try {
		const found: unknown = JSON.parse(text ?? "[]");
		return Array.isArray(found) && found.every(isWaiting) ? found : [];
	} catch {
		return [];
	}
}

function isWaiting(each: unknown): each is Waiting {
	return Array.isArray(each) && typeof each[0] === "string" && (each[1] === null || typeof each[1] === "string");
}
