// SPDX-License-Identifier: Apache-2.0
/** The serial console: a line that somebody typed, the answer, and what goes on after it. */
import { nearest } from "../settings/nearest.js";
import { Calibration } from "./measured.js";
import type { Cabinet, Desk, Word } from "./word.js";
import { WORDS } from "./words.js";

/** Longest line that is looked at, characters. */
const LONGEST = 200;

/** What goes on. */
interface GoingOn {
	everyMs: number;
	dueAt: number;
	readonly act: () => void;
	readonly once: boolean;
}

/** One console. */
export class Console implements Desk {
	readonly cabinet: Cabinet;
	readonly calibration = new Calibration();
	/** What waits for a yes. */
	#pending: (() => void) | undefined;
	#goingOn: GoingOn | undefined;

	constructor(cabinet: Cabinet) {
		this.cabinet = cabinet;
	}

	/** Answers one line. Whatever is wrong with it is said and changes nothing. */
	answer(line: string): void {
		this.#goingOn = undefined;
		const pending = this.#pending;
		this.#pending = undefined;
		try {
			this.#obey(line, pending);
		} catch (error) {
			this.say(`error: ${(error as Error).message}`);
		}
	}

	/** Time has passed: what goes on goes on. To be called now and then. */
	tick(): void {
		const going = this.#goingOn;
		if (going === undefined || this.cabinet.evse.runningMs < going.dueAt) return;
		if (going.once) this.#goingOn = undefined;
		else going.dueAt += going.everyMs;
		going.act();
	}

	say(line: string): void {
		this.cabinet.print(line);
	}

	repeat(everyMs: number, text: () => string): void {
		this.#goOn(everyMs, () => this.say(text()), false);
	}

	later(ms: number, act: () => void): void {
		this.#goOn(ms, act, true);
	}

	#goOn(everyMs: number, act: () => void, once: boolean): void {
		this.#goingOn = { everyMs, dueAt: this.cabinet.evse.runningMs + everyMs, act, once };
	}

	#obey(line: string, pending: (() => void) | undefined): void {
		if (line.length > LONGEST) throw new Error(`a line of ${line.length} characters is too long; at most ${LONGEST}`);
		const [typed = "", ...args] = line.trim().split(/\s+/);
		if (typed === "") return;
		if (pending !== undefined && line.trim().toLowerCase() === "yes") {
			pending();
			return;
		}
		const meant = typed.endsWith("!");
		const word = wordOf(meant ? typed.slice(0, -1) : typed);
		const run = (): void => word.run(this, args);
		if (word.confirm && !meant) this.#confirm(word, run);
		else run();
	}

	#confirm({ word, help }: Word, run: () => void): void {
		this.#pending = run;
		this.say(`${word}: ${help}. Type yes if it is meant, or ${word}! the next time.`);
	}
}

function wordOf(typed: string): Word {
	const word = WORDS.find(({ word }) => word === typed.toLowerCase());
	if (word !== undefined) return word;
	const near = nearest(
		typed,
		WORDS.map(({ word }) => word),
	);
	throw new Error(`unknown word "${typed}"; ${near === undefined ? "help lists all words" : `did you mean "${near}"?`}`);
}
