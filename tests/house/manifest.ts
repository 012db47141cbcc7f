// SPDX-License-Identifier: Apache-2.0
/** What manifest.json has to list, as it follows from the files on disk: mcconfig's wildcards go one folder deep, and in preload they ignore TypeScript. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow, root } from "../tree.js";
import { sdkFolders } from "../xs/neutral.js";

type Names = Readonly<Record<string, unknown>>;

/** What the manifest says for every platform, or for one. */
export interface Part {
	readonly modules: Names;
	readonly preload: readonly string[];
}

/** The parts of the manifest that are read here. */
export interface Manifest extends Part {
	readonly platforms: Readonly<Record<string, Part>>;
}

/** What a platform has beside src. */
interface Share {
	/** Folders whose modules are in flash. */
	readonly folders: readonly string[];
	/** Folders within them that need what is not there, or not before the app begins: a clock, sockets, code in C. */
	readonly without?: readonly string[];
	/** Folders whose modules are loaded only once they are asked for. */
	readonly loose?: readonly string[];
}

/** Of each platform. On the ESP32 the bench is there for the board "virtual". */
const SHARES: Readonly<Record<string, Share>> = {
	esp32: { folders: ["hosts/bench", "hosts/esp32", "hosts/sdk"], loose: ["hosts/esp32/boards"] },
	lin: {
		folders: ["hosts/bench", "hosts/sdk", "hosts/simulator"],
		without: ["hosts/simulator/network"],
		loose: ["hosts/simulator/network"],
	},
	"x-cli-lin": {
		folders: ["hosts/bench", "hosts/esp32", "hosts/sdk", "hosts/simulator"],
		without: ["hosts/sdk/machine", "hosts/simulator/network"],
		loose: [...sdkFolders(), "tests/programs", "hosts/web/model", "hosts/web/texts"],
	},
};

/** Where the manifest is. */
export const manifestFile = join(root, "manifest.json");

/** The manifest as it is. */
export function readManifest(): Manifest {
	return JSON.parse(readFileSync(manifestFile, "utf8"));
}

/** The manifest as it should be: a line in the module map for each folder, each module by name in preload. */
export function dueManifest(manifest: Manifest): Manifest {
	const platforms = Object.entries(manifest.platforms).map(([name, part]) => [name, duePart(part, SHARES[name])]);
	return { ...duePart(manifest, { folders: ["src"] }), platforms: Object.fromEntries(platforms) } as Manifest;
}

function duePart(part: Part, share: Share | undefined): Part {
	if (share === undefined) return part;
	const modules = share.folders.flatMap(modulesBelow).filter((module) => !share.without?.includes(dirname(module)));
	const folders = [...modules.map(dirname), ...(share.loose ?? [])];
	return {
		...part,
		modules: { ...others(part.modules), ...folderLines(folders) },
		// what begins with the app is not there before it
		preload: modules.filter((module) => !module.endsWith("/main")),
	};
}

function modulesBelow(folder: string): string[] {
	return filesBelow(folder)
		.filter((file) => /(?<!\.d)\.ts$/.test(file))
		.map((file) => file.slice(0, -".ts".length));
}

function folderLines(folders: readonly string[]): Names {
	return Object.fromEntries([...new Set(folders)].sort().map((folder) => [`${folder}/*`, `./${folder}/*`]));
}

/** The entries that follow from nothing on disk: "~" and "*", and modules of the SDK. */
function others(names: Names): Names {
	return Object.fromEntries(Object.entries(names).filter(([name]) => !/^(src|hosts|tests)\//.test(name)));
}
