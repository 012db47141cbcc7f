// SPDX-License-Identifier: Apache-2.0
/** A store in front of flash that keeps it from being written while the contactor is closed: an erase takes longer than the guard's lease may. */
import { Feedback } from "../control/board.js";
import type { Say, Store } from "../evse/store.js";

/** Memory that a restart leaves alone, and a loss of power does not. */
export interface Retained {
	/** What was retained last. */
	recall(): string | undefined;
	/** False, and what was retained stays, if there is no room. */
	retain(text: string): boolean;
}

/** What waits of one key: its text, or null if it is to be erased. */
type Waiting = [key: string, text: string | null];

/** A store that says that no write of it takes longer is written under load, once in a tick: the guard's lease of 65 ms has room for both. */
export const QUICK_MS = 20;
/** After a write that has failed it is not tried so often as it is asked: of every 40 ms, for a minute. */
const PATIENCE_TICKS = 1_500;
/** Ticks until contacts that do not say that they are open are waited for no longer: half a second, which no contactor takes. */
const OPENS_TICKS = 50;

/**
 * While the contactor is closed, the last value of each key waits, so that no more waits than there are keys, each once with its longest
 * text. As much of it as retained memory has room for survives a restart, the shortest first. Once the contactor is open, they are
 * written in the order in which they were last told, one for each time that is asked.
 */
export class HeldStore implements Store {
	/** The contactor is closed, or may be. To be said before anything is told in a tick. */
	closed = false;
	readonly #flash: Store;
	readonly #retained: Retained | undefined;
	readonly #say: Say;
	#waiting: Waiting[];
	/** Ticks until a store that has refused is asked again. */
	#patience = 0;
	/** Ticks since the last one that has asked for a closed contactor. */
	#openTicks = OPENS_TICKS;
	/** It was said that not all is retained, and of which keys that they are not written. */
	#cramped = false;
	readonly #refused = new Set<string>();

	/** What waited when the chip restarted waits again. `say` hears what is not as it should be, once. */
	constructor(flash: Store, retained: Retained | undefined, say: Say) {
		this.#flash = flash;
		this.#retained = retained;
		this.#say = say;
		this.#waiting = waitingFrom(retained?.recall());
	}

	/**
	 * Sees what a tick has driven and sensed, and waits or not. What it decides is done after it: in the tick that opens, the contactor is
	 * still closed, and a write would keep it so. Contacts that stay closed without their coil are no reason to forget that they do.
	 */
	watch(asked: 0 | 1, contactor: Feedback): void {
		if (asked === 1 && this.#openTicks === 0) return;
		this.#openTicks = asked === 1 ? 0 : Math.min(this.#openTicks + 1, OPENS_TICKS);
		this.closed = this.#openTicks < 2 || (contactor !== Feedback.Open && this.#openTicks < OPENS_TICKS);
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

	/** Writes one record that waits, if it may. To be called now and then. */
	settle(): void {
		if (this.#patience > 0) this.#patience -= 1;
		else if (this.#waiting.length > 0 && this.#mayWrite) {
			this.#writeFirst();
			this.#retain();
		}
	}

	/** What is told now is written only once the contactor is open. */
	get late(): boolean {
		return !this.#mayWrite;
	}

	get #mayWrite(): boolean {
		return !this.closed || (this.#flash.boundMs ?? Number.POSITIVE_INFINITY) <= QUICK_MS;
	}

	/** An order that was kept among keys stays: what is told later is written later, and nothing overtakes what waits. */
	#tell(key: string, text: string | null): void {
		const alone = this.#waiting.length === 0;
		this.#waiting = [...this.#waiting.filter(([each]) => each !== key), [key, text]];
		if (alone && !this.closed) this.#writeFirst();
		if (this.#waiting.length > 0) this.#retain();
	}

	/** What is refused waits on, behind the others: a record that is late is better than one that is lost. */
	#writeFirst(): void {
		const [first] = this.#waiting.splice(0, 1);
		const [key, text] = first;
		try {
			if (text === null) this.#flash.erase(key);
			else this.#flash.write(key, text);
			this.#refused.delete(key);
		} catch (error) {
			this.#waiting.push(first);
			this.#patience = PATIENCE_TICKS;
			this.#complain(key, (error as Error).message);
		}
	}

	#complain(key: string, why: string): void {
		if (!this.#refused.has(key)) this.#say(`the record "${key}" is not written: ${why}; it is tried again each minute`);
		this.#refused.add(key);
	}

	/** Leaves the longest out until there is room. */
	#retain(): void {
		if (this.#retained === undefined) return;
		const kept = [...this.#waiting];
		while (!this.#retained.retain(kept.length === 0 ? "" : JSON.stringify(kept)) && kept.length > 0) this.#leaveOut(kept);
	}

	#leaveOut(kept: Waiting[]): void {
		const longest = kept.reduce((most, [key, text]) => Math.max(most, key.length + (text ?? "").length), 0);
		const place = kept.findIndex(([key, text]) => key.length + (text ?? "").length === longest);
		if (!this.#cramped)
			this.#say(`there is no room to keep "${kept[place][0]}" over a restart until it is written, when the contactor is open`);
		this.#cramped = true;
		kept.splice(place, 1);
	}
}

/** What was retained, if it is what a HeldStore retains: it was guarded by a sum, but another firmware may have left it. */
function waitingFrom(text: string | undefined): Waiting[] {
	try {
		const found: unknown = JSON.parse(text === undefined || text === "" ? "[]" : text);
		return Array.isArray(found) && found.every(isWaiting) ? found : [];
	} catch {
		return [];
	}
}

function isWaiting(each: unknown): each is Waiting {
	return Array.isArray(each) && typeof each[0] === "string" && (each[1] === null || typeof each[1] === "string");
}
