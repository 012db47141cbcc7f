// SPDX-License-Identifier: Apache-2.0
/** The manifest lists every module that is on disk, and nothing that is not. */
import test from "ava";
import { dueManifest, readManifest } from "./manifest.js";

const cure = "run `npm run manifest`, which brings the lists in manifest.json up to date";
const manifest = readManifest();
const due = dueManifest(manifest);

/** What differs between two lists of names, in words. */
function difference(listed: readonly string[], onDisk: readonly string[]): string {
	const missing = onDisk.filter((name) => !listed.includes(name)).map((name) => `${name} is not listed`);
	const stale = listed.filter((name) => !onDisk.includes(name)).map((name) => `${name} is listed, but not on disk`);
	return [...missing, ...stale].join("; ");
}

test("every folder of src and hosts/bench is in the module map", (t) => {
	const found = difference(Object.keys(manifest.modules), Object.keys(due.modules));
	t.is(found, "", `a module outside the map is missed only when XS runs: ${cure}`);
});

test("every module of src and hosts/bench is preloaded", (t) => {
	const found = difference(manifest.preload, due.preload);
	t.is(found, "", `a module outside preload takes RAM for its code, without a warning: ${cure}`);
});

test("every folder of tests that run on XS is in the module map of x-cli-lin", (t) => {
	const maps = [manifest, due].map(({ platforms }) => Object.keys(platforms["x-cli-lin"].modules));
	t.is(difference(maps[0] ?? [], maps[1] ?? []), "", cure);
});
