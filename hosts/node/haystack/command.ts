// SPDX-License-Identifier: Apache-2.0
/** The command `haystack`: a charger, virtual or on a cable, as a Haystack server on this computer. */
import type { Login } from "../../../src/haystack/login/login.js";
import { type Run, runBeside } from "../beside.js";
import type { Options } from "../options.js";
import { opennessOf } from "../passwordFile.js";
import { Front } from "./front.js";
import { loginFrom } from "./password.js";

/** Runs until somebody ends it; the exit status. Settings and the store have been looked at before. */
export function runHaystack(run: Run): Promise<number> {
	return runBeside(run, [frontFor]);
}

/** The server, with its door. */
export async function frontFor({ options, tell }: Run): Promise<Front> {
	return Front.listen(options, loginOf(options, tell), tell);
}

function loginOf({ passwordFile, user }: Options, tell: (line: string) => void): Login | undefined {
	if (passwordFile === undefined) return undefined;
	const login = loginFrom(passwordFile, user);
	const open = opennessOf(passwordFile);
	if (open !== "") tell(open);
	return login;
}
