// SPDX-License-Identifier: Apache-2.0
/** Stands in for the ava package where tests run on an XS engine: the assertions that they use, and a runner. */
import { difference, show } from "./difference.js";

/** What an error must satisfy for `throws`. */
export interface Expectation<E extends Error> {
	readonly message?: string | RegExp;
	readonly instanceOf?: new (...args: never[]) => E;
}

/** How one test went, as a runner on the other side reads it from a line of JSON. */
export interface Verdict {
	readonly title: string;
	readonly notes: readonly string[];
	readonly error?: { readonly message: string; readonly stack: string };
}

type Body = (t: Assertions) => unknown;

const waiting: { readonly title: string; readonly body: Body }[] = [];

/** The `t` of a test. An assertion that fails throws, as ava's do. */
export class Assertions {
	readonly notes: string[] = [];
	asserted = false;

	is(actual: unknown, expected: unknown, message?: string): true {
		return this.#hold(Object.is(actual, expected), () => `${show(actual)} is not ${show(expected)}`, message);
	}

	not(actual: unknown, expected: unknown, message?: string): true {
		return this.#hold(!Object.is(actual, expected), () => `${show(actual)} is what it should not be`, message);
	}

	true(actual: unknown, message?: string): true {
		return this.is(actual, true, message);
	}

	false(actual: unknown, message?: string): true {
		return this.is(actual, false, message);
	}

	truthy(actual: unknown, message?: string): true {
		return this.#hold(Boolean(actual), () => `${show(actual)} is not truthy`, message);
	}

	falsy(actual: unknown, message?: string): true {
		return this.#hold(!actual, () => `${show(actual)} is not falsy`, message);
	}

	assert(actual: unknown, message?: string): true {
		return this.truthy(actual, message);
	}

	deepEqual(actual: unknown, expected: unknown, message?: string): true {
		const found = difference(actual, expected);
		return this.#hold(found === undefined, () => String(found), message);
	}

	regex(actual: string, expected: RegExp, message?: string): true {
		return this.#hold(expected.test(actual), () => `${show(actual)} does not match ${expected}`, message);
	}

	throws<E extends Error = Error>(body: () => unknown, expectation: Expectation<E> = {}, message?: string): E {
		const { message: text, instanceOf, ...rest } = expectation;
		if (Object.keys(rest).length > 0) throw new TypeError(`throws() on XS does not know ${Object.keys(rest)}`);
		const { thrown, returned } = outcome(body);
		if (!thrown) return this.#fail(`nothing was thrown; ${show(returned)} was returned`, message);
		if (!(thrown instanceof Error)) return this.#fail(`${show(thrown)} was thrown, which is no error`, message);
		const said = `${thrown.name}: ${thrown.message}`;
		if (instanceOf && !(thrown instanceof instanceOf)) this.#fail(`${said} is no ${instanceOf.name}`, message);
		const matches = typeof text === "string" ? thrown.message === text : !text || text.test(thrown.message);
		this.#hold(matches, () => `${said} has not the message ${show(text)}`, message);
		return thrown as E;
	}

	notThrows(body: () => unknown, message?: string): true {
		try {
			body();
		} catch (error) {
			this.#fail(`${String(error)} was thrown`, message);
		}
		return this.pass();
	}

	pass(_message?: string): true {
		this.asserted = true;
		return true;
	}

	fail(message = "fail() was called"): never {
		return this.#fail(message);
	}

	log(...values: unknown[]): void {
		this.notes.push(values.map((value) => (typeof value === "string" ? value : show(value))).join(" "));
	}

	#hold(holds: boolean, found: () => string, message?: string): true {
		return holds ? this.pass() : this.#fail(found(), message);
	}

	#fail(found: string, message?: string): never {
		this.asserted = true;
		throw new AssertionError(message ? `${message}: ${found}` : found);
	}
}

function outcome(body: () => unknown): { readonly thrown?: unknown; readonly returned?: unknown } {
	try {
		return { returned: body() };
	} catch (thrown) {
		return { thrown };
	}
}

/** What ava calls them. */
export type ExecutionContext = Assertions;

class AssertionError extends Error {
	override name = "AssertionError";
}

/** Registers a test; run() runs it. */
export default function test(title: string, body: Body): void {
	waiting.push({ title, body });
}

// tests run one after the other here, so all of them are serial
test.serial = test;

/**
 * Runs the tests in the order in which they registered and reports each as a line of JSON.
 * The last line says how many there were: without it, a test that never settles would go unnoticed.
 */
export async function run(write: (line: string) => void): Promise<void> {
	const tests = waiting.splice(0);
	for (const { title, body } of tests) write(`${JSON.stringify(await verdict(title, body))}\n`);
	write(`${JSON.stringify({ ran: tests.length })}\n`);
}

async function verdict(title: string, body: Body): Promise<Verdict> {
	const t = new Assertions();
	try {
		await body(t);
		if (!t.asserted) throw new AssertionError("the test finished without running any assertions");
		return { title, notes: t.notes };
	} catch (thrown) {
		const error = thrown instanceof Error ? thrown : new Error(`threw ${show(thrown)}`);
		const message = error instanceof AssertionError ? error.message : `${error.name}: ${error.message}`;
		return { title, notes: t.notes, error: { message, stack: String(error.stack) } };
	}
}
