// SPDX-License-Identifier: Apache-2.0
/** The topics of EVerest's API over MQTT: type, module, direction, name (EVerest docs/source/reference/EVerest_API, AsyncAPI 3.0, API version 1). */
import { frozen } from "../../control/frozen.js";

/** The first version of the API, the only one so far. */
export const API_VERSION = 1;
const ROOT = "everest_api";
/** Where clients ask which modules there are, all or those of a type; and what a module says once it can be asked. */
export const DISCOVER = `${ROOT}/discover`;
export const QUERY = `${ROOT}/query-modules`;
export const BEACON = `${ROOT}/ready_beacon`;
/** What is asked for with the topic of a value behind which it stands. */
export const GET = "/get";

/** From EVerest to a module outside of it, or from there to EVerest. */
export const DIRECTIONS = frozen(["e2m", "m2e"] as const);

/** One of them. */
export type Direction = (typeof DIRECTIONS)[number];

/** A topic of a module. */
export function topicOf(type: string, module: string, direction: Direction, name: string): string {
	return `${ROOT}/${API_VERSION}/${type}/${module}/${direction}/${name}`;
}

/** What an id of a module may look like: it is a level of topics. */
export function isModuleId(text: string): boolean {
	return /^[A-Za-z0-9_-]{1,32}$/.test(text);
}
