// SPDX-License-Identifier: Apache-2.0
/** Elements by their names and values as JSON, for people and scenarios: EnergyEvse.state, and enumerations as numbers or names. */
import { CLUSTERS } from "./clusters/all.js";
import type { Door } from "./door.js";
import type { Command, Field, Type, Value, Values } from "./elements.js";
import { ENDPOINT } from "./endpoint.js";
import { GLOBALS } from "./globals.js";
import type { Path } from "./path.js";
import type { Server } from "./server.js";
import { Status } from "./status.js";

/** Something that a name stands for: its path, and its row. */
export interface Named<Row> {
	readonly path: Path;
	readonly row: Row;
	readonly server: Server;
}

/** The attribute of a name; undefined if there is none. */
export function attributeNamed(door: Door, name: string): Named<Field> | undefined {
	return named(door, name, ({ cluster }) => [...cluster.attributes, ...GLOBALS]);
}

/** The command of a name; undefined if there is none. */
export function commandNamed(door: Door, name: string): Named<Command> | undefined {
	return named(door, name, ({ cluster }) => cluster.commands);
}

function named<Row extends { readonly id: number; readonly name: string }>(
	door: Door,
	name: string,
	rowsOf: (server: Server) => readonly Row[],
): Named<Row> | undefined {
	const [clusterName, rowName] = name.toLowerCase().split(".");
	const server = door.clusters.find(({ cluster }) => cluster.name.toLowerCase() === clusterName);
	const row = server === undefined ? undefined : rowsOf(server).find((each) => each.name.toLowerCase() === rowName);
	if (server === undefined || row === undefined) return undefined;
	return { path: { endpoint: ENDPOINT, cluster: server.cluster.id, id: row.id }, row, server };
}

/** The name of a path, of an attribute or, where `events` says so, of an event. */
export function nameOf(door: Door, { cluster: id, id: row }: Path, events: boolean): string {
	const { cluster } = door.clusters.find((server) => server.cluster.id === id) as Server;
	const rows = events ? cluster.events : [...cluster.attributes, ...GLOBALS];
	return `${cluster.name}.${rows.find((each) => each.id === row)?.name}`;
}

/** The fields of an event, or those of a response. */
export function fieldsOf(door: Door, { cluster: id, id: row }: Path, kind: "events" | "responses"): readonly Field[] {
	const server = door.clusters.find(({ cluster }) => cluster.id === id);
	return server?.cluster[kind].find((each) => each.id === row)?.fields ?? [];
}

/** The name of a status, as Success. */
export function statusName(status: Status): string {
	return Object.entries(Status).find(([, code]) => code === status)?.[0] ?? `${status}`;
}

/** A value as JSON; octets as a text of hexadecimal digits. */
export function jsonOf(value: Value | undefined): string {
	return JSON.stringify(value, (_, each) => (each instanceof Uint8Array ? hexOf(each) : each));
}

function hexOf(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A value of JSON that was parsed, as one of a type: names of enumerations are their numbers. What is of no type stays as it is. */
export function valueIn(type: Type, json: unknown): Value {
	if (type.is === "enum" && typeof json === "string") return numberNamed(type.of, json);
	if (type.is === "octets" && typeof json === "string") return bytesOf(json);
	if (type.is === "list" && Array.isArray(json)) return json.map((each) => valueIn(type.of, each));
	if (type.is === "struct" && typeof json === "object" && json !== null) return valuesIn(type.fields, json as { [name: string]: unknown });
	return json as Value;
}

/** The same of the fields of a command; a name that no field has is an Error. */
export function valuesIn(fields: readonly Field[], json: { readonly [name: string]: unknown }): Values {
	const stranger = Object.keys(json).find((name) => !fields.some((field) => field.name === name));
	if (stranger !== undefined) throw new Error(`there is no field "${stranger}"; fields are ${fields.map(({ name }) => name).join(", ")}`);
	const told = fields.filter(({ name }) => name in json);
	return Object.fromEntries(told.map(({ name, type }) => [name, valueIn(type, json[name])]));
}

function numberNamed(of: { readonly [name: string]: number }, name: string): number {
	const found = Object.keys(of).find((each) => each.toLowerCase() === name.toLowerCase());
	if (found === undefined) throw new Error(`there is no "${name}"; it is one of ${Object.keys(of).join(", ")}`);
	return of[found];
}

function bytesOf(hex: string): Uint8Array {
	return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The names of an attribute's values with their numbers, of an attribute by its name; none if it is no enumeration. */
export function enumOf(name: string): { readonly [name: string]: number } {
	const [clusterName, attributeName] = name.toLowerCase().split(".");
	const cluster = CLUSTERS.find((each) => each.name.toLowerCase() === clusterName);
	const type = cluster?.attributes.find((each) => each.name.toLowerCase() === attributeName)?.type;
	return type?.is === "enum" ? type.of : {};
}
