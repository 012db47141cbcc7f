// SPDX-License-Identifier: Apache-2.0
/** A thread of the campaign of the outside: runs the seeds that it is given, and hands the harvest back. */
import { parentPort } from "node:worker_threads";
import type { Seeds } from "../seeds.js";
import { runSeeds } from "./seeds.js";

parentPort?.on("message", (seeds: Seeds) => parentPort?.postMessage(runSeeds(seeds)));
