// SPDX-License-Identifier: Apache-2.0
/** Incidents under a host above: what it says of pilot, contactor, overcurrent, phases and lock, in and out of its order, and how it falls silent. */
import type { Dice } from "../bench/dice.js";
import { draws, type Incident, moment } from "./incidents.js";

/** A host that decides from power-up on. */
export const HOST_BEGINS: readonly string[] = ["> set mode everest", "host on", "sleep 3"];

function says(what: string): string {
	return `ask as host host.${what}`;
}

/** A duty that offers current, hundredths of a percent. */
function offers(dice: Dice): string {
	return says(`pilot duty=${dice.oneOf([1_000, 1_667, 2_667, 5_333, 8_500])}`);
}

function lets(dice: Dice): string {
	return says(`overcurrent current=${dice.oneOf([6_000, 10_000, 16_000, 32_000, 80_000])}`);
}

/** Everything that a charge needs, in EVerest's order. */
export function begins(dice: Dice): string[] {
	return [lets(dice), offers(dice), ...(dice.chance(50) ? [moment(dice)] : []), says("allow")];
}

/** What a host says and does. */
export const HOST: readonly Incident[] = [
	{ weight: 8, happens: (dice) => [draws(dice), ...begins(dice)] },
	{ weight: 4, happens: (dice) => [says("forbid"), moment(dice), ...(dice.chance(60) ? [says("allow")] : [])] },
	{ weight: 4, happens: (dice) => [says("pilot duty=10000"), moment(dice), ...(dice.chance(70) ? begins(dice) : [])] },
	{ weight: 3, happens: (dice) => [says("pilot duty=0"), moment(dice), says("pilot duty=10000"), ...begins(dice)] },
	{ weight: 2, happens: (dice) => [says("pilot duty=500"), says("allow"), moment(dice), offers(dice)] },
	{ weight: 3, happens: (dice) => [offers(dice), moment(dice), lets(dice)] },
	{ weight: 6, happens: (dice) => ["host off", moment(dice), "host on", moment(dice), ...(dice.chance(80) ? begins(dice) : [])] },
	{ weight: 3, happens: (dice) => ["host off", moment(dice), says("allow"), offers(dice), moment(dice), "host on", moment(dice)] },
	{ weight: 3, happens: (dice) => ["host off", "sleep 9", "host on", "sleep 2", ...begins(dice)] },
	{ weight: 3, happens: (dice) => [says("enable on=no"), moment(dice), says("enable on=yes"), ...begins(dice)] },
	{ weight: 1, happens: (dice) => [says("unlock"), moment(dice), says("lock"), ...begins(dice)] },
	{ weight: 1, happens: (dice) => ["> set phaseSwitch yes", says(`phases phases="${dice.oneOf([1, 3])}"`), moment(dice)] },
	{ weight: 1, happens: () => [says("test")] },
];
