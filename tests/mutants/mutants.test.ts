// SPDX-License-Identifier: Apache-2.0
/** The runner of mutants reports what it has to, and takes nothing for a kill that is none. */
import test from "ava";
import { isFine, type Judgement } from "./judgement.js";
import { judgementOf } from "./planted.js";
import { reportLines } from "./report.js";
import type { Survivor } from "./survivors.js";

const ABOVE = "export function above(ma, limit) { return ma > limit; }";
const SHARP = ["t.true(planted.above(2, 1));", "t.false(planted.above(0, 1));", "t.false(planted.above(1, 1));"];
const BLUNT = SHARP.slice(0, 2);

function reason(becomes: string): Survivor {
	return { at: "planted.ts above", because: "it is planted", changes: [["ma > limit", becomes]] };
}

/** Survivors, as what they have become. */
function alive({ survived }: Judgement): string[] {
	return survived.map(({ mutant }) => `${mutant.code} → ${mutant.becomes}`);
}

test("where every change is noticed, nothing survives", async (t) => {
	const judgement = await judgementOf({ module: ABOVE, tests: SHARP });
	t.deepEqual(alive(judgement), []);
	t.is(judgement.killed, judgement.mutants);
	t.true(judgement.mutants >= 2);
	t.true(isFine(judgement));
	t.regex(reportLines(judgement, 1).at(-1) ?? "", /^every survivor has its reason$/);
});

test("a survivor is reported with its place, the original and what it became, and the run is not fine", async (t) => {
	const judgement = await judgementOf({ module: ABOVE, tests: BLUNT });
	t.deepEqual(alive(judgement), ["ma > limit → ma >= limit"]);
	t.false(isFine(judgement));
	const text = reportLines(judgement, 1).join("\n");
	t.true(text.includes("survived src/control/planted.ts:1 above: ma > limit → ma >= limit\n         NO REASON"), text);
	t.regex(text, /1 survivors without a reason, 0 stale reasons, 0 errors$/);
});

test("a survivor with a reason is fine, and the reason stands beside it", async (t) => {
	const judgement = await judgementOf({ module: ABOVE, tests: BLUNT, reasons: [reason("ma >= limit")] });
	t.true(isFine(judgement));
	t.true(reportLines(judgement, 1).join("\n").includes("because it is planted"));
});

for (const [what, tests, becomes] of [
	["whose mutant is killed", SHARP, "ma >= limit"],
	["that names no mutant", SHARP, "ma !== limit"],
] as const)
	test(`a reason ${what} is stale`, async (t) => {
		const judgement = await judgementOf({ module: ABOVE, tests, reasons: [reason(becomes)] });
		t.is(judgement.stale.length, 1);
		t.false(isFine(judgement));
		t.true(reportLines(judgement, 1).join("\n").includes(`stale    planted.ts above: ma > limit → ${becomes}`));
	});

for (const [what, table] of [
	["a table", "{ left: [{ to: 7 }], right: [{ to: 8 }] }"],
	["a table that is frozen", "frozen({ left: [{ to: 7 }], right: [{ to: 8 }] })"],
] as const)
	test(`${what} may miss a row, and its numbers are data`, async (t) => {
		const judgement = await judgementOf({
			module: `const frozen = (table) => Object.freeze(table); export const WAYS = ${table};`,
			tests: ["t.is(planted.WAYS.left.length, 1);"],
		});
		t.is(judgement.mutants, 2);
		t.deepEqual(alive(judgement), ["{ to: 8 } → nothing"]);
	});

test("an exception in mutated code that makes a test fail is a kill", async (t) => {
	const judgement = await judgementOf({
		module: "export function first(list) { if (list === null) return 0; return list[0]; }",
		tests: ["t.is(planted.first([7]), 7);", "t.is(planted.first(null), 0);"],
	});
	t.deepEqual(alive(judgement), []);
	t.deepEqual(judgement.errors, []);
});

test("a mutant that ends the process is an error and no kill", async (t) => {
	const judgement = await judgementOf({
		module: "export function check(fine) { if (!fine) process.exit(3); return fine; }",
		tests: ["t.is(planted.check(2), 2);"],
	});
	const ended = judgement.errors.map(({ mutant, failure }) => `${mutant.code} → ${mutant.becomes}: ${failure}`);
	t.deepEqual(ended, ["!fine → fine: ended with code 3", "!fine → true: ended with code 3"]);
	t.is(judgement.killed + judgement.survived.length, judgement.mutants - 2, "the others were tried in a new process");
	t.false(isFine(judgement));
	t.regex(reportLines(judgement, 1).at(-1) ?? "", /2 errors$/);
});

test("a mutant that eats all memory is an error and no kill", async (t) => {
	const judgement = await judgementOf({
		module: "export function fill(n) { const list = []; for (let i = 0; i < n; i++) list.push(new Array(8e6).fill(i)); return list; }",
		tests: ["t.is(planted.fill(1).length, 1);"],
	});
	const dead = judgement.errors.map(({ mutant, failure }) => `${mutant.becomes}: ${failure}`);
	t.is(dead.length, 1);
	t.regex(dead[0], /^i--: FATAL ERROR: .*memory/);
});

test("a constant with which the module cannot be loaded is an error and no kill", async (t) => {
	const judgement = await judgementOf({
		module: 'const LEAST = 6; if (LEAST !== 6) throw new Error("not with this"); export function least() { return LEAST; }',
		tests: ["t.is(planted.least(), 6);"],
	});
	t.true(judgement.errors.length > 0);
	t.true(judgement.errors.every(({ failure }) => failure === "Error: not with this"));
});

test("a loop that would not end is stated apart, as one that timed out", async (t) => {
	const judgement = await judgementOf({
		module: "export function count(n) { let count = 0; for (let i = 0; i < n; i++) count++; return count; }",
		tests: ["t.is(planted.count(4), 4);"],
	});
	t.true(judgement.endless > 0);
	t.is(judgement.killed + judgement.endless, judgement.mutants);
	t.true(isFine(judgement));
});

test("a process that does not answer for another reason is an error and no kill", async (t) => {
	const judgement = await judgementOf({
		module: "export function done() { return true; }",
		tests: ["while (!planted.done()); t.pass();"],
		patienceMs: 5_000,
	});
	t.deepEqual(
		judgement.errors.map(({ failure }) => failure),
		["no answer within 5 s"],
	);
});

test("with a test that fails without any mutant nothing is said at all", async (t) => {
	const failure = await t.throwsAsync(judgementOf({ module: ABOVE, tests: ["t.true(planted.above(1, 1));"] }));
	t.regex(failure?.message ?? "", /^without any mutant, 1 tests fail; the first: 0: AssertionError: false is not true$/);
});

test("without tests nothing is said either", async (t) => {
	const failure = await t.throwsAsync(judgementOf({ module: ABOVE, tests: [] }));
	t.is(failure?.message, "there are no tests");
});
