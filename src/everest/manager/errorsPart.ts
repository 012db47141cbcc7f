// SPDX-License-Identifier: Apache-2.0
/** The interface error_history_consumer: faults as errors, told when they are raised and cleared, and as lists for whoever asks. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { saidOf } from "../../link/shown.js";
import type { Client } from "../api/client.js";
import { requestIn } from "../api/envelope.js";
import type { ConsumedPart, TopicRow } from "../api/part.js";
import { topicOf } from "../api/topics.js";
import { randomUuid } from "../api/uuid.js";
import { Errors, type EverestError, kindOf } from "./errors.js";

/** Its type. */
export const ERRORS_TYPE = "error_history_consumer";
const RAISED = "error_raised";
const CLEARED = "error_cleared";

/** Its topics. */
export const ERRORS_TOPICS: readonly TopicRow[] = frozen([
	{
		name: "get_errors",
		direction: "m2e",
		payload: "FilterArguments",
		says: "replies with the errors that the filter lets pass, of the last 64",
	},
	{ name: "active_errors", direction: "m2e", payload: "headers.replyTo", says: "replies with those that stand" },
	{ name: RAISED, direction: "e2m", payload: "ErrorObject", says: "a fault stands; its name is the sub_type" },
	{ name: CLEARED, direction: "e2m", payload: "ErrorObject", says: "it is over" },
	{ name: `${RAISED}/get`, direction: "m2e", payload: "headers.replyTo", says: "the last that was raised, or null" },
	{ name: `${CLEARED}/get`, direction: "m2e", payload: "headers.replyTo", says: "the last that was cleared, or null" },
]);

/** Of whoever has watched over its other side and hears nothing of it any more: EVerest's name, which is no fault of the port. */
const SILENT = "CommunicationCheck";
const GENERIC = "generic/CommunicationFault";

/** One port's. */
export class ErrorsPart implements ConsumedPart {
	readonly type = ERRORS_TYPE;
	readonly values: readonly string[] = [RAISED, CLEARED];
	readonly #charger: Charger;
	readonly #client: Client;
	readonly #errors: Errors;
	#restarted = false;

	constructor(charger: Charger, client: Client, random: () => number) {
		this.#charger = charger;
		this.#client = client;
		const publish = (name: string) => (error: EverestError) =>
			client.post.tellLatched(topicOf(ERRORS_TYPE, client.module, "e2m", name), JSON.stringify(error));
		this.#errors = new Errors(client.module, () => randomUuid(random), publish(RAISED), publish(CLEARED));
	}

	receive(name: string, payload: string): void {
		const request = requestIn(payload);
		if (request === undefined) return;
		const filter = name === "active_errors" ? { state_filter: "Active" } : name === "get_errors" ? request.payload : undefined;
		const errors = this.#errors.filtered(filter);
		if (errors !== undefined) this.#client.reply(request.replyTo, { errors });
	}

	/** The window tells of an event. */
	event(name: string, fault: string, at: number): void {
		const kind = kindOf(fault);
		if (name === "FaultRaised" && kind !== undefined) this.#errors.raise(kind, at);
		if (name === "FaultCleared") this.#errors.clear(fault);
	}

	/** What stands is other than before, whatever of it was told as an event. */
	seen(at: number): void {
		const names = saidOf("faults", this.#charger.window.get("faults"));
		const faults = Array.isArray(names) ? names : [];
		for (const name of this.#errors.standing)
			if (!faults.includes(name) && !name.startsWith(SILENT)) this.#errors.clear(name, this.#restarted);
		for (const name of faults) this.event("FaultRaised", name, at);
		this.#restarted = false;
	}

	/** The charger has restarted: what does not stand any more was ended by that. */
	restarted(): void {
		this.#restarted = true;
	}

	/** The other side of an interface is there, or has fallen silent. It is told, and changes nothing else. */
	watch(type: string, silent: boolean, at: number): void {
		const subType = `${SILENT} ${type}`;
		const says = `nobody has said for 5 s that they are there on ${type}`;
		if (silent) this.#errors.raise({ type: GENERIC, subType, says, severity: "High" }, at);
		else this.#errors.clear(subType);
	}
}
