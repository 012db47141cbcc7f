// SPDX-License-Identifier: Apache-2.0
/** Writes the documents of the native part, as the last step of `npm run docs`; says so where there is no compiler. */
import { writeFileSync } from "node:fs";
import { build } from "./desk.js";
import { nativeDocuments } from "./documents.js";

const built = build();
if (built.ok) for (const { name, text } of nativeDocuments(built.program)) writeFileSync(`docs/generated/${name}`, text);
else console.log(`sampler.md and guard.md are left as they are: ${built.why}`);
