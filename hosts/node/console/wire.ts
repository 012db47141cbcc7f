// SPDX-License-Identifier: Apache-2.0
/** The wire to a charger's serial line, whatever it is made of. */

/** What a wire tells whoever holds its other end. */
export interface Listener {
	/** The charger has sent something. */
	received(bytes: Uint8Array): void;
	/** The charger is gone; why. */
	lost(why: string): void;
}

/** An open wire. */
export interface Wire {
	/** What is said of it at the start: one sentence, and lines of help. */
	readonly says: readonly [string, ...string[]];
	/** Sends something to the charger. */
	write(bytes: Uint8Array): void;
	close(): void;
}

/** No wire; what is wrong, and what would be right. */
export interface NoWire {
	readonly wrong: string;
}
