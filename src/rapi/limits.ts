// SPDX-License-Identifier: Apache-2.0
/** The limits that RAPI sets at the port, by the names of their sources, and what is left of the current between them. */
import { frozen } from "../control/frozen.js";
import type { RapiCharger } from "./charger.js";

/** What `$SC … V` allows. */
export const CAPACITY = "rapi";
/** Nothing, once the session has had what `$S3` and `$SH` allow. */
export const SESSION = "rapi.session";
/** What is left while pulses are missed. */
export const HEARTBEAT = "heartbeat";

/** The least that can be offered, A. */
export const LEAST_AMPS = 6;
/** What a limit says that does not limit, mA. */
export const NO_LIMIT_MA = 80_000;

/** Takes a limit away, if there is one. */
export function drop({ evse }: RapiCharger, name: string): void {
	if (evse.limit(name) !== undefined) evse.clearLimit(name);
}

/** What the port has found that it may offer when it looked last, whole amperes; 0 where that is too little to charge. In RAPI's words the present capacity. */
export function capacity({ evse }: RapiCharger): number {
	return enough(evse.binding.ma);
}

/** Who binds by a value that can be read at any time: to wait for the port to look would answer a client with what was before its command. */
const READABLE: readonly string[] = frozen(["circuit", "user", CAPACITY]);

/** The same as it will be once the port has looked again, tens of milliseconds later. */
export function capacityNow({ evse, values }: RapiCharger): number {
	const { ma, by } = evse.binding;
	const set = Math.min(values.evse.limit, values.evse.userLimit, evse.limit(CAPACITY)?.ma ?? NO_LIMIT_MA);
	return enough(READABLE.includes(by) ? set : Math.min(set, ma));
}

function enough(ma: number): number {
	const amps = Math.floor(ma / 1_000);
	return amps < LEAST_AMPS ? 0 : amps;
}

/** What the circuit bears, whole amperes: to RAPI, the hardware's maximum. */
export function hardwareAmps({ values }: RapiCharger): number {
	return Math.floor(values.evse.limit / 1_000);
}

/** What the owner allows of that, whole amperes: to RAPI, the configured maximum. */
export function configuredAmps({ values }: RapiCharger): number {
	return Math.floor(Math.min(values.evse.limit, values.evse.userLimit) / 1_000);
}
