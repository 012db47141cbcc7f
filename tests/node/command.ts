// SPDX-License-Identifier: Apache-2.0
/** The `pilotlight` command, run as a person would. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The compiled command. */
export const PROGRAM = fileURLToPath(new URL("../../hosts/node/pilotlight.js", import.meta.url));

/** How a run ended. */
export interface Ended {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
	/** How long it took, ms. */
	readonly took: number;
}

/** Runs the command to its end, with `input` on standard input. */
export function pilotlight(args: readonly string[], input = ""): Ended {
	const startedAt = performance.now();
	const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { input, encoding: "utf8" });
	return { status, out: stdout, err: stderr, took: performance.now() - startedAt };
}

/** A file with a scenario. */
export function scenarioFile(text: string): string {
	const file = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "test.scenario");
	writeFileSync(file, text);
	return file;
}
