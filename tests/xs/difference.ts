// SPDX-License-Identifier: Apache-2.0
/** Where two values differ, in words, as deepEqual of the XS tests reports it. */

type Fields = Readonly<Record<PropertyKey, unknown>>;

/** The first place where `actual` is not what `expected` is, or undefined if they are alike all through. */
export function difference(actual: unknown, expected: unknown, path = ""): string | undefined {
	if (Object.is(actual, expected)) return undefined;
	const differs = `${path || "the value"} is ${show(actual)} instead of ${show(expected)}`;
	if (typeof actual !== "object" || typeof expected !== "object" || !actual || !expected) return differs;
	if (family(actual) !== family(expected)) return differs;
	if (actual instanceof Date && actual.getTime() !== Number(expected)) return differs;
	if (actual instanceof RegExp && String(actual) !== String(expected)) return differs;
	return fields(contents(actual), contents(expected), path);
}

/** An object without prototype counts as a plain one. */
function family(object: object): object {
	return Object.getPrototypeOf(object) ?? Object.prototype;
}

/** What a loop over properties would not see is brought to where it does. */
function contents(object: object): Fields {
	if (object instanceof Map || object instanceof Set) return [...object] as unknown as Fields;
	if (object instanceof ArrayBuffer) return new Uint8Array(object) as unknown as Fields;
	return object as Fields;
}

function fields(actual: Fields, expected: Fields, path: string): string | undefined {
	if (Array.isArray(actual) && Array.isArray(expected) && actual.length !== expected.length)
		return `${path || "the array"} has ${actual.length} elements instead of ${expected.length}: ${show(actual)}, ${show(expected)}`;
	for (const key of keys(expected)) {
		const place = Array.isArray(expected) ? `${path}[${String(key)}]` : `${path}.${String(key)}`;
		// a hole in an array is undefined
		if (!Array.isArray(actual) && !(key in actual)) return `${place} is missing; it should be ${show(expected[key])}`;
		const found = difference(actual[key], expected[key], place);
		if (found) return found;
	}
	const extra = keys(actual).find((key) => !(key in expected) && !Array.isArray(expected));
	return extra === undefined ? undefined : `${path}.${String(extra)} is ${show(actual[extra])} and should not be there`;
}

/** The enumerable properties, and of an error also what it says. */
function keys(object: Fields): PropertyKey[] {
	const own = Reflect.ownKeys(object).filter((key) => Object.prototype.propertyIsEnumerable.call(object, key));
	return object instanceof Error ? ["name", "message", ...own] : own;
}

const longest = 600;

/** A value as a reader of a failed test wants to see it. */
export function show(value: unknown): string {
	const text = shown(value, 0);
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function shown(value: unknown, depth: number): string {
	if (typeof value === "string") return JSON.stringify(value);
	if (typeof value === "bigint") return `${value}n`;
	if (typeof value === "function") return `function ${value.name}`;
	if (Object.is(value, -0)) return "-0";
	if (typeof value !== "object" || value === null || value instanceof RegExp) return String(value);
	if (value instanceof Error) return `${value.name}: ${value.message}`;
	if (value instanceof Date) return `Date(${value.getTime()})`;
	return depth === 4 ? "…" : shownObject(value, (item) => shown(item, depth + 1));
}

function shownObject(value: object, inner: (item: unknown) => string): string {
	if (Array.isArray(value)) return `[${value.map(inner).join(", ")}]`;
	const name = value.constructor?.name ?? "Object";
	if (value instanceof Map || value instanceof Set) return `${name} ${inner([...value])}`;
	const own = Object.entries(value).map(([key, item]) => `${key}: ${inner(item)}`);
	return `${name === "Object" ? "" : `${name} `}{ ${own.join(", ")} }`;
}
