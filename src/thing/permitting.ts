// SPDX-License-Identifier: Apache-2.0
/** The actions of whoever manages energy: to allow charging, to forbid it, and to have the charger diagnosed. */
import { frozen } from "../control/frozen.js";
import { FOREVER, type Terms, UNLIMITED } from "../evse/permit.js";
import type { Seen } from "../evse/seen.js";
import { ampsText, momentText } from "../settings/words.js";
import type { Argument, Arguments } from "./arguments.js";
import { type Outcome, unless } from "./outcome.js";
import type { Subject } from "./subject.js";

const AMPS = frozen({ is: "number", unit: "mA", min: 0, max: 0x7fffffff } as const);

/** What a permit is told. */
export const permitArguments: readonly Argument[] = frozen([
	{ name: "most", kind: AMPS, says: "the most that may be offered, per phase (no limit of its own)", optional: true },
	{ name: "until", kind: { is: "moment" }, says: "when it ends (never)", optional: true },
	{ name: "least", kind: AMPS, says: "the least that makes sense to whoever asks; it is shown (6)", optional: true },
] as const);

/** Allows charging. */
export function permit({ evse }: Subject, told: Arguments): Outcome {
	return unless(evse.givePermit(termsFrom(told)), permitText(evse));
}

/** Forbids it. */
export function forbid({ evse }: Subject): Outcome {
	evse.withdrawPermit();
	return { done: permitText(evse) };
}

/** A permit as a line for people. */
export function permitText({ permit: { state, terms } }: Pick<Seen, "permit">): string {
	if (state === "diagnosing") return "the charger is being diagnosed";
	if (state === "withdrawn") return "charging is forbidden until it is permitted again";
	const most = terms.mostMa === UNLIMITED ? "" : `, at most ${ampsText(terms.mostMa)} A`;
	return `charging is permitted${most}${terms.until === FOREVER ? "" : `, until ${momentText(terms.until)}`}`;
}

/** Whether a permit can only lower: another stands that allows as much and for as long. */
export function tightens({ evse }: Subject, told: Arguments): boolean {
	const { state, terms } = evse.permit;
	const { until, mostMa } = termsFrom(told);
	const notLonger = terms.until === FOREVER || (until !== FOREVER && until <= terms.until);
	return state === "given" && notLonger && (terms.mostMa === UNLIMITED || (mostMa !== UNLIMITED && mostMa <= terms.mostMa));
}

function termsFrom({ until = FOREVER, least = 6_000, most = UNLIMITED }: Arguments): Terms {
	return { until: until as number, leastMa: least as number, mostMa: most as number };
}
