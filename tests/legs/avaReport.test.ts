// SPDX-License-Identifier: Apache-2.0
/** The report of ava is counted right, and a run that ends badly is never taken for a good one. */
import test from "ava";
import { AvaReport } from "./avaReport.js";

function read(text: string, status: number): { shown: string; counts: ReturnType<AvaReport["counts"]> } {
	const report = new AvaReport();
	const shown = text.split("\n").flatMap((line) => report.read(line));
	return { shown: shown.join("\n"), counts: report.counts(status) };
}

test("tests that pass are counted and not shown, unless they have something to say", (t) => {
	const { shown, counts } = read("\n  ✔ a › b\n  ✔ a › c (1.2s)\n    ℹ 127 computrons\n  ─\n\n  2 tests passed", 0);
	t.deepEqual(counts, { passed: 2, failed: 0, notes: [] });
	t.false(shown.includes("a › b"));
	t.true(shown.includes("  ✔ a › c (1.2s)\n    ℹ 127 computrons"));
});

test("failures are counted and shown, without frames that are not ours", (t) => {
	const text = [
		"  ✔ a › b",
		"  ✘ [fail]: a › c 1 instead of 2",
		"  ✘ No tests found in dist/tests/d.test.js",
		"  ─",
		"  Error",
		"      at <anonymous> (/here/tests/a.test.ts:16:28)",
		"      at Test.callFn (file:///here/node_modules/ava/lib/test.js:525:26)",
		"      at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
		"  1 test failed",
		"  1 test skipped",
		"  2 uncaught exceptions",
	].join("\n");
	const { shown, counts } = read(text, 1);
	t.is(counts.passed, 1);
	t.is(counts.failed, 4);
	t.regex(shown, /a\.test\.ts:16/);
	t.notRegex(shown, /node_modules|node:internal/);
});

test("what was skipped is told", (t) => {
	const { counts } = read("  ✔ a\n  - [skip] b\n  - [todo] c\n\n  1 test passed\n  1 test skipped", 0);
	t.deepEqual(counts, { passed: 1, failed: 0, notes: ["2 skipped"] });
});

test("a bad exit code is a failure even if nothing in the report is", (t) => {
	t.deepEqual(read("  ✔ a\n", 7).counts, { passed: 1, failed: 1, notes: ["ava ended with exit code 7"] });
});

test("a report that can no longer be read is a failure", (t) => {
	for (const text of ["  √ a\n\n  1 test passed", "  ✔ a\n\n  1 Test bestanden", ""]) t.is(read(text, 0).counts.failed, 1, text);
});
