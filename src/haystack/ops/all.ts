// SPDX-License-Identifier: Apache-2.0
/** All ops, by name. */
import { frozen } from "../../control/frozen.js";
import { ABOUT } from "./about.js";
import { ACTION } from "./action.js";
import { HISTORY } from "./history.js";
import type { Op } from "./op.js";
import { READ } from "./read.js";
import { WATCH } from "./watch.js";
import { WRITE } from "./write.js";

/** The table. */
export const OPS: readonly Op[] = frozen([...ABOUT, ...READ, ...WATCH, ...HISTORY, ...WRITE, ...ACTION]);

/** The op of a name; undefined if there is none. */
export function opOf(name: string): Op | undefined {
	return OPS.find((op) => op.name === name);
}
