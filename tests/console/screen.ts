// SPDX-License-Identifier: Apache-2.0
/** The plainest of terminals, for tests: it knows carriage return, line feed, backspace and the bell, and throws at what needs more, or more than 80 columns. */

const COLUMNS = 80;
const CLEAR = "\u001b[2J\u001b[H";

/** What somebody sees. */
export class Screen {
	/** Rows that are complete, without spaces at their ends. */
	readonly rows: string[] = [];
	/** Column of the cursor. */
	column = 0;
	/** How often the bell rang. */
	bells = 0;
	#row: string[] = [];

	/** The row with the cursor, without spaces at its end. */
	get row(): string {
		return this.#row.join("").replace(/ +$/, "");
	}

	/** Shows characters. Clearing the screen is the one sequence that it knows. */
	show(text: string): void {
		const [first, ...rest] = text.split(CLEAR);
		for (const character of first) this.#put(character);
		for (const part of rest) {
			this.#begin();
			this.rows.length = 0;
			for (const character of part) this.#put(character);
		}
	}

	#put(character: string): void {
		if (character === "\r") this.column = 0;
		else if (character === "\b") this.column = Math.max(this.column - 1, 0);
		else if (character === "\u0007") this.bells += 1;
		else if (character === "\n") {
			this.rows.push(this.row);
			this.#begin();
		} else if (character < " ") throw new Error(`a plain terminal does not know ${JSON.stringify(character)}`);
		else this.#write(character);
	}

	#write(character: string): void {
		// what was printed may be longer than a row; what is edited must not be
		while (this.#row.length < this.column) this.#row.push(" ");
		this.#row[this.column++] = character;
	}

	#begin(): void {
		this.#row = [];
		this.column = 0;
	}

	/** Whether the row with the cursor fits. */
	get fits(): boolean {
		return this.#row.length < COLUMNS;
	}
}
