// SPDX-License-Identifier: Apache-2.0
/** A claim: what a client of OpenEVSE wants of the charger (openevse_esp32_firmware models/Properties.yaml), as it is told and as a limit of the port. */
import { frozen } from "../../control/frozen.js";
import { type Members, recordIn, said } from "./body.js";
import { NO_LIMIT_MA } from "./limits.js";

/** What a client wants. What is left out is not wanted. */
export interface Claim {
	/** "active" allows charging, as far as everybody else does; "disabled" ends it. */
	readonly state?: "active" | "disabled";
	/** A per phase. The original tells them apart by priority; here the least counts. */
	readonly charge_current?: number;
	readonly max_current?: number;
	/** It ends when the vehicle is gone. */
	readonly auto_release?: boolean;
}

/** One member. */
interface Member {
	readonly name: keyof Claim;
	readonly right: string;
	isRight(value: unknown): boolean;
}

/** The most that a limit can say, A. */
const MOST_A = NO_LIMIT_MA / 1_000;
/** Takes a member back, as in the original (evse_man.cpp, deserialize). */
const CLEAR = "clear";

/** The table. Currents are whole, because evcc decodes what it reads back as integers. */
const MEMBERS: readonly Member[] = frozen<readonly Member[]>([
	{ name: "state", right: '"active" or "disabled"', isRight: (value) => value === "active" || value === "disabled" },
	{ name: "charge_current", right: `whole amperes from 0 to ${MOST_A}`, isRight: isAmps },
	{ name: "max_current", right: `whole amperes from 0 to ${MOST_A}`, isRight: isAmps },
	{ name: "auto_release", right: "true or false", isRight: (value) => value === true || value === false },
]);
/** What python-openevse-http can tell as well, and the original does not look at. */
const ELSEWHERE: readonly string[] = frozen(["energy_limit", "time_limit"]);
const NAMES: readonly string[] = frozen([...MEMBERS.map(({ name }) => name), ...ELSEWHERE]);

function isAmps(value: unknown): boolean {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST_A;
}

/** Reads a claim. Throws an Error that says what would be right. */
export function claimIn(body: string): Claim {
	const record = recordIn(body, NAMES);
	const elsewhere = ELSEWHERE.find((name) => record[name] !== undefined);
	if (elsewhere !== undefined) throw new Error(`"${elsewhere}" belongs to no claim; tell it to /limit`);
	return Object.fromEntries(MEMBERS.flatMap((member) => memberOf(member, record))) as Claim;
}

function memberOf({ name, right, isRight }: Member, record: Members): [string, unknown][] {
	const value = record[name];
	if (value === undefined || (value === CLEAR && name !== "auto_release")) return [];
	if (!isRight(value)) throw new Error(`${name} cannot be ${said(value)}; it is ${right}`);
	return [[name, value]];
}

/** The current that it names, mA per phase, whatever its state is. */
export function currentOf({ charge_current = MOST_A, max_current = MOST_A }: Claim): number {
	return Math.min(charge_current, max_current) * 1_000;
}

/** What it allows, mA per phase. */
export function allowanceOf(claim: Claim): number {
	return claim.state === "disabled" ? 0 : currentOf(claim);
}

/** A claim of which no more is known than what it allows: who has made it is forgotten, or somebody else has set the limit. */
export function claimOf(ma: number): Claim {
	if (ma === 0) return { state: "disabled" };
	return ma >= NO_LIMIT_MA ? { state: "active" } : { state: "active", max_current: Math.floor(ma / 1_000) };
}
