// SPDX-License-Identifier: Apache-2.0
/** The stand-in for the SDK's preload freezes as the SDK does: what works on a desk and throws on the chip throws here, and names the line. */
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { root } from "../tree.js";
import { asPreloaded } from "./asPreloaded.js";

const freezer = join(root, "dist/tests/xs/preloaded.js");
/** Where a module would be that is preloaded; nothing is written there. */
const INSIDE = join(root, "dist/src/module.js");

/** Runs an expression with a preloaded module as `module`, on a frozen engine. */
async function inside(t: ExecutionContext, text: string, expression: string): Promise<unknown> {
	const found = await findWorker();
	if (!found.ok) return t.fail(found.why);
	const folder = await mkdtemp(join(tmpdir(), "frozen-"));
	const file = join(folder, "module.js");
	writeFileSync(file, asPreloaded(INSIDE, text));
	const engine = new Engine({ worker: found.file });
	try {
		await engine.import("freezer", freezer);
		await engine.call("freezer.freezeBuiltIns()");
		await engine.import("module", file);
		await engine.call("freezer.begin()");
		return (await engine.call(expression)).value;
	} finally {
		await engine.close();
		await rm(folder, { recursive: true });
	}
}

const REFUSED: readonly (readonly [what: string, text: string, expression: string, says: RegExp])[] = [
	[
		"a method of a frozen prototype, assigned to an instance",
		"class Device { tick() {} }\nexport const make = () => new Device();",
		"module.make().tick = () => {}",
		/set tick: not writable/,
	],
	["a name of a built-in prototype", "export const make = () => ({});", "module.make().toString = () => ''", /set toString: not writable/],
	["an error's name", "export const make = () => new Error('x');", "module.make().name = 'other'", /set name: not writable/],
	["a property put on a function", "export function count() {}", "module.count.calls = 1", /not extensible|not writable/],
	[
		"a table that was not frozen",
		"const TABLE = [{ a: 1 }];\nexport const change = () => { TABLE[0].a = 2; };",
		"module.change()",
		/set a: not writable/,
	],
	[
		"a record in flash, written as JSON",
		"const NOTHING = Object.freeze({});\nexport const json = () => JSON.stringify({ with: NOTHING });",
		"module.json()",
		/read only value/,
	],
	["a method of a class", "export class Device { tick() {} }", "module.Device.prototype.tick = () => {}", /set tick: not writable/],
];

for (const [what, text, expression, says] of REFUSED)
	test(`refused as on the device: ${what}`, async (t) => {
		await t.throwsAsync(inside(t, text, expression), { message: says });
	});

test("a Map at the top of a module is refused when the module is loaded", async (t) => {
	await t.throwsAsync(inside(t, "const SEEN = new Map();\nexport const size = () => SEEN.size;", "module.size()"), {
		message: /SEEN cannot be changed on the device/,
	});
});

test("what the device allows is allowed", async (t) => {
	const text = "export class Device { count = 0; tick() { this.count += 1; return this.count; } }\nexport const make = () => new Device();";
	t.is(await inside(t, text, "(() => { const device = module.make(); device.tick(); return device.tick(); })()"), 2);
});

test("what is no part of the device stays as it is", (t) => {
	t.is(asPreloaded(join(root, "dist/tests/esp32/chip.js"), "text"), "text");
	t.is(asPreloaded(join(root, "dist/hosts/esp32/main.js"), "text"), "text");
});
