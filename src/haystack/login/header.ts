// SPDX-License-Identifier: Apache-2.0
/** The value of an Authorization header, as docHaystack Auth restricts RFC 7235: a scheme, and parameters without quotes. */

/** More is no login. */
const LONGEST = 2_048;

const ENDS = '",';

/** What it says. */
export interface Credentials {
	/** In capital letters. */
	readonly scheme: string;
	/** By their names as they are written; a second one of the same name makes the header wrong. */
	readonly parameters: ReadonlyMap<string, string>;
	/** What stands behind the scheme alone, as in `Bearer xxyyzz` of RFC 6750; an empty text otherwise. */
	readonly alone: string;
}

/** Reads it; undefined of what is no such value. */
export function credentialsIn(value: string): Credentials | undefined {
	if (value.length > LONGEST) return undefined;
	const [scheme, ...words] = value.trim().split(" ");
	const rest = words.join(" ").trim();
	if (!isToken(scheme)) return undefined;
	if (isToken(rest) && isAlone(rest)) return { scheme: scheme.toUpperCase(), parameters: new Map(), alone: rest };
	const parameters = parametersIn(rest);
	return parameters === undefined ? undefined : { scheme: scheme.toUpperCase(), parameters, alone: "" };
}

/** Whether no equals sign stands in it but at its end: token68 of RFC 7235. */
function isAlone(text: string): boolean {
	const [start, ...rest] = text.split("=");
	return start !== "" && rest.join("") === "";
}

/** A value may end with the padding of base64, which some clients leave there. */
function parametersIn(text: string): Map<string, string> | undefined {
	const parameters = new Map<string, string>();
	for (const part of text === "" ? [] : text.split(",")) {
		const equals = part.indexOf("=");
		const [name, value] = [part.slice(0, Math.max(equals, 0)).trim(), part.slice(equals + 1).trim()];
		if (!isToken(name) || !isToken(value) || parameters.has(name)) return undefined;
		parameters.set(name, value);
	}
	return parameters;
}

/** Whether it has characters, and none that would end it. Counted and not matched: a repetition in an expression fills the stack of XS. */
function isToken(text: string): boolean {
	for (let at = 0; at < text.length; at++) if (text[at] <= " " || text[at] > "~" || ENDS.includes(text[at])) return false;
	return text !== "";
}
