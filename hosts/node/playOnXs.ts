// SPDX-License-Identifier: Apache-2.0
/** Plays a scenario on the XS engine in a worker process: the same compiled files, another JavaScript engine. */
import { fileURLToPath } from "node:url";
import type { Outcome, Request } from "../bench/play.js";
import { Engine } from "./xs/engine.js";
import { findWorker } from "./xs/worker.js";

const PLAYER = fileURLToPath(new URL("../bench/play.js", import.meta.url));
const NOT_RUN = 2;

/** Plays; `print` gets each line of output as it comes, `say` what takes time before that. */
export async function performOnXs(request: Request, print: (line: string) => void, say: (line: string) => void): Promise<Outcome> {
	try {
		const found = await findWorker({ say });
		if (!found.ok) return { status: NOT_RUN, errors: [`--engine xs: ${found.why}`] };
		return await performOn(new Engine({ worker: found.file, write: print }), request);
	} catch (error) {
		return { status: NOT_RUN, errors: [`--engine xs: ${(error as Error).message}`] };
	}
}

async function performOn(engine: Engine, request: Request): Promise<Outcome> {
	try {
		await engine.import("player", PLAYER);
		return (await engine.call<Outcome>(`player.perform(${JSON.stringify(request)}, write)`)).value;
	} finally {
		await engine.close();
	}
}
