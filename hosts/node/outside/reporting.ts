// SPDX-License-Identifier: Apache-2.0
/** Tells the charger on the bench how its outside is: where it is reached, how it is with the broker, and how often this thread was started anew. */
import type { Confidant } from "../../../src/link/charger.js";
import { Reporter } from "../../../src/network/reporter.js";
import type { Onlooker } from "../../bench/outside.js";
import type { Shower } from "../beside.js";

/** This computer has a network already, at the address `host`; `restarts` is how often there was another thread before. */
export function reporting(window: Confidant, showers: readonly Shower[], host: string, restarts: number): Onlooker {
	const reporter = new Reporter(window);
	const mqtt = () => showers.find((shower) => shower.mqtt !== undefined)?.mqtt ?? "off";
	return { tick: (now) => reporter.tick(now, { network: "online", address: host, signal: 0, mqtt: mqtt(), restarts }) };
}
