// SPDX-License-Identifier: Apache-2.0
/** `npm run bench:heap`: what the engine of the device holds after an hour of charging, and how often it has collected. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { manifestFile } from "../house/manifest.js";
import { buildTests, whyNot } from "../xs/mcconfig.js";
import { least } from "./least.js";

/** What is measured, by the names of tests/programs/charging.ts. */
const SESSIONS = [
	["idle", "firmware, powered up"],
	["firmware", "firmware, after an hour of charging"],
	["bench", "firmware on the virtual bench, after an hour and unplugging"],
] as const;

/** A slot on a chip of 32 bits. */
const SLOT_BYTES = 16;

interface Heap {
	readonly slots: number;
	readonly chunks: number;
	readonly stack: number;
	readonly collections: number;
}

function measured(program: string, session: string): Heap {
	const { status, stdout, stderr } = spawnSync(program, ["tests/programs/charging", "-"], { input: session, encoding: "utf8" });
	if (status !== 0) throw new Error(`${session}: ${stderr}`);
	return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

/** Whether every word can be typed in a heap of this size. */
function survives(program: string, ...room: readonly number[]): boolean {
	return spawnSync(program, ["tests/programs/words", "-", ...room.map(String)], { input: "" }).status === 0;
}

const missing = whyNot();
if (missing) {
	console.error(`The heap cannot be measured: ${missing}.`);
	process.exitCode = 2;
} else {
	const { program } = buildTests(true);
	console.log("| | live slots | live bytes in chunks | deepest stack, slots | collections |\n|---|---|---|---|---|");
	for (const [session, title] of SESSIONS) {
		const { slots, chunks, stack, collections } = measured(program, session);
		console.log(`| ${title} | ${slots} | ${chunks} | ${stack} | ${collections} |`);
	}
	const { heap, chunk, stack } = JSON.parse(readFileSync(manifestFile, "utf8")).platforms.esp32.creation;
	const slots = least(heap.initial, (count) => survives(program, chunk.initial, count, stack));
	const chunks = least(chunk.initial, (size) => survives(program, size, heap.initial, stack));
	console.log(`\nWhile every word is typed and somebody wants to see everything again and again, the least that it can do with:`);
	console.log(`${slots} slots, ${chunks} bytes in chunks.`);
	const bytes = (heap.initial + stack) * SLOT_BYTES + chunk.initial;
	console.log(
		`\nOn the device: ${heap.initial} slots, ${chunk.initial} bytes in chunks, a stack of ${stack} slots: ${bytes} bytes of RAM.`,
	);
}
