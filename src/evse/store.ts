// SPDX-License-Identifier: Apache-2.0
/** The store as the port needs it: short texts by key that survive a restart, read back only if they are what was written. */

/** Records by key; a key has at most 14 characters of ASCII, as the seal on a record says. */
export interface Store {
	/** No write takes longer, ms; left out where nobody can say. */
	readonly boundMs?: number;
	read(key: string): string | undefined;
	write(key: string, text: string): void;
	erase(key: string): void;
}

/** Says something to whoever looks after the charger. */
export type Say = (line: string) => void;

/** Writes a record. */
export function keep(store: Store, key: string, record: object): void {
	store.write(key, JSON.stringify(record));
}

/**
 * Reads a record of the shape of `sample`: the same keys with values of the same types; the one element of an array stands for
 * any number of them. A record that is not is left as it stands, and `say` hears what is wrong with it.
 */
export function recall<T extends object>(store: Store, key: string, sample: T, say: Say): T | undefined {
	const text = store.read(key);
	if (text === undefined) return undefined;
	const value = parsed(text);
	const wrong = value === undefined ? "it is no JSON" : misfit(value, sample, "");
	if (wrong === "") return value as T;
	say(`the record "${key}" is not used: ${wrong}`);
	return undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What of a value is not as in the sample; an empty text if nothing. */
function misfit(value: unknown, sample: unknown, path: string): string {
	const name = path === "" ? "it" : path;
	if (Array.isArray(sample)) {
		if (!Array.isArray(value)) return `${name} is no list`;
		return firstMisfit(value.map((element, i) => misfit(element, sample[0], `${path}[${i}]`)));
	}
	if (typeof sample !== "object" || sample === null)
		return typeof value === typeof sample && value !== null ? "" : `${name} is no ${typeof sample}`;
	if (typeof value !== "object" || value === null || Array.isArray(value)) return `${name} is no record`;
	const fields = value as { [key: string]: unknown };
	return firstMisfit(Object.entries(sample).map(([key, each]) => misfit(fields[key], each, path === "" ? key : `${path}.${key}`)));
}

function firstMisfit(texts: readonly string[]): string {
	return texts.find((text) => text !== "") ?? "";
}
