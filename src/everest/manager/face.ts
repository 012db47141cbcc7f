// SPDX-License-Identifier: Apache-2.0
/** The facade: a charger seen through the window as EVerest's consumers see an EvseManager. It has no socket: an adapter carries its messages. */
import type { Broker, Session, Speaker } from "../../broker/broker.js";
import { Charger, type Window } from "../../link/charger.js";
import { WallClock } from "../../link/clock.js";
import type { Hearer } from "../../link/mirror.js";
import type { Payload } from "../../link/shown.js";
import { Client } from "../api/client.js";
import type { ConsumedPart } from "../api/part.js";
import { DEFAULT_MODULE, type Surroundings } from "../api/surroundings.js";
import { ErrorsPart } from "./errorsPart.js";
import { LimitsPart } from "./limitsPart.js";
import { ManagerPart } from "./managerPart.js";

/** One charger's. It hears what the window tells. Nothing that comes from a broker makes it throw. */
export class ManagerFace implements Hearer, Speaker {
	readonly charger: Charger;
	readonly #client: Client;
	readonly #clock: WallClock;
	readonly #manager: ManagerPart;
	readonly #errors: ErrorsPart;
	readonly #limits: LimitsPart;
	readonly #parts: readonly ConsumedPart[];
	#now = 0;

	constructor(window: Window, { module = DEFAULT_MODULE, random = () => 0.5, clock, tell = () => {} }: Surroundings = {}) {
		this.charger = new Charger(window);
		this.#clock = new WallClock(clock);
		this.#client = new Client(module);
		this.#manager = new ManagerPart(this.charger, this.#client);
		this.#errors = new ErrorsPart(this.charger, this.#client, random);
		this.#limits = new LimitsPart(this.charger, this.#client, tell);
		this.#parts = [this.#manager, this.#errors, this.#limits];
		this.#client.speak(this.#parts);
	}

	get session(): Session | undefined {
		return this.#client.session;
	}

	connected(broker: Broker): void {
		this.#client.connected(broker);
	}

	disconnected(): void {
		this.#client.disconnected();
	}

	flush(): void {
		this.#client.flush();
	}

	acknowledged(id: number): void {
		this.#client.acknowledged(id);
	}

	message(topic: string, payload: string | undefined, retained: boolean): void {
		this.#client.message(topic, payload, retained);
	}

	/** The window tells of changes. */
	seen(keys: readonly string[]): void {
		this.#clock.follow(this.charger, this.#now);
		this.#manager.seen(keys, this.#now);
		this.#limits.seen(keys);
		if (keys.includes("faults")) this.#errors.seen(this.#at);
	}

	/** The window tells of an event. What comes before what it speaks of has been seen shows in what is seen then. */
	event(name: string, payload: Payload): void {
		if (!this.charger.window.clear) {
			this.#manager.lose();
			return;
		}
		this.#manager.event(name, payload, this.#at);
		this.#errors.event(name, `${payload.fault}`, this.#at);
		this.flush();
	}

	/** Events were lost on the way from the charger. */
	missed(): void {
		this.#manager.lose();
	}

	/** The charger has restarted. */
	restarted(): void {
		this.#manager.restarted();
		this.#errors.restarted();
		this.#limits.obedience.restarted();
	}

	/** Time has passed; to be called some times a second. Times are those of whoever holds the face, ms, and never go back. */
	tick(now: number): void {
		this.#now = now;
		const { clear } = this.charger.window;
		this.#client.well = clear;
		if (clear) this.#clock.follow(this.charger, now);
		if (clear) this.#manager.tick(now, this.#at);
		this.#limits.obedience.tick(now, this.#clock.at(now));
		if (this.charger.ready(now)) this.charger.tell(now);
		this.#client.tick(now);
		for (const { type } of this.#parts) this.#errors.watch(type, this.#client.companion(type)?.state === "silent", this.#at);
	}

	/** The time of day; without one it begins in 1970, as on a computer that knows none. */
	get #at(): number {
		return this.#clock.at(this.#now) ?? this.#now;
	}
}
