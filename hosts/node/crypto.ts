// SPDX-License-Identifier: Apache-2.0
/** Node's cryptography, for logins. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type { Crypto } from "../../src/login/secret.js";

export const CRYPTO: Crypto = {
	sha256: (bytes) => createHash("sha256").update(bytes).digest(),
	hmac: (key, bytes) => createHmac("sha256", key).update(bytes).digest(),
	pbkdf2: (password, salt, iterations) => pbkdf2Sync(password, salt, iterations, 32, "sha256"),
	random: (count) => randomBytes(count),
};
