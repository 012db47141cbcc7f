// SPDX-License-Identifier: Apache-2.0
/** A charger on the bench, and what a page sees of it. */

import { Desk } from "../../hosts/simulator/desk.js";
import { Charger } from "../../src/link/charger.js";

/** One of them. */
export class Seen {
	readonly desk = new Desk(() => {});
	readonly charger: Charger;

	constructor() {
		const { outside } = this.desk.bench;
		outside.admit("page", {});
		this.charger = new Charger(outside.window("page"));
		this.say("sleep 2");
	}

	/** Says a line of the bench; a moment later the page has seen what came of it. */
	say(line: string): void {
		const wrong = this.desk.say(`${line}; sleep 2`);
		if (wrong !== "") throw new Error(wrong);
	}

	/** Asks for something, and gives what came of it. */
	ask(action: string, told: { readonly [name: string]: number | string }): unknown {
		let outcome: unknown;
		this.charger.window.ask(action, told, (answer) => {
			outcome = answer;
		});
		this.desk.say("sleep 0.5");
		return outcome;
	}
}

/** Some members of something; nothing of what is none. */
function members(value: unknown, ...names: readonly string[]): { readonly [name: string]: unknown } {
	const record = (value ?? {}) as { readonly [name: string]: unknown };
	return Object.fromEntries(names.map((name) => [name, record[name]]));
}

/** Holds the members of something that are named. */
export function like(
	t: { deepEqual(actual: unknown, expected: unknown): unknown },
	value: unknown,
	expected: { readonly [name: string]: unknown },
): void {
	t.deepEqual(members(value, ...Object.keys(expected)), expected);
}
