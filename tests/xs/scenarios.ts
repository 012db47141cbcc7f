// SPDX-License-Identifier: Apache-2.0
/** Every scenario on the XS of the Moddable SDK: the same bytes as on Node. */
import { spawnSync } from "node:child_process";
import { type Outcome as Played, play } from "../../hosts/bench/play.js";
import { allRequests, firstDifference } from "../legs/requests.js";

/** What differs, by file; `played` scenarios are the same on both engines. */
export interface Comparison {
	readonly played: number;
	readonly differences: readonly string[];
}

/** Plays them all in one run of the test program. */
export function compareScenarios(program: string): Comparison {
	const requests = allRequests();
	const input = requests.map((request) => JSON.stringify(request)).join("\n");
	const { stdout, stderr } = spawnSync(program, ["tests/programs/playing", "-"], { input, encoding: "utf8", maxBuffer: 1 << 28 });
	const lines = stdout.split("\n");
	const differences = requests.flatMap((request, i) => {
		const output = lines[i]?.startsWith('{"status":') ? (JSON.parse(lines[i]) as Played & { output: string }).output : stderr;
		const difference = firstDifference(play(request).output, output);
		return difference === undefined ? [] : [`${request.file}: differs from Node: ${difference}`];
	});
	return { played: requests.length - differences.length, differences };
}
