// SPDX-License-Identifier: Apache-2.0
/** Measures how much faster than real time the firmware runs on the bench. */
import { play } from "../../hosts/bench/play.js";

const LEAST_RATIO = 2_000;
const DAY_MS = 86_400_000;

/** What is played, each for a day. */
const DAYS = [
	{
		name: "a day of charging",
		text: "plug; draw_power_regulated 16,3; within 5 expect contactor closed; for 86400 expect contactor closed",
	},
	{
		name: "the same with noise",
		text: "noise 150; jitter 2; plug; draw_power_regulated 16,3; within 5 expect contactor closed; for 86400 expect contactor closed",
	},
] as const;

for (const { name, text } of DAYS) {
	const startedAt = performance.now();
	const { errors } = play({ text, file: "day", json: true, seed: 1, settings: [] });
	const took = performance.now() - startedAt;
	const ratio = Math.trunc(DAY_MS / took);
	const good = ratio >= LEAST_RATIO && errors.length === 0;
	process.stdout.write(
		`${name}: ${(took / 1_000).toFixed(1)} s, ${ratio} times real time, at least ${LEAST_RATIO}: ${good ? "good" : "TOO SLOW"}\n`,
	);
	for (const error of errors) process.stdout.write(`${error}\n`);
	if (!good) process.exitCode = 1;
}
