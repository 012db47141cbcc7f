// SPDX-License-Identifier: Apache-2.0
/** The question at the end of a refusal: which known word somebody may have meant. */
import { nearest } from "../../../src/settings/nearest.js";

/** `; did you mean "plug"?`, or an empty text if no word is near. */
export function didYouMean(typed: string, known: readonly string[]): string {
	const word = nearest(typed, known);
	return word === undefined ? "" : `; did you mean "${word}"?`;
}
