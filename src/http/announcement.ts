// SPDX-License-Identifier: Apache-2.0
/** What a charger is announced as in its network (DNS-SD, RFC 6763): names of services and what is told beside them. */
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";

/** One service. */
export interface Service {
	/** Without the underscores: "http" is _http._tcp. */
	readonly type: string;
	readonly name: string;
	readonly txt: { readonly [key: string]: string };
}

/** The properties from which services are made: another value is another announcement. */
export const ANNOUNCED_OF: readonly string[] = frozen(["set.name", "set.serial", "version"]);
/** A label of DNS has so many bytes at most (RFC 6763, 4.1.1). */
const LONGEST_NAME = 63;
/** The version of OpenEVSE's API that is spoken, and the charger that it was made for: Home Assistant's integration looks for them. */
const OPENEVSE = frozen({ type: "openevse_wifi", version: "5.0.0" } as const);

/** The services of a charger: its page, its API, and OpenEVSE's. */
export function servicesOf(charger: Charger): readonly Service[] {
	const named = charger.text("set.name") || "Pilotlight";
	const id = charger.text("set.serial") || named;
	const name = named.slice(0, LONGEST_NAME);
	return [
		{ type: "http", name, txt: { path: "/" } },
		{ type: "pilotlight", name, txt: { path: "/api", version: charger.text("version"), id } },
		{ type: "openevse", name, txt: { ...OPENEVSE, id } },
	];
}
