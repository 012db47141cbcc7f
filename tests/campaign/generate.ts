// SPDX-License-Identifier: Apache-2.0
/** From a seed to a scenario: a vehicle comes, charges for a while, and then things happen, for a virtual minute at least. */
import { Dice } from "../bench/dice.js";
import { begins, HOST, HOST_BEGINS } from "./hostIncidents.js";
import { BOARD, draws, ENDURING, HARSH, INSISTENT, OWNER, VEHICLE } from "./incidents.js";

/** The least virtual time of a session, ms. */
const SESSION_MS = 60_000;
/** A few sessions last so long that retries and wake-ups come to pass, ms. */
const LONG_SESSION_MS = 240_000;

/** The commands of one line. */
type Line = readonly string[];

/** The scenario of a seed (any int32), one incident a line. */
export function generate(seed: number): string {
	const dice = new Dice(seed);
	const leastMs = dice.chance(4) ? LONG_SESSION_MS : SESSION_MS;
	const hosted = dice.chance(15);
	const lines: Line[] = [[`seed ${dice.whole(0, 0x3fffffff)}`], ...(hosted ? [HOST_BEGINS] : []), ...opening(dice)];
	if (hosted) lines.push(begins(dice));
	while (millisecondsOf(lines) < leastMs) lines.push(...incident(dice, hosted));
	return lines.map((line) => line.join("; ")).join("\n");
}

/** The place, the vehicle, and a start; now and then all at once. */
function opening(dice: Dice): Line[] {
	const lines: Line[] = [];
	if (dice.chance(30)) lines.push([`noise ${dice.oneOf([20, 50, 100, 150, 300])}`]);
	if (dice.chance(30)) lines.push([`jitter ${dice.oneOf([1, 2, 5, 9, 15])}`]);
	if (dice.chance(30)) lines.push([`cable ${dice.oneOf(["13", "20", "63"])}`]);
	else if (dice.chance(10)) lines.push(["cable tethered", "> set outlet tethered"]);
	if (dice.chance(50)) lines.push([`> set limit ${dice.oneOf([6, 10, 16, 20, 40, 63])}`]);
	if (dice.chance(15)) lines.push(["lock ok", "> set lock.fitted yes"]);
	if (dice.chance(15)) lines.push(["> set mains.pen yes"]);
	if (dice.chance(20)) lines.push(["> set ventilation yes"]);
	if (dice.chance(20)) lines.push([`ev reaction ${dice.oneOf(["0", "0.1", "2"])}`]);
	if (dice.chance(30)) lines.push([wait(dice, 0, 3_000)]);
	lines.push(
		dice.chance(20) ? ["iec_wait_pwr_ready", draws(dice)] : ["plug", ...(dice.chance(60) ? [wait(dice, 1, 3_000)] : []), draws(dice)],
	);
	if (dice.chance(10)) lines.push(["ventilation"]);
	if (dice.chance(5)) lines.push(["ev sleeps"]);
	if (dice.chance(90)) lines.push([wait(dice, 4_000, 20_000)]);
	return lines;
}

/** Something happens, perhaps while something else still does, and time goes by. */
function incident(dice: Dice, hosted: boolean): Line[] {
	const happens = dice.pick([
		...(hosted ? [{ weight: 12, table: HOST }] : []),
		{ weight: 4, table: VEHICLE },
		{ weight: 5, table: BOARD },
		{ weight: 2, table: OWNER },
		{ weight: 1, table: ENDURING },
		{ weight: 3, table: HARSH },
		{ weight: 1, table: INSISTENT },
	]);
	return [dice.pick(happens.table).happens(dice), ...(dice.chance(75) ? [[pauseOf(dice)]] : [])];
}

function pauseOf(dice: Dice): string {
	if (dice.chance(35)) return wait(dice, 1, 1_000);
	return dice.chance(70) ? wait(dice, 1_000, 6_000) : wait(dice, 6_000, 15_000);
}

function wait(dice: Dice, leastMs: number, mostMs: number): string {
	return `sleep ${dice.whole(leastMs, mostMs) / 1_000}`;
}

/** Virtual time that the lines take. */
function millisecondsOf(lines: readonly Line[]): number {
	const sleeps = lines.flat().filter((command) => command.startsWith("sleep "));
	return sleeps.reduce((sum, command) => sum + Math.round(Number(command.slice("sleep ".length)) * 1_000), 0);
}
