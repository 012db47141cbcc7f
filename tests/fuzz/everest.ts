// SPDX-License-Identifier: Apache-2.0
/** Spoilt messages to the two faces for EVerest, a million to each, over a broker that comes and goes, and what they leave of the heap; `npm run fuzz:everest`. */
import { BoardOnslaught } from "../everest/boardSpoilt.js";
import { Onslaught } from "../everest/spoilt.js";
import { beset } from "./brokers.js";

console.log("what EVerest's consumers see");
beset(
	(calm, seed) => new Onslaught(calm, seed),
	({ meant, replies, signs, connections }) =>
		`${meant} were still requests that change something; ${replies} replies, ${signs} heartbeats, ${connections} connections`,
);
const well = process.exitCode;
console.log("a board below EVerest");
beset(
	(calm, seed) => new BoardOnslaught(calm, seed),
	({ meant, replies, signs, connections, lines }) =>
		`${meant} were still commands; ${replies} replies, ${signs} checks, ${connections} connections, ${lines} lines for people`,
);
process.exitCode ||= well;
