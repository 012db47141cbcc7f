// SPDX-License-Identifier: Apache-2.0
/** The owner of a charger on this computer: whose password stands in a file, or is set with the setup code that is printed. */
import { Door } from "../../../src/http/login/door.js";
import { Account } from "../../../src/login/account.js";
import { wrongPassword } from "../../../src/login/secret.js";
import { SecurityLog } from "../../../src/login/securityLog.js";
import { CRYPTO } from "../crypto.js";
import type { Options } from "../options.js";
import { opennessOf, passwordIn } from "../passwordFile.js";

/** As Haxall has it; 4096 are the least (RFC 7677). */
const ITERATIONS = 10_000;

/** The door, for who knows the first line of a file if there is one. An Error if that can be no password. */
export function doorOf({ passwordFile }: Options, tell: (line: string) => void): Door {
	const fixed = passwordFile === undefined ? {} : { fixed: `the password stands in ${passwordFile}; change it there, and start anew` };
	const account = new Account(CRYPTO, { iterations: ITERATIONS, ...fixed });
	if (passwordFile !== undefined) {
		account.know(goodPasswordIn(passwordFile));
		const open = opennessOf(passwordFile);
		if (open !== "") tell(open);
	}
	return new Door(account, CRYPTO, new SecurityLog(() => Date.now()));
}

function goodPasswordIn(file: string): string {
	const password = passwordIn(file, "password-file");
	const wrong = wrongPassword(password);
	if (wrong !== "") throw new Error(`--password-file: the first line of ${file}: ${wrong}`);
	return password;
}
