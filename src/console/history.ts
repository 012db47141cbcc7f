// SPDX-License-Identifier: Apache-2.0
/** The last lines that were typed, for the arrow keys. */

/** So many are remembered; with 200 characters each that is at most 2 kB. */
const MOST = 10;

/** Remembers lines, and where in them somebody leafs. */
export class History {
	readonly #lines: string[] = [];
	/** How many lines back; 0 is the line that is being typed. */
	#back = 0;
	/** That line, while somebody leafs. */
	#draft = "";

	/** A line was entered. The same twice in a row is remembered once. */
	add(line: string): void {
		this.#back = 0;
		if (this.#lines[this.#lines.length - 1] === line) return;
		this.#lines.push(line);
		if (this.#lines.length > MOST) this.#lines.shift();
	}

	/** Nobody leafs any more. */
	leave(): void {
		this.#back = 0;
	}

	/** The line before; `typed` is what stands there now. At the end it stays where it is. */
	older(typed: string): string {
		return this.#go(typed, Math.min(this.#back + 1, this.#lines.length));
	}

	/** The line after, at last the one that was being typed. */
	newer(typed: string): string {
		return this.#go(typed, Math.max(this.#back - 1, 0));
	}

	#go(typed: string, back: number): string {
		if (back === this.#back) return typed;
		if (this.#back === 0) this.#draft = typed;
		this.#back = back;
		return back === 0 ? this.#draft : this.#lines[this.#lines.length - back];
	}
}
