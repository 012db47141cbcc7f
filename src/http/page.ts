// SPDX-License-Identifier: Apache-2.0
/** The page: files that lie ready, told anew only when they are others, and compressed where that is understood. */
import { refusal } from "./answers.js";
import type { Reply, Request, Routes } from "./exchange.js";

/** One file. */
export interface PageFile {
	/** Where it is: "/" for the page itself. */
	readonly path: string;
	readonly contentType: string;
	/** Another one for other bytes, in quotes (RFC 9110, 8.8.3). */
	readonly etag: string;
	readonly bytes: Uint8Array;
	/** The same by gzip; left out of what it does not make smaller. */
	readonly gzip?: Uint8Array;
	/** What it may load and run (Content-Security-Policy). */
	readonly policy: string;
}

/** Anybody may ask for them: they say nothing of the charger. */
export class Page implements Routes {
	readonly #files: readonly PageFile[];

	constructor(files: readonly PageFile[]) {
		this.#files = files;
	}

	/** Whether there is a file at a path. */
	has(path: string): boolean {
		return this.#files.some((file) => file.path === path);
	}

	answer({ method, path, headers }: Request, answered: (reply: Reply) => void): void {
		const file = this.#files.find((each) => each.path === path);
		if (file === undefined) answered(refusal(404, "there is no page here"));
		else if (method !== "GET" && method !== "HEAD") answered(refusal(405, `${path} knows GET, not ${method}`, [["Allow", "GET"]]));
		else answered(replyWith(file, headers["if-none-match"] ?? "", headers["accept-encoding"] ?? ""));
	}
}

function replyWith({ contentType, etag, bytes, gzip, policy }: PageFile, known: string, encodings: string): Reply {
	const headers = [
		["ETag", etag],
		["Cache-Control", "no-cache"],
		["Vary", "Accept-Encoding"],
		["Content-Security-Policy", policy],
	] as const;
	if (known.split(",").some((each) => each.trim() === etag)) return { status: 304, contentType, headers, body: [] };
	const zipped = encodings.split(",").some((each) => each.split(";", 1)[0].trim() === "gzip");
	if (gzip === undefined || !zipped) return { status: 200, contentType, headers, bytes };
	return { status: 200, contentType, headers: [...headers, ["Content-Encoding", "gzip"]], bytes: gzip };
}
