// SPDX-License-Identifier: Apache-2.0
/** The portrait of a charger that its console prints: its records of Haystack, made of a window that looks straight at it. */
import type { Portrait } from "../../src/console/word.js";
import { linesOf } from "../../src/haystack/lines.js";
import { straightWindow } from "../../src/link/straight.js";

export type { Portrait };

/** Nothing is made before somebody wants to see it. */
export const portrait: Portrait = (subject, writing) => linesOf(straightWindow(subject), writing);
