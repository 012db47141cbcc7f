// SPDX-License-Identifier: Apache-2.0
/** The manifest lists every module that is on disk, and nothing that is not. */
import { dirname } from "node:path";
import test from "ava";
import { sdkFolders } from "../xs/neutral.js";
import { dueManifest, type Part, readManifest } from "./manifest.js";
import { imports, sourcesOf } from "./sources.js";

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

test("whatever a test imports that runs on the SDK's engine is in its program", (t) => {
	const mapped = [...Object.keys(due.modules), ...Object.keys(due.platforms["x-cli-lin"].modules)].map((pattern) => dirname(pattern));
	const sources = sourcesOf(/\.ts$/).filter(({ path }) => sdkFolders().includes(dirname(path)));
	t.true(sources.length > 100);
	const strangers = sources.flatMap((source) =>
		imports(source)
			.filter((target) => target.endsWith(".js") && !mapped.includes(dirname(target)))
			.map((target) => `${source.path} imports ${target}`),
	);
	t.deepEqual(strangers, [], "what both need belongs into a folder of tests that run on every engine");
});
