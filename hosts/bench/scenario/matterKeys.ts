// SPDX-License-Identifier: Apache-2.0
/** What a scenario may expect of the Matter face: SupplyState by its name, any attribute by cluster and name, and the status of an answer. */
import { frozen } from "../../../src/control/frozen.js";
import { SupplyStateEnum } from "../../../src/matter/clusters/energyEvse.js";
import { enumOf } from "../../../src/matter/spoken.js";
import { wordsOf } from "./argument.js";
import type { Key } from "./key.js";
import { saidLast } from "./seen.js";

const SUPPLIES = frozen(Object.keys(SupplyStateEnum));
const PREFIX = "matter.";
const UNSEEN = "never seen";
const NAME = /^matter\.([a-z]+\.[a-z0-9]+)$/;

/** SupplyState of the Energy EVSE cluster. */
export const supply: Key = frozen({
	key: "supply",
	value: { means: "SupplyState of Matter", words: wordsOf(SUPPLIES.map((name) => name.toLowerCase())) },
	help: "SupplyState of the Energy EVSE cluster",
	client: () => "matter",
	holds: ({ bench }, value) => bench.clients.matter.value("EnergyEvse.supplyState") === `${value}`,
	seen: ({ bench }) => nameOf(bench.clients.matter.value("EnergyEvse.supplyState")),
});

function nameOf(json: string | undefined): string {
	return json === undefined ? UNSEEN : SUPPLIES[Number(json)].toLowerCase();
}

/** A row for help, which stands for each attribute. */
export const matterNamed: Key = frozen({
	key: "matter.cluster.attribute",
	value: { means: "value of an attribute", looks: "JSON, or a name of an enumeration" },
	help: "an attribute of Matter, as matter.EnergyEvse.state",
	holds: () => false,
	seen: () => "",
});

/** The status of the last answer of Matter. */
export const status: Key = frozen({
	key: "status",
	value: { means: "status of an answer", looks: "NAME", read: (token) => (/^[a-z]+$/i.test(token) ? 0 : null) },
	help: "status of the last answer to a write or a command of Matter: success, constrainterror …",
	holds: (scene, _, name) => saidLast(scene).toLowerCase() === name.toLowerCase(),
	seen: saidLast,
});

/** Of names of events: those of Matter have a dot, and only a client of it hears them. */
export function hearerOf(names: string): "matter" | undefined {
	return names.includes(".") ? "matter" : undefined;
}

/** The key of an attribute, in small letters; undefined if it is none. */
export function matterKey(name: string): Key | undefined {
	const attribute = NAME.exec(name)?.[1];
	if (attribute === undefined) return undefined;
	return {
		key: PREFIX + attribute,
		value: { means: "value of an attribute", looks: "JSON", read: () => 0 },
		help: "",
		client: () => "matter",
		holds: ({ bench }, _, text) => meant(attribute, bench.clients.matter.value(attribute), text),
		seen: ({ bench }) => bench.clients.matter.value(attribute) ?? UNSEEN,
	};
}

/** Whether a text is the JSON of a value, or the name of it in its enumeration. */
function meant(attribute: string, json: string | undefined, text: string): boolean {
	const named = Object.entries(enumOf(attribute)).find(([name]) => name.toLowerCase() === text.toLowerCase());
	return json !== undefined && json === (named === undefined ? text : `${named[1]}`);
}
