// SPDX-License-Identifier: Apache-2.0
/** Frames between two machines: in their order, never more on their way than a queue holds. */
import test from "ava";
import { type Crossing, MOST_ON_THEIR_WAY, Passage } from "../../src/link/passage.js";

/** Two ends, with what is between them: nothing arrives before it is carried. */
function pair() {
	const [there, back]: Crossing[][] = [[], []];
	const taken: string[] = [];
	const near = new Passage(
		(crossing) => there.push(crossing),
		() => {},
	);
	const far = new Passage(
		(crossing) => back.push(crossing),
		(frame) => taken.push(frame),
	);
	const carry = (): void => {
		for (const crossing of there.splice(0)) far.hear(crossing);
		for (const crossing of back.splice(0)) near.hear(crossing);
	};
	return { near, far, there, back, taken, carry };
}

test("frames arrive in their order", (t) => {
	const { near, far, taken, carry } = pair();
	for (let n = 0; n < 100; n++) {
		near.send(`${n}`);
		carry();
		far.tick(n * 100);
		carry();
	}
	t.deepEqual(
		taken,
		Array.from({ length: 100 }, (_, n) => `${n}`),
	);
	t.is(near.dropped, 0);
});

test("to somebody who takes nothing no more is sent than a queue holds; the rest is dropped and counted", (t) => {
	const { near, there } = pair();
	for (let n = 0; n < 1_000; n++) near.send(`${n}`);
	t.is(there.length, MOST_ON_THEIR_WAY);
	t.is(near.dropped, 1_000 - MOST_ON_THEIR_WAY);
	t.deepEqual(there[0], { frame: "0" });
});

test("once what is on its way was taken there is room again", (t) => {
	const { near, far, taken, carry } = pair();
	for (let n = 0; n < 50; n++) near.send(`${n}`);
	carry();
	near.send("too early");
	far.tick(0);
	carry();
	near.send("in time");
	carry();
	t.is(taken.length, MOST_ON_THEIR_WAY + 1);
	t.is(taken.at(-1), "in time");
});

test("a machine that has no room is as one that takes nothing, and nobody hears an error", (t) => {
	let full = true;
	const there: Crossing[] = [];
	const near = new Passage(
		(crossing) => {
			if (full) throw new Error("timeout");
			there.push(crossing);
		},
		() => {},
	);
	near.hear({ frame: "from there" });
	near.send("lost");
	near.tick(0);
	t.deepEqual([there.length, near.dropped], [0, 1]);
	full = false;
	near.send("here");
	near.tick(100);
	t.deepEqual(there, [{ frame: "here" }, { taken: 1 }]);
});

test("an end that has nothing to say gives a sign of life each second", (t) => {
	const { near, there } = pair();
	for (let now = 0; now <= 10_000; now += 100) near.tick(now);
	t.is(there.length, 11);
	t.deepEqual(there[5], { taken: 0 });
});
