// SPDX-License-Identifier: Apache-2.0
/** What somebody has typed, read as a number or a name, with errors that say what would be right. */
import { nearest } from "../settings/nearest.js";

/** A whole number; `means` says what it should be. */
export function number(text: string, means: string): number {
	if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is not ${means}; write a whole number`);
	return Number(text);
}

/** Amperes with up to three decimals, as mA. */
export function amperes(text: string): number {
	if (!/^\d{1,3}(\.\d{1,3})?$/.test(text)) throw new Error(`"${text}" is not a number of amperes, for instance 16 or 7.5`);
	return Math.round(Number(text) * 1_000);
}

/** One of some names, whatever its case. */
export function listed<Name extends string>(text: string, names: readonly Name[], means: string): Name {
	const found = names.find((name) => name.toLowerCase() === text.toLowerCase());
	if (found !== undefined) return found;
	const near = nearest(text, names);
	throw new Error(`"${text}" is not a ${means}; ${near === undefined ? `it is one of ${names.join(", ")}` : `did you mean "${near}"?`}`);
}
