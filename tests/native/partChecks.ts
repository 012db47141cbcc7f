// SPDX-License-Identifier: Apache-2.0
/** The small parts beneath the board: the coil's pump, the second look at a trip, one change of duty at a time, the stream's health and rate, retained text. */
import { deepEqual, equal, ok } from "node:assert/strict";
import type { Check } from "./check.js";
import { say } from "./desk.js";

function pump(program: string): void {
	deepEqual(say(program, ["coil 0 1 5", "coil 0 0 5"]), ["1 1 1 1 1 1", "0 0 0 0 0 0"], "a plain driver is held by a level");
	deepEqual(say(program, ["coil 1 1 6", "coil 1 0 5"]), ["1 0 1 0 1 0 1", "0 0 0 0 0 0"], "a pump is held by an alternation");
}

function secondLook(program: string): void {
	const looks = (...words: string[]): string[] => say(program, words);
	deepEqual(looks("trip 1000 1", "trip 1040 0", "trip 2000 0"), ["0 0", "0 1", "0 1"], "a spike of 40 µs trips nothing and is counted");
	deepEqual(looks("trip 1000 1", "trip 1200 1", "trip 1500 1", "trip 1600 0"), ["0 0", "0 0", "1 0", "0 0"], "a trip is one after 500 µs");
	deepEqual(looks("trip 4294967000 1", "trip 700 1"), ["0 0", "1 0"], "across the wrap of the clock");
	deepEqual(looks("trip 0 1", "trip 400 0", "trip 450 1", "trip 800 1", "trip 950 1"), ["0 0", "0 1", "0 1", "0 1", "1 1"]);
	for (let edge = 0; edge < 1_000; edge += 7) {
		const [, first, second] = looks(`trip ${edge} 1`, "trip 1000 1", "trip 2000 1");
		ok(first[0] === "1" || second[0] === "1", `an edge at ${edge} µs is believed by the second tick after it`);
	}
}

const [NOTHING, LOW, HIGH, RUN, STUCK] = ["0", "1", "2", "3", "4"];

function oneChange(program: string): void {
	const drive = (...words: string[]): string[] => say(program, ["dutystart", ...words]);
	deepEqual(drive("duty 16384 16384 0", "duty 16384 16384 0", "duty 4096 16384 0", "duty 0 16384 0"), [HIGH, NOTHING, RUN, LOW]);
	deepEqual(
		drive("duty 4096 16384 0", "duty 5000 16384 1", "duty 5000 16384 1", "duty 5000 16384 0", "duty 5000 16384 0"),
		[RUN, NOTHING, NOTHING, RUN, NOTHING],
		"a change waits for the one before, and is made then",
	);
	deepEqual(drive("duty 4096 16384 0", "duty 5000 16384 1", "duty 4096 16384 1", "duty 6000 16384 0"), [RUN, NOTHING, NOTHING, RUN]);
	const busy = Array.from({ length: 7 }, () => "duty 16384 16384 1");
	deepEqual(
		drive("duty 4096 16384 0", ...busy),
		[RUN, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, STUCK, NOTHING],
		"a timer that takes nothing for five ticks is stuck, and is stopped high",
	);
}

function lostUpdate(program: string): void {
	deepEqual(
		say(program, ["dutystart", "duty 4096 16384 0", "dutyseen 4096", "dutyseen 16383", "duty 4096 16384 0", "duty 4096 16384 0"]),
		["3", "4096 0", "-1 1", "3", "0"],
		"a duty that was lost is told again",
	);
	deepEqual(
		say(program, ["dutystart", "duty 4096 16384 0", "duty 5000 16384 1", "dutyseen 4096"]),
		["3", "0", "4096 0"],
		"one that is still on its way is not",
	);
}

function dried(program: string): void {
	const reads = (...brought: number[]): string => say(program, ["stream 0", ...brought.map((each) => `brought ${each}`)]).join("");
	equal(reads(1, 0, 0, 1, 0, 0, 0, 0, 0, 0), "0000001001", "three reads in a row that bring nothing start the driver anew, and again");
	equal(reads(1, 0, 1, 0, 0, 1), "000000");
}

/** Words for a stream of so many conversions a second, in reads of 3 ms, from `us` on. */
function flow(perSecond: number, reads: number, us = 0): string[] {
	let sent = 0;
	return Array.from({ length: reads }, (_, i) => {
		const due = Math.trunc((perSecond * (i + 1) * 3) / 1_000);
		const words = `rate ${us + (i + 1) * 3_000} ${due - sent} 1`;
		sent = due;
		return words;
	});
}

/** The first rate that is believed, with the read it came with; the measurements that were refused. */
function believed(program: string, nominal: number, words: readonly string[]): { rate: number; read: number; refused: number } {
	const answers = say(program, [`stream ${nominal}`, ...words]).map((answer) => answer.split(" ").map(Number));
	const read = answers.findIndex(([rate]) => rate !== 0);
	return { rate: answers[read]?.[0] ?? 0, read, refused: answers.at(-1)?.[1] ?? 0 };
}

function rates(program: string): void {
	for (const rate of [82_000, 83_333, 100_000]) {
		const found = believed(program, 0, flow(rate, 200));
		ok(Math.abs(found.rate - rate) <= rate / 200, `${found.rate} for ${rate}`);
		ok(found.read >= 166 && found.read <= 170, "after two measurements of 250 ms");
	}
	deepEqual(
		believed(program, 83_333, flow(80_000, 400)),
		{ rate: 0, read: -1, refused: 4 },
		"a chip whose clock is known makes its nominal rate",
	);
	equal(believed(program, 83_333, flow(83_900, 400)).rate > 83_000, true);
	equal(believed(program, 0, flow(50_000, 400)).rate, 0);
	equal(believed(program, 0, flow(130_000, 400)).rate, 0);
}

/** An erase of 45 ms takes 15 frames away unseen, in one measurement: it makes 82 kS/s look like 67. */
function lostFrames(program: string): void {
	const words = flow(82_000, 500).map((word, i) => (i > 100 && i <= 115 ? word.replace(/ \d+ 1$/, " 0 1") : word));
	const { rate, read } = believed(program, 0, words);
	ok(Math.abs(rate - 82_000) <= 410, `${rate}`);
	ok(read > 250, "believed only after two that agree");
	const seen = flow(82_000, 500).map((word, i) => (i === 100 ? word.replace(/ 1$/, " 0") : word));
	ok(believed(program, 0, seen).read > 260, "a loss that is seen begins anew");
}

function retain(program: string): void {
	const letters = (text: string): string => `retain ${text.length} ${[...text].map((each) => each.charCodeAt(0)).join(" ")}`;
	deepEqual(say(program, ["recall"]), ["[]"], "memory after a loss of power holds anything");
	deepEqual(say(program, [letters("why it broke off"), "recall"]), ["1", "[why it broke off]"]);
	deepEqual(say(program, [letters("first"), letters("longer than sixteen"), "recall"]), ["1", "0", "[first]"]);
	deepEqual(say(program, [letters("something"), letters(""), "recall"]), ["1", "1", "[]"]);
	for (let at = 0; at < 5; at++) deepEqual(say(program, [letters("whole"), `damage ${at}`, "recall"]), ["1", "[]"], `byte ${at}`);
}

/** All of them. */
export const PART_CHECKS: readonly Check[] = [
	{ title: "the coil's pin holds a level, or alternates while the guard lives", run: pump },
	{ title: "a trip is believed at the second look", run: secondLook },
	{ title: "the pilot's timer is told one change at a time", run: oneChange },
	{ title: "a duty that was lost is told again", run: lostUpdate },
	{ title: "a driver that has halted is started anew", run: dried },
	{ title: "a rate is believed when two measurements agree", run: rates },
	{ title: "frames that were lost make no rate", run: lostFrames },
	{ title: "retained text is believed only as it was written", run: retain },
];
