// SPDX-License-Identifier: Apache-2.0
/** Writes Zinc 3.0, which docHaystack describes in its chapter Zinc. */
import { frozen } from "../../control/frozen.js";
import { cellsOf } from "../cells.js";
import { DEEPEST, degreesOf, digitsOf, placeOf, spelt, TOO_DEEP, whenOf } from "../spelling.js";
import { type Column, type Dict, type Grid, isDict, isList, isOf, MARKER, type Num, type Ref, type Scalar, type Value } from "../value.js";
import { VERSION } from "../version.js";

/** A grid line by line; its rows are read once, each when its line is. Throws an Error of what cannot be written. */
export function* zincOf(grid: Grid): Generator<string> {
	yield* linesOf(grid, 0);
}

/** A value as it stands within a grid. Throws an Error of what cannot be written. */
export function zincText(value: Value): string {
	return textOf(value, 0);
}

function* linesOf({ meta, columns, rows }: Grid, depth: number): Generator<string> {
	if (meta.has("ver")) throw new Error("the meta of a grid has no ver of its own");
	yield `ver:"${VERSION}"${tagsOf(meta, depth)}\n`;
	yield `${columns.length === 0 ? "empty" : columns.map((column) => columnText(column, depth)).join(",")}\n`;
	for (const row of rows) yield `${rowText(row, columns, depth)}\n`;
}

function columnText({ name, meta }: Column, depth: number): string {
	return `${spelt("name", name)}${tagsOf(meta, depth)}`;
}

/** An empty line would end the grid: null says the same. */
function rowText(row: Dict, columns: readonly Column[], depth: number): string {
	const cells = cellsOf(row, columns);
	const texts: string[] = [];
	for (let i = 0; i < cells.length; i++) {
		const cell = cells[i];
		texts.push(cell === undefined ? "" : textOf(cell, depth));
	}
	return texts.join(",") || "N";
}

function textOf(value: Value, depth: number): string {
	// nearly all that records have
	if (value === MARKER) return "M";
	if (isList(value)) return `[${value.map((item) => textOf(item, deeper(depth))).join(",")}]`;
	if (isDict(value)) return `{${tagsOf(value, deeper(depth)).slice(1)}}`;
	if (isOf(value, "grid")) return `<<\n${[...linesOf(value, deeper(depth))].join("")}>>`;
	return scalarText(value);
}

function deeper(depth: number): number {
	if (depth >= DEEPEST) throw new Error(TOO_DEEP);
	return depth + 1;
}

/** Tags with a space before each; markers say no value. */
function tagsOf(tags: Dict, depth: number): string {
	const parts: string[] = [];
	for (const [name, value] of tags) {
		parts.push(" ", spelt("name", name));
		if (!isOf(value, "marker")) parts.push(":", textOf(value, depth));
	}
	return parts.join("");
}

function scalarText(value: Scalar): string {
	if (value === null) return "N";
	if (typeof value === "boolean") return value ? "T" : "F";
	// JSON's escapes are among those of Zinc
	if (typeof value === "string") return JSON.stringify(value);
	switch (value.kind) {
		case "marker":
			return "M";
		case "na":
			return "NA";
		case "remove":
			return "R";
		case "number":
			return numberText(value);
		case "ref":
			return refText(value);
		case "symbol":
			return `^${spelt("id", value.name)}`;
		case "uri":
			return uriText(value.text);
		case "coord":
			return `C(${placeOf(value).map(degreesOf).join(",")})`;
		case "xstr":
			return `${spelt("type", value.type)}(${JSON.stringify(value.text)})`;
		case "dateTime":
			return `${whenOf(value)} ${value.zone}`;
		default:
			return whenOf(value);
	}
}

/** What is not finite has no unit. */
function numberText({ value, unit }: Num): string {
	return unit === undefined || !Number.isFinite(value) ? digitsOf(value) : `${digitsOf(value)}${spelt("unit", unit)}`;
}

function refText({ id, dis }: Ref): string {
	return dis === undefined ? `@${spelt("id", id)}` : `@${spelt("id", id)} ${JSON.stringify(dis)}`;
}

/** What is not plain by number, because readers differ in what \` and \\ mean. */
function uriText(text: string): string {
	return `\`${text.replace(/[^ -[\]-_a-\ud7ff\ue000-\u{10ffff}]/gu, byNumber)}\``;
}

function byNumber(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// what a generator's objects inherit from would lie in RAM
frozen(zincOf.prototype);
frozen(linesOf.prototype);
