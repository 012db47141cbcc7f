// SPDX-License-Identifier: Apache-2.0
/** Random values of the types of Matter's clusters, every element of every cluster with the codec that matter.js has for it, and bytes that are damaged. */
import type { Random } from "../../hosts/bench/random.js";
import { type ClusterModel, type Codec, type ElementModel, elementNamed, loadModel } from "../../hosts/node/matter/model.js";
import { CLUSTERS } from "../../src/matter/clusters/all.js";
import { conforms, type Field, type Type, type Value } from "../../src/matter/elements.js";

/** An element: an attribute, or the fields of something as one structure. */
export interface Element {
	readonly name: string;
	readonly field: Field;
	readonly oracle: Codec;
}

/** Features under which the elements are encoded: all that the charger could have, but what discharges. */
export const FEATURES: readonly string[] = ["PREF", "SOC", "PNC", "RFID", "ALTC", "IMPE", "CUME", "WIRED", "TREE", "PFR"];

const { cluster: clusterNamed, codec } = await loadModel();

/** Every element of every cluster. */
export function elements(): Element[] {
	return CLUSTERS.flatMap((cluster) => {
		const model = clusterNamed(cluster.name) as ClusterModel;
		const of = (among: Iterable<ElementModel>, name: string) => codec(elementNamed(among, name));
		const record = ({ name, fields }: { name: string; fields: readonly Field[] }, among: Iterable<ElementModel>): Element => ({
			name: `${cluster.name}.${name}`,
			field: { id: 0, name, conformance: "M", type: { is: "struct", fields } },
			oracle: of(among, name),
		});
		return [
			...cluster.attributes.map((row) => ({ name: `${cluster.name}.${row.name}`, field: row, oracle: of(model.attributes, row.name) })),
			...[...cluster.commands, ...cluster.responses].filter(({ fields }) => fields.length > 0).map((row) => record(row, model.commands)),
			...cluster.events.map((row) => record(row, model.events)),
		];
	});
}

/** A value of a field, with a preference for the ends of its range. */
export function drawn(field: Field, dice: Random): Value {
	if (field.nullable && dice.below(5) === 0) return null;
	return drawnOf(field.type, field.min, field.max, dice);
}

function drawnOf(type: Type, min: number | undefined, max: number | undefined, dice: Random): Value {
	switch (type.is) {
		case "bool":
			return dice.below(2) === 1;
		case "enum":
			return Object.values(type.of)[dice.below(Object.keys(type.of).length)];
		case "map":
			return dice.below(type.mask + 1);
		case "string":
			return Array.from({ length: dice.below(type.longest / 4) }, () => LETTERS[dice.below(LETTERS.length)]).join("");
		case "octets":
			return Uint8Array.from({ length: dice.below(type.longest + 1) }, () => dice.below(256));
		case "list":
			return Array.from({ length: (type.least ?? 0) + dice.below(Math.min(type.most, 8)) }, () =>
				drawnOf(type.of, undefined, undefined, dice),
			);
		case "struct":
			return Object.fromEntries(type.fields.flatMap((field) => drawnField(field, dice)));
		default:
			return number(type, min, max, dice);
	}
}

const LETTERS = ["a", "Z", "0", " ", "ä", "€", "𝄞", "\u0000"];

function drawnField(field: Field, dice: Random): [string, Value][] {
	const verdict = conforms(field.conformance, FEATURES);
	return verdict === "never" || (verdict === "optional" && dice.below(2) === 0) ? [] : [[field.name, drawn(field, dice)]];
}

/** The ends, the ends of what fits into fewer bytes, or anything. */
function number(type: Type & { is: "uint" | "int" }, min: number | undefined, max: number | undefined, dice: Random): number {
	const bits = Math.min(8 * type.bytes, 53);
	const least = min ?? (type.is === "uint" ? 0 : -(2 ** (bits - 1)));
	// the greatest of a nullable number stands for null in other encodings, and matter.js refuses it; it also takes a frequency of 1 kHz for too much
	const most = max === 1_000_000 ? max - 1 : (max ?? 2 ** (type.is === "uint" ? bits : bits - 1) - 2);
	const ends = [least, most, 0, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32];
	const end = ends[dice.below(ends.length)] * (dice.below(2) === 0 ? 1 : -1);
	const between = least + Math.floor((dice.below(1_000_000) / 1_000_000) * (most - least));
	return dice.below(2) === 0 && end >= least && end <= most ? end + 0 : between;
}

/** Bytes of which some are others, are gone, or are there twice. */
export function damaged(bytes: Uint8Array, dice: Random): Uint8Array {
	const list = [...bytes];
	for (let n = 1 + dice.below(3); n > 0; n--) {
		const place = dice.below(list.length + 1);
		const kind = dice.below(4);
		if (kind === 0) list.splice(place, 1);
		else if (kind === 1) list.splice(place, 0, dice.below(256));
		else if (kind === 2 && place < list.length) list[place] ^= 1 << dice.below(8);
		else list.splice(place, dice.below(4), ...list.slice(dice.below(list.length + 1)).slice(0, dice.below(5)));
	}
	return Uint8Array.from(list);
}
