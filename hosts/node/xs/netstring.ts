// SPDX-License-Identifier: Apache-2.0
/** Netstrings, `12:hello world!,`: how the xsnap worker frames its messages. */

/** One message as it goes over the wire. */
export function netstring(text: string): Buffer {
	return Buffer.from(`${Buffer.byteLength(text)}:${text},`);
}

/** Cuts what arrives, in pieces of any size, back into messages. */
export class NetstringReader {
	#pieces: Buffer[] = [];
	#held = 0;
	#wanted = 0;

	/** The messages that are complete now that `piece` has arrived. */
	push(piece: Buffer): Buffer[] {
		this.#pieces.push(piece);
		this.#held += piece.length;
		// a long message is joined once, when all of it is there, and not again with every piece
		if (this.#held < this.#wanted) return [];
		const messages: Buffer[] = [];
		let bytes = Buffer.concat(this.#pieces);
		for (;;) {
			const colon = bytes.indexOf(":");
			const end = colon < 0 ? 0 : colon + 1 + Number(bytes.subarray(0, colon));
			this.#wanted = end + 1;
			if (colon < 0 || bytes.length < this.#wanted) break;
			messages.push(bytes.subarray(colon + 1, end));
			bytes = bytes.subarray(this.#wanted);
		}
		this.#pieces = [bytes];
		this.#held = bytes.length;
		return messages;
	}
}
