// SPDX-License-Identifier: Apache-2.0
/** Bodies and queries of requests: records of JSON, and forms, both bounded so that none can exhaust a parser. */

/** A longer one is not read, characters; nor one with more braces or brackets. */
const LONGEST = 512;
const MOST_BRACKETS = 8;

/** Members by name, of whatever kinds. */
export type Members = { readonly [name: string]: unknown };

/** A record of JSON with none but these members. Throws an Error that says what would be right. */
export function recordIn(body: string, names: readonly string[]): Members {
	measure(body);
	if (body.split("{").length + body.split("[").length - 2 > MOST_BRACKETS) throw new Error(`more than ${MOST_BRACKETS} braces or brackets`);
	const record = parsed(body, names);
	const stranger = Object.keys(record).find((name) => !names.includes(name));
	if (stranger !== undefined) throw new Error(`there is no "${shortened(stranger)}" here; what can be told is ${names.join(", ")}`);
	return record;
}

function parsed(body: string, names: readonly string[]): Members {
	const wrong = new Error(`the body is no record of JSON; write for instance {"${names[0]}":…}`);
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		throw wrong;
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong;
	return value as Members;
}

/** The value of a name in a form, or behind a question mark; undefined if it has none. Throws an Error if it cannot be read. */
export function fieldIn(form: string, name: string): string | undefined {
	measure(form);
	const pair = form.split("&").find((each) => each.startsWith(`${name}=`));
	if (pair === undefined) return undefined;
	try {
		return decodeURIComponent(
			pair
				.slice(name.length + 1)
				.split("+")
				.join(" "),
		);
	} catch {
		throw new Error(`${name}: "${shortened(pair.slice(name.length + 1))}" is not encoded as in a URL`);
	}
}

function measure(text: string): void {
	if (text.length > LONGEST) throw new Error(`${text.length} characters; at most ${LONGEST} are read`);
}

/** A text from outside as it stands in a message. */
export function shortened(text: string): string {
	return text.length > LONGEST_SAID ? `${text.slice(0, LONGEST_SAID)}…` : text;
}

const LONGEST_SAID = 40;

/** A value from outside as it stands in a message. */
export function said(value: unknown): string {
	return shortened(JSON.stringify(value));
}
