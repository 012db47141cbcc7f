// SPDX-License-Identifier: Apache-2.0
/** Every scenario on the XS of the Moddable SDK: the same bytes as on Node. */
import { spawn } from "node:child_process";
import { type Outcome as Played, play, type Request } from "../../hosts/bench/play.js";
import { abreast } from "../legs/abreast.js";
import { allRequests, firstDifference } from "../legs/requests.js";

/** What differs, by file; `played` scenarios are the same on both engines. */
export interface Comparison {
	readonly played: number;
	readonly differences: readonly string[];
}

/** Plays them all, each in a process of its own. */
export async function compareScenarios(program: string): Promise<Comparison> {
	const requests = allRequests();
	const outputs = await abreast(requests, (request) => playedOn(program, request));
	const differences = requests.flatMap((request, i) => {
		const difference = firstDifference(play(request).output, outputs[i]);
		return difference === undefined ? [] : [`${request.file}: differs from Node: ${difference}`];
	});
	return { played: requests.length - differences.length, differences };
}

/** What the engine makes of one; what it complains of if it makes nothing. */
function playedOn(program: string, request: Request): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, ["tests/programs/playing", "-"], { stdio: "pipe" });
		let said = "";
		let complaints = "";
		child.stdout.setEncoding("utf8").on("data", (piece) => {
			said += piece;
		});
		child.stderr.setEncoding("utf8").on("data", (piece) => {
			complaints += piece;
		});
		child.on("error", reject);
		child.on("close", () => {
			const line = said.split("\n")[0];
			resolve(line.startsWith('{"status":') ? (JSON.parse(line) as Played & { output: string }).output : complaints);
		});
		child.stdin.end(`${JSON.stringify(request)}\n`);
	});
}
