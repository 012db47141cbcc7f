// SPDX-License-Identifier: Apache-2.0
/** What a scenario may expect of those who look in by the window: what they see, and what they are answered. */
import { frozen } from "../../../src/control/frozen.js";
import { SEEN_KEYS, shownOf } from "../../../src/link/shown.js";
import type { Bench } from "../bench.js";
import { wordsOf } from "./argument.js";
import type { Key, Scene } from "./key.js";

/** Who looks in where nobody else is named. */
export const USUAL = "outside";
const PREFIX = "seen.";
const VIEWS = frozen(["stale", "clear"] as const);
const ENDS = frozen(["refused", "done"] as const);

/** Whether what is outside knows how the charger is now. */
export const seen: Key = frozen({
	key: "seen",
	value: { means: "what the outside has of the charger", words: wordsOf(VIEWS) },
	help: "what is outside knows how the charger is now, or does not",
	holds: ({ bench }, clear) => bench.outside.view(USUAL).clear === (clear === 1),
	seen: ({ bench }) => VIEWS[bench.outside.view(USUAL).clear ? 1 : 0],
});

/** A row for help, which stands for each key of the window. */
export const seenNamed: Key = frozen({
	key: "seen.property",
	value: { means: "value of a property", looks: "a name of it, or the number that goes through the window" },
	help: "a property as the outside was told it last, by its key, as seen.offered",
	holds: () => false,
	seen: () => "",
});

/** What was answered last. */
export const answer: Key = frozen({
	key: "answer",
	value: { means: "what came of a request", words: [...wordsOf(ENDS), { name: "none", value: -1 }] },
	help: "what came of the last request that was answered since the last command that changed something",
	holds: (scene, wanted) => lastOf(scene) === wanted,
	seen: (scene) => ENDS[lastOf(scene)] ?? "none",
});

function lastOf({ answers }: Scene): number {
	return answers.length === 0 ? -1 : answers[answers.length - 1].ok ? 1 : 0;
}

/** The words of it. */
export const says: Key = frozen({
	key: "says",
	value: { means: "words of an answer", looks: "TEXT", read: () => 0 },
	help: "the same was answered with this in it; TEXT is the rest of the command",
	sentence: true,
	holds: (scene, _, text) => saidLast(scene).toLowerCase().includes(text.toLowerCase()),
	seen: saidLast,
});

/** What was answered last, in words. */
export function saidLast({ answers }: Scene): string {
	return answers.length === 0 ? "none" : answers[answers.length - 1].text;
}

/** All keys of what can be seen. */
export const SEEN_NAMES: readonly string[] = frozen(SEEN_KEYS.map((key) => PREFIX + key));

/** The key of a property, as `seen.state`, in small letters; undefined if there is none. */
export function seenKey(name: string): Key | undefined {
	const key = SEEN_KEYS.find((each) => PREFIX + each.toLowerCase() === name);
	if (key === undefined) return undefined;
	return {
		key: PREFIX + key,
		value: { means: "value of a property", looks: "VALUE", read: () => 0 },
		help: "",
		holds: ({ bench }, _, text) => meant(shown(bench, key), text.toLowerCase()),
		seen: ({ bench }) => shown(bench, key) || "none",
	};
}

/** What the outside was told last of a property. */
function shown({ outside }: Bench, key: string): string {
	const value = outside.view(USUAL).get(key);
	return value === undefined ? "never seen" : shownOf(key, value);
}

/** Whether a text is what was told, or one of the names in it. */
function meant(told: string, text: string): boolean {
	const lower = told.toLowerCase();
	return lower === text || (lower === "" ? text === "none" : lower.split(",").includes(text));
}
