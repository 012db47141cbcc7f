// SPDX-License-Identifier: Apache-2.0
/** From a seed to a plan: a vehicle comes, charges and goes; somebody may ask for something; and at each step of it the outside is in trouble. */
import { Dice } from "../../bench/dice.js";
import { draws } from "../incidents.js";
import type { Happening, Plan } from "./happening.js";
import { ASKERS } from "./requests.js";
import { TROUBLES } from "./troubles.js";

/** Until then the outside has begun to look in, ms. */
const BEGUN_MS = 4_000;
/** In so many of a hundred runs nobody asks for anything; in some of those the charger restarts as well. */
const SILENT = 30;
const RESTARTING = 60;

/** The plan of a seed, any int32. */
export function planOf(seed: number): Plan {
	const dice = new Dice(seed);
	const silent = dice.chance(SILENT);
	const charge = chargeOf(dice, silent && dice.chance(RESTARTING));
	const healedAt = charge[charge.length - 1].at + dice.whole(500, 6_000);
	const asked = silent ? [] : requestsOf(dice, healedAt);
	const happenings = [...charge, ...asked, ...troublesOf(dice, charge, healedAt)].sort((one, other) => one.at - other.at);
	return { happenings, healedAt };
}

/** What happens to the charger itself, and how long until the next: words of a scenario. */
type Incident = (dice: Dice) => readonly (readonly [words: string, waitMs: number])[];

function moment(dice: Dice): number {
	return dice.chance(40) ? dice.whole(10, 1_500) : dice.whole(1_500, 9_000);
}

/** From coming to asking; now and then at once. */
const COMES: Incident = (dice) => [
	["plug", dice.chance(30) ? 0 : moment(dice)],
	[draws(dice), dice.whole(3_000, 9_000)],
];
const GOES: Incident = (dice) => [["unplug", moment(dice)]];

const INCIDENTS: readonly Incident[] = [
	(dice) => [...GOES(dice), ...COMES(dice)],
	(dice) => [
		["pause", moment(dice)],
		[draws(dice), moment(dice)],
	],
	(dice) => [
		["> pause", moment(dice)],
		["> resume", moment(dice)],
	],
	(dice) => [[`> set limit ${dice.oneOf([5, 6, 10, 16, 20, 25, 32])}`, moment(dice)]],
	(dice) => [[draws(dice), moment(dice)]],
	(dice) => [
		[dice.oneOf(["error_e", "diode_fail", "mains 270", "meter lost"]), moment(dice)],
		["mains 230; meter ok", moment(dice)],
		[draws(dice), moment(dice)],
	],
	(dice) => [["stop_button on", moment(dice)], ["stop_button off; > clear", moment(dice)], ...GOES(dice), ...COMES(dice)],
	(dice) => [[`jitter ${dice.oneOf([0, 2, 5])}`, 0]],
];

const RESTARTS: readonly Incident[] = [
	(dice) => [["reboot", moment(dice)]],
	(dice) => [
		["power off", moment(dice)],
		["power on", moment(dice)],
		["power off", dice.whole(3_000, 9_000)],
		["power on", moment(dice)],
	],
];

function chargeOf(dice: Dice, restarts: boolean): Happening[] {
	const incidents = Array.from({ length: dice.whole(2, 6) }, () => dice.oneOf(INCIDENTS));
	if (restarts) incidents.splice(dice.whole(0, incidents.length), 0, dice.oneOf(RESTARTS));
	const happenings: Happening[] = [];
	let at = dice.whole(0, 2 * BEGUN_MS);
	for (const incident of [COMES, ...incidents, GOES, COMES])
		for (const [text, waitMs] of incident(dice)) {
			happenings.push({ at, to: "charge", text });
			at += waitMs;
		}
	return happenings;
}

function requestsOf(dice: Dice, healedAt: number): Happening[] {
	const askers = Array.from({ length: dice.whole(1, 3) }, () => dice.pick(ASKERS));
	return askers.flatMap(({ asks }) => asks(dice, dice.whole(BEGUN_MS, Math.max(BEGUN_MS, healedAt - 5_000)), healedAt));
}

/** Half of them begin as something happens to the charge, and many while it has no power if that happens. Whatever still lasts when all is to be well ends then. */
function troublesOf(dice: Dice, charge: readonly Happening[], healedAt: number): Happening[] {
	const happenings: Happening[] = [];
	const dark = charge.filter(({ text }) => text === "power off");
	for (let count = dice.whole(2, 7); count > 0; count--) {
		const { begins, ends } = dice.pick(TROUBLES);
		const near =
			dice.oneOf(dark.length > 0 && dice.chance(40) ? dark : charge).at +
			(dice.chance(40) ? dice.whole(400, 2_000) : dice.whole(-100, 400));
		const at = Math.max(0, Math.min(dice.chance(50) ? near : dice.whole(0, healedAt), healedAt - 10));
		happenings.push(trouble(at, begins(dice)));
		if (ends !== undefined) happenings.push(trouble(Math.min(at + lasting(dice), healedAt), ends));
	}
	return happenings;
}

function lasting(dice: Dice): number {
	if (dice.chance(30)) return dice.whole(20, 1_500);
	return dice.chance(60) ? dice.whole(1_500, 15_000) : dice.whole(15_000, 60_000);
}

function trouble(at: number, text: string): Happening {
	return { at, to: "trouble", text };
}
