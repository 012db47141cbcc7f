// SPDX-License-Identifier: Apache-2.0
/** `npm run manifest`: brings the lists in manifest.json up to what is on disk. */
import { writeFileSync } from "node:fs";
import { dueManifest, manifestFile, readManifest } from "./manifest.js";

writeFileSync(manifestFile, `${JSON.stringify(dueManifest(readManifest()), null, "\t")}\n`);
