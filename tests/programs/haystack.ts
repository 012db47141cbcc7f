// SPDX-License-Identifier: Apache-2.0
/** The Haystack face of a charger that is always in sight, for measuring: what it holds when it has seen everything, and what a request costs. */
import type { Request } from "../../src/haystack/exchange.js";
import { HaystackFace } from "../../src/haystack/face.js";
import type { Dict } from "../../src/haystack/value.js";
import type { Told } from "../../src/link/charger.js";
import type { Data, Outcome } from "../../src/link/shown.js";
import { PROPERTIES } from "../../src/thing/properties.js";

/** What a charger shows that charges with 16 A. */
const SHOWN: { readonly [key: string]: number | string } = {
	vehicle: 2,
	session: 33,
	"session.open": 1,
	signalled: 16_000,
	allowed: 16_000,
	enabled: 1,
	permit: 1,
	contactor: 1,
	clock: 1_795_946_400,
	"meter.speaks": 1,
	"meter.current1": 15_996,
	"meter.current2": 15_996,
	"meter.current3": 15_996,
	"meter.voltage1": 230_000,
	"meter.voltage2": 230_000,
	"meter.voltage3": 230_000,
	"meter.power": 11_037_240,
	"meter.frequency": 50_000,
	"energy.total": 209_630,
	"set.limit": 32_000,
	"set.phases": 3,
	"set.outlet": 1,
	"set.meter.fitted": 1,
	"set.haystack.cable1": 1,
	"set.haystack.cable2": 5,
	"set.haystack.fed": 1,
	"set.name": "Port 7",
	"set.serial": "7",
	"set.site": "Depot",
	"set.space": "Yard",
	"set.dispenser": "Post 7",
};
/** Sessions that the port has logged, and of which it tells at once. */
const LOGGED = 32;
const AT_ONCE = 4;
const ACCEPT = { zinc: "text/zinc", json: "application/json" } as const;

/** The face, step by step. */
export class Rig {
	readonly #values = new Map<string, number | string>();
	face: HaystackFace | undefined;
	#now = 0;
	#watchId = "";
	#held: readonly Dict[] = [];

	constructor() {
		for (const { key, kind } of PROPERTIES) this.#values.set(key, SHOWN[key] ?? (kind.is === "text" ? "" : 0));
	}

	/** Makes the face, which looks for the first time. */
	make(): number {
		this.face = new HaystackFace({
			clear: true,
			get: (key: string) => this.#values.get(key),
			ask: (action: string, told: Told, answered: (outcome: Outcome) => void) => answered(this.#do(action, told)),
		});
		this.face.tick(0);
		return this.face.station.entities.length;
	}

	/** So many minutes of a charge, each look at other values: at the end all that is kept is full. */
	fill(minutes: number): number {
		for (let i = 0; i < minutes; i++) {
			this.#now += 60_000;
			this.#values.set("clock", 1_795_946_400 + this.#now / 1_000);
			this.#vary();
			this.#values.set("allowed", 16_000 - (i % 2) * 1_000);
			this.face?.tick(this.#now);
		}
		return this.face?.station.sessions.sessions.length ?? 0;
	}

	/** Values that a charge has are others than before. */
	#vary(): void {
		for (const key of ["meter.current1", "meter.current2", "meter.current3", "meter.power", "energy.total", "session.energy"])
			this.#values.set(key, (this.#values.get(key) as number) + 1);
	}

	/** Time goes by. */
	tick(): number {
		this.#now += 100;
		this.face?.tick(this.#now);
		return this.#now;
	}

	/** Characters of all records. */
	read(format: "zinc" | "json"): number {
		return this.#ask("read", 'filter\n"id"', "", ACCEPT[format]).length;
	}

	/** All records at the same time, as an answer has them; as many. */
	hold(): number {
		this.#held = [...(this.face?.station.all() ?? [])];
		return this.#held.length;
	}

	/** Nobody has them any more. */
	drop(): number {
		this.#held = [];
		return 0;
	}

	/** Of the histories that are kept of four points. */
	history(): number {
		return this.#ask("hisRead", "id\n@evse-7.power\n@evse-7.energy\n@evse-7.current1\n@evse-7.maxCurrent", ' range:"2026-01-01,2027-12-31"')
			.length;
	}

	/** A watch of all points. */
	watch(): number {
		const ids = (this.face?.station.entities ?? []).filter(({ point }) => point !== undefined).map(({ id }) => `@${id}`);
		const told = this.#ask("watchSub", `id\n${ids.join("\n")}`, ' watchDis:"me" lease:10min');
		this.#watchId = /watchId:"([^"]*)"/.exec(told)?.[1] ?? "";
		return ids.length;
	}

	/** A poll. */
	poll(): number {
		return this.#ask("watchPoll", "empty", ` watchId:"${this.#watchId}"`).length;
	}

	/** A poll of which all is new. */
	pollNew(): number {
		return this.#ask("watchPoll", "empty", ` watchId:"${this.#watchId}" refresh`).length;
	}

	/** A poll of the values that a charge changes. */
	pollCharge(): number {
		this.#vary();
		return this.poll();
	}

	/** A level of the setpoint. */
	write(): number {
		return this.#ask("pointWrite", "id,level,val\n@evse-7.maxCurrent,16,10A").length;
	}

	#do(action: string, told: Told): Outcome {
		if (action === "recount") return { done: "", data: this.#sessionsBefore(Number(told.before ?? LOGGED + 1)) };
		this.#values.set(`setpoint.${told.level}`, `${told.current} -1 `);
		return { done: "" };
	}

	#sessionsBefore(before: number): Data {
		const sessions: Data[] = [];
		for (let n = before - 1; n > Math.max(0, before - 1 - AT_ONCE); n--)
			sessions.push({
				n,
				startedAt: 1_795_000_000 + n * 1_000,
				endedAt: 1_795_000_900 + n * 1_000,
				seconds: 900,
				mwh: 2_000_000,
				totalMwh: 2_000_000 * n,
			});
		return sessions;
	}

	/** The answer to a grid of Zinc. */
	#ask(op: string, lines: string, meta = "", accept: string = ACCEPT.zinc): string {
		const request: Request = { method: "POST", op, query: "", contentType: "text/zinc", accept, body: `ver:"3.0"${meta}\n${lines}\n` };
		let body = "";
		this.face?.answer(request, (response) => {
			body = [...response.body].join("");
		});
		if (body === "") this.tick();
		return body;
	}
}
