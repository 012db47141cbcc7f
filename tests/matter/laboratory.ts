// SPDX-License-Identifier: Apache-2.0
/** A laboratory: the bench with a Matter client, in virtual time, and somebody who goes through the steps of a certification case. */
import { Bench } from "../../hosts/bench/bench.js";
import { MemoryMedium } from "../../hosts/bench/records.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { triggered } from "../../hosts/bench/triggers.js";
import { powerUp } from "../../src/firmware.js";
import type { Door } from "../../src/matter/door.js";
import { epochFrom } from "../../src/matter/epoch.js";
import type { Medium } from "../../src/settings/journal.js";
import { type Heard, Notebook } from "./notebook.js";
import type { Case, Fields, Json, Step } from "./steps.js";

const CLUSTER = "EnergyEvse.";
/** How long an event, or an answer, may take, ms: the certification scripts wait for 10 s and more. */
const EVENT_MS = 10_000;
const ANSWER_MS = 5_000;

/** Throws an Error at the first step that is not as it has to be. */
export class Laboratory {
	readonly bench: Bench;
	readonly notebook = new Notebook(() => this.bench.now);
	readonly #player: Player;
	readonly #answers: { readonly ok: boolean; readonly text: string }[] = [];

	constructor(settings: readonly string[] = [], medium: Medium = new MemoryMedium()) {
		const observer = new Observer(() => {});
		const listener = {
			booted: () => {},
			printed: () => {},
			happened: () => {},
			answered: (_: number, name: string, ok: boolean, text: string) => {
				if (name.includes(".")) this.#answers.push({ ok, text });
			},
			showed: (_: number, what: "attribute" | "event", name: string, json: string) => this.#show(what, name, json),
		};
		this.bench = new Bench(powerUp([...settings]), listener, 1, medium);
		this.#player = new Player(this.bench, observer);
		this.bench.clients.admit("matter");
		// whoever triggers is there from the beginning
		this.bench.outside.view("outside");
		this.words("clock 2026-06-01T10:00:00Z; sleep 3");
	}

	/** Events of the cluster since the last that was looked at. */
	get events(): Heard[] {
		return this.notebook.events;
	}

	/** The charger's endpoint. */
	get door(): Door {
		return this.bench.clients.matter.door as Door;
	}

	#show(what: "attribute" | "event", name: string, json: string): void {
		if (what === "attribute") this.notebook.report(name);
		else if (name.startsWith(CLUSTER)) this.events.push({ name: name.slice(CLUSTER.length), fields: JSON.parse(json) });
	}

	/** Plays commands of a scenario. */
	words(script: string): void {
		this.#player.playOut(script);
	}

	/** Goes through a case. */
	run(steps: Case): void {
		this.notebook.begin();
		for (let next = steps.next(null); next.done !== true; ) {
			this.notebook.next();
			next = steps.next(this.step(next.value));
		}
	}

	/** Does a step, and gives what has come of it. */
	step(step: Step): Json {
		switch (step.do) {
			case "trigger":
				return this.#trigger(step.cluster, step.low);
			case "read":
				return this.notebook.right(this.read(step.name), step.right ?? (() => true), step);
			case "write":
				return this.notebook.right(
					this.answer(() => this.bench.clients.matter.act("write", step.name, JSON.stringify(step.value))),
					step.status,
					step,
				);
			case "invoke":
				return this.#invoke(step);
			case "event":
				return this.#event(step.name, step.fields);
			case "sleep":
				this.words(`sleep ${step.seconds}`);
				return null;
			case "time":
				return epochFrom(Math.floor(Date.parse("2026-06-01T10:00:00Z") / 1_000) + Math.floor(this.bench.now / 1_000));
			default:
				return this.notebook.look(step);
		}
	}

	/** The value of an attribute. */
	read(name: string): Json {
		const json = this.bench.clients.matter.value(name);
		if (json === undefined) throw new Error(`there is no ${name}`);
		return JSON.parse(json);
	}

	/** What is answered to something: a status, or a response as JSON. */
	answer(ask: () => void): string {
		this.#answers.length = 0;
		ask();
		this.#until(() => this.#answers.length > 0, ANSWER_MS, "an answer");
		return this.#answers[0].text;
	}

	#invoke({ name, fields, timed, status, right }: Step & { do: "invoke" }): Json {
		const text = this.answer(() => this.bench.clients.matter.act(timed ? "invoke" : "untimed", name, JSON.stringify(fields)));
		if (!text.startsWith("{")) return this.notebook.right(text, status, { name });
		return this.notebook.right(JSON.parse(text), right ?? (() => true), { name });
	}

	#trigger(cluster: number, low: number): Json {
		const words = triggered(cluster * 0x1_0000, low);
		if (words === undefined) throw new Error(`there is no trigger ${cluster} ${low}`);
		this.words(words);
		return null;
	}

	#event(name: string, fields: Fields): Json {
		this.#until(() => this.events.length > 0, EVENT_MS, `the event ${name}`);
		return this.notebook.event(name, fields);
	}

	#until(holds: () => boolean, ms: number, what: string): void {
		const end = this.bench.now + ms;
		while (!holds()) {
			if (this.bench.now >= end) throw this.notebook.missing(what);
			this.#player.idle(this.bench.now + 10);
		}
	}
}
