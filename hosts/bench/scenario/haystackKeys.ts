// SPDX-License-Identifier: Apache-2.0
/** What a scenario may expect of the Haystack face: curVal of a point, or any tag of a record, as Zinc. */
import { frozen } from "../../../src/control/frozen.js";
import { POINTS } from "../../../src/haystack/points.js";
import type { Value } from "../../../src/haystack/value.js";
import { valueFromZinc } from "../../../src/haystack/zinc/decode.js";
import { zincText } from "../../../src/haystack/zinc/encode.js";
import { PORT } from "../haystack.js";
import type { Key } from "./key.js";

const PREFIX = "haystack.";
/** What stands for a tag that a record has not. */
const NONE = "none";
const UNSEEN = "no such record";

/** All keys of points, and of the records that only have tags. */
export const HAYSTACK_NAMES: readonly string[] = frozen([
	...POINTS.map(({ name }) => PREFIX + name),
	...[PORT, "cable1", "cable2", "session"].map((name) => PREFIX + name),
]);

/** A row for help, which stands for each point, and each tag of each record. */
export const haystackNamed: Key = frozen({
	key: "haystack.point.tag",
	value: { means: "value of a tag", looks: "Zinc, the text of a Str, or none" },
	help: "curVal of a point of Haystack, as haystack.maxCurrent, or a tag, as haystack.power.curStatus, haystack.port.threePhase, haystack.session.1.tx",
	holds: () => false,
	seen: () => "",
});

/** The key of a point or a tag, in small letters; undefined if there can be none. */
export function haystackKey(name: string): Key | undefined {
	const [prefix, record] = name.split(".");
	if (!HAYSTACK_NAMES.some((each) => each.toLowerCase() === `${prefix}.${record}`)) return undefined;
	const path = name.slice(PREFIX.length);
	return {
		key: name,
		value: { ...haystackNamed.value, read: (token) => (isValue(token) ? 0 : null) },
		help: "",
		sentence: true,
		client: () => "haystack",
		holds: ({ bench }, _, text) => meant(bench.clients.haystack.value(path), text),
		seen: ({ bench }) => shown(bench.clients.haystack.value(path)),
	};
}

/** Zinc, or a word that a Str may be. */
function isValue(token: string): boolean {
	if (/^[a-z][\w.-]*$/i.test(token)) return true;
	try {
		valueFromZinc(token);
		return true;
	} catch {
		return false;
	}
}

function shown(value: Value | undefined): string {
	if (value === undefined) return UNSEEN;
	return value === null ? NONE : typeof value === "string" ? value : zincText(value);
}

/** A Str is meant with quotes or without; a record that is not there is nothing that anybody could mean. */
function meant(value: Value | undefined, text: string): boolean {
	if (typeof value === "string") return value.toLowerCase() === text.toLowerCase() || zincText(value) === text;
	return value !== undefined && shown(value) === text;
}
