// SPDX-License-Identifier: Apache-2.0
/** `npm run bench:outside`: what the machine outside holds and needs while a vehicle charges: alone, with a broker, with a page that looks on, with both. */
import { buildTests, whyNot } from "../xs/mcconfig.js";
import { hear, TAPES, tapeOf } from "../xs/outside.js";
import { least } from "./least.js";

/** No machine outside comes near. */
const [MOST_SLOTS, MOST_BYTES] = [8_192, 131_072];
const STACK = 768;

const missing = whyNot();
if (missing) {
	console.error(`The machine outside cannot be measured: ${missing}.`);
	process.exitCode = 2;
} else {
	const { program } = buildTests(true);
	console.log("| a charge of a minute | live slots | live bytes in chunks | least slots | least bytes in chunks | deepest stack, slots |");
	console.log("|---|---|---|---|---|---|");
	for (const scene of TAPES) {
		const tape = tapeOf(program, scene);
		const { slots, chunks, stack } = JSON.parse(hear(program, tape)?.split("\n").at(-2) ?? "{}");
		const enough = (chunk: number, heap: number): boolean => hear(program, tape, chunk, heap, STACK) !== undefined;
		const fewest = least(MOST_SLOTS, (count) => enough(MOST_BYTES, count));
		const smallest = least(MOST_BYTES, (bytes) => enough(bytes, MOST_SLOTS));
		console.log(`| ${scene} | ${slots} | ${chunks} | ${fewest} | ${smallest} | ${stack} |`);
	}
}
