// SPDX-License-Identifier: Apache-2.0
/** A line that begins with { : a frame of the window, collected without echo. */

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** What breaks a frame off that somebody has begun by hand: Ctrl-C and Ctrl-U. */
const CANCEL = 3;
const CUT = 21;
/** Bytes of a frame. What is longer is cut there, so that whoever reads frames refuses it in its own words. */
const LONGEST = 1_024;
/** Bytes that become text at once: each takes a place on the engine's stack. */
const PIECE = 32;

/** Collects one frame at a time. */
export class FrameLine {
	/** The bytes; undefined until a frame has ever come, because most lines see none. */
	#bytes: Uint8Array | undefined;
	#count = 0;

	/** Whether a frame has begun and not ended. */
	get open(): boolean {
		return this.#count > 0;
	}

	/** A byte of a frame, the first one a brace; the whole frame at its end. */
	take(byte: number): string | undefined {
		if (byte === CANCEL || byte === CUT) this.#count = 0;
		else if (byte === CARRIAGE_RETURN || byte === LINE_FEED) return this.#end();
		else this.#add(byte);
		return undefined;
	}

	#add(byte: number): void {
		this.#bytes ??= new Uint8Array(LONGEST);
		if (this.#count < LONGEST) this.#bytes[this.#count++] = byte;
	}

	#end(): string {
		const frame = textOf((this.#bytes as Uint8Array).subarray(0, this.#count));
		this.#count = 0;
		return frame;
	}
}

/** Bytes of UTF-8 as text. What is none is cut off there, as what is too long. */
function textOf(bytes: Uint8Array): string {
	let text = "";
	for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
	const plain = text.search(/[\u0080-\u00ff]/);
	if (plain < 0) return text;
	try {
		return decodeURIComponent(text.replace(/[%\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`));
	} catch {
		return text.slice(0, plain);
	}
}
