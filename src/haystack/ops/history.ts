// SPDX-License-Identifier: Apache-2.0
/** The op hisRead: the history of one point, or of several side by side. */
import { frozen } from "../../control/frozen.js";
import { type Point, valueIn } from "../points.js";
import { type Range, rangeIn } from "../range.js";
import { ZONE } from "../records.js";
import { type Asked, refIn, textIn } from "../request.js";
import type { Station } from "../station.js";
import type { Sample } from "../trend.js";
import { type Dict, dict, type Grid, gridOf, moment, num, type Ref, type Value } from "../value.js";
import { type Op, onlyRow, reading } from "./op.js";

/** Points of a batch at most. */
const MOST_POINTS = 16;

/** The ops. */
export const HISTORY: readonly Op[] = frozen([reading("hisRead", "The history of points", history)]);

/** Of several if the meta has a range. */
function history(station: Station, asked: Asked): Grid {
	return asked.meta.has("range") ? several(station, asked) : single(station, onlyRow(asked));
}

function single(station: Station, row: Dict): Grid {
	const id = refIn(row, "id");
	const point = pointOf(station, id);
	const range = rangeOf(station, row);
	const samples = station.trends.within(point, range.start, range.end);
	const rows = samples.map(({ ts, value }) => dict({ ts: moment(ts), val: valueIn(point, value) }));
	return bounded(["ts", "val"], rows, station, dict({ id, ...spanOf(range) }));
}

/** Rows of all moments at which one of them has a sample. */
function several(station: Station, { meta, rows }: Asked): Grid {
	const zone = textIn(meta, "tz");
	if (zone !== undefined && zone !== ZONE) throw new Error(`times are told in ${ZONE}, not in "${zone}"`);
	if (rows.length === 0 || rows.length > MOST_POINTS) throw new Error(`a batch has 1 to ${MOST_POINTS} points, not ${rows.length}`);
	const ids = rows.map((row) => refIn(row, "id"));
	const points = ids.map((id) => pointOf(station, id));
	const range = rangeOf(station, meta);
	const joined = join(
		points,
		points.map((point) => station.trends.within(point, range.start, range.end)),
	);
	const grid = bounded(["ts", ...points.map((_, place) => `v${place}`)], joined, station, dict(spanOf(range)));
	return {
		...grid,
		columns: grid.columns.map((column, place) => (place === 0 ? column : { ...column, meta: dict({ id: ids[place - 1] }) })),
	};
}

function join(points: readonly Point[], histories: readonly (readonly Sample[])[]): Dict[] {
	const rows = new Map<number, Map<string, Value>>();
	histories.forEach((samples, place) => {
		for (const { ts, value } of samples) {
			const row = rows.get(ts) ?? new Map<string, Value>([["ts", moment(ts)]]);
			rows.set(ts, row.set(`v${place}`, valueIn(points[place], value)));
		}
	});
	return [...rows.keys()].sort((a, b) => a - b).map((ts) => rows.get(ts) as Dict);
}

function pointOf(station: Station, { id }: Ref): Point {
	const found = station.entities.find((entity) => entity.id === id);
	if (found === undefined) throw new Error(`there is no record @${id}`);
	if (found.point?.history === undefined) throw new Error(`@${id} has no history; points with one are tagged "his"`);
	return found.point;
}

function rangeOf(station: Station, row: Dict): Range {
	const range = textIn(row, "range");
	if (range === undefined) throw new Error(`"range" is missing: today, yesterday, a day, or a moment`);
	return rangeIn(range, station.unixMs);
}

function spanOf({ start, end }: Range): { readonly hisStart: Value; readonly hisEnd: Value } {
	return { hisStart: moment(start), hisEnd: moment(end) };
}

/** The oldest rows, as many as may be told. */
function bounded(columns: readonly string[], rows: readonly Dict[], { rows: most }: Station, meta: Dict): Grid {
	if (rows.length <= most) return gridOf(columns, rows, meta);
	const incomplete = dict({ dis: `there are more than ${most} samples; ask from the last one on`, limit: num(most) });
	return gridOf(columns, rows.slice(0, most), new Map([...meta, ["incomplete", incomplete]]));
}
