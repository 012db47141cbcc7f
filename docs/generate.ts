// SPDX-License-Identifier: Apache-2.0
/** Writes the generated documents and the C header of shared numbers: `npm run docs`. */
import { writeFileSync } from "node:fs";
import { documents } from "./documents.js";
import { HEADER_FILE, header } from "./header.js";

for (const { name, text } of documents()) writeFileSync(`docs/generated/${name}`, text);
writeFileSync(HEADER_FILE, header());
