#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
/** What `npx pilotlight` starts: a file of the repository, executable as it is, because what tsc writes is not. */
import { existsSync } from "node:fs";

const program = new URL("../../dist/hosts/node/pilotlight.js", import.meta.url);
if (existsSync(program)) await import(program.href);
else {
	console.error("pilotlight is not compiled yet; npm run build does that");
	process.exitCode = 2;
}
