// SPDX-License-Identifier: Apache-2.0
/** What OpenEVSE's routes answer in a charge, and what they hold and cost: for engines to be compared, and measured. */
import { OpenEvse } from "../../src/http/openevse/openevse.js";
import type { Outcome } from "../../src/link/shown.js";
import { PROPERTIES } from "../../src/thing/properties.js";
import { charging } from "../http/openevse/openEvseLaboratory.js";

/** Requests, in their order: method, path, body. */
const REQUESTS: readonly (readonly [method: string, path: string, body: string])[] = [
	["GET", "/status", ""],
	["GET", "/config", ""],
	["POST", "/time", '{"time":"2026-07-01T10:00:00Z","time_zone":"CET-1CEST,M3.5.0,M10.5.0/3"}'],
	["POST", "/override", '{"state":"active","charge_current":10}'],
	["GET", "/override", ""],
	["POST", "/claims/20", '{"max_current":8}'],
	["GET", "/claims", ""],
	["GET", "/claims/target", ""],
	["POST", "/limit", '{"type":"time","value":60}'],
	["GET", "/limit", ""],
	["POST", "/limit", '{"type":"energy","value":60}'],
	["POST", "/r", "json=1&rapi=%24GG"],
	["POST", "/r", "json=1&rapi=%24S7+1"],
	["PATCH", "/override", ""],
	["GET", "/status", ""],
	["GET", "/nowhere", ""],
];

/** All answers of a charge, one line each. */
export function answered(): string {
	const laboratory = charging();
	return REQUESTS.map(([method, path, body]) => {
		const { status, text } = laboratory.ask(method, path, body);
		return `${status} ${text}`;
	}).join("\n");
}

/** The routes of a charger that is always in sight, step by step. */
export class Rig {
	readonly #values = new Map<string, number | string>();
	#openEvse: OpenEvse | undefined;
	#now = 0;

	constructor() {
		for (const { key, kind } of PROPERTIES) this.#values.set(key, kind.is === "text" ? "" : 1);
		this.#values.set("limits", "ems 16 A; openevse 10 A; openevse.20 12 A");
		this.#values.set("zone", "CET-1CEST,M3.5.0,M10.5.0/3");
	}

	/** Makes them. */
	make(): number {
		const ask = (_: string, __: object, heard: (outcome: Outcome) => void) => heard({ done: "" });
		this.#openEvse = new OpenEvse({ clear: true, get: (key) => this.#values.get(key), ask });
		return this.rest();
	}

	/** 100 ms. */
	rest(): number {
		this.#openEvse?.tick((this.#now += 100));
		return this.#now;
	}

	/** A request; characters of its answer. */
	ask(method: string, path: string, body = ""): number {
		let length = 0;
		this.#openEvse?.answer({ method, path, query: "", headers: {}, body, from: "" }, (response) => {
			for (const piece of response.body) length += piece.length;
		});
		this.rest();
		return length;
	}
}
