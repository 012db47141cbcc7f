// SPDX-License-Identifier: Apache-2.0
/** Turns the places in a stack trace from XS, compiled file and line, into those that people wrote. */
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, resolve } from "node:path";

/** `stack` with TypeScript places, and without the frames of the engine and the driver, which have no file. */
export function inSource(stack: string): string {
	const frames = stack.split("\n").filter((line) => !/^ at .*\((#\d+:\d+)?\)$/.test(line));
	return frames.map((line) => line.replace(/\((\/.*):(\d+)\)$/, (_, file, at) => `(${place(file, Number(at))})`)).join("\n");
}

function place(file: string, line: number): string {
	try {
		const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
		// XS knows no columns: the last mapping of the line belongs to the statement that stands there
		const entry = map.findEntry(line - 1, Number.MAX_SAFE_INTEGER);
		if ("originalSource" in entry) return `${resolve(dirname(file), entry.originalSource)}:${entry.originalLine + 1}`;
	} catch {
		// no map beside the file: the compiled place is better than none
	}
	return `${file}:${line}`;
}
