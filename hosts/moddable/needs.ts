// SPDX-License-Identifier: Apache-2.0
/** What a command cannot do without that npm does not bring, and where one gets it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The variables of a shell. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Something needed: why it is not there and what to do about it, in one line; undefined if it is there. */
export type Need = (env: Environment) => string | undefined;

const GETTING_STARTED =
	"https://github.com/Moddable-OpenSource/moddable/blob/public/documentation/Moddable%20SDK%20-%20Getting%20Started.md";

const ESP32_GUIDE = "https://github.com/Moddable-OpenSource/moddable/blob/public/documentation/devices/esp32.md";

/** The folder of the SDK's tools. */
export function toolsOf(env: Environment): string {
	return join(env.MODDABLE ?? "", "build/bin/lin/release");
}

/** The operating system that the manifest has a part for. */
export const LINUX: Need = () =>
	process.platform === "linux" ? undefined : "this is set up for Linux so far; manifest.json has no part for another desk";

/** The Moddable SDK, with its tools built. */
export const SDK: Need = (env) => {
	if (!env.MODDABLE)
		return `MODDABLE does not name a Moddable SDK: install it with npx xs-dev setup, or as ${GETTING_STARTED} says, and set MODDABLE to its folder`;
	if (!existsSync(join(toolsOf(env), "mcconfig")))
		return `there is no mcconfig in ${toolsOf(env)}: build the SDK's tools as ${GETTING_STARTED} says`;
	return strayData(join(env.MODDABLE, "xs/sources/xsre.c"));
};

/**
 * Snapshots of the SDK from March 2026 on take the data of every regular expression twice, from the engine's heap and from C's, and use
 * the second as if it were the first: the next collection writes beside it. On a desk that ends in a segmentation fault, on a charger in a restart.
 */
function strayData(source: string): string | undefined {
	const text = existsSync(source) ? readFileSync(source, "utf8") : "";
	if (!/fxNewChunk\(the, size\);\s*#endif\s*\{\s*data = c_malloc/.test(text)) return undefined;
	return `this SDK crashes at regular expressions: in ${source}, fxAllocateRegExpData(), write "else" between fxNewChunk(the, size); and #endif, and build its tools anew`;
}

/** A screen for the simulator's window. */
export const SCREEN: Need = (env) =>
	env.DISPLAY || env.WAYLAND_DISPLAY
		? undefined
		: "there is no screen: DISPLAY is not set; without a desktop, xvfb-run -a in front of the command gives a screen that nobody sees";

/** Espressif's ESP-IDF, in the version that the SDK expects, with its shell set up. */
export const IDF: Need = (env) => {
	const idf = env.IDF_PATH;
	if (!idf)
		return `IDF_PATH does not name an ESP-IDF: install v6.0 with npx xs-dev setup --device esp32, or as ${ESP32_GUIDE} says, and set up its shell`;
	return existsSync(join(idf, "tools/idf.py"))
		? undefined
		: `there is no tools/idf.py in ${idf}: install ESP-IDF v6.0 as ${ESP32_GUIDE} says`;
};

/** A serial port to flash to. */
export function portNamed(port: string): Need {
	return () => {
		if (port === "") return "no serial port was named; write for instance npm run flash -- virtual /dev/ttyUSB0";
		return existsSync(port) ? undefined : `there is no ${port}: is the board plugged in, and may you use its port?`;
	};
}

/** The first need that is not met, in one line; undefined if all are. */
export function missing(needs: readonly Need[], env: Environment): string | undefined {
	for (const need of needs) {
		const why = need(env);
		if (why !== undefined) return why;
	}
	return undefined;
}
