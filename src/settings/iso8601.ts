// SPDX-License-Identifier: Apache-2.0
/** Dates and times of ISO 8601, in the one form that says everything: date, time, and distance from UTC. */

const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d\d):?(\d\d))$/i;

/** Milliseconds since 1970 UTC; null for another form, or for a day or hour that there is not. */
export function unixMsFrom(text: string): number | null {
	const parts = FORM.exec(text);
	if (parts === null) return null;
	const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
	const [awayHours, awayMinutes] = parts.slice(9, 11).map((part) => Number(part ?? 0));
	if (year < 1970 || hour > 23 || minute > 59 || second > 59 || awayHours > 23 || awayMinutes > 59) return null;
	const midnight = Date.UTC(year, month - 1, day);
	const date = new Date(midnight);
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
	const away = (awayHours * 60 + awayMinutes) * (parts[8] === "-" ? -1 : 1);
	const millis = Number((parts[7] ?? "").padEnd(3, "0"));
	return midnight + ((hour * 60 + minute - away) * 60 + second) * 1_000 + millis;
}
