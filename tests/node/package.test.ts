// SPDX-License-Identifier: Apache-2.0
/** The package that `npm pack` makes of a tree in which nothing is compiled: installed elsewhere, it is the command, and nothing else. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { root } from "../tree.js";

/** What a build reads. */
const SOURCES = ["src", "hosts", "docs", "tests", "tsconfig.json", "package.json", "README.md", "LICENSE"];

/** Runs npm without a network and without what somebody has set for it; its output. */
function npm(folder: string, ...args: string[]): string {
	const env = { PATH: process.env.PATH, HOME: folder };
	const options = { cwd: folder, env, encoding: "utf8", shell: process.platform === "win32" } as const;
	const { status, stdout, stderr } = spawnSync("npm", [...args, "--offline", "--no-audit", "--no-fund", "--no-update-notifier"], options);
	if (status !== 0) throw new Error(`npm ${args[0]}: ${stderr}${stdout}`);
	return stdout;
}

/** A clean copy of the tree, with stale output in it, and with the tools that stand beside the original. */
function checkout(): string {
	const folder = mkdtempSync(join(tmpdir(), "pilotlight-"));
	for (const name of SOURCES) cpSync(join(root, name), join(folder, name), { recursive: true });
	symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
	mkdirSync(join(folder, "dist/src"), { recursive: true });
	writeFileSync(join(folder, "dist/src/stale.js"), "");
	return folder;
}

/** The files of a folder, sorted. */
function readdirBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort();
}

test("a package is built, holds what the command needs, and plays a scenario where it was installed", (t) => {
	const folder = checkout();
	npm(folder, "pack", "--pack-destination", folder);
	const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
	const user = mkdtempSync(join(tmpdir(), "pilotlight-"));
	writeFileSync(join(user, "package.json"), "{}");
	npm(user, "install", join(folder, `${name}-${version}.tgz`));
	const installed = readdirBelow(join(user, "node_modules", name));
	t.deepEqual(
		installed.filter((file) => !/^dist\/(src|hosts\/(bench|node))\/.*\.js$/.test(file)),
		["LICENSE", "README.md", "dist/web/pilotlight.html", "dist/web/pilotlight.html.gz", "hosts/node/bin.js", "package.json"],
	);
	t.false(installed.includes("dist/src/stale.js"));
	t.deepEqual(
		readdirSync(join(user, "node_modules")).filter((file) => !file.startsWith(".")),
		[name],
		"it needs nothing beside it",
	);
	const command = join(user, "node_modules/.bin", name);
	const charge = "plug; draw_power_regulated 16,3\nwithin 5 expect contactor closed\nsleep 5; unplug\nwithin 0.1 expect contactor open\n";
	const { status, stdout, stderr } = spawnSync(command, ["simulate", "--scenario", "-"], {
		cwd: user,
		input: charge,
		encoding: "utf8",
		shell: process.platform === "win32",
	});
	t.is(stderr, "");
	t.is(status, 0);
	t.regex(stdout, /vehicle draws 16 A on 3 phases\n[\s\S]* 0 failed expectations\n$/);
	t.is(spawnSync(command, ["--version"], { encoding: "utf8", shell: process.platform === "win32" }).stdout, `${version}\n`);
});
