// SPDX-License-Identifier: Apache-2.0
/** The action that limits: a source allows so much, until it is renewed. */
import { frozen } from "../control/frozen.js";
import type { Limit } from "../evse/limits.js";
import type { Seen } from "../evse/seen.js";
import { ampsText } from "../settings/words.js";
import type { Argument, Arguments } from "./arguments.js";
import { type Outcome, unless } from "./outcome.js";
import type { Subject } from "./subject.js";

const AMPS = frozen({ is: "number", unit: "mA", min: 0, max: 80_000 } as const);

/** What it is told. */
export const limitArguments: readonly Argument[] = frozen([
	{ name: "name", kind: { is: "text", longest: 24 }, says: "whose limit; each source has its own, and the least counts" },
	{ name: "current", kind: AMPS, says: "per phase" },
	{ name: "power", kind: { is: "number", unit: "mW", min: 0, max: 100_000_000 }, says: "or of all phases", instead: true },
	{
		name: "duration",
		kind: { is: "number", unit: "ms", min: 1_000, max: 2_000_000_000 },
		says: "it has to be renewed within this time",
		optional: true,
	},
	{ name: "fallback", kind: AMPS, says: "what it allows after that (0)", optional: true },
	{ name: "phases", kind: { is: "choice", of: ["1", "3"] }, says: "so many at most", optional: true, untyped: true },
	{
		name: "untilUnplugged",
		kind: { is: "choice", of: ["no", "yes"] },
		says: "it ends when the vehicle is gone (no)",
		optional: true,
		untyped: true,
	},
	{ name: "reason", kind: { is: "text", longest: 48 }, says: "for people", optional: true, untyped: true },
] as const);

/** Sets it, or renews it. */
export function limit({ evse }: Subject, told: Arguments): Outcome {
	const { name, current, power } = told;
	const text = current === undefined ? `${(power as number) / 1_000} W` : `${ampsText(current as number)} A`;
	return unless(evse.setLimit(`${name}`, limitFrom(told)), `${name} ${text}`);
}

function limitFrom({ current, power, duration, fallback, phases, untilUnplugged, reason }: Arguments): Limit {
	return {
		...(current === undefined ? {} : { ma: current as number }),
		...(power === undefined ? {} : { mw: power as number }),
		...(duration === undefined ? {} : { forMs: duration as number }),
		...(fallback === undefined ? {} : { fallbackMa: fallback as number }),
		...(phases === undefined ? {} : { phases: phases === "1" ? 1 : 3 }),
		...(untilUnplugged === "yes" ? { untilUnplugged: true } : {}),
		...(reason === undefined ? {} : { reason: `${reason}` }),
	};
}

/** What a limit says, for people; an empty text if there is none of this name. */
export function limitText(evse: Seen, name: string): string {
	const { ma, mw, forMs, fallbackMa } = evse.limit(name) ?? {};
	const allowed = [ma === undefined ? "" : `${ampsText(ma)} A`, mw === undefined ? "" : `${mw / 1_000} W`]
		.filter((text) => text !== "")
		.join(", ");
	return forMs === undefined ? allowed : `${allowed}, to be renewed within ${forMs / 1_000} s, else ${ampsText(fallbackMa ?? 0)} A`;
}

/** All limits that others have set, or the first of them and how many more, in at most `longest` characters. */
export function limitsText(evse: Seen, longest: number): string {
	const names = evse.limits;
	let text = "";
	for (let i = 0; i < names.length; i++) {
		const next = `${text}${text === "" ? "" : "; "}${names[i]} ${limitText(evse, names[i])}`;
		if (next.length + MORE > longest && i + 1 < names.length) return `${text}${text === "" ? "" : "; "}${names.length - i} more`;
		text = next;
	}
	return text;
}

/** Characters for what is left out: "; 32 more". */
const MORE = 9;

/** Whether a limit can only lower: there is none of its name yet, or it allows no more than that one. */
export function lowers({ evse }: Subject, told: Arguments): boolean {
	const before = evse.limit(`${told.name}`);
	if (before === undefined) return true;
	const { ma, mw, phases } = limitFrom(told);
	if (before.phases === 1 && phases !== 1) return false;
	return before.ma === undefined ? before.mw !== undefined && mw !== undefined && mw <= before.mw : ma !== undefined && ma <= before.ma;
}
