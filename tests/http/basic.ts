// SPDX-License-Identifier: Apache-2.0
/** The header of HTTP Basic (RFC 7617), as programs write it. */
import { base64From, bytesOf } from "../../src/login/base64.js";

/** Its value. */
export function basicOf(user: string, password: string): string {
	return `Basic ${base64From(bytesOf(`${user}:${password}`))}`;
}
