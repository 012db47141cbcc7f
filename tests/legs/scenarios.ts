// SPDX-License-Identifier: Apache-2.0
/** Every scenario, played on Node and on XS: it has to go well on the one, in lines that parse to what they say, and give the same bytes on the other. */
import { join } from "node:path";
import { play, type Request } from "../../hosts/bench/play.js";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { root } from "../tree.js";
import { abreast } from "./abreast.js";
import type { Outcome } from "./leg.js";
import { allRequests, firstDifference, firstUnfaithful } from "./requests.js";

const timeoutMs = 300_000;

/** Plays them all. Without an engine for XS they are played on Node alone, which the leg of XS reports. */
export async function scenarios(): Promise<Outcome> {
	const found = await findWorker();
	const requests = allRequests();
	const played = await abreast(requests, (request) => playOnBoth(found.ok ? found.file : undefined, request));
	const passed = played.reduce((sum, each) => sum + each.passed, 0);
	const failures = played.flatMap((each) => each.failures);
	for (const failure of failures) console.log(failure);
	const engines = found.ok ? `Node and XS ${found.engine}, byte for byte` : "Node alone";
	return { name: `${requests.length} scenarios on ${engines}`, passed, failed: failures.length, notes: [] };
}

/** One scenario, on Node and, if there is a worker for it, on XS. */
async function playOnBoth(worker: string | undefined, request: Request): Promise<{ passed: number; failures: string[] }> {
	const { status, output, errors } = play(request);
	const failures = status === 0 ? [] : [...errors];
	const unfaithful = firstUnfaithful(output);
	if (unfaithful !== undefined) failures.push(`${request.file}: ${unfaithful}`);
	const passed = failures.length === 0 ? 1 : 0;
	if (worker === undefined) return { passed, failures };
	const difference = firstDifference(output, await playOnXs(worker, request));
	if (difference !== undefined) failures.push(`${request.file}: XS differs from Node: ${difference}`);
	return { passed: passed + (difference === undefined ? 1 : 0), failures };
}

/** The output on a fresh engine, or what ended it. */
async function playOnXs(worker: string, request: Request): Promise<string> {
	const engine = new Engine({ worker, timeoutMs });
	try {
		await engine.import("host", join(root, "dist/hosts/bench/play.js"));
		return (await engine.call<{ output: string }>(`host.play(${JSON.stringify(request)})`)).value.output;
	} catch (error) {
		return String(error);
	} finally {
		await engine.close();
	}
}
