// SPDX-License-Identifier: Apache-2.0
/** The targets of a week as texts: those of some days as people type them, exact to the last mWh, and read back to the same. */
import { frozen } from "../control/frozen.js";
import type { Evse } from "../evse/evse.js";
import { MOST_TARGETS, type Target, UNSAID } from "../evse/targets.js";
import { DAYS, daysText, minuteText } from "../settings/words.js";

export { UNSAID } from "../evse/targets.js";

/** Entries at most: one for each day. */
export const MOST_ENTRIES = 7;
/** The longest text of ten targets, and of an entry. */
export const LONGEST_TARGETS = 360;
export const LONGEST_ENTRY = 400;
const NONE = "none";
const MWH = 1_000_000;

/** What wants to know of an entry: its days as bits, Sunday is 1, and its targets. */
export interface WrittenEntry {
	readonly days: number;
	readonly targets: readonly Target[];
}

/** Targets as a text: "7:00 20kWh, 18:00 80%"; "none" if there are none. */
export function targetsText(targets: readonly Target[]): string {
	return targets.length === 0 ? NONE : targets.map(targetText).join(", ");
}

function targetText({ minute, mwh, soc }: Target): string {
	return `${minuteText(minute)}${mwh === UNSAID ? "" : ` ${energyText(mwh)}kWh`}${soc === UNSAID ? "" : ` ${soc}%`}`;
}

/** All digits of a kWh, none of which a division has rounded. */
function energyText(mwh: number): string {
	const rest = `${mwh % MWH}`.padStart(6, "0").replace(/0+$/, "");
	return `${Math.floor(mwh / MWH)}${rest === "" ? "" : `.${rest}`}`;
}

/** The n-th entry of a port's schedule, from 0: "mon tue: 7:00 20kWh"; an empty text if there is none. */
export function entryText({ schedule }: Pick<Evse, "schedule">, place: number): string {
	const entry = schedule[place];
	return entry === undefined ? "" : `${daysText(entry.days)}: ${targetsText(entry.targets)}`;
}

/** Reads what entryText() has written; undefined of anything else. */
export function entryIn(text: string): WrittenEntry | undefined {
	const colon = text.indexOf(": ");
	const days = text.slice(0, Math.max(colon, 0));
	const bits = days === "all" ? 0x7f : days.split(" ").reduce((sum, day) => sum | (1 << DAYS.indexOf(day)), 0);
	const targets = colon < 0 ? "no targets" : targetsIn(text.slice(colon + 2));
	return bits > 0 && bits <= 0x7f && typeof targets !== "string" ? { days: bits, targets } : undefined;
}

const TARGET = frozen(/^(\d{1,2}):(\d\d)(?: (\d{1,10})(?:\.(\d{1,6}))?kwh)?(?: (\d{1,3})%)?$/i);

/** Reads targets as people type them. Returns what is wrong with them, and what would be right. */
export function targetsIn(text: string): readonly Target[] | string {
	if (text.trim().toLowerCase() === NONE) return [];
	const targets: Target[] = [];
	for (const part of text.split(",")) {
		const found = TARGET.exec(part.trim());
		if (found === null) return `"${part.trim()}" is no target; write them as 7:00 20kWh, 18:00 80%, or ${NONE}`;
		if (targets.length === MOST_TARGETS) return `a day has at most ${MOST_TARGETS} targets`;
		const [, hours, minutes, whole, rest = "", soc] = found;
		targets.push({
			minute: Number(hours) * 60 + Number(minutes),
			mwh: whole === undefined ? UNSAID : Number(whole) * MWH + Number(rest.padEnd(6, "0")),
			soc: soc === undefined ? UNSAID : Number(soc),
		});
	}
	return targets;
}
