// SPDX-License-Identifier: Apache-2.0
/** Tells what serving costs: `npm run bench:serving`. */
import { findWorker } from "../../hosts/node/xs/worker.js";
import { measureServing } from "./serving.js";

const found = await findWorker({ say: console.log });
if (!found.ok) throw new Error(found.why);
for (const { what, cost, by } of await measureServing(found.file)) console.log(`${what}: at most ${cost} computrons (${by})`);
