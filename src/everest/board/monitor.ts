// SPDX-License-Identifier: Apache-2.0
/** The monitor of EVerest's heartbeat: a number that rises is a sign of life, and what else comes is told apart. */
import { parsedFrom } from "../api/json.js";

/** A number so little below the last one was delayed on its way; one so little above belongs to the same EVerest. */
const NEAR = 5;
/** After two have been heard, one has to be heard alone for so long, ms. */
const ALONE_MS = 5_000;
/** Whoever was believed to be gone and is not is heard again before this, ms; later its number would be another one. */
const GONE_MS = 10_000;

/**
 * What a message says. `alive`: it rises. `jump`: it rises, and some before it are lost. `new`: an EVerest that counts anew, and rises. `two`: two
 * EVerests count on one topic. `one`: one of them is alone again. `nothing`: no sign of life. `wrong`: no number of a heartbeat.
 */
export type Beat = "alive" | "jump" | "new" | "two" | "one" | "nothing" | "wrong";

/** Numbers that follow each other. */
interface Series {
	last: number;
	/** When the first of them came. */
	readonly since: number;
}

/** One topic's. Times are those of whoever holds it, ms. */
export class HeartbeatMonitor {
	/** Messages that never came, as far as the numbers tell. */
	lost = 0;
	#series: Series | undefined;
	/** One that is lower, of which only one number has come. */
	#lower: Series | undefined;
	/** The series that another has taken the place of, since when. */
	#former: Series | undefined;
	/** Of two that are heard, the one that was heard last. */
	#alone: Series | undefined;

	/** Whether two are heard. */
	get two(): boolean {
		return this.#alone !== undefined;
	}

	/** A message has come. */
	hear(payload: string | undefined, now: number): Beat {
		const number = numberIn(payload);
		if (number === undefined) return "wrong";
		if (this.#alone !== undefined) return this.#watch(this.#alone, number, now);
		return this.#series === undefined ? this.#begin(number, now) : this.#follow(this.#series, number, now);
	}

	/** One number has not risen yet. */
	#begin(last: number, since: number): Beat {
		this.#series = { last, since };
		return "nothing";
	}

	#follow(series: Series, number: number, now: number): Beat {
		if (continues(series.last, number)) return this.#rise(series, number);
		if (this.#former !== undefined && now - this.#former.since < GONE_MS && continues(this.#former.last, number))
			return this.#divide(number, now);
		if (number > series.last) return this.#rise(series, number);
		return number >= series.last - NEAR ? "nothing" : this.#fall(series, number, now);
	}

	#rise(series: Series, number: number): Beat {
		const missing = number - series.last - 1;
		series.last = number;
		this.lost += missing;
		return missing > 0 ? "jump" : "alive";
	}

	/** A lower one counts once another follows it: one alone may be late. */
	#fall({ last }: Series, number: number, now: number): Beat {
		const lower = this.#lower;
		if (lower === undefined || !continues(lower.last, number)) {
			this.#lower = { last: number, since: now };
			return "nothing";
		}
		this.#former = { last, since: now };
		this.#series = { last: number, since: lower.since };
		this.#lower = undefined;
		return "new";
	}

	/** Somebody goes on who was believed to be gone. */
	#divide(last: number, since: number): Beat {
		this.#alone = { last, since };
		return "two";
	}

	/** Numbers of the other begin the time anew. */
	#watch(alone: Series, number: number, now: number): Beat {
		if (number <= alone.last && number >= alone.last - NEAR) return "nothing";
		if (!continues(alone.last, number)) {
			this.#alone = { last: number, since: now };
			return "nothing";
		}
		alone.last = number;
		if (now - alone.since < ALONE_MS) return "nothing";
		this.#series = alone;
		this.#alone = undefined;
		this.#lower = undefined;
		this.#former = undefined;
		return "one";
	}
}

function continues(last: number, number: number): boolean {
	return number > last && number <= last + NEAR;
}

/** Numbers that JavaScript holds exactly: a greater one would not rise. */
function numberIn(payload: string | undefined): number | undefined {
	const value = payload === undefined ? undefined : parsedFrom(payload)?.value;
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
