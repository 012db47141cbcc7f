// SPDX-License-Identifier: Apache-2.0
/** The ops that tell of the server itself: about, ops, formats, filetypes, defs, libs. */
import { frozen } from "../../control/frozen.js";
import { defsGrid, filetypesGrid, libsGrid, opsGrid, type Wanted } from "../defs.js";
import { parseFilter } from "../filter/parse.js";
import { FORMATS } from "../formats.js";
import { ZONE } from "../records.js";
import { type Asked, countIn, textIn } from "../request.js";
import type { Station } from "../station.js";
import { type Dict, dict, type Grid, gridOf, MARKER, moment } from "../value.js";
import { type Op, reading } from "./op.js";

/** Of the definitions, and of the API. */
const HAYSTACK_VERSION = "4.0.0";

const COLUMNS = frozen([
	"haystackVersion",
	"tz",
	"serverName",
	"serverTime",
	"serverBootTime",
	"productName",
	"productUri",
	"productVersion",
	"vendorName",
	"vendorUri",
]);

/** The ops. */
export const ABOUT: readonly Op[] = frozen([
	reading("about", "Summary of the server", about),
	reading("ops", "Ops that are served", (_, asked) => opsGrid(wantedIn(asked))),
	reading("formats", "MIME types that are read and written (Haystack 3)", formats),
	reading("filetypes", "Filetypes that are written", (_, asked) => filetypesGrid(wantedIn(asked))),
	reading("defs", "Definitions that the records use", (_, asked) => defsGrid(wantedIn(asked))),
	reading("libs", "Libraries of these definitions", (_, asked) => libsGrid(wantedIn(asked))),
]);

function about({ charger, unixMs, now, began = now }: Station): Grid {
	const row = dict({
		haystackVersion: HAYSTACK_VERSION,
		tz: ZONE,
		serverName: charger.text("set.name"),
		serverTime: moment(unixMs),
		serverBootTime: moment(unixMs - (now - began)),
		productName: "Pilotlight",
		productVersion: charger.text("version"),
		vendorName: "Pilotlight",
	});
	return gridOf(COLUMNS, [row]);
}

/** One row of each MIME type; parameters do not belong here. */
function formats(): Grid {
	const rows = new Map<string, Dict>();
	for (const { mime, read } of FORMATS) rows.set(mime, dict({ mime, receive: read === undefined ? undefined : MARKER, send: MARKER }));
	return gridOf(["mime", "receive", "send"], rows.values());
}

function wantedIn({ rows: [row = new Map()] }: Asked): Wanted {
	const filter = textIn(row, "filter");
	const limit = countIn(row, "limit");
	return { ...(filter === undefined ? {} : { filter: parseFilter(filter) }), ...(limit === undefined ? {} : { limit }) };
}
