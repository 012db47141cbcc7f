// SPDX-License-Identifier: Apache-2.0
/** A thread outside with the real server in it, and with somebody in it who breaks off or is blocked when the charger is called so. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { readCommandLine } from "../../../hosts/node/commandLine.js";
import type { Told } from "../../../hosts/node/outside/messages.js";
import { stand } from "../../../hosts/node/outside/stand.js";
import { showersFor } from "../../../hosts/node/serve/showers.js";
import { Faulty } from "./mistakes.js";

const { args, version, restarts } = workerData as Told;
const wish = readCommandLine(args);
if ("options" in wish)
	await stand(
		parentPort as MessagePort,
		{ options: wish.options, version },
		[...showersFor(wish.run, wish.options), async () => new Faulty()],
		restarts,
	);
