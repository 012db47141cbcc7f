// SPDX-License-Identifier: Apache-2.0
/** Titles, labels and options of the bench in the language of the page: its tables have them in English. */
import { GERMAN_BENCH } from "../texts/germanBench.js";
import type { Speech } from "./speech.js";

/** A label; what means the same everywhere, such as 16 A, is in no table. */
export function benchLabel(label: string, { code }: Pick<Speech, "code">): string {
	return code === "de" ? (GERMAN_BENCH[label as keyof typeof GERMAN_BENCH] ?? label) : label;
}
