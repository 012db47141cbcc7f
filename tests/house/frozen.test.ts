// SPDX-License-Identifier: Apache-2.0
/** Tables are frozen with all that they hold, so that on the device they lie in flash alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { frozen } from "../../src/control/frozen.js";
import { filesBelow, root } from "../tree.js";

const cure = "wrap the table in frozen() of src/control/frozen.ts";
/** What begins with the app is in no flash. */
const AT_WORK = /^hosts\/(esp32|simulator)\/(network\/)?main\.ts$/;
const modules = ["src", "hosts/bench", "hosts/esp32"]
	.flatMap(filesBelow)
	.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !AT_WORK.test(file));

/** Where something in a value can still be changed, as paths; functions are frozen by the linker. */
function loose(value: unknown, path: string): string[] {
	if (typeof value !== "object" || value === null) return [];
	const within = Object.entries(value).flatMap(([key, part]) => loose(part, `${path}.${key}`));
	return Object.isFrozen(value) ? within : [path, ...within];
}

test("frozen() freezes all through and gives the same table", (t) => {
	const table = { rows: [{ name: "a" }], none: null };
	t.is(frozen(table), table);
	t.deepEqual(loose(table, "table"), []);
	t.deepEqual(loose({ rows: [Object.freeze([{}])] }, "t"), ["t", "t.rows", "t.rows.0.0"]);
});

test("what modules export is frozen", async (t) => {
	for (const file of modules) {
		const exported = await import(join(root, "dist", file.replace(/\.ts$/, ".js")));
		for (const [name, value] of Object.entries(exported)) t.is(loose(value, `${file}: ${name}`).join(", "), "", cure);
	}
});

test("tables that modules keep to themselves are frozen", (t) => {
	for (const file of modules) {
		const tables = readFileSync(join(root, file), "utf8").match(/^const \w+[^=]*= [[{].*$|^const \w+[^=(]*= [A-Z_]+\.(map|filter)\(.*$/gm);
		t.is(tables?.join("\n") ?? "", "", `${file}: ${cure}`);
	}
});

test("what the objects of generators inherit from is frozen", (t) => {
	for (const file of modules) {
		const text = readFileSync(join(root, file), "utf8");
		const names = [...text.matchAll(/function\* (\w+)|^\t(?:static )?\*(\w+)\(/gm)].map(([, alone, method]) => alone ?? method);
		const loosely = names.filter((name) => !new RegExp(`^frozen\\((?:\\w+\\.prototype\\.)?${name}\\.prototype\\);$`, "m").test(text));
		t.is(loosely.join(", "), "", `${file}: write frozen(NAME.prototype) behind it; the linker would keep it in RAM`);
	}
});
