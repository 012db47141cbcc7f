// SPDX-License-Identifier: Apache-2.0
/** What `npx pilotlight` starts can be started, and says what to do where nothing is compiled. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { root } from "../tree.js";

test("it can be executed as it lies in the repository, and does what the command does", (t) => {
	const { status, stdout } = spawnSync(join(root, "hosts/node/bin.js"), ["--help"], { encoding: "utf8" });
	t.is(status, 0);
	t.regex(stdout, /^pilotlight simulate \[OPTION\]/);
});

test("it passes arguments and the status on", (t) => {
	const { status, stderr } = spawnSync(join(root, "hosts/node/bin.js"), ["simulate", "--set", "limit=99", "--scenario", "-"], {
		encoding: "utf8",
		input: "plug",
	});
	t.is(status, 2);
	t.regex(stderr, /limit: 99 is out of bounds; 0 to 80 A/);
});

test("in a tree that is not compiled it says so", (t) => {
	const folder = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "hosts/node");
	mkdirSync(folder, { recursive: true });
	copyFileSync(join(root, "hosts/node/bin.js"), join(folder, "bin.mjs"));
	const { status, stderr } = spawnSync(process.execPath, [join(folder, "bin.mjs")], { encoding: "utf8" });
	t.is(status, 2);
	t.is(stderr, "pilotlight is not compiled yet; npm run build does that\n");
});
