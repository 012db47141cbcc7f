// SPDX-License-Identifier: Apache-2.0
/** Freezes a table with all that it holds: it then lies in flash alone, while the engine keeps a place in RAM for whatever might be changed. */

/** Gives the table back, as a constant for ever. Object.freeze alone would leave what is within. */
export function frozen<T>(table: T): T {
	Object.freeze(table);
	for (const part of Object.values(table as object)) if (typeof part === "object" && !Object.isFrozen(part)) frozen(part);
	return table;
}
