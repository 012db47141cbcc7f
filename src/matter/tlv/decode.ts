// SPDX-License-Identifier: Apache-2.0
/** Reads values from TLV, strictly and in place: what is not of its type, its range or its length is an error that names the field. */
import { conforms, type Field, type Type, type Value, type Values } from "../elements.js";
import { Status } from "../status.js";
import { CONTEXT, KIND, Kind } from "./kind.js";
import { Reader, TlvError } from "./reader.js";

/** A value by itself, without a tag. Throws a TlvError. */
export function decode(field: Field, bytes: Uint8Array, features: readonly string[]): Value {
	const reader = new Reader(bytes);
	const value = elementOf(reader, field, untagged(reader, field.name), features, field.name);
	reader.end(field.name);
	return value;
}

/** The fields of a command, a response or an event. Throws a TlvError. */
export function decodeFields(fields: readonly Field[], bytes: Uint8Array, features: readonly string[]): Values {
	const reader = new Reader(bytes);
	if (untagged(reader, "fields") !== Kind.Struct) throw malformed("fields", "a structure");
	const values = structOf(reader, fields, features, "");
	reader.end("fields");
	return values;
}

/** The control byte of an element that stands by itself. */
function untagged(reader: Reader, path: string): number {
	const control = reader.head(path);
	if (control > KIND) throw malformed(path, "an element without a tag");
	return control;
}

function elementOf(reader: Reader, field: Field, control: number, features: readonly string[], path: string): Value {
	const kind = control & KIND;
	if (kind === Kind.Null) {
		if (field.nullable) return null;
		throw malformed(path, `${nameOf(field.type)}, not null`);
	}
	const value = typedOf(reader, field.type, kind, features, path);
	if (typeof value === "number") inBounds(field, value, path);
	return value;
}

function typedOf(reader: Reader, type: Type, kind: number, features: readonly string[], path: string): Value {
	switch (type.is) {
		case "bool":
			if (kind === Kind.True || kind === Kind.False) return kind === Kind.True;
			throw malformed(path, nameOf(type));
		case "string":
		case "octets":
			return bytesOf(reader, type, kind, path);
		case "list":
			if (kind !== Kind.Array) throw malformed(path, nameOf(type));
			return listOf(reader, type, features, path);
		case "struct":
			if (kind !== Kind.Struct) throw malformed(path, nameOf(type));
			return structOf(reader, type.fields, features, path);
		default:
			return numberOf(reader, type, kind, path);
	}
}

type NumberType = Extract<Type, { is: "uint" | "int" | "enum" | "map" }>;

function numberOf(reader: Reader, type: NumberType, kind: number, path: string): number {
	const base = type.is === "int" ? Kind.Int : Kind.Uint;
	if (kind < base || kind > base + 3) throw malformed(path, nameOf(type));
	const value = reader.number(1 << (kind - base), type.is === "int", path);
	const bits = 8 * type.bytes - (type.is === "int" ? 1 : 0);
	const fits = type.bytes === 8 || (value < 2 ** bits && value >= -(2 ** bits));
	const known = type.is !== "enum" || Object.values(type.of).includes(value);
	if (!fits || !known) throw beyond(path, value, nameOf(type));
	// bits without a meaning are left out: a later revision may give them one
	return type.is === "map" ? value & type.mask : value;
}

function inBounds({ min, max, type }: Field, value: number, path: string): void {
	if ((min !== undefined && value < min) || (max !== undefined && value > max))
		throw beyond(path, value, `${nameOf(type)} from ${min ?? "any"} to ${max ?? "any"}`);
}

function bytesOf(reader: Reader, type: Extract<Type, { is: "string" | "octets" }>, kind: number, path: string): Value {
	const base = type.is === "string" ? Kind.Text : Kind.Octets;
	if (kind < base || kind > base + 3) throw malformed(path, nameOf(type));
	const length = reader.number(1 << (kind - base), false, path);
	if (length > reader.left) throw reader.cut(path);
	if (length > type.longest) throw beyond(path, length, `at most ${type.longest} bytes`);
	return type.is === "string" ? reader.text(length, path) : reader.octets(length);
}

function listOf(
	reader: Reader,
	{ of, most, least = 0, exhausts }: Extract<Type, { is: "list" }>,
	features: readonly string[],
	path: string,
): Value {
	const values: Value[] = [];
	const field: Field = { id: 0, name: "", type: of, conformance: "M" };
	for (let control = untagged(reader, path); control !== Kind.End; control = untagged(reader, path)) {
		const place = `${path}[${values.length}]`;
		if (values.length === most)
			throw new TlvError(exhausts ? Status.ResourceExhausted : Status.ConstraintError, `${path}: at most ${most} of them`);
		values.push(elementOf(reader, field, control, features, place));
	}
	if (values.length < least) throw new TlvError(Status.ConstraintError, `${path}: at least ${least} of them`);
	return values;
}

function structOf(reader: Reader, fields: readonly Field[], features: readonly string[], path: string): Values {
	const values: { [name: string]: Value } = {};
	for (let control = reader.head(path); control !== Kind.End; control = reader.head(path)) {
		if (control >> 5 !== CONTEXT >> 5) throw malformed(path || "fields", "fields with tags of their own");
		const tag = reader.number(1, false, path);
		const field = fields.find(({ id }) => id === tag);
		const place = path === "" ? (field?.name ?? "") : `${path}.${field?.name}`;
		if (field === undefined) reader.passOver(control & KIND, path);
		else if (values[field.name] !== undefined) throw malformed(place, "told once");
		else values[field.name] = elementOf(reader, field, control, features, place);
	}
	for (const { name, conformance } of fields)
		if (values[name] === undefined && conforms(conformance, features) === "mandatory")
			throw new TlvError(Status.InvalidCommand, `${path === "" ? name : `${path}.${name}`} is missing`);
	return values;
}

function malformed(path: string, right: string): TlvError {
	return new TlvError(Status.InvalidCommand, `${path}: it is ${right}`);
}

function beyond(path: string, value: number, right: string): TlvError {
	return new TlvError(Status.ConstraintError, `${path}: ${value} cannot be; it is ${right}`);
}

/** What a type is called in a message. */
function nameOf(type: Type): string {
	if (type.is === "enum") return `one of ${Object.keys(type.of).join(", ")}`;
	if (type.is === "list") return `a list of at most ${type.most}`;
	return "bytes" in type ? `${type.is}${8 * type.bytes}` : type.is;
}
