// SPDX-License-Identifier: Apache-2.0
/** Turns the text of a module that the device preloads into one that freezes what it has made, at its end. */
import { join, relative, sep } from "node:path";
import { root } from "../tree.js";

const dist = join(root, "dist");
const freezer = join(dist, "tests/xs/preloaded.js");

/** What is in flash on one of the platforms; what begins with the app is not. */
const PRELOADED = /^(src\/.*|hosts\/(bench|esp32|simulator)\/.*|hosts\/node\/play)(?<!\/main)\.js$/;

/** The text, or another one for a module that is preloaded. `file` is an absolute path. */
export function asPreloaded(file: string, text: string): string {
	const module = relative(dist, file).split(sep).join("/");
	if (!PRELOADED.test(module)) return text;
	const names = [...text.matchAll(/^(?:export )?(?:async )?(?:class|function\*?|const) (\w+)/gm)].map(([, name]) => name);
	return `${text}\nimport { preloaded as __preloaded } from ${JSON.stringify(freezer)};\n__preloaded(${JSON.stringify(module)}, { ${names.join(", ")} });\n`;
}
