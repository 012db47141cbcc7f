// SPDX-License-Identifier: Apache-2.0
/** Every scenario, played on Node and on XS: it has to go well on the one, and give the same bytes on the other. */
import { join } from "node:path";
import { play, type Request } from "../../hosts/node/play.js";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { root } from "../tree.js";
import type { Outcome } from "./leg.js";
import { allRequests, firstDifference } from "./requests.js";

const timeoutMs = 300_000;

/** Plays them all. Without an engine for XS they are played on Node alone, which the leg of XS reports. */
export async function scenarios(): Promise<Outcome> {
	const found = await findWorker();
	const requests = allRequests();
	const failures: string[] = [];
	let passed = 0;
	for (const request of requests) {
		const outcome = play(request);
		if (outcome.status === 0) passed++;
		else failures.push(...outcome.errors);
		if (!found.ok) continue;
		const difference = firstDifference(outcome.output, await playOnXs(found.file, request));
		if (difference === undefined) passed++;
		else failures.push(`${request.file}: XS differs from Node: ${difference}`);
	}
	for (const failure of failures) console.log(failure);
	const engines = found.ok ? `Node and XS ${found.engine}, byte for byte` : "Node alone";
	return { name: `${requests.length} scenarios on ${engines}`, passed, failed: failures.length, notes: [] };
}

/** The output on a fresh engine, or what ended it. */
async function playOnXs(worker: string, request: Request): Promise<string> {
	const engine = new Engine({ worker, timeoutMs });
	try {
		await engine.import("host", join(root, "dist/hosts/node/play.js"));
		return (await engine.call<{ output: string }>(`host.play(${JSON.stringify(request)})`)).value.output;
	} catch (error) {
		return String(error);
	} finally {
		await engine.close();
	}
}
