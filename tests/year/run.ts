// SPDX-License-Identifier: Apache-2.0
/** A year of the port on Node and on XS: the same books, and memory on day 30 and day 365. */
import { findWorker } from "../../hosts/node/xs/worker.js";
import { LifeOnXs } from "./onXs.js";
import { Life, THE_YEAR } from "./year.js";

const YEAR = 365;
const SETTLED = 30;

const began = performance.now();
const onNode = JSON.stringify(new Life(THE_YEAR).days(YEAR).sum);
console.log(`Node: ${seconds(began)} s for ${YEAR} days\n${onNode}`);
const found = await findWorker({ say: console.log });
if (!found.ok) {
	console.log(`XS did not run: ${found.why}`);
	process.exit(1);
}
const xsBegan = performance.now();
const life = await LifeOnXs.begin(found.file);
const early = await life.days(SETTLED);
const late = await life.days(YEAR - SETTLED);
await life.end();
console.log(`XS: ${seconds(xsBegan)} s, ${early.slots} slots in use on day ${SETTLED}, ${late.slots} on day ${YEAR}`);
const same = late.sum === onNode;
console.log(same ? "the books are the same" : `the books differ: ${late.sum}`);
process.exitCode = same && late.slots - early.slots < 200 ? 0 : 1;

function seconds(since: number): string {
	return ((performance.now() - since) / 1_000).toFixed(1);
}
