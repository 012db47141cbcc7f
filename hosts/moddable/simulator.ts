// SPDX-License-Identifier: Apache-2.0
/** `npm run simulator`: builds the firmware for the Moddable simulator, and opens it with our panel. */
import { join } from "node:path";
import { root } from "./mcconfig.js";
import { buildApp, openSimulator, panelFolder } from "./mcsim.js";
import { LINUX, missing, SCREEN, SDK } from "./needs.js";

/** What may be added to the command. */
const COLOURS: Readonly<Record<string, boolean>> = { "--dark": true, "--light": false };

const [option] = process.argv.slice(2);
const why = missing([LINUX, SDK, SCREEN], process.env);
if (why !== undefined) {
	console.error(`The simulator cannot start: ${why}.`);
	process.exitCode = 2;
} else if (option !== undefined && COLOURS[option] === undefined) {
	console.error(`there is no option ${option}; options are ${Object.keys(COLOURS).join(" and ")}`);
	process.exitCode = 2;
} else {
	console.log("Building; the first time takes a minute.");
	const settings = join(root, "build/simulator/settings");
	const simulator = openSimulator({
		panel: panelFolder,
		app: buildApp(),
		settings,
		dark: option === undefined ? undefined : COLOURS[option],
	});
	simulator.on("exit", (code) => {
		process.exitCode = code ?? 1;
	});
}
