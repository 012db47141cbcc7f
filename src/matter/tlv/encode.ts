// SPDX-License-Identifier: Apache-2.0
/** Writes values as TLV: numbers in as few bytes as they need, fields in the order of their table (Matter Core Specification appendix A). */
import type { Field, Type, Value, Values } from "../elements.js";
import { ANONYMOUS, CONTEXT, Kind, WORD } from "./kind.js";
import { utf8From } from "./utf8.js";

/** A value by itself, without a tag. Throws an Error of what cannot be written. */
export function encode(type: Type, value: Value): Uint8Array {
	const bytes: number[] = [];
	put(bytes, type, value, undefined);
	return Uint8Array.from(bytes);
}

/** The fields of a command, a response or an event, as a structure. Those that are not told are left out. */
export function encodeFields(fields: readonly Field[], values: Values): Uint8Array {
	return encode({ is: "struct", fields }, values);
}

function put(bytes: number[], type: Type, value: Value, tag: number | undefined): void {
	if (value === null) head(bytes, Kind.Null, tag);
	else if (type.is === "bool") head(bytes, value === true ? Kind.True : Kind.False, tag);
	else if (type.is === "string") putBytes(bytes, Kind.Text, utf8From(value as string), tag);
	else if (type.is === "octets") putBytes(bytes, Kind.Octets, value as Uint8Array, tag);
	else if (type.is === "list") putList(bytes, type.of, value as readonly Value[], tag);
	else if (type.is === "struct") putFields(bytes, type.fields, value as Values, tag);
	else putNumber(bytes, type.is === "int", value as number, tag);
}

function head(bytes: number[], kind: number, tag: number | undefined): void {
	if (tag === undefined) bytes.push(ANONYMOUS | kind);
	else bytes.push(CONTEXT | kind, tag);
}

function putNumber(bytes: number[], signed: boolean, value: number, tag: number | undefined): void {
	if (!Number.isSafeInteger(value) || (value < 0 && !signed)) throw new Error(`${value} is no ${signed ? "" : "unsigned "}whole number`);
	const size = sizeOf(value, signed);
	head(bytes, (signed ? Kind.Int : Kind.Uint) + size, tag);
	putWord(bytes, value, 1 << size);
}

/** Its bytes as a power of two. */
function sizeOf(value: number, signed: boolean): number {
	for (let size = 0; size < 3; size++) {
		const bits = 8 << size;
		if (signed ? value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1) : value < 2 ** bits) return size;
	}
	return 3;
}

/** Little-endian; negative ones as two's complement. */
function putWord(bytes: number[], value: number, count: number): void {
	const high = Math.floor(value / WORD);
	for (let i = 0; i < count; i++) bytes.push((i < 4 ? value >>> (8 * i) : high >>> (8 * (i - 4))) & 0xff);
}

function putBytes(bytes: number[], kind: number, content: ArrayLike<number>, tag: number | undefined): void {
	const size = sizeOf(content.length, false);
	head(bytes, kind + size, tag);
	putWord(bytes, content.length, 1 << size);
	for (let i = 0; i < content.length; i++) bytes.push(content[i]);
}

function putList(bytes: number[], of: Type, values: readonly Value[], tag: number | undefined): void {
	head(bytes, Kind.Array, tag);
	for (const value of values) put(bytes, of, value, undefined);
	bytes.push(Kind.End);
}

function putFields(bytes: number[], fields: readonly Field[], values: Values, tag: number | undefined): void {
	head(bytes, Kind.Struct, tag);
	for (const { id, name, type } of fields) {
		const value = values[name];
		if (value !== undefined) put(bytes, type, value, id);
	}
	bytes.push(Kind.End);
}
