// SPDX-License-Identifier: Apache-2.0
/** Requests of every op in every format, and what somebody who is careless, broken or hostile makes of them. */
import type { Random } from "../../hosts/bench/random.js";
import type { Request } from "../../src/haystack/exchange.js";
import { FORMATS } from "../../src/haystack/formats.js";
import { type Dict, dict, type Grid, grid, MARKER, moment, NA, num, REMOVE, ref, sym, uri, type Value } from "../../src/haystack/value.js";
import { zincText } from "../../src/haystack/zinc/encode.js";
import { ACTION_NAMES } from "../../src/link/shown.js";

/** A request as an op reads it. */
interface Seed {
	readonly op: string;
	readonly meta?: Dict;
	readonly rows: readonly Dict[];
}

/** What is drawn from, and what has been learnt from answers. */
export interface World {
	readonly dice: Random;
	/** Names of actions that may be asked for. */
	readonly actions: readonly string[];
	/** Of a watch that was open a moment ago. */
	watchId: string;
}

/** Actions after which the charge goes on. */
export const HARMLESS: readonly string[] = ["recount", "command", "release", "battery", "vehicle", "clock", "clear", "now", "zone"];
export const ALL: readonly string[] = ACTION_NAMES;

const IDS = ["status", "maxCurrent", "power", "energy", "sessionEnergy", "current1", "cable1.energized", "cable1", "session.1"];
const FILTERS = [
	"id",
	"point and his",
	"^elec-meter or site",
	'equipRef->siteRef->dis == "Depot" and not writable',
	"curVal >= 6A and (sp or cmd)",
	"ts > 2026-11-01T00:00:00Z UTC",
	"(((((((id)))))))",
	"a->b->c->d->e->f->g->h == @x",
];
const RANGES = [
	"today",
	"yesterday",
	"2026-11-29",
	"2026-11-28,2026-11-30",
	"2026-11-29T10:00:00Z UTC",
	"2026-11-29T09:00:00Z UTC,2026-11-29T23:00:00+01:00 Berlin",
	"9999-12-31",
	"0000-01-01",
	"0000-01-01T00:00:00+14:00 Kiritimati",
	"9999-12-31T23:59:59-12:00 GMT+12",
];
const ARGUMENTS: { readonly [name: string]: readonly Value[] } = {
	level: [num(1), num(8), num(16), num(17)],
	current: [num(6, "A"), num(16, "A"), num(0, "A"), num(80, "A")],
	duration: [num(2, "s"), num(1, "min"), num(1, "h")],
	soc: [num(40, "%")],
	capacity: [num(60, "kWh")],
	id: ["WVWZZZ"],
	time: [moment(1_795_000_000_000), { kind: "time", text: "07:30:00" }],
	zone: ["CET-1CEST,M3.5.0,M10.5.0/3"],
	before: [num(2)],
	token: ["04AB"],
	number: [num(7)],
	days: ["all", "mon,tue"],
	energy: [num(10, "kWh")],
	targets: ["7:00 20kWh, 18:00 80%"],
	name: ["ems"],
	key: ["name", "serial", "haystack.cable2", "meter.fitted", "temperature", "phases", "site"],
	value: ["x", "1", "0", "yes", "socket", "ü y"],
	mode: ["automatic", "manual"],
	source: ["LocalAPI"],
	priority: [num(3)],
	confirm: [MARKER],
	phases: ["1", "3"],
};

/** What stands where it does not belong. */
const STRANGE: readonly ((dice: Random) => Value)[] = [
	() => null,
	() => MARKER,
	() => NA,
	() => REMOVE,
	() => true,
	() => "",
	() => '\u0000\u0007\ud800 \u{1f50c} \\ " ` $',
	(dice) => "a".repeat(dice.below(3_000)),
	() => num(Number.NaN),
	() => num(Number.POSITIVE_INFINITY, "A"),
	() => num(Number.NEGATIVE_INFINITY),
	() => num(1e308, "h"),
	() => num(-1),
	() => num(0.5),
	() => num(2 ** 53),
	() => num(16, "kA"),
	() => num(5, "day"),
	() => ref("x", 'a "b"'),
	() => ref("evse-7", "\n"),
	() => sym("elec-meter"),
	() => uri("`\\ü"),
	() => ({ kind: "date", text: "2026-11-29" }),
	() => ({ kind: "dateTime", text: "0000-01-01T00:00:00+14:00", zone: "Kiritimati" }),
	() => ({ kind: "coord", latitude: 1e-7, longitude: -180 }),
	() => ({ kind: "xstr", type: "Span", text: "today" }),
	() => [],
	() => [ref("evse-7"), ref("x")],
	() => dict({ constructor: "x", toString: num(1) }),
	() => [[[[[[["deep"]]]]]]],
	() => grid([dict({ id: ref("evse-7") })], dict({ err: MARKER })),
	(dice) => Array.from({ length: dice.below(400) }, (_, i) => num(i)),
];
const NAMES = [
	"id",
	"val",
	"level",
	"who",
	"duration",
	"filter",
	"limit",
	"range",
	"tz",
	"navId",
	"watchId",
	"watchDis",
	"lease",
	"refresh",
];
const MORE_NAMES = ["close", "action", "confirm", "constructor", "hasOwnProperty", "length", "toString", "empty", "dis", "err", "kind"];

function one<T>({ dice }: World, of: readonly T[]): T {
	return of[dice.below(of.length)];
}

function idIn(world: World): Value {
	return world.dice.below(8) === 0 ? ref("nobody") : ref(`evse-7${world.dice.below(12) === 0 ? "" : `.${one(world, IDS)}`}`);
}

function idsIn(world: World): Dict[] {
	return Array.from({ length: 1 + world.dice.below(6) }, () => dict({ id: idIn(world) }));
}

function actionIn(world: World): Seed {
	const action = one(world, world.actions);
	const names = Object.keys(ARGUMENTS).filter(() => world.dice.below(3) === 0);
	const known = OWN[action] ?? names;
	const row = dict(Object.fromEntries(known.map((name) => [name, one(world, ARGUMENTS[name] ?? [num(1)])])));
	return { op: "invokeAction", meta: dict({ id: ref("evse-7"), action }), rows: row.size === 0 ? [] : [row] };
}

/** Arguments that are right. */
const OWN: { readonly [action: string]: readonly string[] } = {
	command: ["level", "current", "duration"],
	release: ["level"],
	battery: ["soc", "capacity"],
	vehicle: ["id"],
	clock: ["time"],
	zone: ["zone"],
	set: ["key", "value"],
	reboot: ["confirm"],
	limit: ["name", "current", "duration"],
	authorize: ["token"],
	reserve: ["number", "duration", "token"],
};

/** A request that is right, or nearly. */
const SEEDS: readonly ((world: World) => Seed)[] = [
	(world) => ({ op: one(world, ["about", "ops", "formats", "filetypes", "defs", "libs", "close"]), rows: [] }),
	(world) => ({ op: one(world, ["defs", "ops"]), rows: [dict({ filter: one(world, FILTERS), limit: num(world.dice.below(9)) })] }),
	(world) => ({ op: "read", rows: [dict({ filter: one(world, FILTERS), limit: world.dice.below(2) === 0 ? num(3) : undefined })] }),
	(world) => ({ op: "read", rows: idsIn(world) }),
	(world) => ({ op: "nav", rows: world.dice.below(3) === 0 ? [] : [dict({ navId: one(world, ["Depot", "Post-7", "evse-7", "x"]) })] }),
	(world) => ({
		op: "watchSub",
		meta: dict({ watchDis: "me", lease: one(world, [num(1, "min"), num(3, "s"), undefined]) }),
		rows: idsIn(world),
	}),
	(world) => ({ op: "watchSub", meta: dict({ watchId: world.watchId }), rows: idsIn(world) }),
	(world) => ({ op: "watchPoll", meta: dict({ watchId: world.watchId, refresh: one(world, [undefined, MARKER]) }), rows: [] }),
	(world) => ({ op: "watchUnsub", meta: dict({ watchId: world.watchId, close: one(world, [undefined, MARKER]) }), rows: idsIn(world) }),
	(world) => ({ op: "hisRead", rows: [dict({ id: idIn(world), range: one(world, RANGES) })] }),
	(world) => ({
		op: "hisRead",
		meta: dict({ range: one(world, RANGES), tz: one(world, [undefined, "UTC", "Berlin"]) }),
		rows: idsIn(world),
	}),
	() => ({ op: "pointWrite", rows: [dict({ id: ref("evse-7.maxCurrent") })] }),
	writeIn,
	writeIn,
	actionIn,
	actionIn,
];

function writeIn(world: World): Seed {
	const level = 1 + world.dice.below(17);
	const val = one(world, [undefined, null, num(6, "A"), num(16, "A"), num(0, "A"), num(10)]);
	const duration = level === 8 ? one(world, [undefined, num(30, "s"), num(5, "min")]) : undefined;
	return {
		op: "pointWrite",
		rows: [dict({ id: ref("evse-7.maxCurrent"), level: num(level), val, who: one(world, [undefined, "me"]), duration })],
	};
}

/** The seed with something else in a cell, a row or the meta. */
function disturbed(seed: Seed, world: World): Seed {
	const { op, meta = new Map(), rows } = seed;
	const { dice } = world;
	const stranger = (): Dict => new Map([[one(world, [...NAMES, ...MORE_NAMES]), one(world, STRANGE)(dice)]]);
	const [first = new Map<string, Value>()] = rows;
	switch (dice.below(7)) {
		case 0:
			return { op, meta, rows: [new Map([...first, ...stranger()]), ...rows.slice(1)] };
		case 1:
			return { op, meta: new Map([...meta, ...stranger()]), rows };
		case 2:
			return { op, meta, rows: rows.map((row) => replaced(row, world)) };
		case 3:
			return { op, meta: replaced(meta, world), rows };
		case 4:
			return { op, meta, rows: Array.from({ length: dice.below(300) }, () => first) };
		case 5:
			return { op, meta, rows: [...rows, ...rows] };
		default:
			return { op, meta, rows: [] };
	}
}

/** One of its values is another, or missing. */
function replaced(tags: Dict, world: World): Dict {
	const name = one(world, [...tags.keys(), "x"]);
	const left = [...tags].filter(([each]) => each !== name);
	return new Map(world.dice.below(3) === 0 || !tags.has(name) ? left : [...left, [name, one(world, STRANGE)(world.dice)]]);
}

const BYTES = '"\\`@^[]{}<>,:\n\r\t ()0-9eENTMR\u0000\u00e9\u{1f50c}';

/** The text with some characters replaced, left out, doubled or repeated. */
function torn(text: string, { dice }: World): string {
	let left = text;
	for (let n = 1 + dice.below(3); n > 0; n--) {
		const at = dice.below(left.length + 1);
		const letter = BYTES.charAt(dice.below(BYTES.length));
		const put = dice.below(60) === 0 ? letter.repeat(dice.below(20_000)) : letter;
		left = `${left.slice(0, at)}${put}${left.slice(at + dice.below(4))}`;
	}
	return dice.below(10) === 0 ? left.slice(0, dice.below(left.length + 1)) : left;
}

const METHODS = ["GET", "POST", "PUT", "HEAD", "", "get"];
const TYPES = [
	undefined,
	"",
	"text/plain",
	"text/csv",
	"application/json;version=3",
	"text/zinc;charset=latin1",
	"text/turtle",
	"constructor",
];
const ACCEPTS = [undefined, "*/*", "text/*;q=0.1, text/trio", "image/png", ";;;,,,q=", "text/turtle", "text/zinc;q=0, application/json"];
const READ = FORMATS.filter(({ read }) => read !== undefined);

/** A request. */
export function drawn(world: World): Request {
	const { dice } = world;
	const right = one(world, SEEDS)(world);
	const seed = dice.below(2) === 0 ? right : disturbed(right, world);
	const written = seed.rows.length < 2 && dice.below(5) === 0 ? askedByGet(seed, world) : posted(seed, world);
	return dice.below(12) === 0 ? misaddressed(written, world) : written;
}

function posted({ op, meta, rows }: Seed, world: World): Request {
	const format = one(world, READ);
	const accept = one(world, FORMATS);
	const body = textOf(grid(rows, meta), format.write);
	const whole = world.dice.below(3) === 0 ? torn(body, world) : body;
	return { method: "POST", op, query: "", contentType: format.contentType, accept: accept.contentType, body: whole };
}

/** What cannot be written is sent as nothing. */
function textOf(asked: Grid, write: (grid: Grid) => Iterable<string>): string {
	try {
		return [...write(asked)].join("");
	} catch {
		return "";
	}
}

function askedByGet({ op, rows }: Seed, world: World): Request {
	const [row = new Map<string, Value>()] = rows;
	const query = [...row].map(([name, value]) => `${name}=${encoded(textOf(grid([]), () => [zincText(value)]))}`).join("&");
	return { method: "GET", op, query: world.dice.below(3) === 0 ? torn(query, world) : query, body: "" };
}

/** Half of a character has no UTF-8. */
function encoded(text: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		return "%ED%A0%80";
	}
}

function misaddressed(request: Request, world: World): Request {
	switch (world.dice.below(4)) {
		case 0:
			return { ...request, method: one(world, METHODS) };
		case 1: {
			const { contentType: _, ...rest } = request;
			const contentType = one(world, TYPES);
			return contentType === undefined ? rest : { ...rest, contentType };
		}
		case 2: {
			const { accept: _, ...rest } = request;
			const accept = one(world, ACCEPTS);
			return accept === undefined ? rest : { ...rest, accept };
		}
		default:
			return { ...request, op: one(world, ["hisWrite", "", "constructor", "reads", "About", "watchsub"]) };
	}
}
