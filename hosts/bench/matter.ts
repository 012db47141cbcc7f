// SPDX-License-Identifier: Apache-2.0
/** A Matter client of the bench's charger: reads, writes and invokes by name with values as JSON, and hears what changes and what happens. */

import type { Door } from "../../src/matter/door.js";
import type { Field, Value } from "../../src/matter/elements.js";
import { Face } from "../../src/matter/face.js";
import { attributeNamed, commandNamed, fieldsOf, jsonOf, nameOf, statusName, valueIn, valuesIn } from "../../src/matter/spoken.js";
import { decode, decodeFields } from "../../src/matter/tlv/decode.js";
import { encode, encodeFields } from "../../src/matter/tlv/encode.js";
import { Errands } from "./errands.js";
import type { Outside } from "./outside.js";

/** Who it is among those who look in. */
const NAME = "matter";

/** What it is asked to do. */
export type Deed = "read" | "write" | "invoke" | "untimed";

/** Hears what has come of something: of which element, whether it is well, and the value or the status. */
export type Told = (what: "answer" | "attribute" | "event", name: string, ok: boolean, text: string) => void;

/** The client, with the face that it speaks to. */
export class MatterClient {
	readonly #face: Face;
	readonly #told: Told;
	readonly #errands = new Errands();
	#heard = 0;

	constructor(outside: Outside, told: Told) {
		this.#told = told;
		this.#face = new Face(outside.window(NAME));
		outside.admit(NAME, this.#face, (now) => this.#tick(now));
	}

	/** The endpoint; undefined before the charger was seen. */
	get door(): Door | undefined {
		return this.#face.door;
	}

	/** Does something. `text` is JSON, or empty. */
	act(deed: Deed, name: string, text: string): void {
		this.#errands.run(() => this.#try(deed, name, text));
	}

	/** An attribute as it is now, as JSON; undefined before the charger was seen, or if there is none of this name. */
	value(name: string): string | undefined {
		const { door } = this.#face;
		const found = door === undefined ? undefined : attributeNamed(door, name);
		const read = found === undefined ? undefined : door?.read(found.path);
		if (found === undefined || read === undefined || "status" in read) return undefined;
		return jsonOf(this.#decoded(found.row, read.bytes, found.server.features));
	}

	#tick(now: number): void {
		this.#face.tick(now);
		const { door, events } = this.#face;
		if (door === undefined) return;
		this.#errands.begin();
		for (const event of events.since(this.#heard)) {
			this.#heard = event.number + 1;
			const { features } = door.clusters.find(({ cluster }) => cluster.id === event.cluster) ?? { features: [] };
			const fields = decodeFields(fieldsOf(door, event, "events"), event.bytes, features);
			this.#told("event", nameOf(door, event, true), true, jsonOf(fields));
		}
		for (const path of door.changed()) {
			const name = nameOf(door, path, false);
			this.#told("attribute", name, true, this.value(name) ?? "");
		}
	}

	#try(deed: Deed, name: string, text: string): void {
		try {
			this.#do(this.#face.door as Door, deed, name, text);
		} catch (error) {
			this.#told("answer", name, false, (error as Error).message);
		}
	}

	#do(door: Door, deed: Deed, name: string, text: string): void {
		if (deed === "read") this.#read(name);
		else if (deed === "write") this.#write(door, name, text);
		else this.#invoke(door, name, text, deed === "invoke");
	}

	#read(name: string): void {
		const value = this.value(name);
		this.#told("answer", name, value !== undefined, value ?? "UnsupportedAttribute");
	}

	#write(door: Door, name: string, text: string): void {
		const { row, path } = attributeNamed(door, name) ?? none("attribute", name);
		const bytes = encode(row.type, valueIn(row.type, JSON.parse(text)));
		door.write(path, bytes, { privilege: "administer", timed: true }, (status) =>
			this.#told("answer", name, status === 0, statusName(status)),
		);
	}

	#invoke(door: Door, name: string, text: string, timed: boolean): void {
		const { row, path, server } = commandNamed(door, name) ?? none("command", name);
		const bytes = encodeFields(row.fields, valuesIn(row.fields, text === "" ? {} : JSON.parse(text)));
		door.invoke(path, bytes, { privilege: "administer", timed }, (invoked) => {
			if ("status" in invoked) this.#told("answer", name, invoked.status === 0, statusName(invoked.status));
			else {
				const fields = fieldsOf(door, { ...path, id: invoked.id }, "responses");
				this.#told("answer", name, true, jsonOf(decodeFields(fields, invoked.bytes, server.features)));
			}
		});
	}

	#decoded(row: Field, bytes: Uint8Array, features: readonly string[]): Value {
		return decode(row, bytes, features);
	}
}

function none(what: string, name: string): never {
	throw new Error(`there is no ${what} "${name}"`);
}
