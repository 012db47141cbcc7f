// SPDX-License-Identifier: Apache-2.0
/** A process that writes to a store in a file as fast as it can and says of each change when it was done, until it is killed. */
import { writeSync } from "node:fs";
import { FileMedium } from "../../hosts/node/fileMedium.js";
import { Journal } from "../../src/settings/journal.js";

/** Records that are written in turn. */
const KEYS = 5;

/** The change with this number: which record becomes what, undefined if it is erased. */
export function changeOf(n: number): { readonly key: string; readonly text: string | undefined } {
	return { key: `key${n % KEYS}`, text: n % 7 === 3 ? undefined : `${n} `.padEnd(10 + (n % 150), "x") };
}

/** What a record has to be after so many changes. */
export function textAfter(changes: number, key: number): string | undefined {
	for (let n = changes; n > changes - KEYS && n > 0; n--) if (n % KEYS === key) return changeOf(n).text;
	return undefined;
}

function write(file: string, from: number): void {
	const journal = new Journal(new FileMedium(file), () => {});
	for (let n = from; ; n++) {
		const { key, text } = changeOf(n);
		if (text === undefined) journal.erase(key);
		else journal.write(key, text);
		writeSync(1, `${n}\n`);
	}
}

const [, program, file, from] = process.argv;
if (program?.endsWith("writer.js") && file !== undefined) write(file, Number(from));
