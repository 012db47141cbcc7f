// SPDX-License-Identifier: Apache-2.0
/** Payloads as EVerest prints them: doubles with a point, objects over several lines, its own requests in one. */

/** A double: never without a point or an exponent. */
export function double(value: number): string {
	const text = `${value}`;
	return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** An object that EVerest shows to the outside. */
export function object(value: { readonly [name: string]: unknown }): string {
	return JSON.stringify(value, null, 4);
}

/** A request without anything that is told: there is no payload in it. */
export function request(replyTo: string): string {
	return JSON.stringify({ headers: { replyTo } });
}
