// SPDX-License-Identifier: Apache-2.0
/** What Tab completes on the charger's console: its words, and what may stand behind those of which that is known. */
import { frozen } from "../control/frozen.js";
import { WORDS } from "./words.js";

/** On a chip the list is made before and lies in flash. */
export const PHRASES: readonly string[] = frozen(
	WORDS.flatMap(({ word, completes }) => [word, ...(completes?.() ?? []).map((choice) => `${word} ${choice}`)]),
);
