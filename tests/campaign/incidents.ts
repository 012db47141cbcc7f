// SPDX-License-Identifier: Apache-2.0
/** Incidents: what may happen to a charging session, in the words of the scenario language, more or less often. */
import type { Dice, Weighted } from "../bench/dice.js";

/** Something that happens; most end by being put right, which is not to say that the firmware lets charging go on. */
export interface Incident extends Weighted {
	readonly happens: (dice: Dice) => string[];
}

/** Time goes by: more often a moment within the reach of debouncing than a while. */
function sleep(dice: Dice, leastMs: number, mostMs: number): string {
	return `sleep ${dice.whole(leastMs, mostMs) / 1_000}`;
}

export function moment(dice: Dice): string {
	if (dice.chance(40)) return sleep(dice, 1, 600);
	return dice.chance(70) ? sleep(dice, 600, 4_000) : sleep(dice, 4_000, 9_000);
}

/** The vehicle asks for current. */
export function draws(dice: Dice): string {
	const word = dice.chance(75) ? "draw_power_regulated" : "draw_power_fixed";
	return `${word} ${dice.whole(6, 32)},${dice.oneOf([1, 3, 3])}`;
}

/** The cable comes out and goes in again; in between anything from a bounce to a while. */
function replug(dice: Dice): string[] {
	return ["unplug", ...(dice.chance(80) ? [moment(dice)] : []), "plug", ...(dice.chance(70) ? [moment(dice)] : []), draws(dice)];
}

/** Ω on the pilot: vehicles at the edges of their tolerances, other things, and none. */
function resistance(dice: Dice): number {
	return dice.oneOf([0, 80, 239, 253, 246, 600, 856, 908, 882, 2_658, 2_822, 2_740, 10_000, 1_000_000, dice.whole(0, 5_000)]);
}

function glitch(dice: Dice): string {
	return `glitch ${resistance(dice)},${dice.oneOf([1, 2, 3, 4, 5, 6, 8, 10, 20, 50, dice.whole(1, 200), dice.whole(200, 700)])}`;
}

/** After an incident: often a driver or an owner who tries to go on. */
function remedy(dice: Dice): string[] {
	return dice.pick(REMEDIES).happens(dice);
}

const REMEDIES: readonly Incident[] = [
	{ weight: 4, happens: () => [] },
	{ weight: 3, happens: (dice) => [draws(dice)] },
	{ weight: 5, happens: replug },
	{ weight: 3, happens: (dice) => ["> clear", ...(dice.chance(50) ? [moment(dice), draws(dice)] : [])] },
	{ weight: 1, happens: () => ["> clear", "> resume", "> set limit 32"] },
];

/** What vehicles and drivers do. */
export const VEHICLE: readonly Incident[] = [
	{ weight: 6, happens: replug },
	{ weight: 5, happens: (dice) => ["pause", moment(dice), draws(dice)] },
	{ weight: 3, happens: (dice) => ["pause", sleep(dice, 1, 700), draws(dice), sleep(dice, 1, 700), "pause", moment(dice), draws(dice)] },
	{ weight: 3, happens: (dice) => [draws(dice)] },
	{ weight: 3, happens: (dice) => ["ventilation", moment(dice), ...(dice.chance(70) ? [draws(dice)] : remedy(dice))] },
	{ weight: 2, happens: (dice) => [`ev reaction ${dice.oneOf(["0", "0.02", "0.5", "1", "3", "5"])}`] },
	{ weight: 1, happens: (dice) => ["ev sleeps", moment(dice), ...remedy(dice)] },
	{ weight: 4, happens: (dice) => ["error_e", moment(dice), draws(dice), ...remedy(dice)] },
	{ weight: 4, happens: (dice) => ["diode_fail", moment(dice), ...remedy(dice)] },
	{ weight: 4, happens: (dice) => [`pilot ${resistance(dice)}`, moment(dice), draws(dice), ...remedy(dice)] },
	{ weight: 3, happens: (dice) => [`pilot ${resistance(dice)} no_diode`, moment(dice), draws(dice), ...remedy(dice)] },
	{ weight: 3, happens: (dice) => ["pilot open", moment(dice), draws(dice), ...remedy(dice)] },
	{ weight: 2, happens: (dice) => ["unplug", moment(dice), draws(dice)] },
];

/** What happens to the board and to what is around it. */
export const BOARD: readonly Incident[] = [
	{ weight: 6, happens: (dice) => [glitch(dice)] },
	{ weight: 4, happens: (dice) => [glitch(dice), sleep(dice, 1, 30), glitch(dice), sleep(dice, 1, 30), glitch(dice)] },
	{
		weight: 3,
		happens: (dice) => [`cable ${dice.oneOf(["13", "20", "32", "63", "none", 500, 40, 3_000])}`, moment(dice), "cable 32", ...remedy(dice)],
	},
	{ weight: 2, happens: (dice) => [`cable ${dice.oneOf(["13", "20", "63"])}`, ...replug(dice)] },
	{ weight: 2, happens: (dice) => ["cable tethered", moment(dice), "cable 32", ...remedy(dice)] },
	{ weight: 4, happens: (dice) => [`residual ${dice.oneOf([2, 5.9, 6, 7, 30, 300])}`, moment(dice), "residual 0", ...remedy(dice)] },
	{ weight: 2, happens: (dice) => [`residual ${dice.oneOf([10, 29, 30, 100])} ac`, moment(dice), "residual 0 ac", ...remedy(dice)] },
	{
		weight: 2,
		happens: (dice) => [`residual_monitor ${dice.oneOf(["dead", "stuck"])}`, moment(dice), "residual_monitor ok", ...remedy(dice)],
	},
	{
		weight: 2,
		happens: (dice) => [
			`temperature ${dice.oneOf(["-30", "60", "75", "110", "lost", "frozen"])}`,
			moment(dice),
			"temperature 25",
			...remedy(dice),
		],
	},
	{ weight: 1, happens: (dice) => ["tamper on", moment(dice), "tamper off", ...remedy(dice)] },
	{ weight: 1, happens: (dice) => ["brown_out on", moment(dice), "brown_out off", ...remedy(dice)] },
	{ weight: 1, happens: (dice) => [`lock ${dice.oneOf(["ok", "jammed", "jammed"])}`, ...replug(dice), "lock ok"] },
	{ weight: 2, happens: (dice) => [`generator ${dice.oneOf([-10, -5, 5, 7, 9])}`, moment(dice), "generator 0", ...remedy(dice)] },
	{
		weight: 4,
		happens: (dice) => [
			`contactor ${dice.oneOf(["welded", "stuck_open", "feedback_lost"])}`,
			moment(dice),
			...remedy(dice),
			"contactor ok",
			...remedy(dice),
		],
	},
	{ weight: 1, happens: (dice) => [`contactor_delay ${dice.oneOf([5, 15, 25, 60, 150])}`] },
	{ weight: 2, happens: (dice) => [`meter ${dice.oneOf(["lost", "frozen"])}`, moment(dice), "meter ok"] },
	{ weight: 5, happens: (dice) => ["stop_button on", sleep(dice, 50, 3_000), "stop_button off", moment(dice), ...remedy(dice)] },
	{ weight: 3, happens: (dice) => [`noise ${dice.oneOf([20, 100, 200, 300])}`, moment(dice), ...(dice.chance(50) ? ["noise 0"] : [])] },
	{ weight: 1, happens: (dice) => [`noise ${dice.oneOf([500, 900, 1_500])}`, moment(dice), "noise 0", ...remedy(dice)] },
	{ weight: 3, happens: (dice) => [`jitter ${dice.oneOf([0, 2, 5, 9, 20, 40])}`] },
	{ weight: 5, happens: (dice) => [`stall ${dice.oneOf([15, 40, 90, 99, 101, 150, 500, dice.whole(1, 3_000)])}`] },
	{ weight: 2, happens: (dice) => ["power off", moment(dice), "power on"] },
	{ weight: 2, happens: () => ["reboot"] },
	{
		weight: 2,
		happens: (dice) => [
			`mains ${dice.oneOf(["0", "180", "207", "260", "230,0,230", "230,400,60"])}`,
			moment(dice),
			"mains 230",
			...remedy(dice),
		],
	},
	{ weight: 1, happens: (dice) => [`frequency ${dice.oneOf([45, 49, 51, 60])}`, moment(dice), "frequency 50", ...remedy(dice)] },
];

/** What real boards and real garages do beside what a bench would: the rest of the charger goes on meanwhile. */
export const HARSH: readonly Incident[] = [
	{ weight: 3, happens: (dice) => [`meter_interval ${dice.oneOf([200, 500, 1_000])}`, moment(dice), ...remedy(dice)] },
	{ weight: 1, happens: (dice) => ["meter_interval 0", ...remedy(dice)] },
	{ weight: 1, happens: (dice) => ["meter none", moment(dice), ...remedy(dice), "meter ok"] },
	{ weight: 1, happens: (dice) => ["frequency none", moment(dice), ...remedy(dice), "frequency 50"] },
	{ weight: 2, happens: (dice) => [`monitor_delay ${dice.oneOf([100, 500, dice.whole(1_400, 3_000)])}`, ...replug(dice)] },
	{ weight: 2, happens: (dice) => [`bounce ${dice.oneOf([0, 1, 2, 3, 5, 10])}`, ...(dice.chance(50) ? replug(dice) : [])] },
	{ weight: 2, happens: (dice) => [`trip_line ${dice.oneOf([1, 5, 20, 100, 1_000])}`, moment(dice), ...remedy(dice)] },
	{ weight: 2, happens: (dice) => [`lock_contact lost ${dice.oneOf([5, 10, 50, 500, 3_000])}`, moment(dice), ...remedy(dice)] },
	{
		weight: 3,
		happens: (dice) => [`weld ${dice.oneOf(["l1", "l2", "l3", "phases"])}`, moment(dice), ...remedy(dice), "contactor ok", ...remedy(dice)],
	},
	{ weight: 2, happens: (dice) => [`> phases ${dice.oneOf(["1", "3", "auto"])}`, moment(dice), ...remedy(dice)] },
	{ weight: 3, happens: (dice) => [`rails ${dice.oneOf([12, 11.4, 12.6])} -${rail(dice)}`, moment(dice), "generator 0", ...remedy(dice)] },
	{ weight: 3, happens: (dice) => [`hum ${dice.oneOf([200, 300])},${mainsHz(dice)}`, moment(dice), "hum 0,50"] },
	{ weight: 3, happens: (dice) => [`hum ${hum(dice)},${mainsHz(dice)}`, moment(dice), "hum 0,50", ...remedy(dice)] },
	{ weight: 3, happens: (dice) => [`hum ${hum(dice)},${mainsHz(dice)} load`, moment(dice), ...remedy(dice), "hum 0,50"] },
	{ weight: 4, happens: (dice) => [`unreadable ${gaps(dice)}`, moment(dice), ...remedy(dice), "unreadable 0,1", ...remedy(dice)] },
	{ weight: 3, happens: (dice) => [`meter_interval ${dice.oneOf([2_000, 2_700, 5_000])}`, moment(dice), ...remedy(dice)] },
	// a plus of 8 V makes the C of B, to the millivolt
	{
		weight: 3,
		happens: (dice) => [`rails ${dice.oneOf([9, 9.5, 10, 10.5, 11])} -${rail(dice)}`, moment(dice), "generator 0", ...remedy(dice)],
	},
	{
		weight: 3,
		happens: (dice) => [`unreadable ${dice.oneOf(["9,10", "19,20", "39,40", "58,59"])}`, moment(dice), ...remedy(dice), "unreadable 0,1"],
	},
	// a flash that erases stops the loop for longer than the guard's lease
	{
		weight: 10,
		happens: (dice) => [`flash ${dice.oneOf([20, 50, 100, 200, 400])}`, ...(dice.chance(50) ? replug(dice) : []), moment(dice), "flash 0"],
	},
];

/** A rail of the generator, V. */
function rail(dice: Dice): number {
	return dice.oneOf([12, 8, 9, 9.5, 10, 10.5, 11, 11.4]);
}

/** Hum that is more than anybody need read through, mV. */
function hum(dice: Dice): number {
	return dice.oneOf([500, 800, 1_300, 2_000, 3_000]);
}

function mainsHz(dice: Dice): number {
	return dice.oneOf([50, 50, 60]);
}

/** Windows that the sampler cannot read, of how many. */
function gaps(dice: Dice): string {
	return dice.oneOf(["1,2", "3,4", "1,8", "4,8", "4,10", "1,1"]);
}

/** A vehicle charges, and for longer than anything may take something is not as it should be. */
function endures(dice: Dice, on: string, off: string): string[] {
	const fresh = dice.chance(70) ? ["> clear", "> resume", "unplug", sleep(dice, 500, 1_500), "plug", draws(dice)] : [];
	return [...fresh, sleep(dice, 3_000, 6_000), on, sleep(dice, 6_000, 16_000), off, ...remedy(dice)];
}

/** What has to last to do harm. */
export const ENDURING: readonly Incident[] = [
	{ weight: 3, happens: (dice) => endures(dice, `temperature ${dice.oneOf([61, 66, 71, 76, 90])}`, "temperature 25") },
	{ weight: 1, happens: (dice) => endures(dice, "temperature lost", "temperature 25") },
	{ weight: 2, happens: (dice) => endures(dice, `mains ${dice.oneOf(["175", "183,230,230", "230,230,0", "0"])}`, "mains 230") },
	{ weight: 2, happens: (dice) => endures(dice, `mains ${dice.oneOf(["205", "255", "275", "230,230,271", "258,190,240"])}`, "mains 230") },
	{ weight: 2, happens: (dice) => endures(dice, `frequency ${dice.oneOf([45, 46.5, 51, 63])}`, "frequency 50") },
	{ weight: 2, happens: (dice) => endures(dice, "tamper on", "tamper off") },
	{ weight: 2, happens: (dice) => endures(dice, `meter ${dice.oneOf(["lost", "frozen"])}`, "meter ok") },
	{ weight: 2, happens: (dice) => endures(dice, "draw_power_fixed 40,3", draws(dice)) },
	{ weight: 2, happens: (dice) => endures(dice, "contactor welded", "contactor ok") },
	{ weight: 1, happens: (dice) => endures(dice, "residual_monitor stuck", "residual_monitor ok") },
	{ weight: 1, happens: (dice) => endures(dice, "lock jammed", "lock ok") },
];

/** What owners type. */
export const OWNER: readonly Incident[] = [
	{ weight: 6, happens: (dice) => [`> set limit ${dice.oneOf([5, 6, 8, 10, 13, 16, 20, 25, 32, 51.5, 53, 63, 80])}`] },
	{ weight: 2, happens: (dice) => ["> set limit 32", sleep(dice, 1, 6_000), "> set limit 10", sleep(dice, 1, 6_000), "> set limit 20"] },
	{
		weight: 3,
		happens: (dice) => [
			`> set limit ${dice.oneOf([8, 10, 13, 20])}`,
			sleep(dice, 1, 700),
			dice.oneOf(["pause", "unplug"]),
			moment(dice),
			draws(dice),
		],
	},
	{ weight: 3, happens: (dice) => ["> pause", moment(dice), "> resume"] },
	{ weight: 2, happens: (dice) => ["> pause", sleep(dice, 5_500, 8_000), "> resume"] },
	{ weight: 2, happens: (dice) => ["draw_power_fixed 16,3", sleep(dice, 2_000, 5_000), "> pause", sleep(dice, 1, 9_000), "> resume"] },
	{
		weight: 2,
		happens: (dice) => ["draw_power_fixed 16,3", sleep(dice, 2_000, 5_000), "> set limit 5", sleep(dice, 1, 9_000), "> set limit 16"],
	},
	{ weight: 2, happens: (dice) => [`> set ventilation ${dice.oneOf(["no", "yes", "yes"])}`] },
	{ weight: 2, happens: () => ["> clear"] },
	{ weight: 1, happens: (dice) => [`> ${dice.oneOf(["status", "get", "help", "set limit 900", "set limit x", "set nothing 1"])}`] },
];

/** A vehicle charges anew whatever the pilot says, and then something comes again and again. */
function again(dice: Dice, times: number, once: () => string[]): string[] {
	const fresh = ["> clear", "> resume", "> set limit 32", "unplug", sleep(dice, 1_200, 2_000), "draw_power_fixed 16,3", "sleep 5"];
	return [...fresh, ...Array.from({ length: times }, once).flat(), ...remedy(dice)];
}

/** What comes again, or comes together. */
export const INSISTENT: readonly Incident[] = [
	{
		weight: 3,
		happens: (dice) => {
			const what = dice.oneOf(["glitch 1000000,8", "glitch 1000000,30", "glitch 10000,20"]);
			return again(dice, dice.whole(11, 15), () => [what, sleep(dice, 2_600, 4_000)]);
		},
	},
	{
		weight: 3,
		happens: (dice) => again(dice, dice.whole(3, 6), () => ["> pause", sleep(dice, 1_200, 5_500), "> resume", sleep(dice, 20, 380)]),
	},
	{
		weight: 3,
		happens: (dice) => [
			...again(dice, 1, () => ["sleep 1"]),
			`temperature ${dice.oneOf([62, 63, 64])}`,
			sleep(dice, 20, 300),
			"pause",
			sleep(dice, 20, 400),
			`temperature ${dice.oneOf([65, 66, 67])}`,
			"sleep 1",
			"temperature 25",
			...remedy(dice),
		],
	},
	{
		weight: 2,
		happens: (dice) => [...again(dice, 1, () => ["contactor welded", "reboot"]), moment(dice), "contactor ok", ...remedy(dice)],
	},
	{
		weight: 2,
		happens: (dice) => [
			...again(dice, 1, () => ["> set lock.fitted yes", "lock ok", "sleep 3", "contactor welded", "reboot"]),
			moment(dice),
			"contactor ok",
			"lock none",
		],
	},
	{ weight: 2, happens: (dice) => ["> set residual.fitted no", ...again(dice, 1, () => ["residual 300"]), moment(dice), "residual 0"] },
];
