// SPDX-License-Identifier: Apache-2.0
/** The ops of watches: watchSub, watchPoll, watchUnsub. */
import { frozen } from "../../control/frozen.js";
import { emptyGrid, recordsGrid } from "../answers.js";
import { type Asked, durationIn, textIn } from "../request.js";
import type { Station } from "../station.js";
import { type Dict, dict, type Grid, gridOf, num } from "../value.js";
import { MOST_WATCHED, sumOf, type Watch } from "../watches.js";
import { changing, type Op } from "./op.js";
import { idsIn, recordsOf } from "./read.js";

/** The ops. */
export const WATCH: readonly Op[] = frozen([
	changing("watchSub", "Opens a watch, or adds records to one", subscribe),
	changing("watchPoll", "Records of a watch that have changed", poll),
	changing("watchUnsub", "Takes records out of a watch, or ends it", unsubscribe),
]);

/** A new watch has to say for whom it is; an open one is named. */
function subscribe(station: Station, { meta, rows }: Asked): Grid {
	const ids = idsIn(rows);
	const records = recordsOf(station, ids);
	const watch = watchOf(station, meta, ids);
	for (const id of ids) tell(station, watch, id);
	const told = dict({ watchId: watch.id, lease: num(watch.lease / 1_000, "s") });
	return records.every((record) => record.size === 0) ? gridOf(["id"], records, told) : recordsGrid(records, station.rows, told);
}

/** With room for these records. */
function watchOf({ watches, now }: Station, meta: Dict, ids: readonly string[]): Watch {
	const id = textIn(meta, "watchId");
	if (id === undefined && textIn(meta, "watchDis") === undefined)
		throw new Error(`a new watch has a "watchDis" in the grid's meta; one that is open, its "watchId"`);
	const lease = durationIn(meta, "lease");
	const open = id === undefined ? undefined : watches.use(id, now);
	const count = new Set([...(open?.told.keys() ?? []), ...ids]).size;
	if (count > MOST_WATCHED) throw new Error(`a watch of ${count} records; at most ${MOST_WATCHED}`);
	return open ?? watches.open(now, lease);
}

/** Those that have changed since they were told last; with `refresh`, all. */
function poll(station: Station, { meta }: Asked): Grid {
	const watch = station.watches.use(textIn(meta, "watchId"), station.now);
	const news: Dict[] = [];
	for (const id of watch.told.keys()) {
		const before = watch.told.get(id);
		const record = tell(station, watch, id) !== before || meta.has("refresh") ? station.find(id) : undefined;
		if (record !== undefined) news.push(record);
	}
	return recordsGrid(news, MOST_WATCHED, dict({ watchId: watch.id }));
}

/** A record has been told to a watch, if there is one of this id; gives the sum of it. */
function tell(station: Station, { told }: Watch, id: string): number | undefined {
	const mark = station.markOf(id);
	if (mark !== undefined) told.set(id, sumOf(mark));
	return told.get(id);
}

function unsubscribe({ watches, now }: Station, { meta, rows }: Asked): Grid {
	const watch = watches.use(textIn(meta, "watchId"), now);
	if (meta.has("close")) watches.close(watch);
	else for (const id of idsIn(rows)) watch.told.delete(id);
	return emptyGrid();
}
