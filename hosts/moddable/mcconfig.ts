// SPDX-License-Identifier: Apache-2.0
/** Builds out of manifest.json with the SDK's mcconfig, and says in a few lines what went wrong. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { toolsOf } from "./needs.js";

/** The repository's root, seen from dist/hosts/moddable. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What to build. */
export interface Build {
	/** A platform of the manifest, as `lin`. */
	readonly platform: string;
	/** Where to, below build. */
	readonly folder: string;
	/** More arguments for mcconfig, as `-i`. */
	readonly more?: readonly string[];
	/** What the linker wrote last, below the folder. It is taken away, because the linker warns only when it runs. */
	readonly linked?: string;
}

/** What a build left behind. */
export interface Built {
	/** The folder, with `bin` in it. */
	readonly output: string;
	/** What the linker warned of. */
	readonly warnings: readonly string[];
}

/** Builds, or throws with what the tools said. */
export function build({ platform, folder, more = [], linked }: Build): Built {
	const output = join(root, "build", folder);
	mkdirSync(output, { recursive: true });
	if (linked !== undefined) rmSync(join(output, linked), { force: true });
	const path = [join(root, "node_modules/.bin"), process.env.PATH, toolsOf(process.env)].join(delimiter);
	const { status, stdout, stderr, error } = spawnSync("mcconfig", ["-m", "-p", platform, ...more, "-o", output], {
		cwd: root,
		encoding: "utf8",
		maxBuffer: 1 << 26,
		// a make that started us must not hand its own options on
		env: { ...process.env, PATH: path, MAKEFLAGS: "" },
	});
	if (error) throw error;
	const told = `${stdout}${stderr}`.split("\n").filter((line) => !/^# (cc|tsc|xsc|xsid|xsl) /.test(line));
	if (status !== 0) throw new Error(`mcconfig cannot build for ${platform}:\n${told.join("\n")}`);
	const warnings = told.filter((line) => line.startsWith("### warning: "));
	return { output, warnings: warnings.map((line) => line.replace(/^#+ warning: /, "")) };
}
