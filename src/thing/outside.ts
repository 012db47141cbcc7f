// SPDX-License-Identifier: Apache-2.0
/** What the outside has told of itself: how the charger is on the network. What nobody renews is not known any more. */
import { frozen } from "../control/frozen.js";
import { UNKNOWN } from "./kinds.js";

/** How it is with the network. */
export const NETWORK_STATES = frozen(["unknown", "off", "searching", "wrong password", "no address", "online"] as const);
/** How it is with the broker of MQTT. */
export const MQTT_STATES = frozen(["unknown", "off", "connecting", "refused", "online"] as const);

/** The name of one. */
export type NetworkState = (typeof NETWORK_STATES)[number];
export type MqttState = (typeof MQTT_STATES)[number];

/** The outside tells anew at least this often, ms; after three times this it is not known how it is. */
export const TOLD_EVERY_MS = 10_000;
const OLD_MS = 3 * TOLD_EVERY_MS;

/** What can be told. */
export interface Told {
	readonly network?: NetworkState;
	readonly address?: string;
	/** dBm; UNKNOWN where there is no radio, or it has no signal. */
	readonly signal?: number;
	readonly mqtt?: MqttState;
	readonly restarts?: number;
}

/** As it was told last. */
export class Outside {
	/** How often it has been started anew since power-up. It counts on, however old the rest is. */
	restarts = 0;
	#told: Told = NOTHING;
	/** Undefined until somebody has told. */
	#at: number | undefined;

	/** Something is told; what is left out stays as it was. `nowMs` is the time since power-up. */
	tell(told: Told, nowMs: number): void {
		this.#told = { ...this.at(nowMs), ...told };
		this.restarts = told.restarts ?? this.restarts;
		this.#at = nowMs;
	}

	/** Somebody has told something since power-up. */
	get heard(): boolean {
		return this.#at !== undefined;
	}

	/** What is known at a moment. */
	at(nowMs: number): Told {
		return this.#at === undefined || nowMs - this.#at >= OLD_MS ? NOTHING : this.#told;
	}
}

const NOTHING: Required<Omit<Told, "restarts">> = frozen({ network: "unknown", address: "", signal: UNKNOWN, mqtt: "unknown" } as const);
