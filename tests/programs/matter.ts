// SPDX-License-Identifier: Apache-2.0
/** The Matter face of a charger that is always in sight, for measuring: what it holds, and what a look and a report cost. */
import type { Outcome } from "../../src/link/shown.js";
import type { Door } from "../../src/matter/door.js";
import { Face } from "../../src/matter/face.js";
import { PROPERTIES } from "../../src/thing/properties.js";

/** What a charger shows that charges with 16 A. */
const SHOWN: { readonly [key: string]: number } = {
	vehicle: 2,
	stage: 3,
	session: 1,
	"session.open": 1,
	"pilot.letter": 3,
	signalled: 16_000,
	enabled: 1,
	permit: 1,
	"permit.until": -1,
	"permit.most": -1,
	"permit.least": 6_000,
	"set.limit": 32_000,
	"set.userLimit": 32_000,
	cable: 32_000,
	contactor: 1,
	"set.temperature.fitted": 1,
};

/** The face, step by step. */
export class Rig {
	readonly #values = new Map<string, number | string>();
	face: Face | undefined;
	#now = 0;

	constructor() {
		for (const { key, kind } of PROPERTIES) this.#values.set(key, SHOWN[key] ?? (kind.is === "text" ? "" : 0));
	}

	/** Makes the endpoint and looks for the first time. */
	make(): number {
		this.face = new Face({
			clear: true,
			get: (key: string) => this.#values.get(key),
			ask: (_: string, __: object, answered: (outcome: Outcome) => void) => answered({ done: "" }),
		});
		this.face.tick(0);
		this.#door.changed();
		return this.#door.clusters.length;
	}

	get #door(): Door {
		return this.face?.door as Door;
	}

	/** Time goes by, and nothing has changed. */
	rest(): number {
		this.#now += 100;
		this.face?.tick(this.#now);
		return this.#door.changed().length;
	}

	/** A second of a charge: power and energy are others, and what is to be reported is read as TLV. */
	second(): number {
		this.#now += 1_000;
		const { face } = this;
		for (const key of ["meter.power", "energy.total", "session.energy", "session.duration"])
			this.#values.set(key, (this.#values.get(key) as number) + 1_000);
		face?.seen();
		face?.tick(this.#now);
		let bytes = 0;
		for (const path of this.#door.changed()) {
			const read = this.#door.read(path);
			bytes += "bytes" in read ? read.bytes.length : 0;
		}
		return bytes;
	}

	/** A minute of it. */
	minute(): number {
		for (let i = 0; i < 60; i++) this.second();
		return this.#now;
	}

	/** A command comes in. */
	enable(): number {
		const fields = Uint8Array.of(0x15, 0x34, 0x00, 0x21, 0x01, 0x70, 0x17, 0x22, 0x02, 0x60, 0xea, 0x00, 0x00, 0x18);
		let status = -1;
		this.#door.invoke({ endpoint: 1, cluster: 0x99, id: 2 }, fields, { privilege: "operate", timed: true }, (invoked) => {
			status = "status" in invoked ? invoked.status : -2;
		});
		this.#now += 4_000;
		this.face?.tick(this.#now);
		return status;
	}
}
