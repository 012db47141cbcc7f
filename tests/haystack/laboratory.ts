// SPDX-License-Identifier: Apache-2.0
/** A laboratory: the bench with a Haystack server, in virtual time, and somebody who asks. */
import { Bench } from "../../hosts/bench/bench.js";
import { MemoryMedium } from "../../hosts/bench/records.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import type { Request, Response } from "../../src/haystack/exchange.js";
import { HaystackFace } from "../../src/haystack/face.js";
import type { Station, Surroundings } from "../../src/haystack/station.js";
import { type Dict, type Grid, isOf, type Value } from "../../src/haystack/value.js";
import { gridFromZinc } from "../../src/haystack/zinc/decode.js";
import { zincText } from "../../src/haystack/zinc/encode.js";
import type { Medium } from "../../src/settings/journal.js";

const SILENT = { booted: () => {}, printed: () => {}, happened: () => {}, answered: () => {}, showed: () => {} };
/** How long an answer may take, ms. */
const PATIENCE_MS = 10_000;

/** An answer, all of it. */
export interface Heard {
	readonly status: number;
	readonly contentType: string;
	readonly text: string;
}

/** One charger with a server. */
export class Laboratory {
	readonly bench: Bench;
	readonly face: HaystackFace;
	readonly #player: Player;

	/** Begins when everything of the charger has been seen; the time of day is told. */
	constructor(
		settings: readonly string[] = [],
		medium: Medium = new MemoryMedium(),
		first = "clock 2026-06-01T10:00:00Z; sleep 6",
		surroundings: Surroundings = {},
	) {
		this.bench = new Bench(powerUp([...settings]), SILENT, 1, medium);
		this.#player = new Player(this.bench, new Observer(() => {}));
		this.face = new HaystackFace(this.bench.outside.window("haystack"), surroundings);
		this.bench.outside.admit("haystack", this.face);
		this.words(first);
	}

	get station(): Station {
		return this.face.station;
	}

	/** The charger's own. */
	get firmware(): Firmware {
		return this.bench.device as Firmware;
	}

	/** Time goes by, ms. */
	idle(ms: number): void {
		this.#player.idle(this.bench.now + ms);
	}

	/** Plays commands of a scenario. */
	words(script: string): void {
		this.#player.playOut(script);
	}

	/** Asks, and waits for the answer. */
	ask(request: Partial<Request> & { readonly op: string }): Heard {
		let response: Response | undefined;
		this.face.answer({ method: "GET", query: "", body: "", ...request }, (heard) => {
			response = heard;
		});
		for (let ms = 0; response === undefined && ms < PATIENCE_MS; ms += 100) this.words("sleep 0.1");
		if (response === undefined) throw new Error(`no answer to ${request.op}`);
		return { ...response, text: [...response.body].join("") };
	}

	/** Posts Zinc: the grid's lines after the version. */
	post(op: string, meta: string, ...lines: readonly string[]): Grid {
		const body = [`ver:"3.0"${meta === "" ? "" : ` ${meta}`}`, ...lines, ""].join("\n");
		const { status, text } = this.ask({ op, method: "POST", contentType: "text/zinc", body });
		if (status !== 200) throw new Error(`${status} ${text}`);
		return gridFromZinc(text);
	}

	/** Gets a grid. */
	get(op: string, query = ""): Grid {
		const { status, text } = this.ask({ op, query });
		if (status !== 200) throw new Error(`${status} ${text}`);
		return gridFromZinc(text);
	}

	/** All records that pass a filter. */
	read(filter: string): Dict[] {
		return [...this.get("read", `filter=${encodeURIComponent(filter)}`).rows];
	}

	/** A tag of a record of the port's, by the last part of its id, as Zinc; an empty text if it has none. */
	tag(name: string, tag: string): string {
		const value = this.station.find(name === "" ? "evse" : `evse.${name}`)?.get(tag);
		return value === undefined ? "" : zincText(value);
	}

	/** Writes a level of the setpoint; the error, or an empty text. */
	write(...cells: readonly [level: string, val: string, more?: string]): string {
		const [level, val, more = ",N"] = cells;
		return errorOf(
			this.post("pointWrite", "", "id,level,val,who,duration", `@evse.maxCurrent,${level},${val}${more === ",N" ? ",N,N" : more}`),
		);
	}

	/** Runs until the pilot offers so many A, at most some seconds. */
	amps(amps: number): void {
		this.words(`within 12 expect amps ${amps}`);
	}
}

/** What an error grid says; an empty text of another grid. */
export function errorOf({ meta }: Grid): string {
	return meta.has("err") ? `${meta.get("dis")}` : "";
}

/** A row's cells by name, as Zinc. */
export function cellsOf(row: Dict): { [name: string]: string } {
	return Object.fromEntries([...row].map(([name, value]) => [name, zincText(value)]));
}

/** A reference's id. */
export function idOf(value: Value | undefined): string {
	return isOf(value, "ref") ? value.id : "";
}
