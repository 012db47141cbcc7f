// SPDX-License-Identifier: Apache-2.0
/** Stands in for the ava package where mutants are tested: gathers the tests, so that each can be run as often as there are mutants. */
import { Assertions } from "../xs/ava.js";

type Body = (t: Assertions) => unknown;

/** The tests in the order in which they registered. */
export const tests: { readonly title: string; readonly body: Body }[] = [];

/** Registers a test. */
export default function test(title: string, body: Body): void {
	tests.push({ title, body });
}

test.serial = test;

/** Runs one test; what it failed with, or undefined. */
export async function failureOf(test: number): Promise<string | undefined> {
	const t = new Assertions();
	try {
		await tests[test].body(t);
		return t.asserted ? undefined : "the test finished without running any assertions";
	} catch (thrown) {
		return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
	}
}
