// SPDX-License-Identifier: Apache-2.0
/** A terminal for an editor of lines that can be made silent, for what is typed and nobody may read. */
import { Writable } from "node:stream";

/** Passes on what is written, unless it is muted. */
export class MutedTerminal extends Writable {
	muted = false;
	readonly isTTY = true;
	readonly #terminal: NodeJS.WriteStream;

	constructor(terminal: NodeJS.WriteStream) {
		super();
		this.#terminal = terminal;
		terminal.on("resize", () => this.emit("resize"));
	}

	/** Its width, as an editor of lines asks for it. */
	get columns(): number {
		return this.#terminal.columns;
	}

	override _write(text: string | Uint8Array, _: BufferEncoding, done: () => void): void {
		if (!this.muted) this.#terminal.write(text);
		done();
	}
}
