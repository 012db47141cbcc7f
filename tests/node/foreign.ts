// SPDX-License-Identifier: Apache-2.0
/** What goes between our tests and matter.js's controller: names of modules, environments without a computer, and values in its forms. */
import type { ClusterModel } from "../../hosts/node/matter/model.js";
import type { Json } from "../matter/steps.js";

/** What the controller gives has no types that our compiler could read. */
// biome-ignore lint/suspicious/noExplicitAny: the typings of matter.js do not compile under exactOptionalPropertyTypes
export type Foreign = any;

export function kebab(cluster: string): string {
	return cluster.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

export function named(module: string): string {
	return module;
}

/** Lists and maps of matter.js as JSON has them. */
export function globalJson(value: unknown, features: { readonly [name: string]: number }, model: ClusterModel): Json {
	if (typeof value !== "object" || value === null) return value as Json;
	if (Array.isArray(value)) return value as Json;
	const titles = [...model.features];
	return Object.entries(value).reduce((map, [title, on]) => {
		const name = titles.find((feature) => feature.title?.toLowerCase() === title.toLowerCase())?.name ?? "";
		return on ? map | (1 << features[name]) : map;
	}, 0);
}

/** Times as seconds since 1970, and days as flags. */
export function foreign(value: Json, key = ""): unknown {
	if (key === "chargingEnabledUntil" && typeof value === "number") return value + 946_684_800;
	if (key === "dayOfWeekForSequence") return Object.fromEntries(DAYS.map((day, place) => [day, ((value as number) & (1 << place)) !== 0]));
	if (Array.isArray(value)) return value.map((each) => foreign(each));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, foreign(each, name)]));
}

/** Days as bits, and what is undefined left out. */
export function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== "object" || value === null) return value;
	if ("sunday" in value)
		return DAYS.reduce((bits, day, place) => ((value as { [day: string]: boolean })[day] ? bits | (1 << place) : bits), 0);
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, each]) => each !== undefined)
			.map(([key, each]) => [key, plain(each)]),
	);
}

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** Environments of matter.js without a computer beneath them. */
export async function simulated(): Promise<(id: string, host: number) => unknown> {
	const { NetworkSimulator, MockStorageService, Environment, Crypto, Entropy } = await import(named("@matter/main"));
	const { Network } = await import(named("@matter/general"));
	const network = new NetworkSimulator();
	return (id, host) => {
		const environment = new Environment(id);
		for (const service of [Crypto, Entropy]) environment.set(service, Environment.default.get(service));
		environment.set(Network, network.addHost(host));
		new MockStorageService(environment);
		return environment;
	};
}
