// SPDX-License-Identifier: Apache-2.0
/** Builds the program that runs the tests on the Moddable SDK's XS, out of manifest.json, with the SDK's mcconfig. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "../tree.js";

const output = join(root, "build/moddable");

/** The program; it takes the name of a test module, `tests/control/duty.test`. */
export const testProgram = join(output, "bin/lin/release/pilotlight-tests");

/** Why the tests cannot be built here, and what to do about it; undefined if they can. */
export function whyNot(): string | undefined {
	if (process.platform !== "linux") return "the test program for the Moddable SDK is for Linux";
	const source = "its Getting Started (https://www.moddable.com/getting-started) or `npx xs-dev setup`";
	const sdk = process.env.MODDABLE;
	if (!sdk) return `MODDABLE does not name a Moddable SDK. Get it with ${source}, and set MODDABLE to its folder`;
	if (existsSync(join(tools(sdk), "mcconfig"))) return undefined;
	return `there is no mcconfig in ${tools(sdk)}. Build the SDK's tools as told by ${source}`;
}

/** Builds, or throws with what the tools said. Returns the warnings of the linker. */
export function buildTests(): string[] {
	const sdk = process.env.MODDABLE ?? "";
	mkdirSync(output, { recursive: true });
	// the linker speaks only when it runs, and what it warns of counts every time
	rmSync(join(output, "tmp/lin/release/pilotlight-tests/mc.xs.c"), { force: true });
	const path = [join(root, "node_modules/.bin"), process.env.PATH, tools(sdk)].join(delimiter);
	const { status, stdout, stderr, error } = spawnSync("mcconfig", ["-m", "-p", "x-cli-lin", "-o", output], {
		cwd: root,
		encoding: "utf8",
		maxBuffer: 1 << 26,
		// a make that started us must not hand its own options on
		env: { ...process.env, PATH: path, MAKEFLAGS: "" },
	});
	if (error) throw error;
	const lines = `${stdout}${stderr}`.split("\n");
	const told = lines.filter((line) => !/^# (cc|tsc|xsc|xsid|xsl) /.test(line));
	if (status !== 0) throw new Error(`mcconfig cannot build the tests:\n${told.join("\n")}`);
	return told.filter((line) => line.startsWith("### warning: ")).map((line) => line.replace(/^#+ warning: /, ""));
}

function tools(sdk: string): string {
	return join(sdk, "build/bin/lin/release");
}
