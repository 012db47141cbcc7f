// SPDX-License-Identifier: Apache-2.0
/** `npm run web`: makes the page as files that need nothing else: one for a charger on a cable or behind a server, and a folder for the page alone. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { ALONE, BESIDE } from "./leaving.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const sources = join(root, "hosts/web");

/** Where the files are. */
export const webFolder = join(root, "dist/web");

/** The page for a charger on a cable or behind a server, and the page with a charger in it: where each begins, and what it leaves out. */
const PAGES: readonly (readonly [file: string, entry: string, plugin: Plugin])[] = [
	["pilotlight.html", "page", BESIDE],
	["alone/index.html", "alone", ALONE],
];

/** A file of `npm run web`, and its size as it is and packed, bytes. */
export interface Built {
	readonly file: string;
	readonly bytes: number;
	readonly packed: number;
}

/** Makes all files; throws what the bundler cannot do. */
export async function buildWeb(folder = webFolder): Promise<Built[]> {
	const style = await bundled(join(sources, "page.css"), ALONE);
	return Promise.all(
		PAGES.map(async ([file, entry, plugin]) => made(folder, file, style, await bundled(join(sources, "browser", `${entry}.ts`), plugin))),
	);
}

function made(folder: string, file: string, style: string, script: string): Built {
	const html = pageOf(readFileSync(join(sources, "page.html"), "utf8"), style, script);
	const packed = gzipSync(html, { level: 9 });
	const path = join(folder, file);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, html);
	writeFileSync(`${path}.gz`, packed);
	return { file, bytes: Buffer.byteLength(html), packed: packed.length };
}

/** Nothing but what is in the file runs there, and nothing but its own server is asked for anything. */
function pageOf(frame: string, style: string, script: string): string {
	const policy = [
		"default-src 'none'",
		`script-src '${hashOf(script)}'`,
		`style-src '${hashOf(style)}'`,
		"img-src data:",
		"connect-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
	].join("; ");
	const parts: { readonly [name: string]: string } = { policy, style, script };
	return frame.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]);
}

function hashOf(text: string): string {
	return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

async function bundled(file: string, plugin: Plugin): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [file],
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		target: ["es2022", "chrome111", "firefox113", "safari16.4"],
		charset: "utf8",
		legalComments: "none",
		pure: ["Object.fromEntries"],
		plugins: [plugin],
	});
	// what would end the element that the script stands in
	return outputFiles[0].text.replace(/<\/(script|style)/gi, "<\\/$1").trimEnd();
}
