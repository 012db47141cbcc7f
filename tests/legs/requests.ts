// SPDX-License-Identifier: Apache-2.0
/** Every scenario of the repository, as something to play, and how two outputs of it differ. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Request } from "../../hosts/bench/play.js";
import { filesBelow, root } from "../tree.js";

const folder = "tests/scenarios";

/** All of them; an Error if there are none, because then nothing would be proved. */
export function allRequests(): Request[] {
	const files = filesBelow(folder).filter((file) => file.endsWith(".scenario"));
	if (files.length === 0) throw new Error(`${folder} is empty`);
	return files.map((file) => ({ text: readFileSync(join(root, file), "utf8"), file, json: true, seed: 1, settings: [] }));
}

/** The first line in which two outputs differ, as each has it; undefined if they are the same to the byte. */
export function firstDifference(node: string, other: string): string | undefined {
	if (node === other) return undefined;
	const lines = other.split("\n");
	const at = node.split("\n").findIndex((line, i) => line !== lines[i]);
	return `line ${at + 1} is ${lines[at] ?? "missing"}, not ${node.split("\n")[at]}`;
}

/** The first line of JSON that does not say again what it was read from: a member that is there twice is there once afterwards. Undefined if all do. */
export function firstUnfaithful(output: string): string | undefined {
	const lines = output.split("\n").slice(0, -1);
	const at = lines.findIndex((line) => !isFaithful(line));
	return at < 0 ? undefined : `line ${at + 1} is not what a parser makes of it: ${lines[at]}`;
}

function isFaithful(line: string): boolean {
	try {
		return JSON.stringify(JSON.parse(line)) === line;
	} catch {
		return false;
	}
}
