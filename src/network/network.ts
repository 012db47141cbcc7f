// SPDX-License-Identifier: Apache-2.0
/** The network as the outside has it: follows the charger's settings, joins what they say, tells the charger the time of day and how it all is. */
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";
import type { Mirror } from "../link/mirror.js";
import { addressIn, type MqttState, NOBODY, type StaticAddress } from "../link/shown.js";
import type { Chance } from "./backOff.js";
import type { Radio, Wanted } from "./radio.js";
import { Reporter } from "./reporter.js";
import { Timekeeper, type TimeServer } from "./timekeeper.js";
import { Wifi } from "./wifi.js";

/** After the charger has refused to give the password out, because it was out of sight or busy, it is asked again, ms. */
const AGAIN_MS = 1_000;
/** What decides which network is joined, and how. */
const KEYS: readonly string[] = frozen(["set.wifi.ssid", "set.network.hostname", "set.network.address", "secrets.changes"]);

/** What a network needs. */
export interface NetworkParts {
	/** The outside's own end of a window that the host has opened as trusted. */
	readonly mirror: Pick<Mirror, "clear" | "get" | "ask" | "confide">;
	readonly charger: Charger;
	readonly radio: Radio;
	readonly time: TimeServer;
	readonly chance: Chance;
	/** How often the outside was started anew since power-up. */
	readonly restarts: number;
}

/** One charger's. */
export class Network {
	/** How it is with the broker: told by whoever speaks to it. */
	mqtt: MqttState = "off";
	readonly #mirror: NetworkParts["mirror"];
	readonly #charger: Charger;
	readonly #wifi: Wifi;
	readonly #timekeeper: Timekeeper;
	readonly #reporter: Reporter;
	readonly #restarts: number;
	/** What the settings were when the network was chosen, and what it was. */
	#chosen = "";
	#wanted = "";
	#asking = false;
	#askAt = 0;

	constructor({ mirror, charger, radio, time, chance, restarts }: NetworkParts) {
		this.#mirror = mirror;
		this.#charger = charger;
		this.#restarts = restarts;
		this.#wifi = new Wifi(radio, chance);
		this.#reporter = new Reporter(mirror);
		this.#timekeeper = new Timekeeper(time, chance, (unixMs) => this.#tellTime(unixMs));
	}

	/** The radio says that the password was rejected. */
	rejected(): void {
		this.#wifi.rejected();
	}

	/** Whether there is a network now. */
	get online(): boolean {
		return this.#wifi.state === "online";
	}

	/** Who turns names into addresses, where the owner has said so. */
	get dns(): string {
		return this.#address?.dns ?? "";
	}

	/** Time has passed: `now` in ms, which never goes back. To be called several times a second. */
	tick(now: number): void {
		// whoever is out of sight keeps its network
		if (this.#mirror.clear) this.#follow(now);
		this.#wifi.tick(now);
		const server = this.#charger.text("set.ntp");
		this.#timekeeper.tick(now, this.online && server !== NOBODY ? server : "");
		const { state: network, address, signal } = this.#wifi;
		this.#reporter.tick(now, { network, address, signal, mqtt: this.mqtt, restarts: this.#restarts });
	}

	/** Chooses anew what has changed. The password is only asked for then. */
	#follow(now: number): void {
		const chosen = KEYS.map((key) => this.#mirror.get(key)).join("\n");
		if (chosen === this.#chosen || this.#asking || now < this.#askAt) return;
		const ssid = this.#charger.text("set.wifi.ssid");
		if (ssid === "") this.#choose(chosen, undefined);
		else this.#askPassword(now, chosen, ssid);
	}

	#askPassword(now: number, chosen: string, ssid: string): void {
		this.#asking = true;
		this.#askAt = now + AGAIN_MS;
		this.#mirror.confide("reveal", { key: "wifi.password" }, (outcome) => {
			this.#asking = false;
			if ("refused" in outcome) return;
			const hostname = this.#charger.text("set.network.hostname");
			this.#choose(chosen, { ssid, password: `${outcome.data}`, hostname, address: this.#address });
		});
	}

	/** Another secret may have changed, or the charger has restarted: then the network is not left for it. */
	#choose(chosen: string, wanted: Wanted | undefined): void {
		const text = JSON.stringify(wanted ?? null);
		if (text !== this.#wanted) this.#wifi.want(wanted);
		this.#wanted = text;
		this.#chosen = chosen;
	}

	/** The charger has checked it: of what is none although, the address comes from the network. */
	get #address(): StaticAddress | undefined {
		try {
			return addressIn(this.#charger.text("set.network.address"));
		} catch {
			return undefined;
		}
	}

	/** Only the charger's clock: nothing else of it depends on what a server says. */
	#tellTime(unixMs: number): void {
		this.#mirror.ask("clock", { time: Math.floor(unixMs / 1_000) }, () => {});
	}
}
