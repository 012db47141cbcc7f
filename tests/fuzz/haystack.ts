// SPDX-License-Identifier: Apache-2.0
/** Damaged texts of Haystack's formats, a million of them: `npm run fuzz:haystack [count] [seed]`. */
import { damage } from "../haystack/damage.js";

const [count = "1000000", seed = "1"] = process.argv.slice(2);
const { wrong, of } = damage(Number(count), Number(seed));
for (const line of wrong.slice(0, 20)) console.log(`WRONG: ${line}`);
for (const [name, { read, refused }] of Object.entries(of)) console.log(`${name}: ${read} read and come back, ${refused} refused`);
console.log(`${wrong.length} wrong`);
process.exitCode = wrong.length === 0 ? 0 : 1;
