// SPDX-License-Identifier: Apache-2.0
/** The setpoint: the most current that building management wants, as a priority array (ANSI/ASHRAE 135, 19.2): of all levels the first that says something counts. */
import { frozen } from "../control/frozen.js";

/** Levels, 1 the highest; the last is what counts when nobody else says anything. */
export const LEVELS = 17;
/** The most that one may say, mA. */
export const MOST_MA = 80_000;
const NEVER = Number.POSITIVE_INFINITY;
/** A level in a record. */
const KEPT = frozen({ level: 0, ma: 0, forMs: 0, who: "" });

/** What a level says. */
export interface Command {
	/** Per phase, mA. */
	readonly ma: number;
	/** When it is over, on the port's clock, ms; Infinity for never. */
	readonly until: number;
	/** Who has said so. */
	readonly who: string;
}

/** A level as it is held: with how long it was to last, ms, or FOREVER. */
interface Held {
	readonly command: Command;
	readonly forMs: number;
}

/** A level as it is kept; it ends after so many ms, or never if that is −1. */
export type KeptCommand = typeof KEPT;

/** What a record of all levels looks like. */
export const KEPT_LEVELS = frozen({ levels: [KEPT] });

/** The setpoint of one port. Times are on the port's clock, ms. */
export class Setpoint {
	/** It has changed since it was kept. */
	changed = false;
	/** By level; 0 is none. */
	readonly #levels: (Held | undefined)[] = new Array<undefined>(LEVELS + 1).fill(undefined);

	/** A level says something, for so many ms or for good. */
	command(level: number, ma: number, who: string, now: number, forMs = FOREVER): void {
		this.#levels[level] = { command: { ma, who, until: forMs === FOREVER ? NEVER : now + forMs }, forMs };
		this.changed = true;
	}

	/** A level says nothing any more. False if it said nothing before. */
	release(level: number): boolean {
		if (this.#levels[level] === undefined) return false;
		this.#levels[level] = undefined;
		this.changed = true;
		return true;
	}

	/** What a level says. */
	at(level: number): Command | undefined {
		return this.#levels[level]?.command;
	}

	/** The level that counts; 0 if none says anything. */
	get level(): number {
		for (let level = 1; level <= LEVELS; level++) if (this.#levels[level] !== undefined) return level;
		return 0;
	}

	/** What counts, mA per phase; Infinity if no level says anything. */
	get ma(): number {
		return this.at(this.level)?.ma ?? NEVER;
	}

	/** Releases what is over. */
	attend(now: number): void {
		for (let level = 1; level <= LEVELS; level++) if (now >= (this.at(level)?.until ?? NEVER)) this.release(level);
	}

	/** When a level is over; Infinity if none ends by itself. */
	get nextAt(): number {
		let next = NEVER;
		for (let level = 1; level <= LEVELS; level++) next = Math.min(next, this.at(level)?.until ?? NEVER);
		return next;
	}

	/** All levels for a record. */
	get kept(): KeptCommand[] {
		const kept: KeptCommand[] = [];
		for (let level = 1; level <= LEVELS; level++) {
			const held = this.#levels[level];
			if (held !== undefined) kept.push({ level, ma: held.command.ma, forMs: held.forMs, who: held.command.who });
		}
		return kept;
	}

	/**
	 * As it was kept over a restart. How long the power was gone nobody knows: what would end begins its time anew if it allows less than
	 * the levels below it, and is over if it allows more.
	 */
	restore(kept: readonly KeptCommand[]): void {
		for (const { level, ma, forMs, who } of [...kept].sort((a, b) => b.level - a.level))
			if (isLevel(level) && ma >= 0 && ma <= MOST_MA && (forMs === FOREVER || ma <= this.ma)) this.command(level, ma, who, 0, forMs);
		this.changed = this.kept.length !== kept.length;
	}
}

function isLevel(level: number): boolean {
	return level >= 1 && level <= LEVELS;
}

/** A level that does not end. */
export const FOREVER = -1;
