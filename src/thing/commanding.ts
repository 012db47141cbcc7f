// SPDX-License-Identifier: Apache-2.0
/** The actions of building management: a level of the setpoint says how much may be offered, or says nothing any more. */
import { frozen } from "../control/frozen.js";
import type { Evse } from "../evse/evse.js";
import { type Command, LEVELS, MOST_MA } from "../evse/setpoint.js";
import { ampsText } from "../settings/words.js";
import type { Argument, Arguments } from "./arguments.js";
import { type Outcome, unless } from "./outcome.js";
import type { Subject } from "./subject.js";

export { LEVELS } from "../evse/setpoint.js";

const LEVEL: Argument = frozen({
	name: "level",
	kind: { is: "number", unit: "count", min: 1, max: LEVELS },
	says: "1 counts before all others, 17 after them",
} as const);

/** Who says so, at most. */
const LONGEST_WHO = 32;
/** The longest text of a level. */
export const LONGEST_LEVEL = 24 + LONGEST_WHO;
/** The manual override of building management may end by itself. */
const DURATION = frozen({ is: "number", unit: "ms", min: 1_000, max: 2_000_000_000 } as const);

/** What a level is told. */
export const commandArguments: readonly Argument[] = frozen([
	LEVEL,
	{ name: "current", kind: { is: "number", unit: "mA", min: 0, max: MOST_MA }, says: "the most that may be offered, per phase" },
	{ name: "duration", kind: DURATION, says: "it ends after this time (never)", optional: true },
	{ name: "who", kind: { is: "text", longest: LONGEST_WHO }, says: "for people", optional: true, untyped: true },
] as const);

/** What is told to release one. */
export const releaseArguments: readonly Argument[] = frozen([LEVEL]);

/** A level says something. */
export function command({ evse }: Subject, { level, current, duration, who = "" }: Arguments): Outcome {
	evse.command(level as number, current as number, `${who}`, duration as number | undefined);
	return { done: `level ${level}: ${ampsText(current as number)} A` };
}

/** Whether a level can only lower: it counts, and allows no more than what counts now. */
export function lowersSetpoint({ evse: { setpoint } }: Subject, { level, current }: Arguments): boolean {
	return (setpoint.level === 0 || (level as number) <= setpoint.level) && (current as number) <= setpoint.ma;
}

/** A level says nothing any more. */
export function release({ evse }: Subject, { level }: Arguments): Outcome {
	return unless(evse.release(level as number) ? "" : `level ${level} says nothing`, `level ${level} released`);
}

/** What a level says: mA per phase, when it ends in s since power-up or −1, and who says so; an empty text if it says nothing. */
export function levelText({ setpoint }: Pick<Evse, "setpoint">, level: number): string {
	const said = setpoint.at(level);
	return said === undefined ? "" : `${said.ma} ${Number.isFinite(said.until) ? Math.ceil(said.until / 1_000) : -1} ${said.who}`;
}

/** Reads what levelText() has written; undefined of anything else. `until` is in ms, on the port's clock. */
export function levelIn(text: string): Command | undefined {
	const found = /^(\d{1,5}) (-1|\d{1,12}) /.exec(text);
	if (found === null) return undefined;
	const until = Number(found[2]);
	return { ma: Number(found[1]), until: until < 0 ? Number.POSITIVE_INFINITY : until * 1_000, who: text.slice(found[0].length) };
}
