// SPDX-License-Identifier: Apache-2.0
/** matter.js's model of the specification, and its codecs: loaded only where they are needed, and described here as far as they are used. */

/** An attribute, a command, an event, a field. */
export interface ElementModel {
	readonly id: number;
	readonly name: string;
	/** The name in lowerCamelCase. */
	readonly propertyName: string;
	readonly isDeprecated: boolean;
	readonly effectiveType: string;
	readonly effectiveMetatype: string;
	readonly effectiveConformance: Text;
	readonly effectiveAccess: Text & { readonly timed?: boolean };
	readonly effectiveQuality: Text & { readonly nullable?: boolean };
	readonly effectiveConstraint: Text;
	readonly priority?: string;
	readonly direction?: string;
	readonly response?: string;
	/** Of a feature, its name in whole words. */
	readonly title?: string;
	readonly members: Iterable<ElementModel>;
}

interface Text {
	toString(): string;
}

/** A cluster. */
export interface ClusterModel {
	readonly id: number;
	readonly name: string;
	readonly revision: number;
	readonly features: Iterable<ElementModel & { readonly constraint: Text }>;
	readonly attributes: Iterable<ElementModel>;
	readonly commands: Iterable<ElementModel>;
	readonly events: Iterable<ElementModel>;
	readonly datatypes: Iterable<ElementModel>;
}

/** A codec. Times are seconds since 1970, and numbers beyond 2^53 are bigints. */
export interface Codec {
	encode(value: unknown): Uint8Array;
	decode(bytes: Uint8Array): unknown;
	/** Without a look at lengths and ranges, which are for others to judge. */
	encodeInternal(value: unknown): Uint8Array;
}

/** A device type: its revision, and the clusters that it needs. */
export interface DeviceType {
	readonly revision: number;
	readonly servers: readonly { readonly name: string; readonly mandatory: boolean }[];
}

/** Both libraries. */
export interface Model {
	/** The cluster of a name; undefined if there is none. */
	cluster(name: string): ClusterModel | undefined;
	/** The codec of an attribute, a command or an event. */
	codec(element: ElementModel): Codec;
	/** The device type of a number. */
	deviceType(number: number): DeviceType;
}

interface Requirement {
	readonly element: string;
	readonly name: string;
	readonly conformance: Text;
	readonly requirements: Iterable<Requirement>;
}

// names that the compiler does not follow: their types are not written for its strictest rules
export const LOADED = { model: "@matter/model", types: "@matter/types" } as const satisfies { readonly [part: string]: string };

/** Loads them. */
export async function loadModel(): Promise<Model> {
	const { Matter, ClusterModel: kind } = await import(named(LOADED.model));
	const { TlvOfModel } = await import(named(LOADED.types));
	return {
		cluster: (name) => Matter.get(kind, name),
		codec: (element) => TlvOfModel(element),
		deviceType: (number) => deviceTypeOf([...Matter.deviceTypes].find(({ id }) => id === number)),
	};
}

function named(module: string): string {
	return module;
}

function deviceTypeOf({ revision, requirements }: { revision: number; requirements: Iterable<Requirement> }): DeviceType {
	const all = [...requirements].flatMap((each) => [each, ...each.requirements]);
	const servers = all.filter(({ element }) => element === "serverCluster");
	return { revision, servers: servers.map(({ name, conformance }) => ({ name, mandatory: `${conformance}` === "M" })) };
}

/** The element of a name in lowerCamelCase; throws an Error if there is none. */
export function elementNamed(elements: Iterable<ElementModel>, name: string): ElementModel {
	const found = [...elements].find((each) => each.propertyName === name);
	if (found === undefined) throw new Error(`matter.js has no ${name}`);
	return found;
}
