// SPDX-License-Identifier: Apache-2.0
/** Builds the program that runs the tests on the Moddable SDK's XS. */
import { join } from "node:path";
import { build } from "../../hosts/moddable/mcconfig.js";
import { LINUX, missing, SDK } from "../../hosts/moddable/needs.js";

/** Why the tests cannot be built here, and what to do about it; undefined if they can. */
export function whyNot(): string | undefined {
	return missing([LINUX, SDK], process.env);
}

/** The program, and what the linker warned of. It takes the name of a test module, as `tests/control/duty.test`. */
export interface TestProgram {
	readonly program: string;
	readonly warnings: readonly string[];
}

/** Builds, or throws with what the tools said. With `instrumented`, the machine counts its collections. */
export function buildTests(instrumented = false): TestProgram {
	const goal = instrumented ? "instrument" : "release";
	const linked = `tmp/lin/${goal}/pilotlight-tests/mc.xs.c`;
	const { output, warnings } = build({ platform: "x-cli-lin", folder: "moddable", linked, more: instrumented ? ["-i"] : [] });
	return { program: join(output, `bin/lin/${goal}/pilotlight-tests`), warnings };
}
