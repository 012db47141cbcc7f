// SPDX-License-Identifier: Apache-2.0
/** Identifiers as RFC 9562 writes them: of a session, always the same one; and of what needs only be another one. */

const DIGITS = 32;
const DRAWS = 8;
/** Versions of RFC 9562: by chance, and as somebody likes. */
const RANDOM = "4";
const OWN = "8";
/** The last digits, in which sessions of one charger differ. */
const COUNTED = 8;
const ROUND = 16 ** COUNTED;

/** That of a session: from what tells its charger from all others, and its number. */
export function sessionUuid(unique: string, session: number): string {
	const digits = unique.padStart(DIGITS, "0");
	const counted = (Number.parseInt(digits.slice(-COUNTED), 16) + session) % ROUND;
	return uuidOf(digits.slice(0, -COUNTED) + counted.toString(16).padStart(COUNTED, "0"), OWN);
}

/** One by chance; `random` gives a number from 0 to below 1. */
export function randomUuid(random: () => number): string {
	const digits = Array.from({ length: DRAWS }, () =>
		Math.floor(random() * 0x1_0000)
			.toString(16)
			.padStart(4, "0"),
	);
	return uuidOf(digits.join(""), RANDOM);
}

/** The version stands in the 13th digit, the variant in the 17th. */
function uuidOf(digits: string, version: string): string {
	const variant = ((Number.parseInt(digits[16], 16) & 3) | 8).toString(16);
	return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${version}${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}
