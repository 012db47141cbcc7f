// SPDX-License-Identifier: Apache-2.0
/** Whether a record matches a filter (docHaystack Filters). */
import { type Dict, isDict, isList, isOf, type Value } from "../value.js";
import { compares } from "./compare.js";
import type { Compares, Filter, Has, Implements, Path } from "./filter.js";

/** The record that has an id; undefined if there is none. */
export type Resolve = (id: string) => Dict | undefined;

/** Whether a record matches a filter; references are followed by `resolve`. */
export function matches(filter: Filter, record: Dict, resolve: Resolve): boolean {
	if (!("parts" in filter)) return holds(filter, record, resolve);
	const decides = filter.is === "or";
	for (const part of filter.parts) if (matches(part, record, resolve) === decides) return decides;
	return !decides;
}

function holds(filter: Has | Compares | Implements, record: Dict, resolve: Resolve): boolean {
	if ("anyOf" in filter) return filter.anyOf.some((tags) => tags.every((tag) => isThere(record.get(tag))));
	const values = valuesAt(filter.path, record, resolve);
	if (!("value" in filter)) return values.length > 0 === (filter.is === "has");
	return values.some((value) => each(value).some((one) => compares(filter.is, one, filter.value)));
}

/** What stands at the end of a path: several values where a tag on the way refers to several records. */
function valuesAt(path: Path, record: Dict, resolve: Resolve): readonly Value[] {
	let records: readonly Dict[] = [record];
	for (let i = 0; i < path.length - 1; i++) records = records.flatMap((each) => ledTo(each.get(path[i]), resolve));
	return records.map((each) => each.get(path[path.length - 1])).filter(isThere);
}

/** Null is what a row of a grid has where there is nothing. */
function isThere(value: Value | undefined): value is Value {
	return value !== undefined && value !== null;
}

/** The records that a tag leads to: those that it refers to, or itself. */
function ledTo(value: Value | undefined, resolve: Resolve): readonly Dict[] {
	if (isDict(value)) return [value];
	if (value === undefined) return [];
	return each(value)
		.map((one) => (isOf(one, "ref") ? resolve(one.id) : undefined))
		.filter((found) => found !== undefined);
}

/** A list of references stands for each of them (Filters, "Ref Lists"); every other value is one. */
function each(value: Value): readonly Value[] {
	return isList(value) && value.length > 0 && value.every((item) => isOf(item, "ref")) ? value : [value];
}
