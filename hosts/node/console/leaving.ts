// SPDX-License-Identifier: Apache-2.0
/** The keys that leave the console: Ctrl-], as with telnet, and Ctrl-C twice, for everybody who does not know that. */

const CTRL_C = 3;
const CTRL_BRACKET = 29;

/** What is said of it. */
export const HOW_TO_LEAVE = "Ctrl-] or Ctrl-C twice leaves.";

/** Looks at what is typed. */
export class Leaving {
	#last = 0;

	/** What of it goes to the charger, and whether somebody leaves after that. */
	take(bytes: Uint8Array): { readonly passed: Uint8Array; readonly leaves: boolean } {
		for (let at = 0; at < bytes.length; at++) {
			const byte = bytes[at];
			if (byte === CTRL_BRACKET || (byte === CTRL_C && this.#last === CTRL_C)) return { passed: bytes.subarray(0, at), leaves: true };
			this.#last = byte;
		}
		return { passed: bytes, leaves: false };
	}
}
