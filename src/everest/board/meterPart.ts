// SPDX-License-Identifier: Apache-2.0
/** The interface powermeter: the charger's meter for EVerest. While it is not to be believed nothing is told here, not even that somebody is there. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { requestIn } from "../api/envelope.js";
import { phasesOf } from "../api/hardware.js";
import { HEARTBEAT_MS } from "../api/heartbeat.js";
import type { ProvidedPart, TopicRow } from "../api/part.js";
import { powermeterOf } from "../api/powermeter.js";
import type { Provider } from "../api/provider.js";
import type { Complaints } from "./complaints.js";

/** Its type. */
export const METER_TYPE = "powermeter";
const VALUES = "powermeter_values";
const REQUESTS: readonly string[] = frozen(["start_transaction", "stop_transaction"]);
/** What a meter replies that signs nothing. */
const NOT_SUPPORTED = "NOT_SUPPORTED";
const PHASES: readonly string[] = frozen(["L1", "L2", "L3"]);

/** Its topics. */
export const METER_TOPICS: readonly TopicRow[] = frozen([
	...REQUESTS.map((name) => ({
		name,
		direction: "e2m" as const,
		payload: "headers.replyTo",
		says: "replies NOT_SUPPORTED: the meter signs nothing",
	})),
	{ name: "heartbeat", direction: "e2m", payload: "integer", says: "nothing: the board watches over its own" },
	{ name: VALUES, direction: "m2e", payload: "Powermeter", says: "each second while the meter is to be believed" },
	{ name: "public_key_ocmf", direction: "m2e", payload: "string", says: "never: the meter signs nothing" },
] as const);

/** One port's. Times are those of whoever holds it, ms; `at` is ms since 1970. */
export class MeterPart implements ProvidedPart {
	readonly type = METER_TYPE;
	readonly module: string;
	readonly #charger: Charger;
	readonly #provider: Provider;
	readonly #complaints: Complaints;
	#toldAt = Number.NEGATIVE_INFINITY;
	#now = 0;

	constructor(module: string, charger: Charger, provider: Provider, complaints: Complaints) {
		this.module = module;
		this.#charger = charger;
		this.#provider = provider;
		this.#complaints = complaints;
	}

	get well(): boolean {
		return this.#charger.window.clear && this.#charger.yes("meter.speaks");
	}

	receive(name: string, payload: string | undefined): void {
		if (!REQUESTS.includes(name)) return;
		const request = payload === undefined ? undefined : requestIn(payload);
		if (request === undefined)
			this.#complaints.say(name, `is not answered: write {"headers":{"replyTo":"a topic"},"payload":…}`, this.#now);
		else this.#provider.line.reply(request.replyTo, { status: NOT_SUPPORTED });
	}

	/** There is a connection: whoever is there waits for the first value. */
	connected(): void {
		this.#toldAt = Number.NEGATIVE_INFINITY;
	}

	/** Time has passed. */
	tick(now: number, at: number): void {
		this.#now = now;
		if (!this.well || now - this.#toldAt < HEARTBEAT_MS) return;
		this.#toldAt = now;
		this.#provider.repeat(this, VALUES, this.#valuesAt(at));
	}

	/** On one phase nothing flows in the two that are not there. EVerest watches over the current of a vehicle only if it is told of all three. */
	#valuesAt(at: number): object {
		const charger = this.#charger;
		const values = powermeterOf(charger, at, charger.number("energy.total") / 1_000);
		if (!("current_A" in values) || phasesOf(charger) !== 1) return values;
		const nothing = Object.fromEntries(PHASES.map((phase) => [phase, 0]));
		return { ...values, current_A: { ...nothing, ...(values.current_A as object) } };
	}
}
