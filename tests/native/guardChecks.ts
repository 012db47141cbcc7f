// SPDX-License-Identifier: Apache-2.0
/** The guard in C decides as the guard of the virtual board, survives a wrapping clock, and watches the pilot period by period. */
import { deepEqual, equal } from "node:assert/strict";
import { Guard } from "../../hosts/bench/guard.js";
import { Random, Stream } from "../../hosts/bench/random.js";
import type { Check } from "./check.js";
import { say } from "./desk.js";

/** The C side's clock when the other one's is 0: it wraps within the first seconds. */
const CLOCK_AT_START = 2 ** 32 - 3_000;

const clock = (now: number): number => (CLOCK_AT_START + now) % 2 ** 32;

/** The guard of the virtual board, told one thing at a time as the C side is. */
class Wired {
	readonly guard = new Guard();
	private asked = false;
	private stop = false;
	private residual = false;

	/** Does what a word says, and answers as the C side does. */
	take(word: string, now: number, value: number): string {
		if (word === "ask") this.asked = value === 1;
		if (word === "renew") this.guard.renew(now);
		if (word === "stop") this.stop = value === 1;
		if (word === "residual") this.residual = value === 1;
		if (word === "pilot") this.guard.watch(now, value);
		if (word === "window") this.guard.hear(now, value);
		if (word === "none") this.guard.miss(now);
		this.guard.judge(now, this.asked, this.stop, this.residual);
		return `${this.guard.holds ? 1 : 0} ${this.guard.cause}`;
	}
}

const WORDS = ["ask", "ask", "ask", "renew", "renew", "renew", "stop", "residual", "tick"] as const;

/** A random sequence: its words, and the answers that are due. Time goes on by little, by about a lease, or by long. */
function sequence(seed: number, length: number): { words: string[]; due: string[] } {
	const dice = new Random(seed, Stream.Jitter);
	const wired = new Wired();
	let now = dice.below(10);
	const words = [`start ${clock(now)}`, ...calm(now)];
	const due = ["0 0", ...calm(now).map(() => wired.take("pilot", now, 6_000))];
	for (let i = 0; i < length; i++) {
		const steps = [0, 1, dice.below(20), dice.below(130)][dice.below(4)];
		// between two words the C side hears periods of C, as it does on a board, so that it does not think the sampler dead
		for (let gone = 0; gone < steps; gone += 50) {
			const at = now + Math.min(gone + 50, steps);
			words.push(`pilot ${clock(at)} 6000`);
			due.push(wired.take("pilot", at, 6_000));
		}
		now += steps;
		const word = WORDS[dice.below(WORDS.length)];
		// closed is asked for more often than open, and lines are mostly quiet
		const value = word === "ask" ? (dice.below(4) > 0 ? 1 : 0) : dice.below(3) === 0 ? 1 : 0;
		words.push(word === "renew" || word === "tick" ? `${word} ${clock(now)}` : `${word} ${clock(now)} ${value}`);
		due.push(wired.take(word, now, value));
	}
	return { words, due };
}

/** Eight periods of C, which the C side needs to believe it. */
function calm(now: number): string[] {
	return Array.from({ length: 8 }, () => `pilot ${clock(now)} 6000`);
}

function same(program: string): void {
	const sequences = Array.from({ length: 4_000 }, (_, seed) => sequence(seed, 60));
	const answers = say(
		program,
		sequences.flatMap(({ words }) => words),
	);
	let at = 0;
	for (const [seed, { words, due }] of sequences.entries()) {
		const got = answers.slice(at, at + due.length);
		const first = due.findIndex((answer, i) => answer !== got[i]);
		equal(first, -1, `seed ${seed}: "${words[first]}" is answered "${got[first]}" in C, "${due[first]}" on the virtual board`);
		at += due.length;
	}
	const decisions = new Set(sequences.flatMap(({ due }) => due));
	deepEqual([...decisions].sort(), ["0 0", "0 1", "0 2", "0 3", "1 0"], "every decision was met");
}

/** Plateaus on both sides of each boundary, mV. */
const PLATEAUS = [12_000, 10_951, 10_950, 9_000, 7_951, 7_950, 6_000, 6_000, 6_000, 3_000, 1_051, 1_050, 0, -12_000] as const;

/** Milliseconds of windows that change, repeat themselves, alternate, or cannot be read, with ticks that ask and renew. */
function windows(seed: number, length: number): { words: string[]; due: string[] } {
	const dice = new Random(seed, Stream.Noise);
	const wired = new Wired();
	const words = [`start ${clock(0)}`, ...calm(0)];
	const due = ["0 0", ...calm(0).map(() => wired.take("pilot", 0, 6_000))];
	const say = (word: string, virtual: string, now: number, value: number): void => {
		words.push(word === "tick" || word === "renew" ? `${word} ${clock(now)}` : `${word} ${clock(now)} ${value}`);
		due.push(wired.take(virtual, now, value));
	};
	let now = 1;
	while (now < length) {
		const pair = [PLATEAUS[dice.below(PLATEAUS.length)], PLATEAUS[dice.below(PLATEAUS.length)]];
		const gaps = dice.below(3) === 0 ? dice.below(11) : 0;
		const until = now + [3, dice.below(20), dice.below(400), dice.below(1_000)][dice.below(4)];
		for (; now < until; now++) {
			if (dice.below(10) < gaps || gaps === 10) say("tick", "none", now, 0);
			else say("pilot", "window", now, pair[dice.below(2)]);
			if (now % 50 === 0) say("renew", "renew", now, 0);
		}
		say("ask", "ask", now, dice.below(3) > 0 ? 1 : 0);
	}
	return { words, due };
}

function alike(program: string): void {
	const runs = Array.from({ length: 100 }, (_, seed) => windows(seed, 4_000));
	const answers = say(
		program,
		runs.flatMap(({ words }) => words),
	);
	let at = 0;
	for (const [seed, { words, due }] of runs.entries()) {
		const got = answers.slice(at, at + due.length);
		const first = due.findIndex((answer, i) => answer !== got[i]);
		equal(
			first,
			-1,
			`seed ${seed}, word ${first}: "${words[first]}" is answered "${got[first]}" in C, "${due[first]}" on the virtual board`,
		);
		at += due.length;
	}
	const openings = runs.flatMap(({ due }) => due.filter((answer, i) => answer === "0 4" && due[i - 1] === "1 0"));
	equal(openings.length > 30, true, `${openings.length} openings by the pilot`);
}

/** A guard that holds, at 0 ms. */
const HOLDING = [`start ${clock(0)}`, ...calm(0), `renew ${clock(0)}`, `ask ${clock(0)} 1`];

/** Milliseconds until it opens while each period shows what `periods` says, with a lease that never ends; and its cause. */
function opensAfter(program: string, periods: (ms: number) => readonly number[]): [number, number] {
	const words = [...HOLDING];
	const marks: number[] = [];
	for (let ms = 1; ms <= 2_000; ms++) {
		words.push(`renew ${clock(ms)}`, ...periods(ms).map((mv) => `pilot ${clock(ms)} ${mv}`), `tick ${clock(ms)}`);
		marks.push(words.length - 1);
	}
	const answers = say(program, words);
	equal(answers[HOLDING.length - 1], "1 0");
	const ms = marks.findIndex((mark) => answers[mark][0] === "0");
	return ms < 0 ? [Number.POSITIVE_INFINITY, 0] : [ms + 1, Number(answers[marks[ms]][2])];
}

function watches(program: string): void {
	const of = (mv: number) => opensAfter(program, () => [mv]);
	// five of eight periods decide
	deepEqual(of(12_000), [5 + 250, 4]);
	deepEqual(of(0), [5 + 250, 4]);
	deepEqual(of(-12_000), [5 + 250, 4]);
	deepEqual(of(9_000), [5 + 750, 4]);
	for (const mv of [7_950, 6_000, 3_000, 1_051]) equal(of(mv)[0], Number.POSITIVE_INFINITY, `${mv}`);
	for (const [mv, ms] of [
		[7_951, 750],
		[10_950, 750],
		[10_951, 250],
		[1_050, 250],
	])
		equal(of(mv)[0], 5 + ms, `${mv}`);
	const back = opensAfter(program, (ms) => [ms % 700 < 690 ? 9_000 : 6_000]);
	equal(back[0], Number.POSITIVE_INFINITY, "C for ten periods in between begins the time anew");
	const single = opensAfter(program, (ms) => [ms % 4 === 0 ? 6_000 : 12_000]);
	equal(single[1], 4, "single periods of C do not");
	const worse = opensAfter(program, (ms) => [ms < 700 ? 9_000 : 12_000]);
	equal(worse[0], 5 + 750, "what becomes worse does not begin anew");
}

function hears(program: string): void {
	deepEqual(
		opensAfter(program, (ms) => (ms < 500 ? [6_000] : [])),
		[499 + 40 + 250, 4],
		"a silent sampler is no C",
	);
}

function stamps(program: string): void {
	const words = [...HOLDING, `feedback ${clock(20)} 1`, `residual ${clock(30)} 1`, `residual ${clock(31)} 1`, `residual ${clock(33)} 0`];
	words.push(`stop ${clock(40)} 1`, `feedback ${clock(55)} 0`, "stamps");
	const told = say(program, words).at(-1);
	equal(told, `${clock(30)} 1 ${clock(40)} 1 0 ${clock(33)} 2 0 ${clock(55)} 2`);
}

function longIdle(program: string): void {
	const hour = 3_600_000;
	const round = 2 ** 32;
	const hours = Math.trunc(round / hour);
	const ticks = Array.from({ length: hours }, (_, i) => `tick ${(CLOCK_AT_START + i * hour) % round}`);
	// the clock reads just as at the start once more
	const answers = say(program, [`start ${clock(0)}`, ...ticks, `renew ${clock(100)}`, `ask ${clock(100)} 1`]);
	equal(answers.at(-1), "0 4", "fifty days without a vehicle have not been forgotten");
}

/** What is held of the guard. */
export const GUARD_CHECKS: readonly Check[] = [
	{ title: "the guard in C decides as that of the virtual board", run: same },
	{ title: "the guard in C takes windows as that of the virtual board does, and those that cannot be read", run: alike },
	{ title: "the guard opens when most periods have been outside C and D for too long", run: watches },
	{ title: "the guard takes a silent sampler for no vehicle", run: hears },
	{ title: "the guard stamps edges, and its own opening", run: stamps },
	{ title: "the guard forgets nothing while its clock wraps", run: longIdle },
	{ title: "the guard switches the coil off before anything else", run: (program) => equal(say(program, [`start ${clock(0)}`])[0], "0 0") },
];
