// SPDX-License-Identifier: Apache-2.0
/** How a record's value compares with a filter's: of one kind, and numbers of one unit, or there is no order (docHaystack Filters, "Number Comparisons"). */
import { isOf, type Moment, type Value } from "../value.js";
import type { Comparison, Literal } from "./filter.js";

/** Whether a comparison of a value with a literal holds. What cannot be compared is unequal. */
export function compares(comparison: Comparison, value: Value, literal: Literal): boolean {
	const order = orderOf(value, literal);
	if (comparison === "!=") return order !== 0;
	if (order === undefined) return false;
	if (comparison === "==") return order === 0;
	return order === 0 ? comparison.endsWith("=") : order < 0 === comparison.startsWith("<");
}

/** Below 0 if the value comes first, 0 if both are equal; undefined if they have no order. */
function orderOf(value: Value, literal: Literal): number | undefined {
	if (typeof literal !== "object") return typeof value === typeof literal ? order(value as Plain, literal) : undefined;
	if (!isOf(value, literal.kind)) return undefined;
	if (isOf(value, "number") && isOf(literal, "number")) return value.unit === literal.unit ? order(value.value, literal.value) : undefined;
	if (isOf(value, "dateTime") && isOf(literal, "dateTime"))
		return order(secondsOf(value), secondsOf(literal)) || order(fractionOf(value.text), fractionOf(literal.text));
	return order(textOf(value), textOf(literal));
}

type Plain = boolean | number | string;

/** Not a number is neither equal to any nor before it. */
function order(a: Plain, b: Plain): number | undefined {
	return a < b ? -1 : a > b ? 1 : a === b ? 0 : undefined;
}

type Textual = Exclude<Literal, boolean | string | { readonly kind: "number" | "dateTime" }>;

/** What orders kinds that are texts: days and times of day are written so that their texts are in order. */
function textOf(value: Value): string {
	const found = value as Textual;
	switch (found.kind) {
		case "ref":
			return found.id;
		case "symbol":
			return found.name;
		case "time":
			return `${found.text.slice(0, 8)}${fractionOf(found.text)}`;
		default:
			return found.text;
	}
}

/** A moment's second since 1970: the same moment is equal in every zone. */
function secondsOf({ text }: Moment): number {
	return Date.parse(text.replace(/\.\d+/, ""));
}

/** What follows the second, without zeros that say nothing: ".5" of "18:30:00.500". */
function fractionOf(text: string): string {
	const [digits = ""] = /\.\d+/.exec(text) ?? [];
	return digits.replace(/\.?0+$/, "");
}
