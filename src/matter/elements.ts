// SPDX-License-Identifier: Apache-2.0
/** Elements of a Matter cluster as rows of data, in the specification's notation: attributes, commands, events, fields and their types. */

/**
 * A type of values. In memory a value is a whole number that is exact as a double, a boolean, a text, octets, an array, a record by
 * the names of fields, or null.
 */
export type Type =
	| { readonly is: "bool" }
	/** Whole numbers of so many bytes at most; on the wire they take as few as they need. */
	| { readonly is: "uint" | "int"; readonly bytes: 1 | 2 | 4 | 8 }
	| { readonly is: "enum"; readonly bytes: 1 | 2; readonly of: { readonly [name: string]: number } }
	/** Bits, of which those of `mask` have a meaning. */
	| { readonly is: "map"; readonly bytes: 1 | 2 | 4; readonly mask: number }
	| { readonly is: "string" | "octets"; readonly longest: number }
	/** Too many of them break a constraint, or exhaust resources where the specification says so. */
	| { readonly is: "list"; readonly of: Type; readonly most: number; readonly least?: number; readonly exhausts?: true }
	| { readonly is: "struct"; readonly fields: readonly Field[] };

/** A value in memory. */
export type Value = number | boolean | string | null | Uint8Array | readonly Value[] | { readonly [field: string]: Value | undefined };

/** A record of values by the names of fields. */
export type Values = { readonly [field: string]: Value | undefined };

/** What holds a value: a field of a structure, of a command or an event, or an attribute. */
export interface Field {
	readonly id: number;
	readonly name: string;
	readonly type: Type;
	/** M: has to be there; O: may be; a feature: has to be where that is supported; [feature]: may be there. A | B is one of two features, A & B both. Of several, with commas between, the first that says something counts. */
	readonly conformance: string;
	readonly nullable?: true;
	readonly min?: number;
	readonly max?: number;
}

/** An attribute. Access is Read View unless it may be written, which needs `write`. */
export interface Attribute extends Field {
	/** N: survives a restart; Q: reported quietly; F: never changes; C: may change without a report. */
	readonly quality?: string;
	/** The privilege that writing needs. */
	readonly write?: Privilege;
}

/** What a client may do, each more than the one before. */
export type Privilege = "view" | "operate" | "manage" | "administer";

/** A command of a client, or a response. */
export interface Command {
	readonly id: number;
	readonly name: string;
	readonly conformance: string;
	readonly fields: readonly Field[];
	/** The name of the response; left out where a status is all there is. */
	readonly response?: string;
	/** It has to be announced by a timed request. */
	readonly timed?: true;
}

/** An event. */
export interface Event {
	readonly id: number;
	readonly name: string;
	readonly priority: "info" | "critical";
	readonly conformance: string;
	readonly fields: readonly Field[];
}

/** A cluster. Commands need the privilege operate. */
export interface Cluster {
	readonly id: number;
	readonly name: string;
	readonly revision: number;
	/** Bits of features, by their names. */
	readonly features: { readonly [name: string]: number };
	readonly attributes: readonly Attribute[];
	readonly commands: readonly Command[];
	readonly responses: readonly Command[];
	readonly events: readonly Event[];
}

/** Whether something has to be there, may be, or must not. */
export type Conformance = "mandatory" | "optional" | "never";

/** What a conformance says where these features are supported. */
export function conforms(conformance: string, features: readonly string[]): Conformance {
	for (const term of conformance.split(", ")) {
		const verdict = conformsTo(term, features);
		if (verdict !== "never") return verdict;
	}
	return "never";
}

function conformsTo(term: string, features: readonly string[]): Conformance {
	if (term === "M") return "mandatory";
	if (term === "O") return "optional";
	const optional = term.startsWith("[");
	if (!supports(optional ? term.slice(1, -1) : term, features)) return "never";
	return optional ? "optional" : "mandatory";
}

/** One of several features with bars between them, or all of several with ampersands. */
function supports(expression: string, features: readonly string[]): boolean {
	return expression.split(" | ").some((all) => all.split(" & ").every((name) => features.includes(name)));
}
