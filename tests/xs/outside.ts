// SPDX-License-Identifier: Apache-2.0
/** The machine outside in the test program of the SDK's XS, alone: it hears from a tape what a charger has said, in as much memory as it is given. */
import { spawnSync } from "node:child_process";
import { OUTSIDE_MACHINE } from "../../hosts/esp32/outsideMachine.js";
import { SCENES } from "../programs/outside.js";

const PROGRAM = "tests/programs/outside";
/** What may be on a tape. */
export const TAPES: readonly string[] = Object.keys(SCENES);

/** It may grow to so much on a chip beside the charger's machine and the radio: slots, and bytes of chunks. */
const [MOST_SLOTS, MOST_BYTES] = [5_120, 49_152];

/** What a charger says in a scene, line by line. */
export function tapeOf(program: string, scene: string): string {
	const { stdout } = spawnSync(program, [PROGRAM, "-"], { input: scene, encoding: "utf8", maxBuffer: 1 << 26 });
	return [scene, ...stdout.split("\n").filter((line) => line.startsWith("[")), ""].join("\n");
}

/** Lets it be heard; what the program says, or undefined if it broke off. The tape lies in the same memory, so that much is given besides. */
export function hear(program: string, tape: string, chunk?: number, heap?: number, stack?: number): string | undefined {
	const room = chunk === undefined ? [] : [chunk + tape.length, heap, stack].map(String);
	const { status, stdout } = spawnSync(program, [PROGRAM, "-", ...room], { input: tape, encoding: "utf8" });
	return status === 0 ? stdout : undefined;
}

/** What is wrong with the machine outside in the memory that a chip has for it; an empty list if nothing. */
export function hearInTheMachineOutside(program: string): string[] {
	return TAPES.filter((scene) => hear(program, tapeOf(program, scene), MOST_BYTES, MOST_SLOTS, OUTSIDE_MACHINE.stack) === undefined).map(
		(scene) => `the machine outside breaks off in "${scene}" with ${MOST_SLOTS} slots and ${MOST_BYTES} bytes in chunks`,
	);
}
