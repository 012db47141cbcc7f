// SPDX-License-Identifier: Apache-2.0
/** Damaged requests at a charger that charges: each is answered, once, soon, with a grid that can be read or with a reason, and no answer is long. */
import { Random, Stream } from "../../hosts/bench/random.js";
import type { Request, Response } from "../../src/haystack/exchange.js";
import { FORMATS, formatFor } from "../../src/haystack/formats.js";
import { isOf } from "../../src/haystack/value.js";
import { MOST_WATCHES } from "../../src/haystack/watches.js";
import { ALL, drawn, HARMLESS, type World } from "./damagedRequests.js";
import { Laboratory } from "./laboratory.js";

const STATUSES = [200, 400, 404, 405, 406, 415, 501];
/** The longest answer, characters. */
export const LONGEST_ANSWER = 200_000;
/** What an engine says, and no op may. */
const ENGINES =
	/annot read|undefined|not a function|call stack|not iterable|nvalid (time|date|array|count|string)|coerce|internal|\[object|read.only/;
/** After so many requests everything has to be as it was. */
const ROUND = 10_000;
/** The longest lease of a watch, and a charge that begins again, ms. */
const REST_MS = 605_000;
/** No answer takes longer, ms: a request waits 5 s for the charger, and what is done 3 s until it is seen. */
const LATEST_MS = 8_500;
/** A charger with all that the records can tell. */
const FURNISHED = [
	"serial=7",
	"name=Port 7",
	"site=Depot",
	"space=Yard",
	"dispenser=Post 7",
	"outlet=tethered",
	"haystack.cable1=iecType2",
	"haystack.cable2=gbt",
	"limit=16",
];
const CIRCUIT_MA = 16_000;
const START = "clock 2026-11-29T10:00:00Z; sleep 3; draw_power_regulated 16,3; within 8 expect contactor closed; sleep 70";

/** What has come of it. */
export interface Figures {
	readonly wrong: string[];
	readonly statuses: { [status: number]: number };
	/** Error grids. */
	errors: number;
	longest: number;
	longestOf: string;
	latestMs: number;
	watches: number;
}

interface Pending {
	readonly request: Request;
	readonly at: number;
	answers: number;
}

/** With requests after which the charge goes on, or with all that can be asked. */
export class Onslaught {
	readonly figures: Figures = { wrong: [], statuses: {}, errors: 0, longest: 0, longestOf: "", latestMs: 0, watches: 0 };
	readonly #calm: boolean;
	readonly #world: World;
	readonly #laboratory = new Laboratory(FURNISHED);
	readonly #settings: string;
	#pending: Pending[] = [];
	#made = 0;

	constructor(calm: boolean, seed: number) {
		this.#calm = calm;
		this.#world = { dice: new Random(seed, Stream.Noise), actions: calm ? HARMLESS : ALL, watchId: "w" };
		this.#laboratory.words(START);
		this.#settings = JSON.stringify(this.#laboratory.firmware.values);
	}

	/** Sends so many, and then looks whether all is well. */
	send(count: number): void {
		for (let i = 0; i < count; i++) {
			this.#sendOne();
			this.#made += 1;
			if (this.#made % ROUND === 0) this.rest();
		}
	}

	#sendOne(): void {
		const { dice } = this.#world;
		const request = drawn(this.#world);
		const pending: Pending = { request, at: this.#laboratory.bench.now, answers: 0 };
		this.#pending.push(pending);
		try {
			this.#laboratory.face.answer(request, (response) => this.#hear(pending, response));
		} catch (error) {
			this.#complain(request, `throws ${error}`);
		}
		if (pending.answers > 0) this.#pending.pop();
		if (dice.below(600) === 0) this.#laboratory.words(`link down; sleep ${dice.below(40)}; link up`);
		this.#laboratory.idle(dice.below(1_000) === 0 ? 61_000 : dice.below(30));
		this.#look();
	}

	/** What has to hold at any time. */
	#look(): void {
		const { firmware, bench, face } = this.#laboratory;
		const late = this.#pending.filter(({ answers, at }) => answers === 0 && bench.now - at > LATEST_MS);
		for (const { request } of late) this.#complain(request, "is not answered");
		this.#pending = this.#pending.filter((each) => each.answers === 0 && !late.includes(each));
		const watches = face.station.watches.length;
		this.figures.watches = Math.max(this.figures.watches, watches);
		if (watches > MOST_WATCHES) this.figures.wrong.push(`${watches} watches`);
		if (firmware.failure !== undefined) this.figures.wrong.push(`the controller has stopped: ${firmware.failure}`);
		if (this.#calm && firmware.report.offeredMa > CIRCUIT_MA) this.figures.wrong.push(`${firmware.report.offeredMa} mA are offered`);
	}

	/** Nobody asks anything any more: watches end, levels are released, and the charge goes on. */
	rest(): void {
		const laboratory = this.#laboratory;
		laboratory.words("link up; clock 2026-11-29T10:00:00Z; sleep 20");
		for (let level = 1; this.#calm && level <= 17; level++) laboratory.post("pointWrite", "", "id,level", `@evse-7.maxCurrent,${level}`);
		laboratory.idle(REST_MS);
		const { firmware, face } = laboratory;
		if (face.station.watches.length > 0) this.figures.wrong.push("a watch that nobody polls is open");
		if (!this.#calm) return;
		if (firmware.drive.contactor !== 1) this.figures.wrong.push("the charge has ended");
		if (firmware.report.faults !== 0) this.figures.wrong.push(`faults ${firmware.report.faults}`);
		if (JSON.stringify(firmware.values) !== this.#settings) this.figures.wrong.push("a setting has changed");
	}

	#hear(pending: Pending, response: Response): void {
		const { request, at } = pending;
		pending.answers += 1;
		if (pending.answers > 1) this.#complain(request, "is answered twice");
		const ms = this.#laboratory.bench.now - at;
		this.figures.latestMs = Math.max(this.figures.latestMs, ms);
		if (ms > LATEST_MS) this.#complain(request, `is answered after ${ms} ms`);
		this.figures.statuses[response.status] = (this.figures.statuses[response.status] ?? 0) + 1;
		try {
			this.#judge(request, response, [...response.body].join(""));
		} catch (error) {
			this.#complain(request, `is answered by what cannot be read: ${error}`);
		}
	}

	#judge(request: Request, { status, contentType }: Response, body: string): void {
		const { figures } = this;
		if (body.length > figures.longest) {
			figures.longest = body.length;
			figures.longestOf = `${request.op} ${contentType}`;
		}
		if (body.length > LONGEST_ANSWER) this.#complain(request, `has an answer of ${body.length} characters`);
		if (!STATUSES.includes(status)) this.#complain(request, `has status ${status}`);
		const said = status === 200 ? this.#read(request, contentType, body) : body;
		if (status !== 200 && body.length < 10) this.#complain(request, "is refused without a reason");
		if (said !== undefined && ENGINES.test(said)) this.#complain(request, `is told "${said}"`);
	}

	/** What an error grid says; undefined of another. */
	#read(request: Request, contentType: string, body: string): string | undefined {
		const format = formatFor(request.accept);
		if (format?.contentType !== contentType) this.#complain(request, `is answered in ${contentType}`);
		const { meta } = FORMATS.find((each) => each.contentType === contentType)?.read?.(body) ?? { meta: new Map() };
		const watchId = meta.get("watchId");
		if (typeof watchId === "string") this.#world.watchId = watchId;
		if (!isOf(meta.get("err"), "marker")) return undefined;
		this.figures.errors += 1;
		const dis = meta.get("dis");
		if (typeof dis === "string" && dis !== "") return dis;
		this.#complain(request, "is told nothing by an error grid");
		return undefined;
	}

	#complain(request: Request, what: string): void {
		const text = JSON.stringify(request);
		this.figures.wrong.push(`${text.length > 900 ? `${text.slice(0, 900)}…` : text} ${what}`);
	}
}
