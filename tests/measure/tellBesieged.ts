// SPDX-License-Identifier: Apache-2.0
/** Tells what a siege of the window costs: `npm run bench:besieged`. */
import { findWorker } from "../../hosts/node/xs/worker.js";
import { measureBesieged, TICKS } from "./besieged.js";

const found = await findWorker({ say: console.log });
if (!found.ok) throw new Error(found.why);
console.log(`Computrons on XS ${found.engine}, of ${TICKS} ticks while a vehicle charges: average / most`);
for (const { name, ticks, frames, other, verdict } of await measureBesieged(found.file))
	console.log(
		`${name}: tick ${ticks.average} / ${ticks.most}, frames before it ${frames.average} / ${frames.most}, ${other} ticks other than with nobody; ${verdict}`,
	);
