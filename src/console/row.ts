// SPDX-License-Identifier: Apache-2.0
/** The last row of a terminal, as it was drawn: what has to be sent so that it shows something else. */

/** One row. It needs nothing of the terminal but carriage return, backspace and space, so that the plainest one does. */
export class Row {
	#shown = "";
	#column = 0;

	/** What turns the row into `text` with the cursor at `column`: from the first character on that differs. */
	draw(text: string, column: number): string {
		const same = commonLength(this.#shown, text);
		const fresh = text.slice(same) + blanks(this.#shown.length - text.length);
		this.#shown = text;
		const written = fresh === "" ? "" : this.#go(this.#column, same) + fresh;
		const there = fresh === "" ? this.#column : same + fresh.length;
		this.#column = column;
		return written + this.#go(there, column);
	}

	/** What empties the row. */
	erase(): string {
		const { length } = this.#shown;
		this.forget();
		return length === 0 ? "" : `\r${blanks(length)}\r`;
	}

	/** What puts `text` behind the row and begins another one. */
	leave(text = ""): string {
		const rest = text === "" ? "" : this.#shown.slice(this.#column);
		this.forget();
		return `${rest}${text}\r\n`;
	}

	/** The row is another one, and empty. */
	forget(): void {
		this.#shown = "";
		this.#column = 0;
	}

	/** Moves the cursor: back as on a typewriter, forth by writing what is there. */
	#go(from: number, to: number): string {
		return to < from ? "\b".repeat(from - to) : this.#shown.slice(from, to);
	}
}

function blanks(count: number): string {
	return count > 0 ? " ".repeat(count) : "";
}

function commonLength(one: string, other: string): number {
	let length = 0;
	while (length < one.length && one[length] === other[length]) length += 1;
	return length;
}
