// SPDX-License-Identifier: Apache-2.0
/** A door to knock at: one user with the password "pencil", and a clock. */

import { type Admitted, type Answer, Login } from "../../src/haystack/login/login.js";
import { bytesFromBase64, bytesOf } from "../../src/login/base64.js";
import { secretOf } from "../../src/login/secret.js";
import { Client, type Told } from "./loginClient.js";
import { plainCrypto } from "./sha256.js";

export const crypto = plainCrypto();
export const SALT = bytesFromBase64("W22ZaJ0SNY7soEsUEjb6gQ==") as Uint8Array;
export const FEW = 10;
const secret = secretOf(crypto, "pencil", SALT, FEW);

/** The user. */
export const user = () => new Client(crypto, "user", "pencil");

/** The door, and what is asked at it. */
export function door(name = "user") {
	const login = new Login(plainCrypto(), [{ name, secret }], bytesOf("seed"));
	const world = { now: 1_000, from: "here" };
	const look = (authorization?: string): Admitted | Answer => login.look(authorization, world.from, world.now);
	const answer = (authorization?: string): Answer => {
		const said = look(authorization);
		if ("token" in said) throw new Error(`"${authorization}" is let in`);
		return said;
	};
	const tell = (authorization: string): Told => {
		const { status, headers } = answer(authorization);
		return { status, header: headers.map(([, value]) => value).join() };
	};
	return { login, world, look, answer, tell };
}
