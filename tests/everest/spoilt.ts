// SPDX-License-Identifier: Apache-2.0
/** Spoilt messages for EVerest's facade: the specification's payloads damaged, and what may come of them. */
import { ManagerFace } from "../../src/everest/manager/face.js";
import type { Outcome } from "../../src/link/shown.js";
import type { Spoiler } from "../mqtt/spoilt.js";
import { Barrage, type Message, spoilt, type Values } from "./barrage.js";
import { ERRORS, LIMITS, MANAGER } from "./laboratory.js";
import { meant } from "./meaning.js";
import { EXAMPLES, EXTERNAL_LIMITS } from "./published.js";

const BASES: { readonly [type: string]: string } = {
	evse_manager_consumer: MANAGER,
	error_history_consumer: ERRORS,
	external_energy_limits_consumer: LIMITS,
};
const HEADERS = '"headers":{"replyTo":"r/1"}';
const SET = `${LIMITS}/m2e/set_external_limits`;
const AMPS = '{"ac_max_current_A":{"value":10,"source":"me"},"total_power_W":{"value":6900.5,"source":"me"}}';

/** What is right, and is then spoilt. */
const RIGHT: readonly (readonly [topic: string, payload: string])[] = [
	...EXAMPLES.map(([type, name, sent]) => [`${BASES[type]}/m2e/${name}`, JSON.stringify(sent)] as const),
	[SET, JSON.stringify(EXTERNAL_LIMITS)],
	[
		SET,
		`{"schedule_import":[{"timestamp":"2026-06-01T10:00:00Z","limits_to_root":${AMPS},"limits_to_leaves":{}}],"schedule_export":[],"schedule_setpoints":[]}`,
	],
	[
		SET,
		'{"schedule_import":[],"schedule_export":[],"schedule_setpoints":[{"timestamp":"2026-06-01T10:00:00.5+01:00","setpoint":{"ac_current_A":9,"priority":1,"source":""}}]}',
	],
	[
		`${MANAGER}/m2e/enable_disable`,
		`{${HEADERS},"payload":{"connector_id":1,"source":{"enable_source":"CSMS","enable_state":"Disable","enable_priority":7}}}`,
	],
	[`${MANAGER}/m2e/stop_transaction`, `{${HEADERS},"payload":{"reason":"Remote"}}`],
	[`${MANAGER}/m2e/force_unlock`, `{${HEADERS},"payload":1}`],
	[`${MANAGER}/m2e/random_delay_cancel`, ""],
	[`${MANAGER}/m2e/session_info/get`, `{${HEADERS}}`],
	[
		`${ERRORS}/m2e/get_errors`,
		`{${HEADERS},"payload":{"state_filter":"Active","timeperiod_filter":{"timestamp_from":"2020-01-01T00:00:00Z","timestamp_to":"2030-01-01T00:00:00Z"}}}`,
	],
	["everest_api/discover", `{${HEADERS}}`],
	["everest_api/query-modules/evse_manager_consumer", `{${HEADERS}}`],
];

/** One, spoilt. */
export function drawn(spoiler: Spoiler): Message {
	return spoilt(spoiler, RIGHT);
}

/** Which actions a message may have asked for. */
export function meaningOf({ topic, payload, retained }: Message): readonly string[] {
	const base = [MANAGER, LIMITS].find((each) => topic.startsWith(`${each}/m2e/`));
	return base === undefined || payload === undefined || retained ? [] : meant(topic.slice(base.length + 5), payload);
}

/** Spoilt messages into the facade of a charger that charges. */
export class Onslaught extends Barrage {
	/** What the last message may have asked for; some of it is asked for a little later. */
	#meant: readonly string[] = [];
	#limits = false;
	#unlocks = false;

	constructor(calm: boolean, seed: number) {
		super(calm, seed, { stage: 3, "set.lock.fitted": 1 }, (window, clock) => new ManagerFace(window, { clock }));
		this.pass();
	}

	/** All is well with the broker, and nobody sends anything any more: it beats and answers as before. */
	rest(): void {
		this.recover();
		const { signs, replies } = this.figures;
		this.sendOne({ topic: `${MANAGER}/m2e/get_evse`, payload: `{${HEADERS}}`, retained: false });
		this.passes(20);
		if (this.figures.signs < signs + 3) this.figures.wrong.push("its heart does not beat afterwards");
		if (this.figures.replies !== replies + 1) this.figures.wrong.push("it does not answer afterwards");
	}

	protected override draw(): Message {
		return drawn(this.spoiler);
	}

	protected override note(message: Message): void {
		this.#meant = meaningOf(message);
		this.#limits ||= this.#meant.includes("limit");
		this.#unlocks ||= this.#meant.includes("unlock");
		if (this.#meant.length > 0) this.figures.meant += 1;
	}

	/** A plug is wanted once the transaction was asked to end. */
	protected override judge(action: string, told: Values) {
		const later = (this.#limits && (action === "limit" || action === "unlimit")) || (this.#unlocks && action === "unlock");
		return { may: this.#meant.includes(action) || later, called: `${action} ${JSON.stringify(told)}` };
	}

	protected override outcomeOf(): Outcome {
		return this.spoiler.below(4) === 0 ? { refused: "busy" } : { done: "" };
	}

	protected override happening() {
		return ["ChargingStarted", { session: 1, energyWh: 7 }] as const;
	}

	protected override isSign(topic: string): boolean {
		return topic.endsWith("/heartbeat");
	}

	/** What a message has asked for at once is over with it. */
	protected override sendOne(message: Message): void {
		super.sendOne(message);
		this.#meant = [];
	}
}
