// SPDX-License-Identifier: Apache-2.0
/** How the Haystack server of the commands is made, with its door, from what was asked for. */
import type { Login } from "../../../src/haystack/login/login.js";
import type { Own } from "../beside.js";
import type { Options } from "../options.js";
import { opennessOf } from "../passwordFile.js";
import { Front } from "./front.js";
import { loginFrom } from "./password.js";

/** The server, with its door. */
export async function frontFor({ options, tell }: Own): Promise<Front> {
	return Front.listen(options, loginOf(options, tell), tell);
}

function loginOf({ passwordFile, user }: Options, tell: (line: string) => void): Login | undefined {
	if (passwordFile === undefined) return undefined;
	const login = loginFrom(passwordFile, user);
	const open = opennessOf(passwordFile);
	if (open !== "") tell(open);
	return login;
}
