// SPDX-License-Identifier: Apache-2.0
/** The topics of values: one for all readings as JSON, and one for each reading and each setting, for those who cannot parse. */
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";
import { type Said, SEEN_KEYS, saidOf } from "../link/shown.js";
import { DERIVED, type Derived } from "./derived.js";

/** What follows the base in topics that are no value's. */
export const STATUS = "status";
export const EVENT = "event";
export const ANSWER = "answer";
export const SET = "set";
export const DO = "do";

/** A topic of a value. */
export interface Topic {
	/** What follows the base. */
	readonly path: string;
	/** The property; undefined for all readings, and for what is derived. */
	readonly key?: string;
	readonly derived?: Derived;
}

/** How keys of settings begin. A topic below `set` is a command, so theirs are elsewhere. */
const SETTING = "set.";
const READING_KEYS: readonly string[] = frozen(SEEN_KEYS.filter((key) => !key.startsWith(SETTING)));
const SETTING_KEYS: readonly string[] = frozen(SEEN_KEYS.filter((key) => key.startsWith(SETTING)));

/** The topic of all readings, as one record. */
export const STATE = "state";
/** The state of IEC 61851-1 would have the topic of all readings. */
const OTHER_PATHS: { readonly [key: string]: string | undefined } = frozen({ state: "state/iec" });

/** All of them: first that of all readings, then each reading, then each setting. */
export const TOPICS: readonly Topic[] = frozen([
	{ path: STATE },
	...DERIVED.map((derived) => ({ path: slashed(derived.key), derived })),
	...READING_KEYS.map((key) => ({ path: OTHER_PATHS[key] ?? slashed(key), key })),
	...SETTING_KEYS.map((key) => ({ path: `setting/${slashed(key.slice(SETTING.length))}`, key })),
]);

/** So many of them are of readings, the first ones. */
export const READING_TOPICS: number = TOPICS.length - SETTING_KEYS.length;

const PLACES: { readonly [key: string]: readonly number[] | undefined } = frozen(
	Object.fromEntries(SEEN_KEYS.map((key) => [key, TOPICS.flatMap((topic, place) => (showsIn(topic, key) ? [place] : []))])),
);

function showsIn({ key, derived }: Topic, of: string): boolean {
	return derived === undefined ? key === of : derived.from.includes(of);
}

/** The places of topics that tell of a property, beside that of all readings. */
export function placesOf(key: string): readonly number[] {
	return PLACES[key] ?? [];
}

/** A key as part of a topic. */
function slashed(key: string): string {
	return key.split(".").join("/");
}

/** A part of a topic as a key. */
export function dotted(path: string): string {
	return path.split("/").join(".");
}

/** Entries of lists: in the record of all readings they would be half of it, and say nothing most of the time. */
const OF_LIST = frozen(/^(setpoint|targets)\.\d+$/);
const STATE_KEYS: readonly string[] = frozen(READING_KEYS.filter((key) => !OF_LIST.test(key)));

/** The payload of a topic as the charger is now. */
export function payloadOf({ key, derived }: Topic, charger: Charger): string {
	if (derived !== undefined) return plain(derived.of(charger));
	return key === undefined ? stateOf(charger) : plain(saidOf(key, charger.window.get(key)));
}

/** All readings as JSON: numbers in units of people, choices by name, null for what nobody knows. */
function stateOf(charger: Charger): string {
	const derived: (readonly [string, Said])[] = DERIVED.map(({ key, of }) => [key, of(charger)]);
	const said: (readonly [string, Said])[] = STATE_KEYS.map((key) => [key, saidOf(key, charger.window.get(key))]);
	return JSON.stringify(Object.fromEntries([...derived, ...said]));
}

/** A value for those who cannot parse. */
function plain(said: Said): string {
	if (said === null) return "unknown";
	if (typeof said === "object") return said.length === 0 ? "none" : said.join(",");
	return `${said}`;
}
