// SPDX-License-Identifier: Apache-2.0
/** An event as a line of the console. */

/** `event SessionStarted session=1 reason=EVConnected`. */
export function eventLine(name: string, payload: object): string {
	const said = Object.entries(payload).map(([key, value]) => ` ${key}=${value}`);
	return `event ${name}${said.join("")}`;
}
