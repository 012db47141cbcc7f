// SPDX-License-Identifier: Apache-2.0
/** The version of grids that is written, and those that are understood. */
import { frozen } from "../control/frozen.js";
import { quoted } from "./spelling.js";

/** The one that is written. Haystack 4 has it, too. */
export const VERSION = "3.0";

const UNDERSTOOD: readonly string[] = frozen(["3.0", "2.0"]);

/** What is wrong with a version; undefined of one that is understood. */
export function wrongVersion(version: string): string | undefined {
	return UNDERSTOOD.includes(version) ? undefined : `version ${quoted(version)} is not understood: ${UNDERSTOOD.join(" and ")} are`;
}
