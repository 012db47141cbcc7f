// SPDX-License-Identifier: Apache-2.0
/** The ava stand-in for XS agrees with ava itself on what passes and what fails. */
import test, { type ExecutionContext } from "ava";
import standIn, { run, type Verdict } from "./ava.js";

/** What both of them must offer; the compiler holds the stand-in to ava's types. */
type Both = Pick<
	ExecutionContext,
	"is" | "not" | "true" | "false" | "truthy" | "falsy" | "assert" | "deepEqual" | "regex" | "throws" | "notThrows" | "pass"
>;

class Odd extends RangeError {}
const thrower = (error: unknown) => () => {
	throw error;
};
const sparse = { a: [1, { b: -0 }], c: new Map([[1, "x"]]) };

const rows: Readonly<Record<string, (t: Both) => unknown>> = {
	"is: the same": (t) => t.is(3, 3),
	"is: NaN": (t) => t.is(Number.NaN, Number.NaN),
	"is: zeros of two signs": (t) => t.is<number, number>(0, -0),
	"is: two objects alike": (t) => t.is({}, {}),
	"not: different": (t) => t.not(1, 2),
	"not: the same": (t) => t.not(1, 1),
	"true: true": (t) => t.true(true),
	"true: 1": (t) => t.true(1),
	"false: false": (t) => t.false(false),
	"false: 0": (t) => t.false(0),
	"truthy: 1": (t) => t.truthy(1),
	"truthy: empty string": (t) => t.truthy(""),
	"falsy: null": (t) => t.falsy(null),
	"falsy: array": (t) => t.falsy([]),
	"assert: object": (t) => t.assert({}),
	"assert: undefined": (t) => t.assert(undefined),
	"deepEqual: alike": (t) => t.deepEqual(sparse, { a: [1, { b: -0 }], c: new Map([[1, "x"]]) }),
	"deepEqual: order of keys": (t) => t.deepEqual<object, object>({ a: 1, b: 2 }, { b: 2, a: 1 }),
	"deepEqual: zeros of two signs": (t) => t.deepEqual({ a: [0] }, { a: [-0] }),
	"deepEqual: an element more": (t) => t.deepEqual([1, 2], [1, 2, 3]),
	"deepEqual: an element less": (t) => t.deepEqual([1, 2, 3], [1, 2]),
	"deepEqual: a key more": (t) => t.deepEqual<object, object>({ a: 1 }, { a: 1, b: undefined }),
	"deepEqual: a key less": (t) => t.deepEqual<object, object>({ a: 1, b: undefined }, { a: 1 }),
	"deepEqual: null and undefined": (t) => t.deepEqual<unknown, unknown>([null], [undefined]),
	"deepEqual: number and string": (t) => t.deepEqual<unknown, unknown>([1], ["1"]),
	"deepEqual: array and object": (t) => t.deepEqual<object, object>([1], { 0: 1 }),
	"deepEqual: Int32Array": (t) => t.deepEqual(Int32Array.of(1, 2), Int32Array.of(1, 2)),
	"deepEqual: Int32Array that differs": (t) => t.deepEqual(Int32Array.of(1, 2), Int32Array.of(1, 3)),
	"deepEqual: maps that differ": (t) => t.deepEqual(new Map([[1, 2]]), new Map([[1, 3]])),
	"deepEqual: sets": (t) => t.deepEqual(new Set([1, 2]), new Set([1, 2])),
	"deepEqual: sets that differ": (t) => t.deepEqual(new Set([1, 2]), new Set([1, 3])),
	"deepEqual: sets of another order": (t) => t.deepEqual(new Set([1, 2]), new Set([2, 1])),
	"deepEqual: maps of another order": (t) =>
		t.deepEqual(
			new Map([
				[1, 1],
				[2, 2],
			]),
			new Map([
				[2, 2],
				[1, 1],
			]),
		),
	"deepEqual: null prototype": (t) => t.deepEqual<object, object>(Object.create(null), {}),
	"deepEqual: functions": (t) => t.deepEqual({ f: thrower }, { f: thrower }),
	"deepEqual: holes": (t) => t.deepEqual<unknown, unknown>(new Array(1), [undefined]),
	"deepEqual: buffers": (t) => t.deepEqual(Uint8Array.of(1, 2).buffer, Uint8Array.of(1, 3).buffer),
	"deepEqual: accessors": (t) =>
		t.deepEqual<object, object>(
			{
				get a() {
					return 1;
				},
			},
			{ a: 1 },
		),
	"deepEqual: symbols": (t) => t.deepEqual<object, object>({ [Symbol.iterator]: 1 }, { [Symbol.iterator]: 2 }),
	"deepEqual: errors": (t) => t.deepEqual(new Error("a"), new Error("a")),
	"deepEqual: errors that differ": (t) => t.deepEqual(new Error("a"), new Error("b")),
	"deepEqual: classes that differ": (t) => t.deepEqual<object, object>(new Odd("a"), new RangeError("a")),
	"deepEqual: dates that differ": (t) => t.deepEqual(new Date(1), new Date(2)),
	"deepEqual: patterns that differ": (t) => t.deepEqual(/a/, /b/),
	"deepEqual: bigint": (t) => t.deepEqual([1n], [1n]),
	"regex: matches": (t) => t.regex("contactor", /act/),
	"regex: does not match": (t) => t.regex("contactor", /pilot/),
	"throws: an error": (t) => t.throws(thrower(new Error("x"))),
	"throws: nothing": (t) => t.throws(() => 1),
	"throws: a string": (t) => t.throws(thrower("x")),
	"throws: undefined": (t) => t.throws(thrower(undefined)),
	"throws: message": (t) => t.throws(thrower(new Error("x")), { message: "x" }),
	"throws: part of the message": (t) => t.throws(thrower(new Error("xy")), { message: "x" }),
	"throws: pattern": (t) => t.throws(thrower(new Error("xy")), { message: /y$/ }),
	"throws: another pattern": (t) => t.throws(thrower(new Error("xy")), { message: /^y/ }),
	"throws: a subclass": (t) => t.throws(thrower(new Odd("x")), { instanceOf: RangeError }),
	"throws: another class": (t) => t.throws(thrower(new Odd("x")), { instanceOf: TypeError }),
	"throws: class and message": (t) => t.throws(thrower(new Odd("x")), { instanceOf: Odd, message: "y" }),
	"throws: an expectation unknown on XS": (t) => t.throws(thrower(new Error("x")), { name: "TypeError" }),
	"notThrows: nothing": (t) => t.notThrows(() => 1),
	"notThrows: an error": (t) => t.notThrows(thrower(new Error("x"))),
	"a test that throws": thrower(new Error("x")),
	"a test without an assertion": () => 1,
	"a failure after a pass": (t) => t.pass() && t.is<number, number>(1, 2),
	"a promise that rejects": () => Promise.reject(new Error("x")),
};

/** Runs what has registered with the stand-in. */
async function verdicts(): Promise<Verdict[]> {
	const lines: string[] = [];
	await run((line) => lines.push(line));
	return lines.slice(0, -1).map((line) => JSON.parse(line));
}

for (const [title, body] of Object.entries(rows))
	test.serial(title, async (t) => {
		const attempt = await t.try(async (inner) => void (await body(inner)));
		attempt.discard();
		standIn(title, async (own) => void (await body(own as unknown as Both)));
		const [verdict] = await verdicts();
		t.is(verdict?.error === undefined, attempt.passed, `ava ${attempt.passed ? "passes" : "fails"} this`);
	});

test.serial("tests run in the order in which they registered, and the last line says how many they were", async (t) => {
	const order: number[] = [];
	standIn("first", async (own) => {
		await null;
		order.push(1);
		own.log("noted", [1, { a: "b" }]);
		own.pass();
	});
	standIn.serial("second", (own) => {
		order.push(2);
		own.deepEqual({ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, "the answer");
	});
	const lines: string[] = [];
	await run((line) => lines.push(line));
	t.deepEqual(order, [1, 2]);
	t.deepEqual(JSON.parse(lines[0] ?? ""), { title: "first", notes: ['noted [1, { a: "b" }]'] });
	t.is(JSON.parse(lines[1] ?? "").error.message, "the answer: .a.b[1] is 2 instead of 3");
	t.deepEqual(lines.slice(2), ['{"ran":2}\n']);
});

test.serial("throws gives the error", async (t) => {
	const error = new Odd("x");
	standIn("a", (own) => own.is(own.throws(thrower(error)), error));
	t.deepEqual(await verdicts(), [{ title: "a", notes: [] }]);
});
