// SPDX-License-Identifier: Apache-2.0
/** Freezes what a module has made as the Moddable SDK freezes what it preloads: functions, classes with their prototypes, and tables. */

/**
 * The prototypes that the SDK's linker freezes: what one of them has cannot be assigned to an object that inherits it.
 * On Node they stay as they are, because Node and ava live in the same realm and do assign.
 */
const BUILT_IN: readonly (() => object)[] = [
	() => Object.prototype,
	() => Function.prototype,
	() => Array.prototype,
	() => String.prototype,
	() => Number.prototype,
	() => Boolean.prototype,
	() => BigInt.prototype,
	() => Symbol.prototype,
	() => Date.prototype,
	() => RegExp.prototype,
	() => Promise.prototype,
	() => Map.prototype,
	() => Set.prototype,
	() => WeakMap.prototype,
	() => WeakSet.prototype,
	() => ArrayBuffer.prototype,
	() => DataView.prototype,
	() => Object.getPrototypeOf(Int32Array.prototype),
	() => Error.prototype,
	() => TypeError.prototype,
	() => RangeError.prototype,
	() => SyntaxError.prototype,
	() => Object.getPrototypeOf([][Symbol.iterator]()),
	() => JSON,
	() => Math,
	() => Reflect,
];

/** What would lie in flash, once everything is preloaded. */
const inFlash = new WeakSet<object>();
let begun = false;

/** To be called once, on an engine of our own. */
export function freezeBuiltIns(): void {
	refuseToWriteFlash();
	for (const each of BUILT_IN) Object.freeze(each());
}

/** To be called when all modules are loaded: from now on it is the device that runs. */
export function begin(): void {
	begun = true;
}

/** What a module has at its top, at its end. Throws for what the device would keep in flash and tests could still change. */
export function preloaded(module: string, made: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(made)) freeze(value, `${module}: ${name}`);
}

/** JSON.stringify of the SDK marks the records that it is in, and throws for one that lies in flash (fxStringifyJSONProperty, xsJSON.c). */
function refuseToWriteFlash(): void {
	const { stringify } = JSON;
	JSON.stringify = (value: unknown, replacer?: unknown, space?: string | number): string => {
		if (begun) refuseFlash(value);
		return stringify(value, replacer as undefined, space);
	};
}

function refuseFlash(value: unknown): void {
	if (typeof value !== "object" || value === null) return;
	if (inFlash.has(value)) throw new TypeError("read only value");
	for (const part of Object.values(value)) refuseFlash(part);
}

function freeze(value: unknown, path: string): void {
	if ((typeof value !== "object" && typeof value !== "function") || value === null || inFlash.has(value)) return;
	if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value))
		throw new Error(`${path} cannot be changed on the device, where it lies in flash: make it when something starts`);
	Object.freeze(value);
	inFlash.add(value);
	for (const [key, { value: part, get, set }] of Object.entries(Object.getOwnPropertyDescriptors(value)))
		for (const each of [part, get, set]) freeze(each, `${path}.${key}`);
}
