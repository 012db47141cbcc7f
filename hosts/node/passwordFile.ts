// SPDX-License-Identifier: Apache-2.0
/** A file whose first line is a password: everybody on a computer can read what a command was started with, and nobody has to read this. */
import { readFileSync, statSync } from "node:fs";

/** The password; throws an Error if the file cannot be read. `option` names it in the message. */
export function passwordIn(file: string, option: string): string {
	try {
		return readFileSync(file, "utf8").split(/\r?\n/, 1)[0];
	} catch (error) {
		throw new Error(`--${option}: ${file} cannot be read (${(error as Error).message})`);
	}
}

/** What is to be said of a file that others on this computer can read; an empty text if nothing is. */
export function opennessOf(file: string): string {
	const open = process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0;
	return open ? `others on this computer can read ${file}; chmod 600 ${file} keeps it to you` : "";
}
