// SPDX-License-Identifier: Apache-2.0
/** The transcript in the README is what the command prints. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { root } from "../tree.js";
import { pilotlight } from "./command.js";

test("the charge in the README is played as it stands there", (t) => {
	const readme = readFileSync(join(root, "README.md"), "utf8");
	const [, scenario, args, printed] = /\$ printf '([^']+)' \| npx pilotlight (.+)\n([^`]+)```/.exec(readme) ?? [];
	const { status, out } = pilotlight((args ?? "").split(" "), scenario);
	t.is(status, 0);
	t.is(out, printed, "run the command of the README and put in what it prints");
});
