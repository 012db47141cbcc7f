// SPDX-License-Identifier: Apache-2.0
/** A board at a charger that is none: what it shows and answers stands in a script, and what is asked of it is remembered. */
import { BoardFace } from "../../src/everest/board/face.js";
import { kindOf, type Outcome, SEEN_KEYS } from "../../src/link/shown.js";
import { StandIn } from "../mqtt/standIn.js";
import { BOARD } from "./boardLaboratory.js";

/** What was asked for. */
type Told = { readonly [name: string]: number | string };

/** Time passes in these, ms. */
const TICK_MS = 100;

/** One. */
export class Scripted {
	readonly face: BoardFace;
	readonly broker: StandIn;
	/** What was asked for since somebody has looked last, each as its action and arguments. */
	readonly asked: string[] = [];
	/** What people were told. */
	readonly said: string[] = [];
	readonly values = new Map<string, number | string>(SEEN_KEYS.map((key) => [key, kindOf(key)?.is === "text" ? "" : 0]));
	clear = true;
	/** What comes of a request; undefined if it is not answered yet. */
	outcome: (action: string) => Outcome | undefined = () => ({ done: "" });
	/** Answers that are owed. */
	readonly owed: ((outcome: Outcome) => void)[] = [];
	now = 0;

	constructor() {
		const self = this;
		const window = {
			get clear() {
				return self.clear;
			},
			get: (key: string) => self.values.get(key),
			ask: (action: string, told: Told, answered: (outcome: Outcome) => void) => self.#ask(action, told, answered),
		};
		this.face = new BoardFace(window, { tell: (line) => this.said.push(line), clock: () => 1_780_000_000_000 + this.now });
		this.broker = new StandIn(this.face);
		this.show({ driver: "everest", host: "there", "pilot.letter": "A", "contactor.is": "open", "set.limit": 32_000, allowed: 32_000 });
		this.pass(2_000);
		this.forget();
	}

	/** Properties are shown, by their names. */
	show(values: { readonly [key: string]: number | string }): void {
		for (const [key, value] of Object.entries(values)) this.values.set(key, held(key, value));
		this.face.seen(Object.keys(values));
	}

	/** So many ms pass. */
	pass(ms: number): void {
		for (let i = 0; i < ms; i += TICK_MS) {
			this.now += TICK_MS;
			this.broker.tick(this.now);
		}
	}

	/** EVerest tells the board something, and a moment passes. What is asked for that is given back. */
	tell(name: string, payload: string | undefined = ""): string[] {
		this.face.message(`${BOARD}/e2m/${name}`, payload, false);
		return this.asked.splice(0);
	}

	/** So many heartbeats from one on, a second apart; what is asked for that is given back. */
	beat(from: number, count = 1): string[] {
		for (let i = 0; i < count; i++) {
			this.face.message(`${BOARD}/e2m/heartbeat`, `${from + i}`, false);
			this.pass(1_000);
		}
		return this.asked.splice(0);
	}

	/** What was published since the last look: the last level of each topic, and the payload. */
	heard(of?: string): string[] {
		const heard = this.broker.heard.splice(0).map(({ topic, payload }) => [topic.slice(topic.lastIndexOf("/") + 1), payload]);
		return heard
			.filter(([name]) => of === undefined || name === of)
			.map(([name, payload]) => (of === undefined ? `${name} ${payload}` : payload));
	}

	/** Nothing of what was is looked at. */
	forget(): void {
		this.broker.heard.splice(0);
		this.asked.splice(0);
		this.said.splice(0);
	}

	#ask(action: string, told: Told, answered: (outcome: Outcome) => void): void {
		this.asked.push([action, ...Object.values(told)].join(" "));
		const outcome = this.outcome(action);
		if (outcome === undefined) this.owed.push(answered);
		else answered(outcome);
	}
}

/** A value as it is held: choices and sets of names by their places. */
function held(key: string, value: number | string): number | string {
	const kind = kindOf(key);
	if (kind?.is === "choice") return kind.of.indexOf(`${value}`);
	if (kind?.is !== "names" || typeof value === "number") return value;
	return value === "" ? 0 : value.split(",").reduce((bits, name) => bits | (1 << kind.of.indexOf(name)), 0);
}
