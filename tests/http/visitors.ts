// SPDX-License-Identifier: Apache-2.0
/** Who asks: a browser with the session of a login, or nobody that is known. */
import { type Asked, type Laboratory, PASSWORD } from "./laboratory.js";

export const HOST = "192.168.1.20";
/** The headers of the charger's own page. */
export const PAGE = { host: HOST, origin: `http://${HOST}`, "user-agent": "Mozilla/5.0" };
/** Who has not logged in. */
export const NOBODY: Asked = { headers: { host: HOST } };

/** What a browser sends with the session of a login. */
export function session(laboratory: Laboratory, more: { readonly [name: string]: string } = PAGE): Asked {
	const { status, headers } = laboratory.ask("POST", "/api/login", JSON.stringify({ password: PASSWORD }), { headers: PAGE });
	if (status !== 204) throw new Error(`login: ${status}`);
	return { headers: { ...more, cookie: `other=1; ${headers["set-cookie"].split(";")[0]}` } };
}
