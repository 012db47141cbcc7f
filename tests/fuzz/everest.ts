// SPDX-License-Identifier: Apache-2.0
/** A million spoilt messages to EVerest's facade of a charger that charges, over a broker that comes and goes, and what they leave of the heap; `npm run fuzz:everest`. */
import { Onslaught } from "../everest/spoilt.js";
import { beset } from "./brokers.js";

beset(
	(calm, seed) => new Onslaught(calm, seed),
	({ requests, replies, beats, connections }) =>
		`${requests} were still requests that change something; ${replies} replies, ${beats} heartbeats, ${connections} connections`,
);
