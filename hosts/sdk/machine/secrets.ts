// SPDX-License-Identifier: Apache-2.0
/** Cryptography for logins on the SDK: natives of secrets.c. */
import type { Crypto } from "../../../src/login/secret.js";

declare function native(name: string): { call(self: Natives, ...values: readonly unknown[]): ArrayBuffer };

/** The natives, each in the one form that XS turns into a host function. */
class Natives {
	sha256(bytes: Uint8Array): ArrayBuffer {
		return native("xs_pilotlight_sha256").call(this, bytes);
	}

	hmac(key: Uint8Array, bytes: Uint8Array): ArrayBuffer {
		return native("xs_pilotlight_hmac").call(this, key, bytes);
	}

	pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number): ArrayBuffer {
		return native("xs_pilotlight_pbkdf2").call(this, password, salt, iterations);
	}

	random(count: number): ArrayBuffer {
		return native("xs_pilotlight_random").call(this, count);
	}
}

/** What logins are given. */
export class SdkCrypto implements Crypto {
	readonly #natives = new Natives();

	sha256(bytes: Uint8Array): Uint8Array {
		return new Uint8Array(this.#natives.sha256(bytes));
	}

	hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array {
		return new Uint8Array(this.#natives.hmac(key, bytes));
	}

	pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array {
		return new Uint8Array(this.#natives.pbkdf2(password, salt, iterations));
	}

	random(count: number): Uint8Array {
		return new Uint8Array(this.#natives.random(count));
	}
}
