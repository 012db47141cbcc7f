// SPDX-License-Identifier: Apache-2.0
/** The limits that RAPI sets at the port, by the names of their sources, and what is left of the current between them. */
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

/** What the port offers, whole amperes; 0 where that is too little to charge. In RAPI's words the present capacity. */
export function capacity({ evse }: RapiCharger): number {
	const amps = Math.floor(evse.binding.ma / 1_000);
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
