// SPDX-License-Identifier: Apache-2.0
/** A bench that keeps up with a clock, and the words that are typed to it. */
import { CONSOLE_WORDS } from "../../src/console/words.js";
import { powerUpAsTold } from "../../src/firmware.js";
import type { Medium } from "../../src/settings/journal.js";
import { Bench } from "../bench/bench.js";
import { jsonLine } from "../bench/scenario/entry.js";
import { helpLines, helpOn, noHelpOn } from "../bench/scenario/help.js";
import { Observer } from "../bench/scenario/observer.js";
import { FIRST_WORDS, parse, piecesOf } from "../bench/scenario/parse.js";
import { Player } from "../bench/scenario/player.js";
import { Queue } from "../bench/scenario/queue.js";
import { livelyLine } from "./lively.js";
import type { Options } from "./options.js";
import type { Paint } from "./paint.js";
import { statusText } from "./status.js";

/** Words beside those of the scenario language. */
const OWN_WORDS = [
	{ word: "help", help: "this list; help WORD explains one" },
	{ word: "status", help: "the state of everything in one line" },
	{ word: "quit", help: "ends" },
] as const;

/** Everything that a line may begin with. */
export const WORDS: readonly string[] = [...FIRST_WORDS, ...OWN_WORDS.map((own) => own.word)];

/** Where a session prints: what happens or was asked for, and what was not understood. */
export interface Printer {
	print(line: string): void;
	complain(line: string): void;
}

/** One bench with somebody in front of it. */
export class Session {
	readonly bench: Bench;
	/** True once somebody has asked to end. */
	quits = false;
	/** Exit status for whoever was not there to see what went wrong: 1 a check failed, 2 a line was not understood. */
	status = 0;
	private readonly observer: Observer;
	private readonly player: Player;
	private readonly printer: Printer;
	private readonly paint: Paint;
	private readonly typed = new Queue<string>();

	constructor(options: Options, printer: Printer, paint: Paint, medium?: Medium) {
		this.printer = printer;
		this.paint = paint;
		this.observer = new Observer((entry) => this.show(options.json ? jsonLine(entry) : livelyLine(entry, paint)), options.attributes);
		this.bench = new Bench(powerUpAsTold(options.settings), this.observer, options.seed, medium);
		if (options.attributes) this.bench.clients.admit("matter");
		this.player = new Player(this.bench, this.observer);
	}

	/** A line that was typed; its turn comes when what was typed before has been played. */
	type(line: string): void {
		this.typed.add(piecesOf(line));
	}

	/** A line that does not wait for its turn if it is one of the session's own words: a person must be able to end a long sleep. */
	typeNow(line: string): void {
		if (this.asks !== "") this.bench.type(`${line}\r`);
		else if (!this.obey(line)) this.type(line);
	}

	/** What the charger's console asks a secret with: the next line is one, and nobody may see it. Empty while it asks for none. */
	get asks(): string {
		return this.bench.device?.asks ?? "";
	}

	/** Lets the bench catch up with `moment`, ms. True if everything that was typed has been played. */
	catchUp(moment: number): boolean {
		while (!this.quits) {
			const halt = this.player.play(moment);
			if (halt === "limit") return false;
			if (halt === "failed") this.status = Math.max(this.status, 1);
			else {
				const line = this.typed.take();
				if (line === undefined) break;
				this.interpret(line);
			}
		}
		this.player.idle(moment);
		return true;
	}

	/** Says what it all came to. */
	end(): void {
		this.observer.summarise(this.bench, this.player.failures);
	}

	private show(line: string): void {
		if (line !== "") this.printer.print(line);
	}

	private interpret(line: string): void {
		if (this.obey(line)) return;
		const { commands, wrong } = parse(line, CONSOLE_WORDS);
		for (const { message } of wrong) this.refuse(message);
		if (wrong.length === 0) this.player.add(commands);
	}

	private refuse(message: string): void {
		this.status = 2;
		this.printer.complain(message);
	}

	/** Does what one of the own words says; false if it is none. */
	private obey(line: string): boolean {
		const [word, topic] = line.trim().toLowerCase().split(/\s+/);
		if (word === "quit" || word === "exit") this.quits = true;
		else if (word === "status") this.printer.print(statusText(this.bench, this.paint, Number.POSITIVE_INFINITY));
		else if (word === "help") this.explain(topic);
		else return false;
		return true;
	}

	private explain(topic: string | undefined): void {
		if (topic === undefined) {
			const own = OWN_WORDS.map(({ word, help }) => `  ${word.padEnd(8)}${help}`);
			for (const line of [...helpLines(), "", "Terminal", ...own]) this.printer.print(line);
			return;
		}
		const lines = helpOn(topic);
		for (const line of lines) this.printer.print(line);
		if (lines.length === 0) this.refuse(noHelpOn(topic));
	}
}
