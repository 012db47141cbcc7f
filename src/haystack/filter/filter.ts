// SPDX-License-Identifier: Apache-2.0
/** Filters of docHaystack's chapter Filters, as they are once they are read: predicates of records. */
import type { Day, Moment, Num, Ref, Sym, Time, Uri } from "../value.js";

/** Tags' names: where each but the last leads to another record. */
export type Path = readonly string[];

/** What a tag may be compared with. */
export type Literal = boolean | string | Num | Ref | Sym | Uri | Day | Time | Moment;

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** The record has a tag, or has it not. */
export interface Has {
	readonly is: "has" | "missing";
	readonly path: Path;
}

export interface Compares {
	readonly is: Comparison;
	readonly path: Path;
	readonly value: Literal;
}

/** The record implements a term of the definitions: it has all the tags of one of those that descend from it. */
export interface Implements {
	readonly is: "a";
	readonly term: string;
	readonly anyOf: readonly (readonly string[])[];
}

/** All hold, or one of them does. */
export interface Junction {
	readonly is: "and" | "or";
	readonly parts: readonly Filter[];
}

/** A predicate of records. */
export type Filter = Has | Compares | Implements | Junction;
