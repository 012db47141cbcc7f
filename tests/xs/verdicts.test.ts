// SPDX-License-Identifier: Apache-2.0
/** What one test module says on XS is counted right, and silence is a failure. */
import test from "ava";
import { ModuleRun } from "./verdicts.js";

function read(...lines: string[]): ModuleRun {
	const run = new ModuleRun("tests/a.test");
	for (const line of lines) run.read(line);
	return run;
}

const pass = '{"title":"one","notes":[]}';
const fail = '{"title":"two","notes":["six"],"error":{"message":"1 is not 2","stack":"Error: 1 is not 2\\n at ()"}}';

test("tests that passed and failed are told apart, failures in full", (t) => {
	const run = read(pass, fail, '{"ran":2}');
	t.is(run.passed, 1);
	t.deepEqual(run.failures(), ["  ✘ tests/a.test › two\n    1 is not 2\n    ℹ six\n"]);
});

test("a module that registers nothing, stops half way or breaks off has failed", (t) => {
	t.regex(read('{"ran":0}').failures().join(), /registers no test/);
	t.regex(read(pass).failures().join(), /ended before all tests had run/);
	const broken = read(pass);
	broken.breakOff("its stack has overflowed");
	t.regex(broken.failures().join(), /its stack has overflowed\n.*“one”/);
});

test("a line that is not about a test is left to others", (t) => {
	const run = new ModuleRun("tests/a.test");
	t.false(run.read('{"engine":"17.7","slots":28,"chunks":0}'));
	t.false(run.read("hello"));
	t.true(run.read(pass));
});
