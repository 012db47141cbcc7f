// SPDX-License-Identifier: Apache-2.0
/** Where a request comes from and goes to, by what a browser cannot be made to say wrongly: names that lead here, and pages of others. */
import { frozen } from "../control/frozen.js";
import type { Request } from "./exchange.js";

/** Endings of names that nobody can register: a page that somebody was lured to has a name that leads here, but none of these (RFC 6762, RFC 8375, RFC 6761). */
const OWN_ENDINGS: readonly string[] = frozen([".local", ".lan", ".home.arpa", ".internal", ".localhost"]);
const OWN_SCHEMES: readonly string[] = frozen(["http://", "https://"]);
/** What a browser says of requests of other pages, where it says it. */
const FOREIGN: readonly string[] = frozen(["cross-site", "same-site"]);

/** The name in a Host header, without the port. */
export function nameIn(host: string): string {
	const end = host.lastIndexOf(":");
	const name = end > host.lastIndexOf("]") ? host.slice(0, end) : host;
	return name.toLowerCase();
}

/** The port in it, as it stands there; empty if none does. */
export function portIn(host: string): string {
	const end = host.lastIndexOf(":");
	return end > host.lastIndexOf("]") ? host.slice(end + 1) : "";
}

/** Whether a name can only mean this computer: an address, a name without a dot, one of the network's own. `names` are further ones. */
export function isOwnName(name: string, names: readonly string[]): boolean {
	if (name === "") return false;
	if (name.startsWith("[") || isAddress(name) || !name.includes(".")) return true;
	return names.includes(name) || OWN_ENDINGS.some((ending) => name.endsWith(ending));
}

function isAddress(name: string): boolean {
	const parts = name.split(".");
	return parts.length === 4 && parts.every((part) => part.length <= 3 && part !== "" && Number(part) <= 255);
}

/** Whether a page of another origin has made it. Nothing says so of what programs ask. What stands before the charger may encrypt. */
export function isForeign({ headers }: Request): boolean {
	const { origin, host = "" } = headers;
	if (origin === undefined) return FOREIGN.includes(headers["sec-fetch-site"] ?? "");
	return !OWN_SCHEMES.some((scheme) => origin.toLowerCase() === scheme + host.toLowerCase());
}

/** Whether a page of this origin has made it, as browsers say of all that may change something. */
export function isOwnPage(request: Request): boolean {
	return request.headers.origin !== undefined && !isForeign(request);
}

/** Whether a person's browser asks, which would open a window of its own for a password. */
export function isBrowser({ headers }: Request): boolean {
	return headers["user-agent"]?.startsWith("Mozilla/") === true;
}
