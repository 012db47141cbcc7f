// SPDX-License-Identifier: Apache-2.0
/** Decimals made of whole numbers: read and written without a rounding that an engine could do otherwise. */
import { frozen } from "../../../src/control/frozen.js";

/** A number of `scaled` / 10^`digits`; `scaled` is whole, between ±2^53. */
export interface Decimal {
	readonly scaled: number;
	readonly digits: number;
}

const POWERS = frozen([1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000] as const);

/** A decimal with `digits` places, 0 to 9. */
export function decimal(scaled: number, digits: number): Decimal {
	return { scaled, digits };
}

/** All its places: 1500 with 3 digits is "1.500". */
export function fixedText(scaled: number, digits: number): string {
	const size = Math.abs(scaled);
	const fraction = size % POWERS[digits];
	const whole = (size - fraction) / POWERS[digits];
	const sign = scaled < 0 ? "-" : "";
	return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(fraction).padStart(digits, "0")}`;
}

/** As short as it can be, and valid JSON: 1500 with 3 digits is "1.5". */
export function shortText(scaled: number, digits: number): string {
	const text = fixedText(scaled, digits);
	return digits === 0 ? text : text.replace(/\.?0+$/, "");
}

/** `scaled` with 3 digits brought to `digits`, 0 to 2, halves away from zero. */
export function roundedTo(digits: number, scaled: number): number {
	const step = POWERS[3 - digits];
	const size = Math.abs(scaled) + step / 2;
	return Math.sign(scaled) * ((size - (size % step)) / step);
}

/** What `text` says, times 10^`digits`; null if it is no number, or has more places than that. */
export function scaledFrom(text: string, digits: number): number | null {
	const parts = /^([+-]?)(\d{1,12})(?:\.(\d+))?$/.exec(text);
	if (parts === null) return null;
	const fraction = parts[3] ?? "";
	if (fraction.length > digits) return null;
	const size = Number(parts[2]) * POWERS[digits] + Number(fraction.padEnd(digits, "0"));
	return parts[1] === "-" && size !== 0 ? -size : size;
}
