// SPDX-License-Identifier: Apache-2.0
/** Writes the generated documents: `npm run docs`. */
import { writeFileSync } from "node:fs";
import { documents } from "./documents.js";

for (const { name, text } of documents()) writeFileSync(`docs/generated/${name}`, text);
