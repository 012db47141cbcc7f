// SPDX-License-Identifier: Apache-2.0
/** Limits that others set: named sources, each with a time after which it has to be renewed; the least of them counts. */

import { LEAST_MA } from "../control/duty.js";
import { frozen } from "../control/frozen.js";

/** What a source allows: mA per phase, mW of all phases, or both, of which the lower counts; phases at most. What is left out is not limited. */
export interface Allowance {
	readonly ma?: number;
	readonly mw?: number;
	readonly phases?: 1 | 3;
}

/** One step of a schedule: from so many ms after the limit was set, this is allowed. */
export interface LimitStep extends Allowance {
	readonly afterMs: number;
}

/** What a source says. */
export interface Limit extends Allowance {
	/** In place of one value: steps in the order of their time. Before the first nothing is limited. */
	readonly steps?: readonly LimitStep[];
	/** It has to be renewed within this time, ms; otherwise it falls back when it is over. Without it, it holds until it is cleared. */
	readonly forMs?: number;
	/** What it allows after that, mA; 0 if it is left out. */
	readonly fallbackMa?: number;
	/** It ends when the vehicle is unplugged. */
	readonly untilUnplugged?: boolean;
	/** For people. */
	readonly reason?: string;
}

/** Sources at most: each takes memory on the device. */
export const MOST_SOURCES = 32;
/** Names that the port itself gives to what binds. */
const TAKEN: readonly string[] = frozen(["circuit", "user", "permit", "setpoint", "delay", "cable", "charger"]);
const MOST_STEPS = 96;
const LONGEST_NAME = 24;
/** The most that anything here may say: 80 A on three phases of 277 V, with room. */
const MOST_MA = 80_000;
const MOST_MW = 100_000_000;
const LONGEST_MS = 366 * 86_400_000;

/** A limit that was set, and when, on the port's clock. */
interface Source {
	limit: Limit;
	setAt: number;
}

const UNLIMITED: Allowance = frozen({});

/** Milliamperes per phase for a power, at the voltage of the phases that the vehicle uses, truncated. `milliVolts` is their sum. */
export function currentFor(mw: number, milliVolts: number): number {
	return milliVolts <= 0 ? 0 : Math.floor((mw * 1_000) / milliVolts);
}

/** The sources of one port. Times are on the port's clock, ms. */
export class Limits {
	readonly #sources = new Map<string, Source>();

	/** Names of all sources. */
	get names(): string[] {
		return [...this.#sources.keys()];
	}

	/** What a source has said, or undefined. */
	get(name: string): Limit | undefined {
		return this.#sources.get(name)?.limit;
	}

	/** Sets or renews a source. Returns what is wrong with it, and then nothing changes; an empty text if it was taken. */
	set(name: string, limit: Limit, ms: number): string {
		const wrong = wrongWith(name, limit);
		if (wrong !== "") return wrong;
		if (!this.#sources.has(name) && this.#sources.size >= MOST_SOURCES)
			return `there are ${MOST_SOURCES} limits already; clear one of ${this.names.join(", ")}`;
		this.#sources.set(name, { limit, setAt: ms });
		return "";
	}

	/** Takes a source away. False if there is none of this name. */
	clear(name: string): boolean {
		return this.#sources.delete(name);
	}

	/** The vehicle is gone, and with it what was said for it. */
	unplugged(): void {
		for (const [name, { limit }] of this.#sources) if (limit.untilUnplugged === true) this.#sources.delete(name);
	}

	/** What a source allows now. */
	allowanceOf(name: string, ms: number): Allowance {
		const source = this.#sources.get(name);
		if (source === undefined) return UNLIMITED;
		const { limit, setAt } = source;
		if (limit.forMs !== undefined && ms - setAt >= limit.forMs) return { ma: limit.fallbackMa ?? 0 };
		if (limit.steps === undefined) return limit;
		let allowed = UNLIMITED;
		for (const step of limit.steps) if (ms - setAt >= step.afterMs) allowed = step;
		return allowed;
	}

	/** The power that may be drawn, the least of all sources, mW; undefined if none says. */
	power(ms: number): number | undefined {
		let least: number | undefined;
		for (const name of this.#sources.keys()) {
			const { mw } = this.allowanceOf(name, ms);
			if (mw !== undefined) least = Math.min(least ?? mw, mw);
		}
		return least;
	}

	/** Whether a source allows one phase only. */
	onePhase(ms: number): boolean {
		return this.names.some((name) => this.allowanceOf(name, ms).phases === 1);
	}

	/** The least current, mA per phase, and the source that says so. `milliVolts` is the sum of the phases that the vehicle uses. */
	least(ms: number, milliVolts: number, into: { ma: number; by: string }): void {
		for (const name of this.#sources.keys()) {
			const { ma, mw } = this.allowanceOf(name, ms);
			const allowed = Math.min(ma ?? MOST_MA, mw === undefined ? MOST_MA : currentFor(mw, milliVolts));
			if (allowed >= into.ma) continue;
			into.ma = allowed;
			into.by = name;
		}
	}

	/** When any source falls back or takes its next step; Infinity if nothing changes by itself. */
	nextAt(ms: number): number {
		let next = Number.POSITIVE_INFINITY;
		for (const source of this.#sources.values()) next = Math.min(next, changeOf(source, ms));
		return next;
	}

	/** The same of one source. */
	changesAt(name: string, ms: number): number {
		const source = this.#sources.get(name);
		return source === undefined ? Number.POSITIVE_INFINITY : changeOf(source, ms);
	}
}

function changeOf({ limit, setAt }: Source, ms: number): number {
	let next = Number.POSITIVE_INFINITY;
	if (limit.forMs !== undefined && setAt + limit.forMs > ms) next = setAt + limit.forMs;
	for (const { afterMs } of limit.steps ?? []) if (setAt + afterMs > ms) next = Math.min(next, setAt + afterMs);
	return next;
}

/** What is wrong with a limit; an empty text if nothing. */
function wrongWith(name: string, limit: Limit): string {
	if (!/^[A-Za-z][\w.-]*$/.test(name) || name.length > LONGEST_NAME)
		return `"${name}" is no name for a limit; it begins with a letter and has at most ${LONGEST_NAME} letters, digits, dots and dashes`;
	if (TAKEN.includes(name)) return `"${name}" is what the port itself calls a limit; take another name`;
	const { forMs, fallbackMa, steps } = limit;
	if (steps === undefined && limit.ma === undefined && limit.mw === undefined && limit.phases === undefined)
		return `${name}: a limit says amperes, watts, phases or steps`;
	if (forMs !== undefined && !(forMs > 0 && forMs <= LONGEST_MS)) return `${name}: a limit lasts for more than 0 s and at most a year`;
	if (fallbackMa !== undefined && !(fallbackMa >= 0 && fallbackMa <= MOST_MA)) return `${name}: it falls back to 0 to 80 A`;
	if (steps !== undefined && (steps.length === 0 || steps.length > MOST_STEPS)) return `${name}: a schedule has 1 to ${MOST_STEPS} steps`;
	if (steps?.some(({ afterMs }, i) => !(afterMs >= 0) || (i > 0 && afterMs <= steps[i - 1].afterMs)) === true)
		return `${name}: the steps of a schedule follow each other in time`;
	return [limit, ...(steps ?? [])].map((each) => wrongAllowance(name, each)).find((text) => text !== "") ?? "";
}

function wrongAllowance(name: string, { ma, mw }: Allowance): string {
	if (ma !== undefined && !(ma >= 0 && ma <= MOST_MA)) return `${name}: 0 to 80 A; below ${LEAST_MA / 1_000} A there is no charging`;
	if (mw !== undefined && !(mw >= 0 && mw <= MOST_MW)) return `${name}: 0 to 100 kW`;
	return "";
}
