// SPDX-License-Identifier: Apache-2.0
/** Starts mcsim with our panel and the app, and with settings of its own that leave those of other projects alone. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, root } from "./mcconfig.js";
import { toolsOf } from "./needs.js";

/** The window at the first start: all of the right side is seen, and a good part of the left. */
const WINDOW = { fullscreen: false, maximized: false, x: 40, y: 40, width: 1180, height: 860 };
/** mcsim's own settings at the first start: where the panel is divided, and no line about the screen of a device that has none. */
const SETTINGS = { colors: 0, controlsCurrent: 372, controlsStatus: true, infoStatus: false };

/** The folder of the panel. */
export const panelFolder = join(root, "hosts/simulator/panel");

/** Builds the app of the simulator; gives the library that mcsim loads. `told` is what the app finds in its configuration, as `http=8080`. */
export function buildApp(told: readonly string[] = []): string {
	const { output, warnings } = build({ platform: "lin", folder: "simulator", more: ["-t", "build", ...told] });
	for (const warning of warnings) console.error(`warning: ${warning}`);
	return join(output, "bin/lin/mc/release/pilotlight/mc.so");
}

/** How mcsim is started. */
export interface Start {
	/** The folder with the panel. */
	readonly panel: string;
	readonly app: string;
	/** Where mcsim keeps its settings. */
	readonly settings: string;
	/** Light or dark colours; undefined for what was chosen last. */
	readonly dark?: boolean | undefined;
}

/** Starts mcsim. */
export function openSimulator({ panel, app, settings, dark }: Start): ChildProcess {
	mkdirSync(settings, { recursive: true });
	const file = (extension: string) => join(settings, `tech.moddable.mcsim.${extension}`);
	const lines = Object.entries(WINDOW).map(([key, value]) => `${key}=${value}\n`);
	if (!existsSync(file("ini"))) writeFileSync(file("ini"), `[window]\n${lines.join("")}`);
	if (dark !== undefined || !existsSync(file("main.json")))
		writeFileSync(file("main.json"), JSON.stringify({ ...SETTINGS, colors: dark ? 1 : 0 }));
	return spawn(join(toolsOf(process.env), "mcsim"), [panel, app], { stdio: "inherit", env: { ...process.env, XDG_CONFIG_HOME: settings } });
}
