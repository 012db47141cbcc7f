// SPDX-License-Identifier: Apache-2.0
/** JSON from outside: parsed within bounds, and looked at member by member without trusting what any of them is. */

/** What was parsed; in a record of its own because null is a value. */
export interface Parsed {
	readonly value: unknown;
}

/** A record as it came. */
export type Fields = { readonly [name: string]: unknown };

/** What is nested more deeply is not read, so that nothing can exhaust the parser's stack. The deepest that EVerest says is 6. */
const DEEPEST = 12;

/** Reads a text; undefined of what is no JSON, as an empty one, or nested too deeply. */
export function parsedFrom(text: string): Parsed | undefined {
	if (depthOf(text) > DEEPEST) return undefined;
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined;
	}
}

/** Brackets that are open at most at a time; those within texts count, too. */
function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (let at = 0; at < text.length; at++) {
		const sign = text[at];
		if (sign === "{" || sign === "[") deepest = Math.max(deepest, ++depth);
		else if (sign === "}" || sign === "]") depth -= 1;
	}
	return deepest;
}

/** A value as a record; undefined of what is none. */
export function fieldsOf(value: unknown): Fields | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** A member of a record, and of nothing that it inherits. */
export function member(fields: Fields | undefined, name: string): unknown {
	return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A member that is one of some names; undefined of anything else. */
export function nameIn<Name extends string>(fields: Fields | undefined, name: string, of: readonly Name[]): Name | undefined {
	const value = member(fields, name);
	return of.find((each) => each === value);
}

/** A member that is a whole number within bounds; undefined of anything else. */
export function wholeIn(fields: Fields | undefined, name: string, least: number, most: number): number | undefined {
	return whole(member(fields, name), least, most);
}

/** A value that is a whole number within bounds; undefined of anything else. */
export function whole(value: unknown, least: number, most: number): number | undefined {
	return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}
