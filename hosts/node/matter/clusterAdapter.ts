// SPDX-License-Identifier: Apache-2.0
/** One cluster of the door as a server of matter.js: its values, its events, its commands and its writes, through matter.js's codecs. */
import type { Asker, Door, Invoked } from "../../../src/matter/door.js";
import { ENDPOINT } from "../../../src/matter/endpoint.js";
import { attributesOf, commandsOf } from "../../../src/matter/globals.js";
import type { Path } from "../../../src/matter/path.js";
import type { Server } from "../../../src/matter/server.js";
import { Status } from "../../../src/matter/status.js";
import type { Agent, Behavior, BehaviorClass, Library, State } from "./library.js";
import { type ClusterModel, type Codec, elementNamed, type Model } from "./model.js";

/** matter.js has looked at access and timing before it lets anything in. */
const ADMITTED: Asker = { privilege: "administer", timed: true };
const NO_FIELDS = Uint8Array.of(0x15, 0x18);

/** Does a command on behalf of an agent of matter.js, and tells what has come of it with the answer. */
export type During = <T>(agent: Agent, command: () => Promise<T>) => Promise<T>;

/** One cluster. */
export class ClusterAdapter {
	readonly server: Server;
	/** What matter.js calls it among those of an endpoint. */
	readonly id: string;
	readonly #door: Door;
	readonly #library: Library;
	readonly #model: ClusterModel;
	readonly #codecs: Model["codec"];
	readonly #during: During;

	constructor(server: Server, door: Door, library: Library, model: Model, during: During) {
		this.server = server;
		this.#door = door;
		this.#library = library;
		this.#model = model.cluster(server.cluster.name) as ClusterModel;
		this.#codecs = (element) => model.codec(element);
		this.#during = during;
		const { name } = server.cluster;
		this.id = name.charAt(0).toLowerCase() + name.slice(1);
	}

	/** The attributes as they are, those that are told when the endpoint is made. */
	values(): State {
		return Object.fromEntries(attributesOf(this.server).map(({ name, id }) => [name, this.value(id)]));
	}

	/** An attribute as matter.js has it. */
	value(id: number): unknown {
		const { name } = this.#attribute(id);
		const read = this.#door.read(this.#path(id));
		if ("status" in read) throw new Error(`${this.id}.${name} cannot be read: ${read.status}`);
		return this.#codec(name).decode(read.bytes);
	}

	/** The name of an attribute. */
	nameOf(id: number): string {
		return this.#attribute(id).name;
	}

	/** An event's name and payload. */
	event(id: number, bytes: Uint8Array): { readonly name: string; readonly payload: unknown } {
		const name = this.server.cluster.events.find((event) => event.id === id)?.name ?? "";
		return { name, payload: this.#codecs(elementNamed(this.#model.events, name)).decode(bytes) };
	}

	/** The server of matter.js that does what the door does. */
	async behavior(): Promise<BehaviorClass> {
		const base = await this.#library.behavior(this.server.cluster.name);
		const features = this.server.features.map((feature) => [...this.#model.features].find(({ name }) => name === feature)?.title ?? "");
		const adapter = this;
		const server = class extends (features.length === 0 ? base : base.with(...features)) {
			initialize(): void {
				adapter.#reactTo(this as unknown as Behavior);
			}
		};
		for (const { name } of commandsOf(this.server))
			Object.defineProperty(server.prototype, name, {
				value(this: { readonly agent: Agent }, request: unknown) {
					return adapter.#during(this.agent, () => adapter.#invoke(name, request));
				},
			});
		// eleven targets are for the cluster to answer
		if (this.server.invoke?.setTargets !== undefined)
			this.#library.unchecked(server, "setTargets", "chargingTargetSchedules", "entry", "chargingTargets");
		return server;
	}

	/** What a client writes is judged before matter.js takes it, and the charger asked for it. */
	#reactTo(behavior: Behavior): void {
		for (const name of Object.keys(this.server.write ?? {})) {
			const reactor = (value: unknown, _: unknown, context?: { readonly fabric?: number }): void => {
				if (context?.fabric !== undefined) this.#write(name, value);
			};
			behavior.reactTo(behavior.events[`${name}$Changing`], reactor);
		}
	}

	#write(name: string, value: unknown): void {
		const row = this.server.cluster.attributes.find((each) => each.name === name);
		let refused: Status = Status.Success;
		// what the charger refuses later is told by the next report: the attribute is what it was
		this.#door.write(this.#path(row?.id ?? 0), this.#codec(name).encodeInternal(value), ADMITTED, (status) => {
			refused = status;
		});
		if (refused !== Status.Success) throw new this.#library.StatusResponseError(`${name} cannot be ${value}`, refused);
	}

	async #invoke(name: string, request: unknown): Promise<unknown> {
		const row = commandsOf(this.server).find((each) => each.name === name);
		const bytes = row?.fields.length === 0 ? NO_FIELDS : this.#encoded(name, request);
		const invoked = await new Promise<Invoked>((replied) => this.#door.invoke(this.#path(row?.id ?? 0), bytes, ADMITTED, replied));
		if ("status" in invoked) return this.#given(name, invoked.status);
		const response = this.server.cluster.responses.find(({ id }) => id === invoked.id)?.name ?? "";
		return this.#codecs(elementNamed(this.#model.commands, response)).decode(invoked.bytes);
	}

	/** A request that lacks a field comes in with nothing in its place. */
	#encoded(name: string, request: unknown): Uint8Array {
		try {
			return this.#codecs(elementNamed(this.#model.commands, name)).encodeInternal(request);
		} catch (error) {
			throw new this.#library.StatusResponseError((error as Error).message, Status.InvalidCommand);
		}
	}

	#given(name: string, status: Status): void {
		if (status !== Status.Success) throw new this.#library.StatusResponseError(`${name} is refused`, status);
	}

	#attribute(id: number): { readonly name: string } {
		return attributesOf(this.server).find((row) => row.id === id) ?? { name: "" };
	}

	#codec(attribute: string): Codec {
		return this.#codecs(elementNamed(this.#model.attributes, attribute));
	}

	#path(id: number): Path {
		return { endpoint: ENDPOINT, cluster: this.server.cluster.id, id };
	}
}
