// SPDX-License-Identifier: Apache-2.0
/** A client that logs in as docHaystack Auth says, message by message, so that a test can say each of them wrongly. */
import { base64From, base64UrlFrom, bytesFromBase64, bytesOf, textOf } from "../../src/login/base64.js";
import type { Crypto } from "../../src/login/secret.js";

/** What comes back for the value of an Authorization header: the status and the values of the two headers that speak of logins. */
export interface Told {
	readonly status: number;
	/** WWW-Authenticate or Authentication-Info. */
	readonly header: string;
}

/** The parameters of such a value. */
export function parameters(header: string): { readonly [name: string]: string } {
	return Object.fromEntries([...header.matchAll(/(\w+)=([^,\s]+)/g)].map(([, name, value]) => [name, value]));
}

/** A message, as it stands in a header. */
export function data(message: string): string {
	return base64UrlFrom(bytesOf(message));
}

/** The message in a header. */
export function messageIn(header: string): string {
	return textOf(bytesFromBase64(parameters(header).data ?? "") ?? Uint8Array.of()) ?? "";
}

/** One user with a password, true or not. */
export class Client {
	readonly #crypto: Crypto;
	readonly #name: string;
	readonly #password: string;
	#token = "";
	#salted: { readonly salt: string; readonly key: Uint8Array } | undefined;
	#bare = "";
	#challenge = "";
	#said = "";
	/** What the server has to know, too: the key of its signature. */
	#key: Uint8Array = new Uint8Array();

	constructor(crypto: Crypto, name: string, password: string) {
		this.#crypto = crypto;
		this.#name = name;
		this.#password = password;
	}

	hello(): string {
		return `HELLO username=${data(this.#name)}`;
	}

	/** After what was answered to hello. */
	first(told: Told, nonce = "rOprNGfwEbeRWgbNEkqO"): string {
		this.#token = parameters(told.header).handshakeToken ?? "";
		this.#bare = `n=${this.#name.split("=").join("=3D").split(",").join("=2C")},r=${nonce}`;
		return this.scram(`n,,${this.#bare}`);
	}

	/** After what was answered to first. What is changed is signed, too. */
	final(told: Told, change = (message: string) => message): string {
		this.#challenge = messageIn(told.header);
		const [r, s, i] = this.#challenge.split(",");
		const without = change(`c=biws,${r}`);
		this.#said = `${this.#bare},${this.#challenge},${without}`;
		const key = this.#hmac(this.#saltedBy(s.slice(2), Number(i.slice(2))), "Client Key");
		this.#key = this.#hmac(this.#saltedBy(s.slice(2), Number(i.slice(2))), "Server Key");
		const signature = this.#crypto.hmac(this.#crypto.sha256(key), bytesOf(this.#said));
		return this.scram(`${without},p=${base64From(key.map((byte, at) => byte ^ signature[at]))}`);
	}

	scram(message: string): string {
		return `SCRAM handshakeToken=${this.#token}, data=${data(message)}`;
	}

	/** Whether the server has proved that it knows the user, too. */
	trusts(told: Told): boolean {
		return messageIn(told.header) === `v=${base64From(this.#crypto.hmac(this.#key, bytesOf(this.#said)))}`;
	}

	/** Slow, and the same for the same salt. */
	#saltedBy(salt: string, iterations: number): Uint8Array {
		if (this.#salted?.salt !== salt)
			this.#salted = { salt, key: this.#crypto.pbkdf2(bytesOf(this.#password), bytesFromBase64(salt) ?? new Uint8Array(), iterations) };
		return this.#salted.key;
	}

	#hmac(key: Uint8Array, text: string): Uint8Array {
		return this.#crypto.hmac(key, bytesOf(text));
	}
}

/** Logs in; the token, or the status with which it ended. */
export async function logIn(client: Client, tell: (authorization: string) => Told | Promise<Told>): Promise<string | number> {
	const hello = await tell(client.hello());
	if (hello.status !== 401) return hello.status;
	const first = await tell(client.first(hello));
	if (first.status !== 401) return first.status;
	const final = await tell(client.final(first));
	if (final.status !== 200) return final.status;
	if (!client.trusts(final)) throw new Error("the server does not know the password");
	return parameters(final.header).authToken ?? "";
}
