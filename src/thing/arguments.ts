// SPDX-License-Identifier: Apache-2.0
/** The arguments of an action: what they are called, of which kind they are, and how they are told, by name with typed values. */
import { type Kind, type Value, wrongWith } from "./kinds.js";

/** One argument. */
export interface Argument {
	readonly name: string;
	readonly kind: Kind;
	/** What it says. */
	readonly says: string;
	/** It may be left out. */
	readonly optional?: true;
	/** It stands in the place of the argument before it: one of the two is told, never both. */
	readonly instead?: true;
	/** It is the last, and takes all that is typed behind it, with its spaces. */
	readonly rest?: true;
	/** It cannot be typed on the console; there is no place for it. */
	readonly untyped?: true;
	/** It may be a secret: no message repeats it. */
	readonly secret?: true;
}

/** Arguments as they were told, by name. */
export type Arguments = { readonly [name: string]: Value | undefined };

/** What is wrong with arguments from outside; an empty text if nothing. Names what would be right. */
export function wrongArguments(rows: readonly Argument[], told: unknown): string {
	if (typeof told !== "object" || told === null || Array.isArray(told)) return "arguments are a record of values by name";
	const values = told as { readonly [name: string]: unknown };
	const stranger = Object.keys(values).find((name) => !rows.some((row) => row.name === name));
	if (stranger !== undefined) return `there is no argument "${stranger}"; ${listOf(rows)}`;
	return rows.map((_, place) => wrongArgument(rows, place, values)).find((wrong) => wrong !== "") ?? "";
}

function wrongArgument(rows: readonly Argument[], place: number, values: { readonly [name: string]: unknown }): string {
	const { name, kind, optional, secret } = rows[place];
	const value = values[name];
	const others = rivalsOf(rows, place).filter((rival) => values[rival] !== undefined);
	if (value === undefined) return optional === true || others.length > 0 ? "" : `${name} is missing; ${listOf(rows)}`;
	if (others.length > 0) return `${name} and ${others[0]} cannot be told together; leave one of them out`;
	const right = wrongWith(kind, value);
	return right === "" ? "" : `${name} cannot be ${secret === true ? "what was told" : JSON.stringify(value)}; it is ${right}`;
}

/** Names of the arguments that share a place with one. */
function rivalsOf(rows: readonly Argument[], place: number): string[] {
	let first = place;
	while (rows[first].instead === true) first -= 1;
	const rivals = [rows[first].name];
	for (let i = first + 1; i < rows.length && rows[i].instead === true; i++) rivals.push(rows[i].name);
	return rivals.filter((name) => name !== rows[place].name);
}

function listOf(rows: readonly Argument[]): string {
	return rows.length === 0 ? "it takes none" : `arguments are ${rows.map(({ name }) => name).join(", ")}`;
}
