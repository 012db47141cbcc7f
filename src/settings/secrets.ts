// SPDX-License-Identifier: Apache-2.0
/** Secrets: texts that may be set and are shown nowhere, but for whether they are set. */
import { frozen } from "../control/frozen.js";
import type { TextRow } from "./identity.js";

/** The table; its keys are the settings' names. */
export const SECRETS = frozen({
	password: {
		value: "",
		longest: 64,
		help: "opens the page and the API; without it nothing is served but its setup",
		source: "NIST SP 800-63B § 5.1.1.2: at least 8 characters, and no other rule; ETSI EN 303 645 provision 5.1-1",
		wrong: wrongPassword,
	},
	"wifi.password": {
		value: "",
		longest: 64,
		help: "password of the wireless network; empty for an open one",
		source: "IEEE 802.11 annex J.4: 8 to 63 characters, or 64 hexadecimal digits",
		wrong: wrongPassphrase,
	},
	"mqtt.password": { value: "", longest: 64, help: "password of the user at the broker", source: "own choice of the length" },
} as const satisfies Record<string, TextRow>);

/** Its values. */
export type Secrets = { -readonly [Key in keyof typeof SECRETS]: string };
/** The name of a secret. */
export type SecretKey = keyof Secrets;

/** What is shown of a secret that is set; of one that is not, an empty text. */
export const SET = "set";
/** Characters of a password, at least. */
const LEAST = 8;

function wrongPassword(text: string): string {
	return text === "" || text.length >= LEAST ? "" : `at least ${LEAST} characters`;
}

function wrongPassphrase(text: string): string {
	if (text === "" || (text.length >= LEAST && text.length < 64)) return "";
	return /^[0-9a-f]{64}$/i.test(text) ? "" : "8 to 63 characters, or 64 hexadecimal digits, or empty for an open network";
}

/** Whether a setting is one. */
export function isSecret(key: string): key is SecretKey {
	return Object.hasOwn(SECRETS, key);
}

/** What stands before a secret in a line of the console. */
const BEFORE = frozen(/^ *(?:password|set +(?:password|wifi\.password|mqtt\.password)) +/i);

/** Where in a line that is typed a secret begins; −1 if there is none. */
export function secretAt(line: string): number {
	const found = BEFORE.exec(line);
	return found === null || found[0].length === line.length ? -1 : found[0].length;
}
