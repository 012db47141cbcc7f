// SPDX-License-Identifier: Apache-2.0
/** `npm run test:simulator`: every scenario in the Moddable simulator itself gives the same bytes as on Node. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { play } from "../../hosts/bench/play.js";
import { buildApp, openSimulator } from "../../hosts/moddable/mcsim.js";
import { LINUX, missing, SCREEN, SDK } from "../../hosts/moddable/needs.js";
import type { Outcome } from "../legs/leg.js";
import { runLegs } from "../legs/leg.js";
import { allRequests, firstDifference } from "../legs/requests.js";
import { root } from "../tree.js";

const folder = join(root, "build/simulator/player");
const outcomes = join(folder, "outcomes.jsonl");
/** Virtual days are among them: six minutes on a desk that has nothing else to do. */
const timeoutMs = 1_800_000;

async function simulator(): Promise<Outcome> {
	const requests = allRequests();
	const app = buildApp();
	mkdirSync(folder, { recursive: true });
	rmSync(outcomes, { force: true });
	copyFileSync(join(root, "tests/xs/mcsim/player.js"), join(folder, "player.js"));
	writeFileSync(join(folder, "requests.jsonl"), requests.map((request) => JSON.stringify(request)).join("\n"));
	await playAll(app);
	const lines = readFileSync(outcomes, "utf8").split("\n");
	const differences = requests.flatMap((request, i) => {
		const played = lines[i] === undefined ? [] : (JSON.parse(lines[i]).output as string[]);
		const difference = firstDifference(play(request).output, played.map((line) => `${line}\n`).join(""));
		return difference === undefined ? [] : [`${request.file}: mcsim differs from Node: ${difference}`];
	});
	for (const difference of differences) console.log(difference);
	const passed = requests.length - differences.length;
	return { name: "Moddable simulator", passed, failed: differences.length, notes: ["each scenario byte for byte as on Node"] };
}

/** Runs mcsim until it quits by itself. */
function playAll(app: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = openSimulator({ panel: folder, app, settings: join(folder, "settings") });
		const late = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
		child.on("error", reject);
		child.on("close", () => {
			clearTimeout(late);
			resolve();
		});
	});
}

const why = missing([LINUX, SDK, SCREEN], process.env);
if (why) {
	console.error(`The scenarios cannot be played in the simulator: ${why}.`);
	process.exitCode = 2;
} else await runLegs({ simulator });
