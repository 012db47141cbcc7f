// SPDX-License-Identifier: Apache-2.0
/** Commands: what EVerest may tell a board, each with what it asks the charger for. */
import { frozen } from "../../control/frozen.js";
import type { Told } from "../../link/charger.js";
import { fieldsOf, member, parsedFrom } from "../api/json.js";

/** What a command asks for. */
export interface Wanted {
	readonly action: string;
	readonly told: Told;
	/** Of two that are about the same the newer counts. */
	readonly about: string;
	/** It can only end or lower what flows: it passes all others. */
	readonly withdraws?: true;
	/** Current may flow by it. */
	readonly gives?: true;
	/** What it takes back as well, were that still waiting. */
	readonly undoes?: string;
}

/** One command. */
export interface CommandRow {
	readonly name: string;
	readonly payload: string;
	readonly says: string;
	/** Reads a payload, which is undefined if it is no text. Throws an Error that says what would be right; nothing is asked for then. */
	wanted(payload: string | undefined): Wanted;
}

/** Of the pilot, hundredths of a percent: −12 V, +12 V, and the most by which a vehicle reads a current (80 A, IEC 61851-1 table A.8). */
const F_DUTY = 0;
const X1_DUTY = 10_000;
const MOST_DUTY = 9_700;
/** Less than this is 5 %, or nothing. */
const LEAST_DUTY = 700;
/** The most that the charger's protection is set to, mA. */
const MOST_MA = 80_000;
const REASONS: readonly string[] = frozen(["DCCableCheck", "DCPreCharge", "FullPowerCharging", "PowerOff"]);
const PHASES: { readonly [mode: string]: string } = frozen({ ThreePhases: "3", SinglePhase: "1" });

/** The table. Of commands without arguments EVerest sends an empty payload; whatever comes instead says nothing, and is not looked at. */
export const COMMANDS: readonly CommandRow[] = frozen([
	{
		name: "enable",
		payload: "boolean",
		says: "false: state F, and nothing new begins; true: the pilot that was told last, and letter and power are told again",
		wanted: enabled,
	},
	{
		name: "pwm_on",
		payload: "number, %",
		says: "duty of the pilot; 0 is F, above 97 is X1, both as EVerest's boards have it",
		wanted: duty,
	},
	{ name: "cp_state_X1", payload: "nothing", says: "+12 V, no current is offered", wanted: () => pilot(X1_DUTY) },
	{ name: "cp_state_F", payload: "nothing", says: "−12 V, the charger is not available", wanted: () => pilot(F_DUTY) },
	{ name: "cp_state_E", payload: "nothing", says: "refused: no board here can make 0 V, as `supports_cp_state_E` says", wanted: noStateE },
	{
		name: "allow_power_on",
		payload: "PowerOnOff",
		says: "true: the contactor may close, once everything of the charger's own agrees; false: it opens at once",
		wanted: power,
	},
	{
		name: "ac_switch_three_phases_while_charging",
		payload: "ACPhaseMode",
		says: "the charger's own sequence, which no vehicle is harmed by; `ac_nr_of_phases` then says so",
		wanted: phases,
	},
	{
		name: "ac_overcurrent_limit",
		payload: "number, A",
		says: "threshold of the overcurrent protection, to which its margin is added; 80 at most. Never the duty",
		wanted: overcurrent,
	},
	{ name: "lock", payload: "nothing", says: "locks the plug", wanted: () => ({ action: "host.lock", told: {}, about: "lock" }) },
	{
		name: "unlock",
		payload: "nothing",
		says: "unlocks it as soon as the contactor is open",
		wanted: () => ({ action: "host.unlock", told: {}, about: "lock" }),
	},
	{
		name: "self_test",
		payload: "nothing",
		says: "tests the residual current monitor as soon as the contactor is open; `Selftest` is raised if it fails",
		wanted: () => ({ action: "host.test", told: {}, about: "test" }),
	},
]);

/** What is done for a host that cannot say it: X1, so that a vehicle lets go; and the end of its permission. */
export const NO_CURRENT: Wanted = frozen(pilot(X1_DUTY));
export const NO_PERMISSION: Wanted = frozen(forbidden());

function enabled(payload: string | undefined): Wanted {
	const value = parsedOf(payload);
	if (typeof value !== "boolean") throw new Error("write true or false");
	if (value) return { action: "host.enable", told: { on: "yes" }, about: "enable" };
	return { action: "host.enable", told: { on: "no" }, about: "enable", withdraws: true, undoes: "power" };
}

/** EVerest's duties are floats times 100: 6 A is 10.000000149011612, 80 A 97.00000286102295. */
function duty(payload: string | undefined): Wanted {
	const percent = numberIn(parsedOf(payload), 0, 100, "percent");
	// what rounds to 0 was no 0, which would be F
	const hundredths = percent === 0 ? F_DUTY : Math.max(1, Math.round(percent * 100));
	return pilot(hundredths > MOST_DUTY ? X1_DUTY : hundredths);
}

function pilot(duty: number): Wanted {
	const wanted = { action: "host.pilot", told: { duty }, about: "pilot" };
	return duty === F_DUTY || duty === X1_DUTY ? { ...wanted, withdraws: true } : { ...wanted, gives: true };
}

/** Whether a duty, hundredths of a percent, is one by which a vehicle reads a current. */
export function isOffer(duty: unknown): boolean {
	return typeof duty === "number" && duty > LEAST_DUTY && duty <= MOST_DUTY;
}

function noStateE(): Wanted {
	throw new Error("no board here can make it, as supports_cp_state_E says; F is cp_state_F");
}

/** A false is one whatever its reason is; a true with one that nobody knows is none. */
function power(payload: string | undefined): Wanted {
	const fields = fieldsOf(parsedOf(payload));
	const allowed = member(fields, "allow_power_on");
	if (allowed === false) return forbidden();
	if (allowed !== true) throw new Error('write {"allow_power_on":true or false,"reason":…}');
	if (!REASONS.includes(member(fields, "reason") as string)) throw new Error(`write a reason that is one of ${REASONS.join(", ")}`);
	return { action: "host.allow", told: {}, about: "power", gives: true };
}

function forbidden(): Wanted {
	return { action: "host.forbid", told: {}, about: "power", withdraws: true };
}

function phases(payload: string | undefined): Wanted {
	const mode = parsedOf(payload);
	if (typeof mode !== "string" || !Object.hasOwn(PHASES, mode)) throw new Error(`write one of "${Object.keys(PHASES).join('", "')}"`);
	return { action: "host.phases", told: { phases: PHASES[mode] }, about: "phases" };
}

function overcurrent(payload: string | undefined): Wanted {
	const amps = numberIn(parsedOf(payload), 0, Number.MAX_VALUE, "ampere");
	const current = Math.min(Math.round(amps * 1_000), MOST_MA);
	return { action: "host.overcurrent", told: { current }, about: "overcurrent" };
}

function parsedOf(payload: string | undefined): unknown {
	const parsed = payload === undefined ? undefined : parsedFrom(payload);
	if (parsed === undefined) throw new Error("its payload is no JSON");
	return parsed.value;
}

function numberIn(value: unknown, least: number, most: number, unit: string): number {
	if (typeof value === "number" && value >= least && value <= most) return value;
	throw new Error(`write a number of ${unit}, ${least} ${most === Number.MAX_VALUE ? "at least" : `to ${most}`}`);
}
