// SPDX-License-Identifier: Apache-2.0
/** Carries a charger's messages to the broker that its settings name, by the SDK's client; another one once they name another, or choose another face. */

import { Caller } from "../../src/broker/caller.js";
import { frozen } from "../../src/control/frozen.js";
import { Charger, type Confidant } from "../../src/link/charger.js";
import type { Hearer } from "../../src/link/mirror.js";
import { brokerIn, type MqttState, type Payload } from "../../src/link/shown.js";
import type { Platform } from "./client.js";
import { type Address, SdkConnection } from "./connection.js";
import { Unspoken } from "./unspoken.js";
import { Voice } from "./voice.js";

/** Chance is counted in so many steps. */
const STEPS = 1_000;
/** What decides which broker it is; what it hears, the voice decides. */
const KEYS: readonly string[] = frozen(["set.mqtt.url", "set.mqtt.user", "secrets.changes"]);
/** What the charger has not answered is asked again so often, ms. */
const AGAIN_MS = 2_000;
const TLS = "mqtts:// is not spoken by this computer: its handshake would stop all else here for seconds; name mqtt://HOST";

/** One charger's. */
export class MqttCarrier implements Hearer {
	readonly #charger: Charger;
	readonly #window: Confidant;
	readonly #platform: Platform;
	readonly #tell: (line: string) => void;
	readonly #voice: Voice;
	readonly #unspoken: Unspoken;
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
		this.#voice = new Voice(window, { random: () => this.#random(), tell });
		this.#unspoken = new Unspoken(this.#charger, tell);
	}

	/** How it is with the broker. */
	get state(): MqttState {
		if (this.#caller === undefined) return "off";
		return this.#caller.connected ? "online" : "connecting";
	}

	seen(keys: readonly string[]): void {
		this.#voice.seen(keys);
	}

	event(name: string, payload: Payload): void {
		this.#voice.event(name, payload);
	}

	missed(): void {
		this.#voice.missed();
	}

	restarted(): void {
		this.#voice.restarted();
	}

	tick(now: number): void {
		this.#voice.now = now;
		// whoever is out of sight keeps its broker
		if (this.#window.clear) this.#follow(now);
		const { face, age } = this.#voice;
		// a face without a broker has its duties all the same: a board withdraws what EVerest has permitted
		if (this.#caller === undefined) face?.tick(age);
		this.#caller?.tick(age);
		this.#connection?.tick(age);
		this.#unspoken.tick(now);
	}

	/** Says that the charger is not there any more, as far as there is room for that, and ends. */
	close(): void {
		void this.#caller?.close()?.end(this.#voice.face?.session?.will);
		this.#caller = undefined;
		this.#connection = undefined;
	}

	/** Chooses anew what has changed. */
	#follow(now: number): void {
		const chosen = [this.#voice.wanted, ...KEYS.map((key) => this.#window.get(key))].join("\n");
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
		this.#voice.choose();
		const { face } = this.#voice;
		if (address === undefined || face === undefined) return;
		this.#caller = new Caller(face, {
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
