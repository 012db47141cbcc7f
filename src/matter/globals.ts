// SPDX-License-Identifier: Apache-2.0
/** The global attributes of a cluster, from what its server has: Matter Core Specification § 7.13. */
import { frozen } from "../control/frozen.js";
import { type Attribute, type Command, conforms, type Event, type Value } from "./elements.js";
import type { Server } from "./server.js";
import { list, uint16, uint32 } from "./types.js";

const LONGEST = 64;

/** Their rows. */
export const GLOBALS: readonly Attribute[] = frozen([
	{ id: 0xfff8, name: "generatedCommandList", type: list(uint32, LONGEST), conformance: "M", quality: "F" },
	{ id: 0xfff9, name: "acceptedCommandList", type: list(uint32, LONGEST), conformance: "M", quality: "F" },
	{ id: 0xfffb, name: "attributeList", type: list(uint32, LONGEST), conformance: "M", quality: "F" },
	{ id: 0xfffc, name: "featureMap", type: uint32, conformance: "M", quality: "F" },
	{ id: 0xfffd, name: "clusterRevision", type: uint16, conformance: "M", quality: "F" },
] as const satisfies readonly Attribute[]);

/** Attributes that a server has. */
export function attributesOf({ cluster, features, read }: Server): readonly Attribute[] {
	return cluster.attributes.filter(({ name, conformance }) => read[name] !== undefined && conforms(conformance, features) !== "never");
}

/** Commands that it obeys. */
export function commandsOf({ cluster, features, invoke }: Server): readonly Command[] {
	return cluster.commands.filter(({ name, conformance }) => invoke?.[name] !== undefined && conforms(conformance, features) !== "never");
}

/** Events that it may tell of. */
export function eventsOf({ cluster, features }: Server): readonly Event[] {
	return cluster.events.filter(({ conformance }) => conforms(conformance, features) !== "never");
}

/** The value of a global attribute. */
export function globalOf(server: Server, name: string): Value {
	const { cluster, features } = server;
	switch (name) {
		case "generatedCommandList":
			return responsesOf(server);
		case "acceptedCommandList":
			return ids(commandsOf(server));
		case "attributeList":
			return ids([...attributesOf(server), ...GLOBALS]);
		case "featureMap":
			return features.reduce((map, feature) => map | (1 << cluster.features[feature]), 0);
		default:
			return cluster.revision;
	}
}

function responsesOf(server: Server): number[] {
	const names = commandsOf(server).map(({ response }) => response);
	return ids(server.cluster.responses.filter(({ name }) => names.includes(name)));
}

function ids(rows: readonly { readonly id: number }[]): number[] {
	return rows.map(({ id }) => id);
}
