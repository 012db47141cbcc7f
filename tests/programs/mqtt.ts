// SPDX-License-Identifier: Apache-2.0
/** A charge as it is published, and what the face holds and costs: for engines to be compared, and measured. */

import type { Broker } from "../../src/broker/broker.js";
import { Charger } from "../../src/link/charger.js";
import type { Outcome } from "../../src/link/shown.js";
import { MqttFace } from "../../src/mqtt/face.js";
import { crc32 } from "../../src/settings/crc32.js";
import { PROPERTIES } from "../../src/thing/properties.js";
import { charging } from "../mqtt/laboratory.js";

/** All that is published in a charge with some commands, one line each: topic, bytes, sum. */
export function published(): string {
	const laboratory = charging();
	laboratory.broker.perTick = 700;
	for (const [path, payload] of [
		["do/limit", '{"name":"me","current":10.5,"ask":"ä€"}'],
		["do/vehicle", "Škoda"],
		["set/current", "8"],
		["do/nothing", ""],
		["set/name", "Garage"],
	])
		laboratory.face.message(`pilotlight/${path}`, payload, false);
	laboratory.words("sleep 20; mains 270; sleep 10; mains 230; unplug; sleep 30");
	return laboratory.broker.heard.map(({ topic, bytes, payload }) => `${topic} ${bytes} ${crc32(payload)}`).join("\n");
}

/** What a charger shows that charges. */
const SHOWN: { readonly [key: string]: number | string } = {
	vehicle: 2,
	stage: 3,
	"pilot.letter": 3,
	"set.limit": 32_000,
	"set.mqttBase": "p",
	"set.mqtt.discovery": 1,
};

/** The face of a charger that is always in sight, step by step. */
export class Rig implements Broker {
	readonly room = Number.POSITIVE_INFINITY;
	readonly #values = new Map<string, number | string>();
	#face: MqttFace | undefined;
	#now = 0;
	#bytes = 0;

	constructor() {
		for (const { key, kind } of PROPERTIES) this.#values.set(key, SHOWN[key] ?? (kind.is === "text" ? "" : 0));
	}

	/** Makes the face. */
	make(): number {
		const ask = (_: string, __: object, answered: (outcome: Outcome) => void) => answered({ done: "" });
		this.#face = new MqttFace({ clear: true, get: (key) => this.#values.get(key), ask });
		this.#face.tick(0);
		return new Charger(this.#face.charger.window).number("set.limit");
	}

	/** Connects, and tells everything; bytes. */
	connect(): number {
		return this.#counted(() => this.#face?.connected(this));
	}

	/** 100 ms, and nothing has changed. */
	rest(): number {
		return this.#counted(() => this.#face?.tick((this.#now += 100)));
	}

	/** A second of a charge. */
	second(): number {
		return this.#counted(() => {
			for (const key of ["meter.power", "meter.current1", "meter.current2", "meter.current3", "energy.total", "session.energy"])
				this.#values.set(key, 11_000_000 + this.#now);
			this.#face?.seen(["meter.power", "meter.current1", "meter.current2", "meter.current3", "energy.total", "session.energy"]);
			this.#face?.tick((this.#now += 1_000));
		});
	}

	/** A command. */
	command(): number {
		return this.#counted(() => this.#face?.message("p/do/limit", '{"name":"me","current":10.5}', false));
	}

	begin({ id }: { readonly id: number }, piece: string): void {
		this.#bytes += piece.length;
		if (id > 0) this.#face?.acknowledged(id);
	}

	go(): void {}
	subscribe(): void {}
	hangUp(): void {}

	#counted(act: () => void): number {
		this.#bytes = 0;
		act();
		return this.#bytes;
	}
}
