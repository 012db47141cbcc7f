// SPDX-License-Identifier: Apache-2.0
/** A Matter node of one charger: matter.js has the fabrics, the sessions and the subscriptions; the door has everything that the charger is. */

import type { Door } from "../../../src/matter/door.js";
import { DEVICE_TYPES, ENDPOINT } from "../../../src/matter/endpoint.js";
import type { LoggedEvent } from "../../../src/matter/eventLog.js";
import type { Face } from "../../../src/matter/face.js";
import type { Path } from "../../../src/matter/path.js";
import { ClusterAdapter, type During } from "./clusterAdapter.js";
import type { Agent, Endpoint, Library, ServerNode, State } from "./library.js";
import type { Model } from "./model.js";

/** What a node is told. */
export interface NodeOptions {
	readonly udpPort: number;
	readonly passcode: number;
	readonly discriminator: number;
	/** Test event triggers are obeyed by whoever knows these 16 bytes; undefined where nobody may. */
	readonly enableKey?: Uint8Array | undefined;
	/** What people call the charger, and its serial number. */
	readonly name: string;
	readonly serial: string;
	readonly version: string;
	/** Does what a test event trigger means: the upper and the lower half of its number. False if it means nothing. */
	readonly trigger: (high: number, low: number) => boolean;
	/** An environment of matter.js in place of that of the computer. */
	readonly environment?: unknown;
}

/** matter.js's vendor for tests, and a product of its own. */
const TEST_VENDOR = 0xfff1;
const TEST_PRODUCT = 0x8099;
const DEVICE_TYPE = 0x050c;

/** One node. */
export class MatterNode {
	readonly node: ServerNode;
	readonly #face: Face;
	readonly #endpoint: Endpoint;
	/** The clusters of the endpoint. */
	readonly adapters: readonly ClusterAdapter[];
	#told: number;
	/** What is to be told. */
	readonly #events: LoggedEvent[] = [];
	readonly #paths: Path[] = [];
	/** Commands that are being done. */
	#commands = 0;
	#reachable = true;
	/** What is being told to matter.js: one thing after the other. */
	#telling: Promise<void> = Promise.resolve();

	private constructor(node: ServerNode, endpoint: Endpoint, face: Face, adapters: readonly ClusterAdapter[]) {
		this.node = node;
		this.#endpoint = endpoint;
		this.#face = face;
		this.adapters = adapters;
		this.#told = face.events.next;
	}

	/** Makes a node of a face that has seen its charger, and brings it up. */
	static async start(library: Library, model: Model, face: Face, options: NodeOptions): Promise<MatterNode> {
		const door = face.door as Door;
		let made: MatterNode | undefined;
		const during: During = (agent, command) => (made === undefined ? command() : made.during(agent, command));
		const adapters = door.clusters.map((server) => new ClusterAdapter(server, door, library, model, during));
		const node = await library.ServerNode.create(
			library.ServerNode.RootEndpoint.with(diagnostics(library, options)),
			nodeOptions(library, options),
		);
		const endpoint = await endpointOf(library, adapters);
		await node.add(endpoint);
		made = new MatterNode(node, endpoint, face, adapters);
		await made.update();
		await node.start();
		return made;
	}

	/** Tells matter.js what has changed and what has happened since it was told last, unless a command is about to. */
	update(): Promise<void> {
		if (this.#commands === 0) this.#telling = this.#telling.then(() => this.#tell());
		return this.#telling;
	}

	/** Does a command; what has come of it is told with the answer, in the same transaction, because another would wait for this one. */
	async during<T>(agent: Agent, command: () => Promise<T>): Promise<T> {
		this.#commands += 1;
		try {
			return await command();
		} finally {
			this.#commands -= 1;
			this.#apply(agent);
		}
	}

	/** Whether the charger is in sight. */
	reach(reachable: boolean): void {
		if (reachable === this.#reachable) return;
		this.#reachable = reachable;
		this.#telling = this.#telling.then(async () => {
			await this.node.act(({ basicInformation }) => {
				basicInformation.state.reachable = reachable;
			});
		});
	}

	/** Ends it; what was told before is told first. */
	async close(): Promise<void> {
		await this.#telling;
		await this.node.close();
	}

	/** What cannot be told now, because somebody else holds the endpoint for a moment, is told the next time. */
	async #tell(): Promise<void> {
		this.#collect();
		if (this.#events.length === 0 && this.#paths.length === 0) return;
		try {
			await this.#endpoint.act((agent) => this.#apply(agent));
		} catch {
			this.#door.anew();
		}
	}

	#collect(): void {
		this.#events.push(...this.#face.events.since(this.#told));
		this.#paths.push(...this.#door.changed());
		this.#told = this.#face.events.next;
	}

	/** A fault is told before the state that it leads to, everything else after. */
	#apply(agent: Agent): void {
		this.#collect();
		const events = this.#events.splice(0);
		const faults = events.filter(({ priority }) => priority === "critical");
		for (const event of faults) this.#emit(agent, event);
		for (const { cluster, id } of this.#paths.splice(0)) {
			const adapter = this.#adapterOf(cluster);
			agent[adapter.id].state[adapter.nameOf(id)] = adapter.value(id);
		}
		for (const event of events) if (!faults.includes(event)) this.#emit(agent, event);
	}

	#emit(agent: Agent, { cluster, id, bytes }: LoggedEvent): void {
		const adapter = this.#adapterOf(cluster);
		const { name, payload } = adapter.event(id, bytes);
		agent[adapter.id].events[name].emit(payload, agent.context);
	}

	get #door(): Door {
		return this.#face.door as Door;
	}

	#adapterOf(cluster: number): ClusterAdapter {
		return this.adapters.find(({ server }) => server.cluster.id === cluster) as ClusterAdapter;
	}
}

async function endpointOf(library: Library, adapters: readonly ClusterAdapter[]): Promise<Endpoint> {
	const descriptor = await library.behavior("Descriptor");
	const behaviors = [descriptor, ...(await Promise.all(adapters.map((adapter) => adapter.behavior())))];
	const values: State = Object.fromEntries(adapters.map((adapter) => [adapter.id, adapter.values()]));
	const deviceTypeList = DEVICE_TYPES.map((type) => ({ ...type }));
	return new library.Endpoint(library.EnergyEvseDevice.with(...behaviors), {
		id: "evse",
		number: ENDPOINT,
		...values,
		descriptor: { deviceTypeList },
	});
}

/** General Diagnostics with the triggers of certification. */
function diagnostics(library: Library, { trigger }: NodeOptions): unknown {
	return class extends library.GeneralDiagnosticsServer {
		triggerTestEvent(number: bigint): void {
			if (trigger(Number(number >> 32n), Number(number & 0xffff_ffffn))) return;
			throw new library.StatusResponseError(`there is no trigger 0x${number.toString(16)}`, 0x85);
		}
	};
}

function nodeOptions({ VendorId }: Library, options: NodeOptions): object {
	const { udpPort, passcode, discriminator, name, serial, version, enableKey, environment } = options;
	return {
		id: "charger",
		...(environment === undefined ? {} : { environment }),
		network: { port: udpPort, ble: false },
		commissioning: { passcode, discriminator },
		productDescription: { name: "Pilotlight", deviceType: DEVICE_TYPE },
		basicInformation: {
			vendorName: "Pilotlight",
			vendorId: VendorId(TEST_VENDOR),
			productName: "Pilotlight EV charger",
			productId: TEST_PRODUCT,
			productLabel: "EV charger",
			nodeLabel: name,
			serialNumber: serial || "virtual",
			softwareVersionString: version,
			softwareVersion: 1,
			hardwareVersion: 1,
			hardwareVersionString: "1",
			reachable: true,
		},
		generalDiagnostics: {
			testEventTriggersEnabled: enableKey !== undefined,
			deviceTestEnableKey: enableKey ?? new Uint8Array(16),
		},
	};
}
