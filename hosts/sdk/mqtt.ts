// SPDX-License-Identifier: Apache-2.0
/** Carries a charger's messages to the broker that its settings name, by the SDK's client; another one once they name another. */

import { Caller } from "../../src/broker/caller.js";
import { frozen } from "../../src/control/frozen.js";
import { Charger, type Confidant } from "../../src/link/charger.js";
import { brokerIn, type MqttState } from "../../src/link/shown.js";
import { MqttFace } from "../../src/mqtt/face.js";
import type { Platform } from "./client.js";
import { type Address, SdkConnection } from "./connection.js";

/** Chance is counted in so many steps. */
const STEPS = 1_000;
/** What decides which broker it is. */
const KEYS: readonly string[] = frozen(["set.mqtt.url", "set.mqtt.user", "secrets.changes"]);
/** What the charger has not answered is asked again so often, ms. */
const AGAIN_MS = 2_000;
const TLS = "mqtts:// is not spoken by this computer: its handshake would stop all else here for seconds; name mqtt://HOST";

/** One charger's. */
export class MqttCarrier {
	readonly #charger: Charger;
	readonly #window: Confidant;
	readonly #platform: Platform;
	readonly #tell: (line: string) => void;
	readonly #face: MqttFace;
	#caller: Caller | undefined;
	#connection: SdkConnection | undefined;
	/** What the settings were when the broker was chosen; and whether the password was asked for. */
	#chosen = "";
	#asking = false;
	#askAt = 0;

	constructor(window: Confidant, platform: Platform, tell: (line: string) => void) {
		this.#charger = new Charger(window);
		this.#window = window;
		this.#platform = platform;
		this.#tell = tell;
		this.#face = new MqttFace(window, { random: () => this.#random() });
	}

	/** How it is with the broker. */
	get state(): MqttState {
		if (this.#caller === undefined) return "off";
		return this.#caller.connected ? "online" : "connecting";
	}

	seen(keys: readonly string[]): void {
		this.#face.seen(keys);
	}

	event(name: string, payload: { readonly [key: string]: unknown }): void {
		this.#face.event(name, payload);
	}

	missed(): void {
		this.#face.missed();
	}

	tick(now: number): void {
		// whoever is out of sight keeps its broker
		if (this.#window.clear) this.#follow(now);
		if (this.#caller === undefined) this.#face.tick(now);
		this.#caller?.tick(now);
		this.#connection?.tick(now);
	}

	/** Says that the charger is not there any more, as far as there is room for that, and ends. */
	close(): void {
		void this.#caller?.close()?.end(this.#face.session?.will);
		this.#caller = undefined;
		this.#connection = undefined;
	}

	/** Chooses anew what has changed. */
	#follow(now: number): void {
		const chosen = KEYS.map((key) => this.#window.get(key)).join("\n");
		if (chosen === this.#chosen || this.#asking || now < this.#askAt) return;
		const url = this.#charger.text("set.mqtt.url");
		if (url === "") this.#choose(chosen, undefined);
		else this.#ask(now, chosen, url);
	}

	#ask(now: number, chosen: string, url: string): void {
		this.#asking = true;
		this.#askAt = now + AGAIN_MS;
		this.#window.confide("reveal", { key: "mqtt.password" }, (outcome) => {
			this.#asking = false;
			if ("refused" in outcome) return;
			this.#choose(chosen, this.#addressIn(url, `${outcome.data ?? ""}`));
		});
	}

	/** The charger has checked it; undefined of what cannot be spoken to, which is told. */
	#addressIn(url: string, password: string): Address | undefined {
		const { tls, host, port } = brokerIn(url);
		if (tls) this.#tell(TLS);
		const user = this.#charger.text("set.mqtt.user");
		return tls ? undefined : { host, port, ...(user === "" ? {} : { user }), ...(password === "" ? {} : { password }) };
	}

	#choose(chosen: string, address: Address | undefined): void {
		this.close();
		this.#chosen = chosen;
		if (address === undefined) return;
		this.#caller = new Caller(this.#face, {
			connect: (session, listener) => {
				this.#connection = new SdkConnection(this.#platform, address, session, listener);
				return this.#connection;
			},
			shown: `mqtt://${address.host}:${address.port}`,
			tell: this.#tell,
			random: () => this.#random(),
		});
	}

	#random(): number {
		return this.#platform.chance(STEPS) / STEPS;
	}
}
