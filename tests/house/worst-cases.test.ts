// SPDX-License-Identifier: Apache-2.0
/** No worst case is worse than the standard allows; and numbers that are too patient would show. */
import { readFileSync } from "node:fs";
import test from "ava";
import { boundOf, CIRCUMSTANCES, type Circumstance, EVENTS, measure, RELEASES_MS, type Way } from "../../docs/worst-cases.js";
import type { Numbers } from "../../src/control/numbers.js";

/** The table of the document, which house.test.ts keeps fresh: the cells of each line. */
const [head, , ...lines] = readFileSync("docs/generated/worst-cases.md", "utf8")
	.split("\n")
	.filter((line) => line.startsWith("|"))
	.map((line) =>
		line
			.slice(1, -1)
			.split("|")
			.map((cell) => cell.trim()),
	);

test("every event is there with every contactor, in every circumstance", (t) => {
	t.is(lines.length, EVENTS.length * RELEASES_MS.length);
	t.true(head.length >= 12);
	for (const line of lines) t.is(line.length, head.length);
});

for (const [event, release, ...cells] of lines)
	test(`${event}, with a contactor of ${release} ms, opens in time`, (t) => {
		cells.forEach((cell, at) => {
			const circumstance = head[at + 2];
			t.regex(cell, /^\d+$/);
			t.true(Number(cell) >= Number(release), `${circumstance}: a contactor takes its time`);
			t.true(Number(cell) <= boundOf(event, Number(release), circumstance), `${circumstance}: ${cell} ms`);
		});
	});

/** Circumstances with a controller whose numbers are wrong; true if the table would be above its bound. */
function shows(name: string, spoil: (numbers: Numbers) => void): boolean {
	const circumstance = CIRCUMSTANCES.find((each) => each.name === name) as Circumstance;
	const ways: Way[] = circumstance.ways.map((way) => ({
		...way,
		before: (stand) => {
			way.before?.(stand);
			spoil(stand.numbers);
		},
	}));
	return measure([{ ...circumstance, ways }]).rows.some(({ event, releaseMs, worst }) => worst[0] > boundOf(event, releaseMs, name));
}

test("an overlooking that is too long would show", (t) => {
	const spoil = (numbers: Numbers): void => {
		numbers.pilot.dutyGlitchMs = 650;
	};
	t.true(shows("after new duties", spoil));
	t.false(shows("plain", spoil));
});

test("a sampler that may be silent for too long would show", (t) => {
	t.true(
		shows("one of 59", (numbers) => {
			numbers.pilot.silentMs = 75;
		}),
	);
});

test("a diode that takes too many periods to lose would show", (t) => {
	t.true(
		shows("plain", (numbers) => {
			numbers.pilot.diodeBadPeriods = 70;
		}),
	);
});
