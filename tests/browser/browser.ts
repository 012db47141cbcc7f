// SPDX-License-Identifier: Apache-2.0
/** A real browser for the tests of the page: Debian's Chromium, driven from here; whatever it asks for is written down. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import anyTest, { type ExecutionContext, type TestFn } from "ava";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { buildWeb } from "../../hosts/web/build.js";
import { CHROMIUM } from "./hands.js";

/** What the tests of a file share. */
export interface Desk {
	browser: Browser;
	/** The folder with the page's files. */
	folder: string;
}

/** What a test sees of a page: the page, what was wrong in it, and all that it has asked for. */
export interface Looked {
	readonly page: Page;
	readonly errors: string[];
	readonly asked: string[];
}

const test = anyTest as TestFn<Desk>;

/** Tests one after the other: each browser has the computer for itself, as far as others let it. */
export type SerialTest = (title: string, run: (t: ExecutionContext<Desk>) => Promise<void>) => void;

/** A computer that is busy takes its time: what is waited for comes, or the test fails after this, ms. */
const LONGEST_MS = 600_000;
const PATIENCE_MS = 120_000;

/** Tests in a browser; where none is, a note, and a failure where one has to be (CI=true). */
export function browserTest(): SerialTest {
	test("there is a browser", (t) => {
		const missing = "no Chromium is here: apt-get install chromium, or name one in CHROMIUM; nothing of the page was tried";
		if (CHROMIUM === "") t.log(missing);
		t.true(CHROMIUM !== "" || process.env.CI !== "true", missing);
	});
	const skipped = test.skip;
	if (CHROMIUM === "") return (title) => skipped(title, () => {});
	test.before(async (t) => {
		t.timeout(LONGEST_MS);
		t.context.folder = mkdtempSync(join(tmpdir(), "pilotlight-page-"));
		await buildWeb(t.context.folder);
		// a browser of a container has no sandbox of its own
		t.context.browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
	});
	test.after.always(async (t) => {
		await t.context.browser?.close();
		if (t.context.folder !== undefined) rmSync(t.context.folder, { recursive: true, force: true });
	});
	return (title, run) =>
		test.serial(title, async (t) => {
			t.timeout(LONGEST_MS);
			await run(t);
		});
}

/** Opens a page, in English, light and on a desk unless told otherwise. */
export async function look(
	{ browser }: Desk,
	address: string,
	options: BrowserContextOptions = {},
	prepare?: (page: Page) => Promise<void>,
): Promise<Looked> {
	const context = await browser.newContext({ viewport: { width: 1_440, height: 900 }, locale: "en-GB", colorScheme: "light", ...options });
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	const errors: string[] = [];
	const asked: string[] = [];
	page.on("pageerror", (error) => errors.push(error.message));
	page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
	context.on("request", (request) => asked.push(request.url()));
	await prepare?.(page);
	await page.goto(address);
	return { page, errors, asked };
}

/** Opens the page alone at one of its views, once it has seen its charger. */
export async function lookAlone(desk: Desk, view = "charge", options: BrowserContextOptions = {}): Promise<Looked> {
	const looked = await look(desk, `${aloneIn(desk)}#${view}`, options);
	await looked.page
		.locator("footer")
		.filter({ hasText: /same version|dieselbe Version/ })
		.waitFor();
	return looked;
}

/** The address of the page alone. */
export function aloneIn({ folder }: Desk): string {
	return `file://${folder}/alone/index.html`;
}
