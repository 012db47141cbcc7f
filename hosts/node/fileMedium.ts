// SPDX-License-Identifier: Apache-2.0
/** A journal's medium in a file: what was written is on the disk when the call returns, and a cut leaves whole what it must. */
import {
	closeSync,
	constants,
	fdatasyncSync,
	fstatSync,
	fsyncSync,
	openSync,
	readFileSync,
	realpathSync,
	renameSync,
	statSync,
	writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Medium } from "../../src/settings/journal.js";

const { O_APPEND, O_CREAT, O_RDWR, O_NONBLOCK } = constants;

/** The file, which begins empty if there is none. */
export class FileMedium implements Medium {
	private readonly path: string;
	private file: number;

	/** Throws an Error that says what is wrong with the file; that is as it was. */
	constructor(path: string) {
		refuseOthers(path);
		this.file = opened(path);
		// a link stays one when its file is replaced
		this.path = realpathSync(path);
	}

	read(): Uint8Array {
		return readFileSync(this.path);
	}

	append(bytes: Uint8Array): void {
		if (fstatSync(this.file).nlink === 0) throw new Error(`${this.path} was replaced or deleted by somebody else`);
		writeWhole(this.file, bytes);
		fdatasyncSync(this.file);
	}

	/** Beside the file first, then in its place, and the folder has to know it. */
	replace(bytes: Uint8Array): void {
		const beside = `${this.path}.new`;
		const file = openSync(beside, "w");
		try {
			writeWhole(file, bytes);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(beside, this.path);
		closeSync(this.file);
		this.file = opened(this.path);
		syncFolder(dirname(this.path));
	}
}

/** A device would be read for ever, and a folder is not the file in it. */
function refuseOthers(path: string): void {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found === undefined || found.isFile()) return;
	throw new Error(`${path} is ${found.isDirectory() ? "a folder" : "no plain file"}; write the name of a file`);
}

function opened(path: string): number {
	try {
		return openSync(path, O_RDWR | O_APPEND | O_CREAT | (O_NONBLOCK ?? 0), 0o644);
	} catch (error) {
		throw new Error(`${path} cannot be opened for writing (${(error as Error).message}); name a file that can`);
	}
}

/** A disk that is almost full takes a part. */
function writeWhole(file: number, bytes: Uint8Array): void {
	for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Windows opens no folders, and needs it not. */
function syncFolder(folder: string): void {
	if (process.platform === "win32") return;
	const file = openSync(folder, "r");
	fsyncSync(file);
	closeSync(file);
}
