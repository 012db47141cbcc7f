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

/** To be called once, on an engine of our own. */
export function freezeBuiltIns(): void {
	for (const each of BUILT_IN) Object.freeze(each());
}

/** What a module has at its top, at its end. Throws for what the device would keep in flash and tests could still change. */
export function preloaded(module: string, made: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(made)) freeze(value, `${module}: ${name}`);
}

function freeze(value: unknown, path: string): void {
	if ((typeof value !== "object" && typeof value !== "function") || value === null || Object.isFrozen(value)) return;
	if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value))
		throw new Error(`${path} cannot be changed on the device, where it lies in flash: make it when something starts`);
	Object.freeze(value);
	for (const [key, { value: part, get, set }] of Object.entries(Object.getOwnPropertyDescriptors(value)))
		for (const each of [part, get, set]) freeze(each, `${path}.${key}`);
}
