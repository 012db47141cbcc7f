// SPDX-License-Identifier: Apache-2.0
/** Amounts, days and moments as people write and read them, everywhere the same. */
import { frozen } from "../control/frozen.js";

/** The days of the week, Sunday first. */
export const DAYS: readonly string[] = frozen(["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);
const EVERY_DAY = 0x7f;

/** Milliamperes as amperes, with as many decimals as they need. */
export function ampsText(ma: number): string {
	return `${ma / 1_000}`;
}

/** An energy in kWh, and how full a battery is; of what is below zero nothing is said. */
export function amountText(mwh: number, soc: number): string {
	return [...(mwh < 0 ? [] : [`${mwh / 1_000_000} kWh`]), ...(soc < 0 ? [] : [`${soc} %`])].join(" or ");
}

/** Days of the week from bits: "all", or the days. */
export function daysText(bits: number): string {
	return bits === EVERY_DAY ? "all" : DAYS.filter((_, day) => (bits & (1 << day)) !== 0).join(" ");
}

/** Minutes since midnight as a clock shows them. */
export function minuteText(minute: number): string {
	return `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, "0")}`;
}

/** A moment, seconds since 1970 UTC, without fractions; a question mark where nobody knew the time. */
export function momentText(unixSeconds: number): string {
	return unixSeconds < 0 ? "?" : new Date(unixSeconds * 1_000).toISOString().replace(".000", "");
}

/** Milliseconds as days, hours, minutes and seconds. */
export function durationText(ms: number): string {
	const seconds = Math.floor(ms / 1_000);
	const pair = (value: number) => `${value % 60}`.padStart(2, "0");
	const hours = Math.floor(seconds / 3_600);
	const days = Math.floor(hours / 24);
	return `${days === 0 ? "" : `${days} d `}${hours % 24}:${pair(Math.floor(seconds / 60))}:${pair(seconds)}`;
}
