// SPDX-License-Identifier: Apache-2.0
/** The manifest lists every module that is on disk, and nothing that is not. */
import test from "ava";
import { dueManifest, type Part, readManifest } from "./manifest.js";

const cure = "run `npm run manifest`, which brings the lists in manifest.json up to date";
const manifest = readManifest();
const due = dueManifest(manifest);

/** What differs between two lists of names, in words. */
function difference(listed: readonly string[], onDisk: readonly string[]): string {
	const missing = onDisk.filter((name) => !listed.includes(name)).map((name) => `${name} is not listed`);
	const stale = listed.filter((name) => !onDisk.includes(name)).map((name) => `${name} is listed, but not on disk`);
	return [...missing, ...stale].join("; ");
}

function holds(name: string, listed: Part, onDisk: Part): void {
	test(`every folder of ${name} is in the module map`, (t) => {
		const found = difference(Object.keys(listed.modules), Object.keys(onDisk.modules));
		t.is(found, "", `a module outside the map is missed only when XS runs: ${cure}`);
	});

	test(`every module of ${name} is preloaded`, (t) => {
		const found = difference(listed.preload, onDisk.preload);
		t.is(found, "", `a module outside preload takes RAM for its code, without a warning: ${cure}`);
	});
}

holds("src", manifest, due);
for (const [name, part] of Object.entries(due.platforms)) holds(`the platform ${name}`, manifest.platforms[name], part);

test("the virtual bench is on no charger", (t) => {
	const listed = [...Object.keys(due.modules), ...due.preload];
	t.deepEqual(
		listed.filter((name) => name.startsWith("hosts/")),
		[],
	);
});
