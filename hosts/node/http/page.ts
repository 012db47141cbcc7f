// SPDX-License-Identifier: Apache-2.0
/** The page as a room of a site: the files of a folder, read once. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Page, type PageFile } from "../../../src/http/page.js";
import type { Mount } from "../../../src/http/site.js";
import type { Onlooker } from "../../bench/outside.js";
import type { Room } from "./room.js";

/** Where `npm run web` puts it. */
export const PAGE_FOLDER = fileURLToPath(new URL("../../../web/", import.meta.url));
const INDEX = "pilotlight.html";

const TYPES: { readonly [extension: string]: string | undefined } = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json",
	".webmanifest": "application/manifest+json",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",
	".txt": "text/plain; charset=utf-8",
};

/** The room; without a folder it has no files. */
export class PageRoom implements Room {
	readonly mounts: readonly Mount[];
	readonly #there: boolean;

	constructor(folder = PAGE_FOLDER) {
		const files = filesIn(folder);
		const page = new Page(files);
		this.#there = files.length > 0;
		this.mounts = [{ fits: (path) => page.has(path), routes: page, longest: 1, admits: "all" }];
	}

	serve(): Onlooker {
		return {};
	}

	words(base: string): readonly string[] {
		return this.#there ? [`Page: ${base}`, ""] : [];
	}
}

/** All files of a folder that are of a kind that is known; what lies below it is no part of the page that is served. */
function filesIn(folder: string): PageFile[] {
	if (!existsSync(folder)) return [];
	const names = readdirSync(folder);
	return names.flatMap((name) => {
		const type = TYPES[extname(name)];
		return type === undefined ? [] : [fileOf(join(folder, name), type)];
	});
}

function fileOf(file: string, contentType: string): PageFile {
	const bytes = readFileSync(file);
	const name = basename(file);
	const path = name === INDEX ? "/" : `/${name}`;
	const etag = `"${hashOf(bytes, "hex").slice(0, 32)}"`;
	const zipped = existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`) : gzipSync(bytes, { level: 9 });
	const policy = policyOf(contentType.startsWith("text/html") ? bytes.toString("utf8") : "");
	return { path, contentType, etag, bytes, policy, ...(zipped.length < bytes.length ? { gzip: zipped } : {}) };
}

/** What a page may load: from here alone, and of what stands in it only the scripts that it was built with. */
function policyOf(html: string): string {
	const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
		([, script]) => `'sha256-${hashOf(Buffer.from(script), "base64")}'`,
	);
	return [
		"default-src 'none'",
		["script-src 'self'", ...scripts].join(" "),
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:",
		"connect-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join("; ");
}

function hashOf(bytes: Uint8Array, encoding: "hex" | "base64"): string {
	return createHash("sha256").update(bytes).digest(encoding);
}
