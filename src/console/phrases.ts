// SPDX-License-Identifier: Apache-2.0
/** What Tab completes on the charger's console: its words, and the settings behind those that take one. */
import { frozen } from "../control/frozen.js";
import { settings } from "../settings/settings.js";
import { CONSOLE_WORDS } from "./words.js";

/** On a chip the list is made before and lies in flash. */
export const PHRASES: readonly string[] = frozen([
	...CONSOLE_WORDS,
	...["get", "set"].flatMap((word) => settings().map(({ key }) => `${word} ${key}`)),
]);
