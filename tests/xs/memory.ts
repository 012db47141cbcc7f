// SPDX-License-Identifier: Apache-2.0
/** What the firmware needs of the engine's memory on the XS of the Moddable SDK, held against what the manifest gives the device: how deep its stack gets, and that no word fills its heap. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { manifestFile } from "../house/manifest.js";

/** So much of the device's stack may be in use, %. */
const SHARE = 60;

/** The deepest of one kind, as tests/programs/stack.ts writes it. */
interface Depth {
	readonly kind: string;
	readonly slots: number;
	readonly at: string;
}

/** What was measured, in words, and what is too deep. */
export interface Soundings {
	readonly note: string;
	readonly failures: readonly string[];
}

/** What the manifest gives the device: slots of heap and stack, bytes of chunks. None of them grows. */
interface Creation {
	readonly heap: { readonly initial: number };
	readonly chunk: { readonly initial: number };
	readonly stack: number;
}

/** Measures the stack with the test program. */
export function soundStack(program: string): Soundings {
	const { status, stdout, stderr } = spawnSync(program, ["tests/programs/stack", "-"], { input: "", encoding: "utf8" });
	if (status !== 0) return { note: "the stack was not measured", failures: [`the stack cannot be measured: ${stderr.trim()}`] };
	const lines = stdout.split("\n").filter((line) => line.startsWith('{"kind":'));
	return judge(
		lines.map((line) => JSON.parse(line) as Depth),
		creationOfTheDevice().stack,
	);
}

/** The deepest of each kind against a stack of `given` slots. */
export function judge(depths: readonly Depth[], given: number): Soundings {
	const told = depths.map(({ kind, slots, at }) => `${kind} ${slots} (${at})`);
	const failures = depths
		.filter(({ slots }) => slots * 100 > given * SHARE)
		.map(({ kind, slots, at }) => `${kind}: ${at} takes ${slots} of ${given} slots of stack; at most ${SHARE} % may be in use`);
	return {
		note: `deepest stack, of ${given} slots: ${told.join(", ")}`,
		failures: depths.length > 0 ? failures : ["no stack was measured"],
	};
}

/** What is wrong with typing every word in the heap of the device, which is made of smaller slots than that of a desk; an empty list if nothing. */
export function typeInTheHeapOfTheDevice(program: string): string[] {
	const { heap, chunk, stack } = creationOfTheDevice();
	const room = [chunk.initial, heap.initial, stack].map(String);
	const { status, stdout, stderr } = spawnSync(program, ["tests/programs/words", "-", ...room], { input: "", encoding: "utf8" });
	if (status === 0) return [];
	const said = stdout.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
	return [`in the heap of the device, with ${room.join(", ")}, "${said.at(-1)}" ended in: ${stderr.trim()}`];
}

function creationOfTheDevice(): Creation {
	return JSON.parse(readFileSync(manifestFile, "utf8")).platforms.esp32.creation;
}
