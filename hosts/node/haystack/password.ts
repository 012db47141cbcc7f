// SPDX-License-Identifier: Apache-2.0
/** The password of the one who may log in, from a file, of which only what SCRAM needs is kept. */
import { Login } from "../../../src/haystack/login/login.js";
import { secretOf } from "../../../src/login/secret.js";
import { CRYPTO } from "../crypto.js";
import { passwordIn } from "../passwordFile.js";

/** Shorter ones are soon guessed, characters. */
const SHORTEST = 8;
/** As Haxall has it; 4096 are the least (RFC 7677). */
const ITERATIONS = 10_000;
const SALT = 16;
const SEED = 32;

/** A door for who knows the first line of a file; an Error if there is none to know. */
export function loginFrom(file: string, user: string): Login {
	const password = passwordIn(file, "password-file");
	if (password.length < SHORTEST)
		throw new Error(`--password-file: the first line of ${file} has ${password.length} characters; a password has ${SHORTEST} or more`);
	const secret = secretOf(CRYPTO, password, CRYPTO.random(SALT), ITERATIONS);
	return new Login(CRYPTO, [{ name: user, secret }], CRYPTO.random(SEED));
}
