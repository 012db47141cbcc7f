// SPDX-License-Identifier: Apache-2.0
/** Where the thread begins that shows a charger to others: it reads the command line anew, and makes what that asks for. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { readCommandLine } from "../commandLine.js";
import { showersFor } from "../serve/showers.js";
import type { Told } from "./messages.js";
import { stand } from "./stand.js";

const { args, version, restarts } = workerData as Told;
const wish = readCommandLine(args);
if ("options" in wish)
	await stand(parentPort as MessagePort, { options: wish.options, version }, showersFor(wish.run, wish.options), restarts);
