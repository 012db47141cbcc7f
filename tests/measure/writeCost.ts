// SPDX-License-Identifier: Apache-2.0
/** Writes docs/generated/cost.md, as the last step of `npm run docs`; says so where there is no engine. */
import { writeFileSync } from "node:fs";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { measureCosts } from "./cost.js";
import { COST_FILE, costDocument } from "./costDocument.js";

const found = await findWorker({ say: console.log });
if (found.ok) writeFileSync(COST_FILE, costDocument(await measureCosts(found.file)));
else console.log(`cost.md is left as it is: ${found.why}`);
