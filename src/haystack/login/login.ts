// SPDX-License-Identifier: Apache-2.0
/** Who may ask anything: HELLO, SCRAM with SHA-256 and BEARER of docHaystack Auth, by the values of HTTP's headers. */
import { frozen } from "../../control/frozen.js";
import { base64UrlFrom, bytesFromBase64, bytesOf, hexFrom, textOf } from "../../login/base64.js";
import { Patience } from "../../login/patience.js";
import type { Crypto, Secret } from "../../login/secret.js";
import { Tokens } from "../../login/tokens.js";
import { type Exchange, Exchanges } from "./exchanges.js";
import { type Credentials, credentialsIn } from "./header.js";
import { challengeOf, finalIn, firstIn, verdictOn } from "./scram.js";

/** Bytes of what the server adds to a nonce, and of a salt that is made up. */
const NONCE = 16;
const SALT = 16;

/** Someone who may log in. */
export interface User {
	readonly name: string;
	readonly secret: Secret;
}

/** What is answered to a request that goes no further. */
export interface Answer {
	readonly status: 200 | 400 | 401 | 403 | 429;
	readonly headers: readonly (readonly [name: string, value: string])[];
	/** Says to people what it means. */
	readonly text: string;
}

/** Who asks, with a token that holds. */
export interface Admitted {
	readonly user: string;
	readonly token: string;
}

/** Keeps the door. Times are ms, and never go back. */
export class Login {
	readonly #crypto: Crypto;
	readonly #users: readonly User[];
	/** From which is made up what strangers are told: a stranger gets the same salt each time, as a user does. */
	readonly #seed: Uint8Array;
	readonly #exchanges: Exchanges;
	readonly #tokens: Tokens;
	readonly #patience: Patience;

	/**
	 * `seed` is as old as the users' salts are, and known to nobody; there is one user at least, and all have the same number of
	 * iterations. `patience` is that of all who try the same passwords elsewhere.
	 */
	constructor(crypto: Crypto, users: readonly User[], seed: Uint8Array, patience: Patience = new Patience()) {
		this.#crypto = crypto;
		this.#users = users;
		this.#seed = seed;
		this.#patience = patience;
		this.#exchanges = new Exchanges(crypto);
		this.#tokens = new Tokens(crypto);
	}

	/** Looks at the Authorization header of a request that has come from somewhere: an address, for instance. */
	look(authorization: string | undefined, from: string, now: number): Admitted | Answer {
		if (authorization === undefined) return NOBODY;
		const credentials = credentialsIn(authorization);
		if (credentials === undefined)
			return wrong("the Authorization header is none that docHaystack Auth knows: SCHEME name=value, name=value");
		if (credentials.scheme === "BEARER") return this.#bearer(credentials, now);
		if (credentials.scheme !== "HELLO" && credentials.scheme !== "SCRAM") return NOBODY;
		const wait = this.#patience.wait(from, now);
		if (wait > 0) return waiting(Math.ceil(wait / 1_000));
		return credentials.scheme === "HELLO" ? this.#hello(credentials, from, now) : this.#scram(credentials, from, now);
	}

	/** Ends a token: nobody may ask anything with it any more. */
	end(token: string, now: number): void {
		this.#tokens.end(token, now);
	}

	#bearer({ parameters, alone }: Credentials, now: number): Admitted | Answer {
		const token = parameters.get("authToken") ?? alone;
		const user = this.#tokens.use(token, now);
		return user === undefined ? EXPIRED : { user, token };
	}

	#hello({ parameters }: Credentials, from: string, now: number): Answer {
		const name = decoded(parameters.get("username"));
		if (name === undefined) return wrong("HELLO needs username=NAME, in UTF-8 and base64url");
		const { token } = this.#exchanges.begin(from, name, this.#secretOf(name), now);
		return challenge(`hash=SHA-256, handshakeToken=${token}`);
	}

	#scram({ parameters }: Credentials, from: string, now: number): Answer {
		const exchange = this.#exchanges.find(parameters.get("handshakeToken") ?? "", now);
		const message = decoded(parameters.get("data"));
		if (exchange === undefined || message === undefined) return BROKEN;
		return message.startsWith("c=") ? this.#decide(exchange, message, from, now) : this.#ask(exchange, message);
	}

	#ask(exchange: Exchange, message: string): Answer {
		const first = firstIn(message);
		if (first === undefined || first.name !== exchange.name) return BROKEN;
		const nonce = first.nonce + hexFrom(this.#crypto.random(NONCE));
		const asked = { first, nonce, challenge: challengeOf(exchange.secret, nonce) };
		exchange.asked = asked;
		return challenge(`handshakeToken=${exchange.token}, hash=SHA-256, data=${encoded(asked.challenge)}`);
	}

	/** A proof is looked at once, whatever it is. */
	#decide(exchange: Exchange, message: string, from: string, now: number): Answer {
		const { asked, secret, name } = exchange;
		const final = finalIn(message);
		if (asked === undefined || final === undefined) return BROKEN;
		this.#exchanges.end(exchange);
		const verdict = verdictOn(this.#crypto, secret, asked.first, asked.challenge, asked.nonce, final);
		if (verdict === undefined) {
			this.#patience.wrong(from, now);
			return REFUSED;
		}
		this.#patience.right(from);
		// phable takes what stands before the first comma for the token
		const info = `authToken=${this.#tokens.issue(name, now)}, hash=SHA-256, data=${encoded(verdict)}`;
		return { status: 200, headers: [["Authentication-Info", info]], text: "logged in" };
	}

	/** Of a stranger it is made up, and no proof fits it: that would be a SHA-256 that is chosen beforehand. */
	#secretOf(name: string): Secret {
		const made = (what: string): Uint8Array => this.#crypto.hmac(this.#seed, bytesOf(`${what} ${name}`));
		const [{ secret: like }] = this.#users;
		const stranger = {
			salt: made("salt").slice(0, SALT),
			iterations: like.iterations,
			storedKey: made("stored"),
			serverKey: made("server"),
		};
		return this.#users.find((user) => user.name === name)?.secret ?? stranger;
	}
}

function encoded(message: string): string {
	return base64UrlFrom(bytesOf(message));
}

function decoded(value: string | undefined): string | undefined {
	const bytes = bytesFromBase64(value ?? "");
	return bytes === undefined || bytes.length === 0 ? undefined : textOf(bytes);
}

function challenge(parameters: string): Answer {
	return { status: 401, headers: [["WWW-Authenticate", `SCRAM ${parameters}`]], text: "go on with SCRAM" };
}

function wrong(text: string): Answer {
	return { status: 400, headers: [], text };
}

function waiting(seconds: number): Answer {
	return { status: 429, headers: [["Retry-After", `${seconds}`]], text: `too many wrong passwords; try again in ${seconds} s` };
}

const NOBODY: Answer = frozen({
	status: 401,
	headers: [["WWW-Authenticate", "HELLO"]],
	text: "log in first, as docHaystack Auth says: Authorization: HELLO username=…, then SCRAM, then BEARER authToken=…",
});

const EXPIRED: Answer = frozen({
	status: 401,
	headers: [["WWW-Authenticate", "HELLO"]],
	text: "the token has expired or is none; log in again: Authorization: HELLO username=…",
});

const BROKEN: Answer = frozen({
	status: 403,
	headers: [],
	text: "this message continues no login: its handshakeToken is too old, or its data is no SCRAM message that fits; begin with HELLO again",
});

const REFUSED: Answer = frozen({ status: 403, headers: [], text: "the user's name or the password is wrong" });
