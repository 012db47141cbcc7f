// SPDX-License-Identifier: Apache-2.0
/** Random numbers are the same everywhere, spread as they should, and their streams do not disturb each other. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";

/** Worked out apart from this code, with integers of any size. */
test("the numbers of a seed are these on every engine", (t) => {
	const random = new Random(1, Stream.Noise);
	t.deepEqual([random.next(), random.next(), random.next()], [-9983, -1625254226, 861346516]);
	const gaussian = new Random(7, Stream.Jitter);
	t.deepEqual(
		[150, 150, 150, 1, 5_000].map((sigma) => gaussian.gaussian(sigma)),
		[69, 275, -76, -1, 3164],
	);
});

test("seeds and streams give different numbers, the same ones the same", (t) => {
	const first = (seed: number, stream: Stream): number => new Random(seed, stream).next();
	const starts = [0, 1, 2, 3, -1, 0x7fffffff].flatMap((seed) => Object.values(Stream).map((stream) => first(seed, stream)));
	t.is(new Set(starts).size, starts.length);
	t.is(first(3, Stream.Noise), first(3, Stream.Noise));
});

test("noise has the mean, the deviation and the tails of a bell curve", (t) => {
	const count = 200_000;
	const sigma = 150;
	const random = new Random(1, Stream.Noise);
	const within = [0, 0, 0];
	let sum = 0;
	let squares = 0;
	let greatest = 0;
	for (let i = 0; i < count; i++) {
		const noise = random.gaussian(sigma);
		sum += noise;
		squares += noise * noise;
		greatest = Math.max(greatest, Math.abs(noise));
		for (let n = 0; n < 3; n++) if (Math.abs(noise) <= (n + 1) * sigma) within[n]++;
	}
	t.true(Math.abs(sum / count) < 2, `mean ${sum / count}`);
	t.true(Math.abs(Math.sqrt(squares / count) - sigma) < 2, `deviation ${Math.sqrt(squares / count)}`);
	t.true(Math.abs(within[0] / count - 0.6827) < 0.01, `within one sigma ${within[0] / count}`);
	t.true(Math.abs(within[1] / count - 0.9545) < 0.005, `within two sigma ${within[1] / count}`);
	t.true(Math.abs(within[2] / count - 0.9973) < 0.002, `within three sigma ${within[2] / count}`);
	t.true(greatest > 3.5 * sigma && greatest <= 5.98 * sigma, `greatest ${greatest}`);
});

test("no noise is none", (t) => {
	const random = new Random(1, Stream.Noise);
	for (let i = 0; i < 100; i++) t.is(random.gaussian(0), 0);
});

test("below() reaches every number and none beyond", (t) => {
	const random = new Random(5, Stream.Delay);
	const seen = [0, 0, 0, 0, 0];
	for (let i = 0; i < 5_000; i++) seen[random.below(5)]++;
	t.is(seen.length, 5);
	for (const count of seen) t.true(count > 900 && count < 1_100, `${seen}`);
	t.is(random.below(1), 0);
});
