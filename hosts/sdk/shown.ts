// SPDX-License-Identifier: Apache-2.0
/** All that shows a charger to others on a small computer: HTTP and MQTT, once there is a network. */
import { Door } from "../../src/http/login/door.js";
import { Premises } from "../../src/http/premises.js";
import { Site } from "../../src/http/site.js";
import type { Confidant } from "../../src/link/charger.js";
import type { MqttState, Payload } from "../../src/link/shown.js";
import { Account } from "../../src/login/account.js";
import { SecurityLog } from "../../src/login/securityLog.js";
import { HttpCarrier } from "./http/carrier.js";
import type { Plan } from "./messages.js";
import { MqttCarrier } from "./mqtt.js";
import type { Making, Shower } from "./outside.js";
import { type Classes, platformOf } from "./platform.js";

/** Of PBKDF2: the least that is allowed (RFC 7677). */
const ITERATIONS = 4_096;

/** What there is of a network. */
export interface Net {
	readonly online: boolean;
	/** The computer that turns names into addresses; empty if nobody has said. */
	readonly dns: string;
	/** How it is with the broker: the charger is told. */
	mqtt: MqttState;
	tick(now: number): void;
}

/** Joins a network for a charger. */
export type Joining = (window: Confidant, plan: Plan, chance: (limit: number) => number) => Net;

/** Makes it, with the SDK's classes. */
export function shownBy(classes: Classes, join: Joining): Making {
	return (plan, window, tell) => [new Shown(classes, join, plan, window, tell)];
}

/** One charger's. */
class Shown implements Shower {
	readonly #net: Net;
	readonly #premises: Premises;
	readonly #mqtt: MqttCarrier;
	readonly #http: HttpCarrier;
	/** There was a network: from then on connections end, and are made anew, by themselves. */
	#begun = false;
	#now = 0;

	constructor(classes: Classes, join: Joining, plan: Plan, window: Confidant, tell: (line: string) => void) {
		const platform = platformOf(classes, () => this.#net.dns || plan.dns);
		const crypto = new classes.Crypto();
		const clock = (): number => this.#now;
		// the charger's own clock is all that is known of the time of day here
		const door = new Door(new Account(crypto, { iterations: ITERATIONS }), crypto, new SecurityLog(() => undefined));
		this.#net = join(window, plan, platform.chance);
		this.#premises = new Premises(door, { crypto, clock, unixMs: () => undefined, tell });
		this.#premises.serve(window);
		this.#mqtt = new MqttCarrier(window, platform, tell);
		const site = new Site(door, this.#premises.mounts, { clock, names: plan.names });
		this.#http = new HttpCarrier(classes, platform, { port: plan.http, site, window, tell });
	}

	seen(keys: readonly string[]): void {
		this.#mqtt.seen(keys);
		this.#premises.seen(keys);
	}

	event(name: string, payload: Payload): void {
		this.#mqtt.event(name, payload);
		this.#premises.event(name, payload);
	}

	missed(): void {
		this.#mqtt.missed();
		this.#premises.missed();
	}

	restarted(): void {
		this.#mqtt.restarted();
		this.#premises.restarted();
	}

	tick(now: number): void {
		this.#now = now;
		this.#net.mqtt = this.#mqtt.state;
		this.#net.tick(now);
		this.#premises.tick(now);
		this.#begun ||= this.#net.online;
		if (!this.#begun) return;
		this.#mqtt.tick(now);
		this.#http.tick(now);
	}

	close(): void {
		this.#mqtt.close();
		this.#http.close();
	}
}
