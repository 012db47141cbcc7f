// SPDX-License-Identifier: Apache-2.0
/** How Haystack's room is made, for a server that has no other and for one that has, from what was asked for. */
import { Login } from "../../../src/haystack/login/login.js";
import type { Account } from "../../../src/login/account.js";
import type { Secret } from "../../../src/login/secret.js";
import type { Own } from "../beside.js";
import { CRYPTO } from "../crypto.js";
import { Front } from "../http/front.js";
import { doorOf } from "../http/owner.js";
import type { Options } from "../options.js";
import { alone, HaystackRoom } from "./room.js";

const SEED = 32;

/** A server with this room alone. Without a password this computer gets in. */
export async function haystackFront({ options, tell }: Own): Promise<Front> {
	const door = doorOf(options, tell);
	const room = options.passwordFile === undefined ? openRoom() : lockedRoom(door.account, options);
	return Front.listen(options, door, [alone(room)], tell);
}

function openRoom(): HaystackRoom {
	return new HaystackRoom(
		() => "this computer",
		(base) => [`Haystack: ${base}, for this computer alone. Read the port by`, `  curl '${readIn(base)}'`, ""],
	);
}

/** Ops for who knows the owner's password, once there is one. */
export function lockedRoom(account: Account, { user, passwordFile }: Options): HaystackRoom {
	const whose = passwordFile === undefined ? "the password" : `the password in ${passwordFile}`;
	return new HaystackRoom(entryBy(account, user), (base) => [
		`Haystack: ${base}, for who logs in as ${user} with ${whose}, by HELLO and SCRAM. Read the port by`,
		`  curl -H 'Authorization: BEARER authToken=…' '${readIn(base)}'`,
		"HTTP is not encrypted: what is read and written, and the token, can be seen on the way.",
		"",
	]);
}

function readIn(base: string): string {
	return `${base}read?filter=evse%20and%20port`;
}

/** The login of one user. All tokens end when there is another password. */
function entryBy(account: Account, name: string): () => Login | "nobody yet" {
	let [known, login]: [Secret | undefined, Login | undefined] = [undefined, undefined];
	return () => {
		const { secret, patience } = account;
		if (secret !== known && secret !== undefined) login = new Login(CRYPTO, [{ name, secret }], CRYPTO.random(SEED), patience);
		known = secret;
		return login ?? "nobody yet";
	};
}
