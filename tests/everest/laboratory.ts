// SPDX-License-Identifier: Apache-2.0
/** A laboratory: the bench with EVerest's facade and a broker that is none, in virtual time, and a consumer that asks and listens. */
import { ManagerFace } from "../../src/everest/manager/face.js";
import { Beside, type Told } from "./beside.js";

export type { Told } from "./beside.js";

/** How long a reply may take, ms. */
const PATIENCE_MS = 10_000;
export const MANAGER = "everest_api/1/evse_manager_consumer/pilotlight";
export const ERRORS = "everest_api/1/error_history_consumer/pilotlight";
export const LIMITS = "everest_api/1/external_energy_limits_consumer/pilotlight";

/** Asserts that a record has these members, whatever else it has; ava's own is not on every engine. */
export function has(t: { deepEqual(is: unknown, wanted: unknown): boolean }, value: unknown, members: Told): void {
	t.deepEqual(Object.fromEntries(Object.keys(members).map((name) => [name, (value as Told)[name]])), members);
}

/** One charger with a consumer. */
export class Laboratory extends Beside<ManagerFace> {
	#asked = 0;

	/** Begins when everything of the charger has been seen. */
	constructor(settings: readonly string[] = [], first = "sleep 6") {
		super((window, surroundings) => new ManagerFace(window, surroundings), settings, first);
	}

	/** Session events by name, since the last look. */
	events(): string[] {
		return this.told(`${MANAGER}/e2m/session_event`).map(({ event }) => `${event}`);
	}

	/** Publishes a request, and waits for the reply; undefined if none comes. */
	ask(topic: string, payload?: unknown): unknown {
		this.#asked += 1;
		const replyTo = `some/reply/${this.#asked}`;
		this.publish(topic, JSON.stringify({ headers: { replyTo }, ...(payload === undefined ? {} : { payload }) }));
		for (let ms = 0; ms < PATIENCE_MS; ms += 100) {
			this.words("sleep 0.1");
			const [reply] = this.heard(replyTo);
			if (reply !== undefined) return JSON.parse(reply.payload);
		}
		return undefined;
	}
}

/** A charger at which a vehicle charges. */
export function charging(settings: readonly string[] = []): Laboratory {
	const laboratory = new Laboratory(settings);
	laboratory.words("plug; draw_power_regulated 16,3; within 5 expect contactor closed; sleep 5");
	return laboratory;
}
