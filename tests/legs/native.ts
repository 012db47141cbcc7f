// SPDX-License-Identifier: Apache-2.0
/** The native part of the ESP32 board, compiled for the desk: its checks, and the documents that it was measured for. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../native/desk.js";
import { nativeDocuments } from "../native/documents.js";
import { GUARD_CHECKS } from "../native/guardChecks.js";
import { PART_CHECKS } from "../native/partChecks.js";
import { SAMPLER_CHECKS } from "../native/samplerChecks.js";
import { root } from "../tree.js";
import type { Outcome } from "./leg.js";

/** Runs every check. Without a compiler it says so; in continuous integration that is a failure. */
export async function native(): Promise<Outcome> {
	const name = "native part of the ESP32 board";
	const built = build();
	if (!built.ok) {
		const failed = process.env.CI && process.env.CI !== "false" ? 1 : 0;
		return { name, passed: 0, failed, notes: [`did not run: ${built.why}`] };
	}
	const failures: string[] = [];
	let passed = 0;
	const hold = (title: string, run: () => void) => {
		try {
			run();
			passed++;
		} catch (error) {
			failures.push(`✘ ${title}\n${error instanceof Error ? error.message : error}`);
		}
	};
	for (const { title, run } of [...GUARD_CHECKS, ...PART_CHECKS, ...SAMPLER_CHECKS]) hold(title, () => run(built.program));
	hold("sampler.md and guard.md can be made", () => {
		for (const { name, text } of nativeDocuments(built.program)) hold(`${name} says what was measured`, () => compare(name, text));
	});
	for (const failure of failures) console.log(failure);
	return { name, passed, failed: failures.length, notes: built.notes };
}

function compare(name: string, text: string): void {
	const kept = readFileSync(join(root, "docs/generated", name), "utf8");
	if (kept !== text) throw new Error(`docs/generated/${name} differs; run npm run docs and commit the result`);
}
