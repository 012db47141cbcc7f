// SPDX-License-Identifier: Apache-2.0
/** Which tests run on every engine: those that import nothing but ava, src, hosts/bench, hosts/simulator, hosts/sdk, hosts/esp32 and what the page reckons. */
import { dirname } from "node:path";
import { filesBelow } from "../tree.js";

const folders = [
	"bench",
	"console",
	"control",
	"esp32",
	"everest",
	"evse",
	"firmware",
	"haystack",
	"http",
	"link",
	"matter",
	"mqtt",
	"network",
	"rapi",
	"sdk",
	"settings",
	"simulator",
	"thing",
	"web",
];

/** What is played on XS as one conversation, byte for byte (tests/xs/openevse.test.ts): its hours of virtual time would take minutes there. */
const COMPARED = "tests/http/openevse/";

/** Hours of virtual time of EVerest's facade, which is a desk's: for `npm run test:xs`, which has no hurry. */
const LONG: readonly string[] = ["errors", "fuzz", "limits", "requests", "session", "topics"].map((name) => `tests/everest/${name}.test`);

/** The test modules that are the same everywhere, as `tests/control/duty.test`. */
export function neutralTests(): string[] {
	return folders
		.flatMap((folder) => filesBelow(`tests/${folder}`))
		.filter((file) => file.endsWith(".test.ts") && !file.startsWith(COMPARED))
		.map((file) => file.slice(0, -".ts".length));
}

/** Those of them that run in every check. */
export function quickTests(): string[] {
	return neutralTests().filter((module) => !LONG.includes(module));
}

/** Those that run on the SDK's engine: the linker knows 8 192 names for a program, and a fake EVerest has some hundred. */
export function sdkTests(): string[] {
	return neutralTests().filter((module) => !module.startsWith("tests/everest/fake/"));
}

/** The folders that hold these, as `tests/control`. */
export function sdkFolders(): string[] {
	return [...new Set(sdkTests().map(dirname))];
}
