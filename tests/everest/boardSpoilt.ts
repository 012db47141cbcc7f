// SPDX-License-Identifier: Apache-2.0
/** Spoilt messages for a board: the specification's payloads damaged, and what may come of them. */
import { BoardFace } from "../../src/everest/board/face.js";
import { REFUSALS } from "../../src/link/refusals.js";
import type { Outcome } from "../../src/link/shown.js";
import type { Spoiler } from "../mqtt/spoilt.js";
import { Barrage, type Message, spoilt, type Values } from "./barrage.js";
import { BOARD, DUTY_6, DUTY_16, METER, TOKENS } from "./boardLaboratory.js";
import { boardMeant } from "./boardMeaning.js";
import { SENT_EXAMPLES } from "./boardSchema.js";

const BASES: { readonly [type: string]: string } = { evse_board_support: BOARD, powermeter: METER, auth_token_provider: TOKENS };
const BASE = `${BOARD}/e2m/`;
/** What is right, and is then spoilt. */
const RIGHT: readonly (readonly [topic: string, payload: string])[] = [
	...SENT_EXAMPLES.map(([type, name, sent]) => [`${BASES[type]}/e2m/${name}`, JSON.stringify(sent)] as const),
	...["cp_state_X1", "cp_state_F", "cp_state_E", "lock", "unlock", "self_test"].map((name) => [`${BASE}${name}`, ""] as const),
	[`${BASE}enable`, "false"],
	...["0.0", DUTY_6, DUTY_16, "97.00000286102295", "5.000000074505806"].map((duty) => [`${BASE}pwm_on`, duty] as const),
	[`${BASE}allow_power_on`, '{\n    "allow_power_on": true,\n    "reason": "FullPowerCharging"\n}'],
	[`${BASE}allow_power_on`, '{\n    "allow_power_on": false,\n    "reason": "PowerOff"\n}'],
	[`${BASE}ac_switch_three_phases_while_charging`, '"SinglePhase"'],
	[`${BASE}ac_overcurrent_limit`, "0.0"],
	[`${BASE}reset`, '{"headers":{"replyTo":"r/1"}}'],
	[`${METER}/e2m/start_transaction`, '{"headers":{"replyTo":"r/1"},"payload":{}}'],
];

/** EVerest's heart beats beside them. */
const BEAT_MS = 1_000;

/** One, spoilt. */
export function drawnForBoard(spoiler: Spoiler): Message {
	return spoilt(spoiler, RIGHT);
}

/** What a message may ask the charger for. */
export function boardMeaningOf({ topic, payload, retained }: Message): string {
	return retained || !topic.startsWith(BASE) ? "" : boardMeant(topic.slice(BASE.length), payload);
}

/** A connection that is lost is a host that is gone. */
const FAREWELL = ["host.forbid", "host.pilot 10000"];

/** Spoilt messages into a board of a charger that charges. */
export class BoardOnslaught extends Barrage {
	/** How often each thing may still be asked for. */
	readonly #meant = new Map<string, number>();

	constructor(calm: boolean, seed: number) {
		const values = { driver: 1, host: 3, "pilot.letter": 3, "meter.speaks": 1 };
		super(calm, seed, values, (window, clock, tell) => new BoardFace(window, { clock, tell }));
		this.pass();
	}

	/** All is well with the broker, and nobody sends anything any more: it says that it is there, and obeys as before. */
	rest(): void {
		this.recover();
		const { signs, replies } = this.figures;
		const enabled = this.figures.asked["host.enable"] ?? 0;
		this.sendOne({ topic: `${METER}/e2m/stop_transaction`, payload: '{"headers":{"replyTo":"r/1"}}', retained: false });
		this.sendOne({ topic: `${BASE}enable`, payload: "true", retained: false });
		this.passes(40);
		if (this.figures.signs < signs + 3) this.figures.wrong.push("it does not say that it is there afterwards");
		if (this.figures.replies !== replies + 1) this.figures.wrong.push("it does not reply afterwards");
		if (this.figures.asked["host.enable"] === enabled) this.figures.wrong.push("it does not obey afterwards");
	}

	protected override draw(): Message {
		return drawnForBoard(this.spoiler);
	}

	protected override note(message: Message): void {
		const meant = boardMeaningOf(message);
		if (meant === "") return;
		this.figures.meant += 1;
		this.#may(meant);
	}

	#may(wanted: string): void {
		this.#meant.set(wanted, (this.#meant.get(wanted) ?? 0) + 1);
	}

	protected override judge(action: string, told: Values) {
		const called = [action, ...Object.values(told)].join(" ");
		const left = this.#meant.get(called) ?? 0;
		this.#meant.set(called, left - 1);
		return { may: left !== 0, called };
	}

	/** What is refused as busy is asked for again. */
	protected override outcomeOf(called: string): Outcome {
		if (this.spoiler.below(8) !== 0) return this.spoiler.below(4) === 0 ? { refused: "the port decides" } : { done: "" };
		this.#may(called);
		return { refused: REFUSALS.busy };
	}

	protected override happening() {
		return ["PilotShown", { letter: this.spoiler.pick(["A", "B", "C", "F"]) }] as const;
	}

	protected override isSign(topic: string): boolean {
		return topic === `${BOARD}/m2e/communication_check`;
	}

	protected override begin(): void {
		if (this.now % BEAT_MS === 0) this.sendOne({ topic: `${BASE}heartbeat`, payload: `${this.now / BEAT_MS}`, retained: false });
	}

	protected override wait(): void {
		if (!this.calm) for (const wanted of FAREWELL) this.#may(wanted);
	}
}
