// SPDX-License-Identifier: Apache-2.0
/** The arguments of an action as a JSON Schema (W3C Thing Description 1.1, 5.3.2): which there are, which are needed, which exclude each other. */
import type { Argument } from "./arguments.js";
import type { Kind } from "./kinds.js";
import type { Data } from "./outcome.js";

/** A schema, or a part of a description. */
export type Schema = { readonly [key: string]: Data };

/** The schema of all arguments together. `schemaOf` says what a value of a kind is, as it is told there. */
export function inputSchemaOf(rows: readonly Argument[], schemaOf: (kind: Kind) => Schema): Schema {
	const rivals = rows.filter(({ instead }, place) => instead === true || rows[place + 1]?.instead === true).map(({ name }) => name);
	const required = rows.filter(({ name, optional }) => optional !== true && !rivals.includes(name)).map(({ name }) => name);
	return {
		type: "object",
		properties: Object.fromEntries(rows.map(({ name, kind, says }) => [name, { description: says, ...schemaOf(kind) }])),
		additionalProperties: false,
		...(required.length === 0 ? {} : { required }),
		...(rivals.length === 0 ? {} : { oneOf: rivals.map((name) => ({ required: [name] })) }),
	};
}
