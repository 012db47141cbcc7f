// SPDX-License-Identifier: Apache-2.0
/** The port, its cables and its points as lines for people: a tag in each, or a record; each record is made when its turn has come. */
import { frozen } from "../control/frozen.js";
import { Charger, type Window } from "../link/charger.js";
import { haysonText } from "./json/encode.js";
import { portId } from "./names.js";
import { entitiesOf, type Scene } from "./records.js";
import { SessionLog } from "./sessions.js";
import { trioOf } from "./trio/encode.js";
import { type Dict, grid } from "./value.js";
import { zincText } from "./zinc/encode.js";

/** Where a record stands among the others. */
interface Place {
	readonly first: boolean;
	readonly last: boolean;
}

const WRITERS = frozen({ trio: trioLines, zinc: zincLine, json: jsonLines } as const);

/** How they can be written: Trio, a dict of Zinc in each line, or an array of JSON. */
export type Writing = keyof typeof WRITERS;

/** All lines, as the charger is at this moment. */
export function* linesOf(window: Window, writing: Writing): Generator<string> {
	const charger = new Charger(window);
	const scene: Scene = { charger, sessions: new SessionLog(charger), sight: "ok" };
	const entities = entitiesOf(charger);
	const port = portId(charger);
	const from = entities.findIndex(({ id }) => id === port);
	for (let i = from; i < entities.length; i++)
		yield* WRITERS[writing](entities[i].record(scene), { first: i === from, last: i === entities.length - 1 });
}

function trioLines(record: Dict): string[] {
	return [...trioOf(grid([record]))].join("").trimEnd().split("\n");
}

function zincLine(record: Dict): string[] {
	return [zincText(record)];
}

function jsonLines(record: Dict, { first, last }: Place): string[] {
	const tags = [...record].map(([name, value]) => `"${name}":${haysonText(value)}`);
	const end = last ? "}]" : "},";
	return tags.map((tag, i) => `${i > 0 ? " " : first ? "[{" : "{"}${tag}${i < tags.length - 1 ? "," : end}`);
}

// what a generator's objects inherit from would lie in RAM
frozen(linesOf.prototype);
