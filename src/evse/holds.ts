// SPDX-License-Identifier: Apache-2.0
/** What holds charging back: a set of named reasons that is worked out anew each time, and of which each ends on its own. */
import { frozen } from "../control/frozen.js";

/** The reasons. `pauses`: what ChargingPausedEVSE calls it, if it only pauses a transaction. A reason's place is its bit. */
export const HOLDS = frozen([
	{ name: "unavailable", says: "the port was disabled" },
	{ name: "authorization", says: "nobody was authorized" },
	{ name: "finished", says: "the transaction is over until the vehicle is unplugged" },
	{ name: "recovering", says: "after a restart it is not clear yet whether the vehicle is still there" },
	{ name: "user", says: "somebody has paused it", pauses: "UserPause" },
	{ name: "fault", says: "a fault stands", pauses: "Error" },
	{ name: "energy", says: "less than 6 A may be offered", pauses: "NoEnergy" },
	{ name: "schedule", says: "the target can still be reached later", pauses: "Schedule" },
	{ name: "delay", says: "a random delay spares the grid", pauses: "Delay" },
	{ name: "phases", says: "the phases are being switched" },
	{ name: "clock", says: "a plan, or a permit that ends, waits for somebody to tell the time of day", pauses: "Clock" },
	{ name: "wear", says: "the contactor has closed so often that it rests for longer", pauses: "Wear" },
	{ name: "supply", says: "the supply has come and gone so often that it is given time to settle", pauses: "Supply" },
	{ name: "permit", says: "whoever manages energy has forbidden it, or has allowed it until a moment that has passed", pauses: "Permit" },
	{ name: "host", says: "the host above decides, and offers nothing", pauses: "Host" },
	{ name: "host_off", says: "the host above decides, and has disabled the port", pauses: "HostOff" },
	{ name: "host_lost", says: "the host above decides, and is not heard", pauses: "HostLost" },
] as const satisfies readonly { readonly name: string; readonly says: string; readonly pauses?: string }[]);

/** The name of a reason. */
export type HoldName = (typeof HOLDS)[number]["name"];

/** The bit of each reason. */
export const Hold = frozen(
	Object.fromEntries(HOLDS.map(({ name }, place) => [name, 1 << place])) as { readonly [Name in HoldName]: number },
);

/** Reasons that pause a transaction and are told as such, as bits. */
export const PAUSING: number = HOLDS.reduce((bits, row, place) => ("pauses" in row ? bits | (1 << place) : bits), 0);

/** Names of the reasons that hold. */
export function holdNames(holds: number): HoldName[] {
	return HOLDS.filter((_, place) => (holds & (1 << place)) !== 0).map(({ name }) => name);
}

/** What ChargingPausedEVSE calls them. */
export function pauseReasons(holds: number): string[] {
	return HOLDS.flatMap((row, place) => ("pauses" in row && (holds & (1 << place)) !== 0 ? [row.pauses] : []));
}
