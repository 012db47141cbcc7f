// SPDX-License-Identifier: Apache-2.0
/** Limits of the port as they are seen from here: what one allows, by its name, in the text that tells of all of them. */
import type { Charger, Told } from "../../link/charger.js";

/** What the names of all limits begin with that are set here. */
export const FAMILY = "openevse";
/** What a limit says that does not limit, mA. */
export const NO_LIMIT_MA = 80_000;
/** The least that can be offered, mA (IEC 61851-1 Annex A). */
export const LEAST_MA = 6_000;
/** It may be there: the text has no room for all of them. */
export const HIDDEN = "hidden";

/** Hears why something was not done; an empty text if it was. */
export type Heard = (refusal: string) => void;

/** mA that a limit allows; HIDDEN if that cannot be seen; undefined if there is none. */
export type Standing = number | typeof HIDDEN | undefined;

/** What the text says of one limit, behind its name: "16 A", "80 A, to be renewed within 60 s, else 0 A". Undefined if nothing. */
export function textOf(charger: Charger, name: string): string | undefined {
	const found = limitsIn(charger).find((limit) => limit.startsWith(`${name} `));
	return found?.slice(name.length + 1);
}

/** How a limit stands. One of power alone does not limit the current. */
export function standing(charger: Charger, name: string): Standing {
	const text = textOf(charger, name);
	if (text === undefined) return isCut(charger) ? HIDDEN : undefined;
	const amps = /^([\d.]+) A/.exec(text);
	return amps === null ? NO_LIMIT_MA : Math.round(Number(amps[1]) * 1_000);
}

/** Whether a limit is seen as it is to be, as far as it can be seen, and in what may be offered as well: the two are not looked at together. */
function isSo(charger: Charger, name: string, ma: number | undefined): boolean {
	const stands = standing(charger, name);
	if (stands !== ma && stands !== HIDDEN) return false;
	const allowed = charger.number("allowed");
	return charger.text("allowed.by") === name ? allowed === ma : allowed <= (ma ?? NO_LIMIT_MA);
}

/** Sets a limit, or renews it. `heard` gets the port's reason once it is refused, or an empty text once it is seen. */
export function setLimit(charger: Charger, told: Told & { readonly name: string; readonly current: number }, heard: Heard): void {
	charger.ask(
		"limit",
		told,
		() => isSo(charger, told.name, told.current),
		(outcome) => heard("refused" in outcome ? outcome.refused : ""),
	);
}

/** Takes a limit away; what was not there need not be. */
export function clearLimit(charger: Charger, name: string, heard: Heard): void {
	if (standing(charger, name) === undefined) {
		heard("");
		return;
	}
	charger.ask(
		"unlimit",
		{ name },
		() => isSo(charger, name, undefined),
		(outcome) => heard("refused" in outcome && !outcome.refused.startsWith(`there is no limit "${name}"`) ? outcome.refused : ""),
	);
}

/** Names of limits that are set here and can be seen. */
export function namesOf(charger: Charger): string[] {
	return limitsIn(charger)
		.map((limit) => limit.slice(0, limit.indexOf(" ")))
		.filter((name) => name === FAMILY || name.startsWith(`${FAMILY}.`));
}

/** Whether one of them holds charging back at this moment. */
export function holdsBack(charger: Charger): boolean {
	const by = charger.text("allowed.by");
	return charger.number("allowed") < LEAST_MA && (by === FAMILY || by.startsWith(`${FAMILY}.`));
}

function limitsIn(charger: Charger): string[] {
	return charger.text("limits").split("; ");
}

/** "3 more" at the end. No limit's name begins with a digit. */
function isCut(charger: Charger): boolean {
	return /^\d+ more$/.test(limitsIn(charger).at(-1) ?? "");
}
