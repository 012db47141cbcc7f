// SPDX-License-Identifier: Apache-2.0
/** What of a board survives: a medium for its journal, which a loss of power leaves alone, and memory, which only a restart does. */
import { Journal, type Medium } from "../../src/settings/journal.js";

/** A medium in memory that never wears and never fails. */
export class MemoryMedium implements Medium {
	private readonly pieces: Uint8Array[] = [];

	read(): Uint8Array {
		const bytes = new Uint8Array(this.pieces.reduce((sum, piece) => sum + piece.length, 0));
		let at = 0;
		for (const piece of this.pieces) {
			bytes.set(piece, at);
			at += piece.length;
		}
		return bytes;
	}

	append(bytes: Uint8Array): void {
		this.pieces.push(bytes);
	}

	replace(bytes: Uint8Array): void {
		this.pieces.splice(0, this.pieces.length, bytes);
	}
}

/** A store in memory, for whoever needs no medium. */
export class Records extends Journal {
	constructor() {
		super(new MemoryMedium(), () => {});
	}
}

/** As much of a board's memory as an ESP32 retains over a restart. */
export class Retention {
	private text: string | undefined;

	recall(): string | undefined {
		return this.text;
	}

	retain(text: string): boolean {
		if (text.length > ROOM) return false;
		this.text = text;
		return true;
	}

	/** The power is gone. */
	lose(): void {
		this.text = undefined;
	}
}

/** Bytes, as RECORDS in hosts/esp32/native/lastWords.c; most characters are one. */
const ROOM = 2_048;
