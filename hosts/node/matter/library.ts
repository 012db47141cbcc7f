// SPDX-License-Identifier: Apache-2.0
/** matter.js, as far as a node needs it: loaded by the command that runs one, without its own reading of the command line and its own signals. */
import { LOADED } from "./model.js";

/** A record of attributes by name, in matter.js's own forms. */
export type State = { [attribute: string]: unknown };

/** One cluster of an endpoint while something is done to it. */
export interface Behavior {
	readonly state: State;
	readonly events: { readonly [name: string]: { emit(payload: unknown, context: unknown): void } };
	readonly context: { readonly fabric?: number };
	reactTo(observable: unknown, reactor: (value: unknown, old: unknown, context?: { readonly fabric?: number }) => void): void;
}

/** The class of a cluster's server. */
export interface BehaviorClass {
	new (...parameters: unknown[]): Behavior;
	with(...features: string[]): BehaviorClass;
}

/** Everything that an endpoint has, by the names of its clusters. */
export type Agent = { readonly context: unknown } & { readonly [cluster: string]: Behavior };

/** An endpoint. */
export interface Endpoint {
	act(actor: (agent: Agent) => void): unknown;
}

/** A node. */
export interface ServerNode extends Endpoint {
	readonly state: {
		readonly commissioning: { readonly pairingCodes: { readonly manualPairingCode: string; readonly qrPairingCode: string } };
	};
	add(endpoint: Endpoint): Promise<unknown>;
	start(): Promise<void>;
	close(): Promise<void>;
}

/** What is used of it. */
export interface Library {
	readonly ServerNode: {
		readonly RootEndpoint: { with(...behaviors: unknown[]): unknown };
		create(type: unknown, options: object): Promise<ServerNode>;
	};
	readonly Endpoint: new (type: unknown, options: object) => Endpoint;
	readonly EnergyEvseDevice: { with(...behaviors: unknown[]): unknown };
	readonly GeneralDiagnosticsServer: new (...parameters: unknown[]) => object;
	readonly StatusResponseError: new (message: string, status: number) => Error;
	readonly QrCode: { get(text: string): string };
	readonly VendorId: (id: number) => unknown;
	readonly Logger: { level: string };
	/** Marks a field of a command as one that matter.js does not check itself. */
	unchecked(behavior: BehaviorClass, ...path: string[]): void;
	/** The server of a cluster. */
	behavior(cluster: string): Promise<BehaviorClass>;
}

const MAIN = "@matter/main";
const NODE = "@matter/node";

/** Loads it, once in a program. `state` is the folder in which a node keeps its fabrics. */
export async function loadLibrary(state: string): Promise<Library> {
	const { config } = await import(`${"@matter/nodejs"}/config`);
	const own = { loadProcessArgv: false, loadConfigFile: false, loadProcessEnv: false, trapProcessSignals: false };
	Object.assign(config, own, { defaultStoragePath: state });
	const { ServerNode, Endpoint, VendorId, Logger } = await import(MAIN);
	const { Supervision } = await import(NODE);
	const { StatusResponseError, QrCode } = await import(LOADED.types);
	const { EnergyEvseDevice } = await import(`${MAIN}/devices/energy-evse`);
	const { GeneralDiagnosticsServer } = await import(`${MAIN}/behaviors/general-diagnostics`);
	return {
		...{ ServerNode, Endpoint, EnergyEvseDevice, GeneralDiagnosticsServer, StatusResponseError, QrCode, VendorId, Logger },
		unchecked: (behavior, ...path) => {
			Supervision(behavior.prototype.constructor, ...path).constraint = false;
		},
		behavior: async (cluster) => (await import(`${MAIN}/behaviors/${kebab(cluster)}`))[`${cluster}Server`],
	};
}

function kebab(name: string): string {
	return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
