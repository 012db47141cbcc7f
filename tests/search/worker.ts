// SPDX-License-Identifier: Apache-2.0
/** A thread of the search: makes one group of searches after the other, as it is told. */
import { parentPort } from "node:worker_threads";
import { groups } from "./searches.js";
import { judge } from "./verdict.js";

const all = groups();

parentPort?.on("message", (place: number) => parentPort?.postMessage({ place, verdicts: all[place].searches.map(judge) }));
