// SPDX-License-Identifier: Apache-2.0
/** Who may ask: a browser with the cookie of its session, or a program with the password in each request (HTTP Basic, RFC 7617). */
import { frozen } from "../../control/frozen.js";
import type { Account, Tried } from "../../login/account.js";
import { bytesFromBase64, textOf } from "../../login/base64.js";
import type { Crypto } from "../../login/secret.js";
import type { SecurityLog } from "../../login/securityLog.js";
import { Tokens } from "../../login/tokens.js";
import { refusal, tooEarly } from "../answers.js";
import type { Reply, Request } from "../exchange.js";
import { isBrowser, isOwnPage, portIn } from "../origin.js";

/** Methods that change nothing. */
const READING: readonly string[] = frozen(["GET", "HEAD"]);
/** A longer header is no login, characters. */
const LONGEST = 1_024;
const OWNER = "owner";
/** So many programs are remembered, by where they are, and so long, ms. */
const MOST_PROGRAMS = 16;
const AWAY_MS = 1_800_000;

/** Who was let in. */
export interface Visitor {
	/** Of a browser; undefined of a program. */
	readonly token: string | undefined;
}

/** Keeps the door. Times are ms, and never go back. */
export class Door {
	readonly account: Account;
	readonly log: SecurityLog;
	readonly #tokens: Tokens;
	#programs: readonly { readonly from: string; readonly at: number }[] = [];

	constructor(account: Account, crypto: Crypto, log: SecurityLog) {
		this.account = account;
		this.log = log;
		this.#tokens = new Tokens(crypto);
	}

	/** Looks at who asks: a visitor, or what is answered instead. */
	look(request: Request, now: number): Visitor | Reply {
		const { authorization } = request.headers;
		if (this.account.secret === undefined)
			return challenge(request, "no password is set yet; set one first, with the setup code that stands on the console");
		return authorization === undefined ? this.#browser(request, now) : this.#program(request, authorization, now);
	}

	/** Somebody has said the password: the header that gives a browser its session. */
	open(request: Request, now: number): readonly [name: string, value: string] {
		return cookie(request, this.#tokens.issue(OWNER, now), "");
	}

	/** A browser has left: the header that takes its session away. */
	close(request: Request, now: number): readonly [name: string, value: string] {
		this.#tokens.end(tokenIn(request), now);
		return cookie(request, "", "; Max-Age=0");
	}

	/** All sessions end. */
	closeAll(): void {
		this.#tokens.endAll();
	}

	/** Whether a visitor may go on listening. */
	isIn({ token }: Visitor, now: number): boolean {
		return token === undefined || this.#tokens.use(token, now) !== undefined;
	}

	#browser(request: Request, now: number): Visitor | Reply {
		const token = tokenIn(request);
		if (token === "") return challenge(request, "log in first");
		if (this.#tokens.use(token, now) === undefined) return challenge(request, "the session has ended; log in again");
		if (READING.includes(request.method) || isOwnPage(request)) return { token };
		this.log.note("refused", request.from, `${request.method} ${request.path}: a session of a browser, and no Origin`);
		return refusal(
			403,
			"a session of a browser changes something from its own page only, whose Origin the browser tells; programs log in by HTTP Basic",
		);
	}

	#program(request: Request, authorization: string, now: number): Visitor | Reply {
		const password = passwordIn(authorization);
		if (password === undefined) return challenge(request, "only HTTP Basic is known here, with any user name that is not empty");
		const tried = this.account.tryPassword(password, request.from, now);
		if (tried !== "right") return this.refuse(request, tried);
		this.#welcome(request.from, now);
		return { token: undefined };
	}

	/** A program says the password each time; the log tells of it when it has not come for a while. */
	#welcome(from: string, now: number): void {
		const program = this.#programs.find((each) => each.from === from);
		if (program === undefined || now - program.at >= AWAY_MS) this.log.note("login", from, "a program has logged in");
		this.#programs = [{ from, at: now }, ...this.#programs.filter((each) => each !== program)].slice(0, MOST_PROGRAMS);
	}

	/** What is answered to who has said a wrong password, or too early. */
	refuse(request: Request, tried: Exclude<Tried, "right">): Reply {
		if (tried !== "wrong") return tooEarly(429, `too many wrong passwords; try again in ${Math.ceil(tried.wait / 1_000)} s`, tried.wait);
		this.log.note("refused", request.from, `${request.method} ${request.path}: a wrong password`);
		return challenge(request, "the password is wrong");
	}
}

/** Browsers would ask for a password themselves, so they are not told of Basic. */
function challenge(request: Request, text: string): Reply {
	const scheme = isBrowser(request) ? "Form" : `Basic realm="Pilotlight", charset="UTF-8"`;
	return refusal(401, text, [["WWW-Authenticate", scheme]]);
}

/** The password of Basic; undefined of what is none. */
function passwordIn(authorization: string): string | undefined {
	const [scheme, credentials = ""] = authorization.trim().split(" ", 2);
	if (authorization.length > LONGEST || scheme.toLowerCase() !== "basic") return undefined;
	const bytes = bytesFromBase64(credentials);
	const text = bytes === undefined ? undefined : textOf(bytes);
	const colon = text?.indexOf(":") ?? 0;
	return colon > 0 ? text?.slice(colon + 1) : undefined;
}

/** Cookies know no ports: two chargers on one computer would take each other's. */
function nameOf({ headers }: Request): string {
	const port = portIn(headers.host ?? "");
	return port === "" ? "pilotlight" : `pilotlight-${port}`;
}

function cookie(request: Request, value: string, more: string): readonly [name: string, value: string] {
	return ["Set-Cookie", `${nameOf(request)}=${value}; Path=/; HttpOnly; SameSite=Strict${more}`];
}

/** The token of a session; an empty text if there is none. */
function tokenIn(request: Request): string {
	const { cookie: cookies = "" } = request.headers;
	const name = `${nameOf(request)}=`;
	const found = cookies.length > LONGEST ? undefined : cookies.split(";").find((each) => each.trim().startsWith(name));
	return found?.trim().slice(name.length) ?? "";
}
