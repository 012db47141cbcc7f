// SPDX-License-Identifier: Apache-2.0
/** A conversation with a charger in virtual time: every op in every format, written down as text, which is the same on every engine. */
import type { Request } from "../../src/haystack/exchange.js";
import { FORMATS, type Format } from "../../src/haystack/formats.js";
import { type Dict, dict, grid, MARKER, num, ref, type Value } from "../../src/haystack/value.js";
import { Laboratory } from "./laboratory.js";

const SETTINGS = [
	"serial=7",
	'name=Gate 7, "left"',
	"site=Depot",
	"space=Hof",
	"dispenser=Post 7",
	"outlet=tethered",
	"haystack.cable2=gbt",
];

/** A request as an op reads it. */
interface Line {
	readonly op: string;
	readonly meta?: Dict;
	readonly rows?: readonly Dict[];
}

type Tags = { readonly [name: string]: Value | undefined };

function line(op: string, meta: Tags, ...rows: readonly Tags[]): Line {
	return { op, meta: dict(meta), rows: rows.map(dict) };
}

const PORT = ref("evse-7");
const SETPOINT = ref("evse-7.maxCurrent");
const POWER = ref("evse-7.power");
const STATUS = ref("evse-7.status");

/** What is said in each format; a watch is known by its number. */
function linesOf(watch: string): readonly Line[] {
	return [
		line("about", {}),
		line("ops", {}, { limit: num(3) }),
		line("formats", {}),
		line("filetypes", {}),
		line("libs", {}),
		line("defs", {}, { filter: "def == ^evse-port or def == ^curStatus" }),
		line("nav", {}, { navId: "Depot" }),
		line("read", {}, { filter: "evseStatus or writable or evseSession or site" }),
		line("read", {}, { id: POWER }, { id: ref("nobody") }, { id: PORT }),
		line("watchSub", { watchDis: "me", lease: num(2, "min") }, { id: STATUS }, { id: POWER }, { id: ref("nobody") }),
		line("watchPoll", { watchId: watch }),
		line("watchPoll", { watchId: watch, refresh: MARKER }),
		line("pointWrite", {}, { id: SETPOINT, level: num(8), val: num(10, "A"), who: "„me“", duration: num(1, "h") }),
		line("pointWrite", {}, { id: SETPOINT }),
		line("watchUnsub", { watchId: watch }, { id: POWER }),
		line("watchUnsub", { watchId: watch, close: MARKER }),
		line("pointWrite", {}, { id: SETPOINT, level: num(8) }),
		line("hisRead", {}, { id: POWER, range: "today" }),
		line("hisRead", { range: "2026-06-01,2026-06-02" }, { id: POWER }, { id: STATUS }, { id: ref("evse-7.sessionEnergy") }),
		line("invokeAction", { id: PORT, action: "battery" }, { soc: num(40, "%"), capacity: num(60, "kWh") }),
		line("invokeAction", { id: PORT, action: "pause" }, { hard: true }),
		line("read", {}, { filter: "no filter" }),
		line("close", {}),
	];
}

/** What is asked by GET, in the end. */
const QUERIES = ["read?filter=id", "nav?navId=evse-7", "defs", "hisRead?id=@evse-7.power&range=yesterday", "pointWrite", "nothing?x=1"];

/** What happens between the formats. */
const HAPPENINGS = [
	"plug; sleep 1; draw_power_regulated 16,3; within 6 expect contactor closed; sleep 61",
	"unplug; sleep 70",
	"meter lost; sleep 30; > reserve 7 3600; sleep 2",
	"meter ok; link down; sleep 8",
	"link up; sleep 40; plug; sleep 1; draw_power_regulated 32,1; sleep 20",
];

/** All of it. */
export function conversation(): string {
	const laboratory = new Laboratory(SETTINGS);
	const pages: string[] = [];
	FORMATS.forEach((format, place) => {
		laboratory.words(HAPPENINGS[place] ?? "sleep 1");
		pages.push(`# ${HAPPENINGS[place] ?? "sleep 1"}\n`);
		let watch = "";
		for (let i = 0; i < linesOf(watch).length; i++) {
			const told = exchange(laboratory, posted(linesOf(watch)[i], format));
			watch = /w-\d+-\d+/.exec(told)?.[0] ?? watch;
			pages.push(told);
		}
	});
	for (const query of QUERIES) for (const { mime } of [FORMATS[0], FORMATS[1]]) pages.push(exchange(laboratory, got(query, mime)));
	return pages.join("");
}

/** What is only written is asked for in Zinc. */
function posted({ op, meta, rows = [] }: Line, format: Format): Request {
	const asks = format.read === undefined ? FORMATS[0] : format;
	const body = [...asks.write(grid(rows, meta))].join("");
	return { method: "POST", op, query: "", contentType: asks.contentType, accept: format.contentType, body };
}

function got(text: string, accept: string): Request {
	const [op, query = ""] = text.split("?");
	return { method: "GET", op, query, accept, body: "" };
}

function exchange(laboratory: Laboratory, request: Request): string {
	const { method, op, query, accept } = request;
	const { status, contentType, text } = laboratory.ask(request);
	return `> ${method} ${op}${query === "" ? "" : `?${query}`} ${accept}\n${request.body}< ${status} ${contentType}\n${text}\n`;
}
