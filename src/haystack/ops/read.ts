// SPDX-License-Identifier: Apache-2.0
/** The ops that look for records: read and nav. */
import { frozen } from "../../control/frozen.js";
import { recordsGrid } from "../answers.js";
import { matches } from "../filter/matches.js";
import { parseFilter } from "../filter/parse.js";
import { type Asked, countIn, refIn, textIn } from "../request.js";
import type { Station } from "../station.js";
import { type Dict, type Grid, gridOf, isOf, type Ref } from "../value.js";
import { type Op, onlyRow, reading } from "./op.js";

/** The ops. */
export const READ: readonly Op[] = frozen([
	reading("read", "Records by id or by filter", read),
	reading("nav", "The tree of records: site, dispenser, port, cables and points", nav),
]);

/** A row of each id, of nulls where there is no such record; or all that pass a filter. */
function read(station: Station, asked: Asked): Grid {
	const [first] = asked.rows;
	if (first === undefined) throw new Error(`read takes rows with "id", or one row with "filter"`);
	if (first.has("filter")) return byFilter(station, onlyRow(asked));
	return byIds(station, asked.rows);
}

function byFilter(station: Station, row: Dict): Grid {
	const filter = parseFilter(textIn(row, "filter") ?? "");
	const limit = countIn(row, "limit") ?? Number.POSITIVE_INFINITY;
	const found: Dict[] = [];
	const resolve = (id: string): Dict | undefined => station.find(id);
	for (const record of station.all()) {
		// one more than may be told, so that the answer says that it is not all
		if (found.length >= Math.min(limit, station.rows + 1)) break;
		if (matches(filter, record, resolve)) found.push(record);
	}
	return recordsGrid(found, station.rows);
}

/** Records of ids in their order; what is unknown is a row without cells. Each is made once, however often it is wanted. */
export function recordsOf(station: Station, ids: readonly string[]): Dict[] {
	if (ids.length > station.rows) throw new Error(`${ids.length} records are wanted; at most ${station.rows} at a time`);
	const made = new Map<string, Dict>();
	for (const id of ids) if (!made.has(id)) made.set(id, station.find(id) ?? new Map());
	return ids.map((id) => made.get(id) as Dict);
}

/** The ids that rows have. */
export function idsIn(rows: readonly Dict[]): string[] {
	return rows.map((row) => refIn(row, "id").id);
}

function byIds(station: Station, rows: readonly Dict[]): Grid {
	const records = recordsOf(station, idsIn(rows));
	return records.every((record) => record.size === 0) ? gridOf(["id"], records) : recordsGrid(records, station.rows);
}

/** What is contained in the record of a navId; the sites if there is none. A leaf has no navId. */
function nav(station: Station, { rows: [row = new Map()] }: Asked): Grid {
	const parent = textIn(row, "navId");
	if (parent !== undefined && station.find(parent) === undefined) throw new Error(`there is no navId "${parent}"; leave it out to begin`);
	const all = station.entities.map((entity) => entity.record(station));
	const containers = all.map(containerOf);
	const children = all.filter((record) => containerOf(record) === parent);
	const rows = children.map((record) => (containers.includes(idOf(record)) ? new Map([["navId", idOf(record)], ...record]) : record));
	const grid = recordsGrid(rows, station.rows);
	return { ...grid, columns: [{ name: "navId", meta: new Map() }, ...grid.columns.filter(({ name }) => name !== "navId")] };
}

/** The record that contains one; undefined of a site. */
function containerOf(record: Dict): string | undefined {
	const container = record.get("equipRef") ?? record.get("siteRef");
	return isOf(container, "ref") ? container.id : undefined;
}

function idOf(record: Dict): string {
	return (record.get("id") as Ref).id;
}
