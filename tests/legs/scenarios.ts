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
	const engines = found.ok ? new Engines(found.file) : undefined;
	const played = await abreast(requests, (request) => playOnBoth(engines, request));
	await engines?.close();
	const passed = played.reduce((sum, each) => sum + each.passed, 0);
	const failures = played.flatMap((each) => each.failures);
	for (const failure of failures) console.log(failure);
	const on = found.ok ? `Node and XS ${found.engine}, byte for byte` : "Node alone";
	return { name: `${requests.length} scenarios on ${on}`, passed, failed: failures.length, notes: [] };
}

/** One scenario, on Node and, if there are engines for it, on XS. */
async function playOnBoth(engines: Engines | undefined, request: Request): Promise<{ passed: number; failures: string[] }> {
	const { status, output, errors } = play(request);
	const failures = status === 0 ? [] : [...errors];
	const unfaithful = firstUnfaithful(output);
	if (unfaithful !== undefined) failures.push(`${request.file}: ${unfaithful}`);
	const passed = failures.length === 0 ? 1 : 0;
	if (engines === undefined) return { passed, failures };
	const difference = firstDifference(output, await engines.play(request));
	if (difference !== undefined) failures.push(`${request.file}: XS differs from Node: ${difference}`);
	return { passed: passed + (difference === undefined ? 1 : 0), failures };
}

/** Engines that play one scenario after the other, as a computer does that is never switched off: what one leaves behind the next would show. */
class Engines {
	readonly #worker: string;
	readonly #idle: Engine[] = [];

	constructor(worker: string) {
		this.#worker = worker;
	}

	/** The output, or what has ended the engine. */
	async play(request: Request): Promise<string> {
		const engine = this.#idle.pop() ?? new Engine({ worker: this.#worker, timeoutMs });
		try {
			// what was imported before is there already
			await engine.import("host", join(root, "dist/hosts/bench/play.js"));
			const { value } = await engine.call<{ output: string }>(`host.play(${JSON.stringify(request)})`);
			this.#idle.push(engine);
			return value.output;
		} catch (error) {
			await engine.close();
			return String(error);
		}
	}

	async close(): Promise<void> {
		await Promise.all(this.#idle.map((engine) => engine.close()));
	}
}
