// SPDX-License-Identifier: Apache-2.0
/** The player: commands act at their moment, waits let time go by, and checks decide whether it goes on. */
import { frozen } from "../../../src/control/frozen.js";
import type { Bench } from "../bench.js";
import { NEVER } from "../moment.js";
import { invites } from "../vehicle.js";
import type { Wait } from "./commands.js";
import { fixedText, shortText } from "./decimal.js";
import type { Scene } from "./key.js";
import type { Observer } from "./observer.js";
import { type Command, parse, piecesOf } from "./parse.js";
import { Queue } from "./queue.js";

/** How playing has come to a halt: at the limit of time, after the last command, or at a check that does not hold or a command that needs power and has none. */
export type Halt = "limit" | "end" | "failed";

/** iec_wait_pwr_ready does not wait for ever, ms. */
const LONGEST_WAIT_MS = 3_600_000;

/** A command that takes time. */
interface Waiting {
	readonly command: Command;
	readonly wait: Wait;
	readonly endsAt: number;
}

/** Plays commands on a bench. More may be added at any time. */
export class Player {
	/** Checks that did not hold, and commands that nobody was there to hear. */
	failures = 0;
	/** What the last of them says: what was expected, what was seen, and when. */
	complaint = "";
	/** The same, of a failure that no entry of the output tells; an empty text after a check. */
	untold = "";
	/** The line of that check. */
	line = 0;
	private readonly bench: Bench;
	private readonly observer: Observer;
	private readonly scene: Scene;
	private readonly queue = new Queue<Command>();
	private waiting: Waiting | null = null;

	constructor(bench: Bench, observer: Observer) {
		this.bench = bench;
		this.observer = observer;
		this.scene = { bench, events: observer.events, answers: observer.answers };
	}

	/** Adds commands behind those that are still to come. */
	add(commands: readonly Command[]): void {
		this.queue.add(commands);
	}

	/** Plays until something brings it to a halt, at the latest at the moment `limit`. After a failure it can go on. */
	play(limit: number): Halt {
		for (;;) {
			if (this.waiting !== null) {
				const over = this.goOn(this.waiting, limit);
				if (over === null) return "limit";
				this.waiting = null;
				if (!over) return "failed";
			}
			const next = this.queue.take();
			if (next === undefined) return "end";
			if (next.row.needsPower === true && this.bench.device === null) return this.refuse(next);
			this.begin(next);
		}
	}

	/** Plays what is written, a command after the other. Throws an Error that says what cannot be understood, or which check does not hold. */
	playOut(script: string): void {
		for (const piece of piecesOf(script)) {
			const { commands, wrong } = parse(piece);
			if (wrong.length > 0) throw new Error(wrong[0].message);
			this.add(commands);
			if (this.play(NEVER) === "failed") throw new Error(this.complaint);
		}
	}

	/** Lets time go by to `limit` without commands. */
	idle(limit: number): void {
		while (this.bench.now < limit) this.step(limit);
	}

	private begin(command: Command): void {
		const { act, wait } = command.row;
		if (act !== undefined || wait === "ready") this.observer.forget();
		act?.(this.bench, command.values, command.text);
		if (wait === "ready") this.bench.board.vehicle.pause();
		this.bench.settle();
		this.observer.look(this.bench);
		if (wait === undefined) return;
		const lasts = wait === "ready" ? LONGEST_WAIT_MS : wait === "now" ? 0 : command.values[0];
		this.waiting = { command, wait, endsAt: this.bench.now + lasts };
	}

	/** True once the wait has ended well, false if it has not, null if `limit` came first. */
	private goOn(waiting: Waiting, limit: number): boolean | null {
		for (;;) {
			const ended = OVER[waiting.wait](this.holds(waiting), this.bench.now >= waiting.endsAt);
			if (ended !== null) return this.conclude(waiting, ended);
			if (this.bench.now >= limit) return null;
			this.step(Math.min(limit, waiting.endsAt));
		}
	}

	private step(limit: number): void {
		this.bench.step(limit);
		this.observer.look(this.bench);
	}

	private holds({ command, wait }: Waiting): boolean {
		if (command.key === null) return wait === "ready" && invites(this.bench.board.port.wire);
		return command.key.holds(this.scene, command.values[command.values.length - 1], command.text);
	}

	private conclude({ command, wait }: Waiting, ok: boolean): boolean {
		const { key, text, line } = command;
		const seen = key === null ? "none" : key.seen(this.scene);
		if (key !== null) this.observer.checked(ok, line, key.key, text, seen);
		if (ok) return true;
		const expected = key === null ? "expected an offer of power" : `expected ${key.key} ${text}`;
		this.fail(line, `${expected}${this.span(wait, command)}, seen ${seen}`);
		this.untold = key === null ? this.complaint : "";
		return false;
	}

	/** What is said to a charger without power is not heard: the scenario means another one. */
	private refuse({ row, line }: Command): Halt {
		this.observer.checked(false, line, "power", "on", "off");
		this.fail(line, `"${row.syntax.split(" ")[0]}" needs a charger with power; expected power on, seen off`);
		this.untold = "";
		return "failed";
	}

	private fail(line: number, complaint: string): void {
		this.failures++;
		this.line = line;
		this.complaint = `${complaint}, at ${fixedText(this.bench.now, 3)} s`;
	}

	private span(wait: Wait, { values }: Command): string {
		if (wait === "ready") return ` within ${shortText(LONGEST_WAIT_MS, 3)} s`;
		return wait === "now" ? "" : ` ${wait} ${shortText(values[0], 3)} s`;
	}
}

/** Whether a wait is over, by whether its check holds and its time is up: well (true), badly (false), or not yet (null). */
const OVER: Readonly<Record<Wait, (holds: boolean, late: boolean) => boolean | null>> = frozen({
	sleep: (_, late) => (late ? true : null),
	ready: (holds, late) => (holds ? true : late ? false : null),
	now: (holds) => holds,
	within: (holds, late) => (holds ? true : late ? false : null),
	for: (holds, late) => (!holds ? false : late ? true : null),
});
