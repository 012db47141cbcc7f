// SPDX-License-Identifier: Apache-2.0
/** The serial console: a line that somebody typed, the answer, and what goes on after it. */
import { frozen } from "../control/frozen.js";
import { nearest } from "../settings/nearest.js";
import { Calibration } from "./measured.js";
import type { Cabinet, Desk, Display, Word } from "./word.js";
import { WORDS } from "./words.js";

/** Longest line that is looked at, characters. */
const LONGEST = 200;
/** How long a dangerous word waits for its yes. */
const YES_WITHIN_MS = 30_000;
/** How long a secret is waited for: who comes later types lines. */
const SECRET_WITHIN_MS = 60_000;
/** When something that is said again and again is said first, ms: readings take a while, and nobody waits for an hour to see that it works. */
const FIRST_MS = 1_000;
/** Lines of a long answer in one tick: each costs time that the tick has to have. */
const LINES_AT_ONCE = 2;

/** What is done after some time. */
interface Due {
	leftMs: number;
	readonly act: () => void;
}

/** What is said again and again. */
interface Repeated extends Due {
	readonly everyMs: number;
}

/** A long answer. */
interface List {
	next: number;
	/** Infinite where nobody knows it. */
	readonly count: number;
	/** Undefined after the last. */
	readonly line: (place: number) => string | undefined;
}

/** A dangerous word that waits for a yes. */
interface Pending {
	leftMs: number;
	readonly word: string;
	readonly run: () => void;
}

/** A secret that is asked for. */
interface Question {
	leftMs: number;
	readonly text: string;
	readonly told: (secret: string) => void;
}

/** One console. */
export class Console implements Desk {
	readonly cabinet: Cabinet;
	readonly calibration = new Calibration();
	readonly #display: Display | undefined;
	#pending: Pending | undefined;
	#question: Question | undefined;
	#repeated: Repeated | undefined;
	#measurement: Due | undefined;
	#list: List | undefined;
	/** The clock when somebody looked last. */
	#nowMs: number | undefined;

	/** Without a display, what would be shown in the place of what it was is printed each time, and a long answer at once. */
	constructor(cabinet: Cabinet, display?: Display) {
		this.cabinet = cabinet;
		this.#display = display;
	}

	/** An answer is still being given. */
	get answers(): boolean {
		return this.#measurement !== undefined || this.#list !== undefined;
	}

	/** What a secret is asked for with; an empty text while none is. */
	get asks(): string {
		return this.#question?.text ?? "";
	}

	/** Answers one line. Whatever is wrong with it is said and changes nothing. */
	answer(line: string): void {
		this.touch();
		this.#endList();
		const pending = this.#pending;
		const question = this.#question;
		this.#pending = undefined;
		this.#question = undefined;
		this.#guarded(() => (question === undefined ? this.#obey(line, pending) : question.told(line.trim())));
	}

	/** The secret that is asked for is not told. */
	untold(): void {
		this.#question = undefined;
		this.say("nothing was changed");
	}

	/** Somebody has pressed a key: what is said again and again ends. */
	touch(): void {
		if (this.#repeated === undefined) return;
		this.#repeated = undefined;
		this.cabinet.probe.end();
	}

	/** Time has passed, by the clock of Sense: what goes on goes on. To be called once a tick. */
	tick(nowMs: number): void {
		const ms = this.#nowMs === undefined ? 0 : (nowMs - this.#nowMs) | 0;
		this.#nowMs = nowMs;
		if (this.#list !== undefined) this.#goOnListing(this.#list);
		if (this.#measurement !== undefined) this.#measure(this.#measurement, ms);
		if (this.#repeated !== undefined) this.#goOnRepeating(this.#repeated, ms);
		if (this.#pending !== undefined) this.#expire(this.#pending, ms);
		if (this.#question !== undefined) this.#expireQuestion(this.#question, ms);
	}

	say(line: string): void {
		this.cabinet.print(line);
	}

	list(count: number, line: (place: number) => string): void {
		this.#begin({ next: 0, count, line });
	}

	unroll(lines: Iterator<string>): void {
		const line = (): string | undefined => {
			const { done, value } = lines.next();
			return done === true ? undefined : value;
		};
		this.#begin({ next: 0, count: Number.POSITIVE_INFINITY, line });
	}

	repeat(everyMs: number, text: () => string): void {
		this.#refuseMeasuring();
		const act = (): void => (this.#display === undefined ? this.say(text()) : this.#display.refresh(text()));
		this.#repeated = { everyMs, leftMs: Math.min(everyMs, FIRST_MS), act };
	}

	measure(ms: number, act: () => void): void {
		this.#refuseMeasuring();
		this.cabinet.probe.begin(ms, true);
		this.#measurement = { leftMs: ms, act };
	}

	ask(text: string, told: (secret: string) => void): void {
		this.#question = { leftMs: SECRET_WITHIN_MS, text, told };
		if (this.#display === undefined) this.say(text);
	}

	stopMeasuring(): void {
		this.#measurement = undefined;
		this.cabinet.probe.end();
	}

	#refuseMeasuring(): void {
		if (this.#measurement !== undefined) throw new Error("the pilot is being measured; wait for what comes of it, a second or two");
		if (this.cabinet.failure !== undefined)
			throw new Error("an internal error has stopped the controller, and nobody reads the pilot; see status");
	}

	#measure(measurement: Due, ms: number): void {
		measurement.leftMs -= ms;
		if (measurement.leftMs > 0) return;
		this.#measurement = undefined;
		this.#guarded(measurement.act);
	}

	/** What could not be said in time is not made up for. */
	#goOnRepeating(repeated: Repeated, ms: number): void {
		repeated.leftMs -= ms;
		if (repeated.leftMs > 0) return;
		repeated.leftMs = Math.max(repeated.leftMs + repeated.everyMs, 0);
		this.#guarded(repeated.act);
	}

	/** Without a display all of it at once. */
	#begin(list: List): void {
		this.#list = list;
		while (this.#display === undefined && this.#list !== undefined) this.#goOn(list);
	}

	#goOnListing(list: List): void {
		for (let i = 0; i < LINES_AT_ONCE && this.#list !== undefined && this.#display?.ready === true; i++)
			this.#guarded(() => this.#goOn(list));
	}

	/** Says the next line; what it throws ends the list. */
	#goOn(list: List): void {
		this.#list = undefined;
		const line = list.next < list.count ? list.line(list.next++) : undefined;
		if (line === undefined) return;
		// the answer is still being given while this is said
		this.#list = list;
		this.say(line);
		if (list.next >= list.count) this.#list = undefined;
	}

	#endList(): void {
		const left = this.#list === undefined ? 0 : this.#list.count - this.#list.next;
		if (left > 0) this.say(left === Number.POSITIVE_INFINITY ? "(and more)" : `(and ${left} more)`);
		this.#list = undefined;
	}

	#expire(pending: Pending, ms: number): void {
		pending.leftMs -= ms;
		if (pending.leftMs > 0) return;
		this.#pending = undefined;
		this.say(`${pending.word}: nobody has said yes, nothing was done`);
	}

	#expireQuestion(question: Question, ms: number): void {
		question.leftMs -= ms;
		if (question.leftMs > 0) return;
		this.untold();
	}

	#guarded(act: () => void): void {
		try {
			act();
		} catch (error) {
			this.say(`error: ${(error as Error).message}`);
		}
	}

	#obey(line: string, pending: Pending | undefined): void {
		if (line.length > LONGEST) throw new Error(`a line of ${line.length} characters is too long; at most ${LONGEST}`);
		const [typed = "", ...args] = line.trim().split(/\s+/);
		if (ANSWERS.includes(typed.toLowerCase()) && args.length === 0) this.#reply(typed.toLowerCase(), pending);
		else if (typed !== "") this.#do(typed, args);
	}

	/** A yes, a no, or silence to the question that was asked. */
	#reply(typed: string, pending: Pending | undefined): void {
		if (pending === undefined && typed !== "") throw new Error(`nothing was asked that "${typed}" could answer; help lists all words`);
		if (pending === undefined) return;
		if (typed === "yes") pending.run();
		else this.say(`${pending.word}: nothing was done`);
	}

	#do(typed: string, args: readonly string[]): void {
		const meant = typed.endsWith("!");
		const word = wordOf(meant ? typed.slice(0, -1) : typed);
		word.check?.(args);
		const run = (): void => word.run(this, args);
		if (word.confirm && !meant) this.#confirm(word, run);
		else run();
	}

	#confirm({ word, help }: Word, run: () => void): void {
		this.#pending = { run, word, leftMs: YES_WITHIN_MS };
		this.say(`${word}: ${help}. Type yes within ${YES_WITHIN_MS / 1_000} s if it is meant, or ${word}! the next time.`);
	}
}

/** What may be said to a question. */
const ANSWERS: readonly string[] = frozen(["yes", "no", ""]);

function wordOf(typed: string): Word {
	const word = WORDS.find(({ word }) => word === typed.toLowerCase());
	if (word !== undefined) return word;
	const near = nearest(
		typed,
		WORDS.map(({ word }) => word),
	);
	throw new Error(`unknown word "${typed}"; ${near === undefined ? "help lists all words" : `did you mean "${near}"?`}`);
}
