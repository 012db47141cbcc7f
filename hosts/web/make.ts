// SPDX-License-Identifier: Apache-2.0
/** The program behind `npm run web`. */
import { buildWeb, webFolder } from "./build.js";

for (const { file, bytes, packed } of await buildWeb()) console.log(`${webFolder}/${file}: ${bytes} bytes, ${packed} packed`);
