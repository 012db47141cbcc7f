// SPDX-License-Identifier: Apache-2.0
/** Generated sessions are scenarios of the public language, last a minute, use every word, and mostly charge. */
import test from "ava";
import { FIRST_WORDS, parse } from "../../hosts/bench/scenario/parse.js";
import { generate } from "./generate.js";
import { runSeeds } from "./seeds.js";

const SCENARIOS = Array.from({ length: 500 }, (_, seed) => generate(seed));
const PARSED = SCENARIOS.map((text) => parse(text));
/** Words that check, that say the same as another, or that nothing here depends on. */
const UNUSED = ["expect", "within", "for", "rcd_current", "tethered", "clock", "link", "ask", "matter", "haystack", "front_end"];

test("the same seed gives the same session, another one another", (t) => {
	t.is(generate(7), SCENARIOS[7]);
	t.is(new Set(SCENARIOS).size, SCENARIOS.length);
});

test("every session can be parsed", (t) => {
	t.deepEqual(
		PARSED.flatMap(({ wrong }) => wrong),
		[],
	);
});

test("every session lasts a virtual minute at least", (t) => {
	PARSED.forEach(({ commands }, seed) => {
		const sleeps = commands.filter(({ row }) => row.wait === "sleep");
		t.true(sleeps.reduce((sum, { values }) => sum + values[0], 0) >= 60_000, SCENARIOS[seed]);
	});
});

test("every word that changes something comes up", (t) => {
	const said = new Set(PARSED.flatMap(({ commands }) => commands.map(({ row }) => row.syntax.split(" ")[0])));
	t.deepEqual(
		FIRST_WORDS.filter((word) => !said.has(word) && !UNUSED.includes(word)),
		[],
	);
});

test("most sessions charge, and for a good part of their time", (t) => {
	const { tally } = runSeeds({ first: 0, count: 60 });
	t.is(tally.runs, 60);
	t.true(tally.charged >= 50, `${tally.charged} charge`);
	t.true(tally.closedMs >= tally.milliseconds / 5, `${tally.closedMs} of ${tally.milliseconds} ms`);
});
