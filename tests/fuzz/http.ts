// SPDX-License-Identifier: Apache-2.0
/** A million damaged requests of HTTP to all rooms of a charger, and what they leave of the heap; `npm run fuzz:http`. */
import { CRYPTO } from "../../hosts/node/crypto.js";
import { Onslaught } from "../http/onslaught.js";
import { sendInParts } from "./parts.js";

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const onslaught = new Onslaught(seed, CRYPTO);
const { figures } = onslaught;
const { pace, verdict, well } = sendInParts(onslaught, count);
console.log(`${count} requests from seed ${seed}, ${pace} a millisecond`);
console.log(`statuses ${JSON.stringify(figures.statuses)}; longest answer ${figures.longest} characters, latest ${figures.latestMs} ms`);
console.log(`asked of the charger: ${JSON.stringify(figures.asked)}`);
console.log(verdict);
process.exitCode = well ? 0 : 1;
