// SPDX-License-Identifier: Apache-2.0
/** `npm run simulator`: builds the firmware for the Moddable simulator, and opens it with our panel. */
import { join } from "node:path";
import { root } from "./mcconfig.js";
import { buildApp, openSimulator, panelFolder } from "./mcsim.js";
import { LINUX, missing, SCREEN, SDK } from "./needs.js";
import { type Asked, wordsFrom } from "./simulatorWords.js";

const asked = wordsFrom(process.argv.slice(2));
const why = missing([LINUX, SDK, SCREEN], process.env);
if (typeof asked === "string") leave(asked);
else if (why !== undefined) leave(`The simulator cannot start: ${why}.`);
else open(asked);

function leave(complaint: string): void {
	console.error(complaint);
	process.exitCode = 2;
}

function open({ dark, told }: Asked): void {
	console.log("Building; the first time takes a minute.");
	const settings = join(root, "build/simulator/settings");
	openSimulator({ panel: panelFolder, app: buildApp(told), settings, dark }).on("exit", (code) => {
		process.exitCode = code ?? 1;
	});
}
