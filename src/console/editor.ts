// SPDX-License-Identifier: Apache-2.0
/** The line editor for people at a serial terminal, fed with one byte at a time. */

// What a byte can cost is bounded by the row of 79 columns that is drawn anew at the most, by the 200 characters of a line, and for
// Tab by the number of phrases and the rows that list them.
import { frozen } from "../control/frozen.js";
import { secretAt } from "../settings/secrets.js";
import { completionOf, rowsOf } from "./completion.js";
import { History } from "./history.js";
import { type Key, Keys } from "./keys.js";
import { Row } from "./row.js";
import { EDITS, LONGEST_LINE, Text } from "./text.js";

const PROMPT = "> ";
/** Columns for prompt and what is typed: a terminal has 80, and the cursor stays in front of the last one. */
const ROW = 79;
/** Stands for each character of what nobody may read. */
const STAR = "*";
/** Keys that would bring a secret among lines, or lines into a secret. */
const NOT_IN_SECRETS: readonly Key[] = frozen(["older", "newer", "complete"] as const);
const BELL = "\u0007";
const CLEAR_SCREEN = "\u001b[2J\u001b[H";

/** What an editor needs. */
export interface Desk {
	/** Sends a text to the terminal. */
	show(text: string): void;
	/** Gets each line that is complete, after its end was shown, so that an answer begins a row. */
	heard(line: string): void;
	/** Gets what is wrong with a line that is not obeyed. */
	refuse(message: string): void;
	/** An answer is still being given: the prompt waits for its end. */
	answers(): boolean;
	/** A key has ended what was shown again and again. */
	touched(): void;
	/** What a secret is asked for with, in place of the prompt; an empty text while none is. */
	asks(): string;
	/** The secret that is asked for is not told. */
	untold(): void;
}

/** Edits one line at a time. */
export class Editor {
	/** What Tab completes: words, and words with their first argument. */
	phrases: readonly string[];
	readonly #desk: Desk;
	readonly #keys = new Keys();
	readonly #text = new Text();
	readonly #history = new History();
	readonly #row = new Row();
	/** The first character that is shown of a line that is wider than the row. */
	#first = 0;
	/** Characters for which there was no room: the line is refused when it ends. */
	#excess = 0;
	/** Somebody is there: the prompt is shown. */
	#awake = false;
	/** A line is being obeyed: what is printed now are answers, and the prompt comes behind them. */
	#answering = false;
	/** What is shown in place of prompt and line, until a key is pressed. */
	#live: string | undefined;
	/** The prompt waits for the end of an answer. */
	#withheld = false;
	/** What is typed answers this question, and is not shown; empty while it is a line. */
	#asked = "";
	readonly #does: { readonly [key in Key]?: () => void } = {
		older: () => this.#text.become(this.#history.older(this.#text.value)),
		newer: () => this.#text.become(this.#history.newer(this.#text.value)),
		complete: () => this.#complete(),
		redraw: () => this.#clear(),
		cancel: () => this.#cancel(),
		enter: () => this.#enter(),
	};

	constructor(desk: Desk, phrases: readonly string[]) {
		this.#desk = desk;
		this.phrases = phrases;
	}

	/** Whether nothing is typed of a line that is not complete. */
	get empty(): boolean {
		return this.#text.value === "";
	}

	/** A byte has come. */
	take(byte: number): void {
		const key = this.#keys.take(byte);
		if (key === undefined) return;
		this.#awake = true;
		this.#turn();
		if (this.#live !== undefined && this.#endsLive(key)) return;
		if (key === "text") this.#add(String.fromCharCode(byte));
		else if (this.#excess > 0) this.#endExcess(key);
		else if (this.#asked === "" || !NOT_IN_SECRETS.includes(key)) (EDITS[key] ?? this.#does[key])?.(this.#text);
		this.#show(this.#drawn());
	}

	/** Prints a line. What is being typed makes room for it, and stands below it afterwards. */
	print(line: string): void {
		this.#show(`${this.#row.erase()}${line}\r\n${this.#answering ? "" : this.#drawn()}`);
	}

	/** Shows a text of at most 79 columns in the place of the one before it, until a key is pressed. Where nobody has typed yet it is printed. */
	refresh(text: string): void {
		if (this.#awake) {
			this.#live = text;
			this.#show(this.#drawn());
		} else this.print(text);
	}

	/** Time has passed: the prompt that has waited for the end of an answer comes. */
	follow(): void {
		if (this.#withheld) this.#show(this.#drawn());
	}

	/** Takes prompt and typing away from the row, for frames; they come back with the next key. What to send for that. */
	hide(): string {
		this.#awake = false;
		return this.#row.erase();
	}

	/** What turns the row into prompt and line as they are now. */
	#drawn(): string {
		this.#withheld = false;
		if (!this.#awake) return "";
		this.#turn();
		if (this.#live !== undefined) return this.#row.draw(this.#live, this.#live.length);
		const { value, cursor } = this.#text;
		if (value === "" && this.#desk.answers()) {
			this.#withheld = true;
			return this.#row.erase();
		}
		const prompt = this.#asked || PROMPT;
		const room = ROW - prompt.length;
		// half a row at once, so that a long line that is pasted costs little
		if (cursor < this.#first || cursor > this.#first + room) this.#first = Math.max(cursor - (room >> 1), 0);
		const shown = this.#readable(value).slice(this.#first, this.#first + room);
		return this.#row.draw(`${prompt}${shown}`, prompt.length + cursor - this.#first);
	}

	/** A line as everybody may read it. */
	#readable(line: string): string {
		const secret = this.#asked === "" ? secretAt(line) : 0;
		return secret < 0 ? line : line.slice(0, secret) + STAR.repeat(line.length - secret);
	}

	/** A secret is asked for from now on, or no more: what was typed of it is gone, and never shown. */
	#turn(): void {
		const asked = this.#desk.asks();
		if (asked === this.#asked) return;
		this.#asked = asked;
		this.#begin();
	}

	#add(typed: string): void {
		if (this.#excess === 0 && this.#text.insert(typed)) return;
		if (this.#excess === 0) this.#show(BELL);
		this.#excess += 1;
	}

	/** The row stays as it was shown last. True if that is all the key does. */
	#endsLive(key: Key): boolean {
		this.#live = undefined;
		this.#show(this.#row.leave(key === "cancel" ? "^C" : ""));
		this.#desk.touched();
		const only = key === "enter" || key === "cancel";
		if (only) this.#show(this.#drawn());
		return only;
	}

	/** A line that was too long ends, is given up, or stays too long. */
	#endExcess(key: Key): void {
		if (key === "enter") this.#enter();
		else if (key === "cancel" || key === "cutBefore") this.#cancel();
	}

	#complete(): void {
		const { insert, choices } = completionOf(this.phrases, this.#text.before);
		if (insert === "") for (const row of choices.length === 0 ? [] : rowsOf(choices)) this.print(row);
		else this.#text.insert(insert);
	}

	#clear(): void {
		this.#row.forget();
		this.#show(CLEAR_SCREEN);
	}

	#cancel(): void {
		this.#show(this.#drawn() + this.#row.leave("^C"));
		this.#begin();
		if (this.#asked !== "") this.#answer(() => this.#desk.untold());
	}

	#enter(): void {
		const line = this.#text.value;
		const length = line.length + this.#excess;
		this.#show(this.#drawn() + this.#row.leave());
		this.#begin();
		if (line.trim() === "" && length <= LONGEST_LINE && this.#asked === "") return;
		this.#answer(() => {
			if (length > LONGEST_LINE) this.#desk.refuse(`error: a line of ${length} characters is too long; at most ${LONGEST_LINE}`);
			else this.#obey(line);
		});
	}

	#obey(line: string): void {
		if (this.#asked === "" && secretAt(line) < 0) this.#history.add(line.trim());
		this.#desk.heard(line);
	}

	/** What is printed meanwhile are answers, even if the word itself fails. */
	#answer(obey: () => void): void {
		this.#answering = true;
		try {
			obey();
		} finally {
			this.#answering = false;
		}
	}

	/** Begins another line. */
	#begin(): void {
		this.#text.become("");
		this.#history.leave();
		this.#first = 0;
		this.#excess = 0;
	}

	#show(text: string): void {
		if (text !== "") this.#desk.show(text);
	}
}
