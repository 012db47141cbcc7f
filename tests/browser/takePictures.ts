// SPDX-License-Identifier: Apache-2.0
/** Takes the pictures of the page that stand in docs/pictures: `node dist/tests/browser/takePictures.js`, after `npm run web`. */
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { webFolder } from "../../hosts/web/build.js";
import { root } from "../tree.js";
import { CHROMIUM, headline, say } from "./hands.js";

/** One picture: how it is looked at, and what is done before. */
interface Picture {
	readonly name: string;
	readonly options: BrowserContextOptions;
	readonly view: string;
	prepare(page: Page): Promise<void>;
}

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5 };
const DESK = { viewport: { width: 1_440, height: 900 } };
const CHARGE = "plug; draw_power_regulated 16,3; sleep 300; noise 60";

const PICTURES: readonly Picture[] = [
	{
		name: "page-charging",
		options: { ...DESK, colorScheme: "light", locale: "en-GB" },
		view: "charge",
		prepare: async (page) => {
			await say(page, CHARGE);
			await headline(page, /^Charging/);
			await page.locator("#limit").fill("13");
			await page.waitForTimeout(14_000);
			await page.evaluate("document.querySelector('#bench-sheet').scrollTop = 0");
		},
	},
	{
		name: "page-tuning",
		options: { ...DESK, colorScheme: "dark", locale: "en-GB" },
		view: "tuning",
		prepare: async (page) => {
			await say(page, `noise 120; ${CHARGE}`);
			await page.locator('canvas[aria-label^="Pilot C"]').waitFor();
			await page.waitForTimeout(4_000);
			await page.evaluate("document.querySelector('#bench-sheet').scrollTop = 0");
		},
	},
	{
		name: "page-phone",
		options: { ...PHONE, colorScheme: "dark", locale: "de-DE" },
		view: "charge",
		prepare: async (page) => {
			await say(page, CHARGE);
			await page.locator(".handle").click();
			await headline(page, /^Lädt/);
			await page.waitForTimeout(3_000);
		},
	},
	{
		name: "page-fault",
		options: { ...PHONE, colorScheme: "light", locale: "en-GB" },
		view: "faults",
		prepare: async (page) => {
			await say(page, `${CHARGE}; diode_fail; sleep 3`);
			await page.locator(".handle").click();
			await page.locator('[data-fault="diode"]').waitFor();
			await page.waitForTimeout(1_000);
		},
	},
];

async function take(browser: Browser, { name, options, view, prepare }: Picture): Promise<void> {
	const page = await browser.newPage(options);
	await page.goto(`file://${webFolder}/alone/index.html#${view}`);
	await prepare(page);
	await page.screenshot({ path: join(root, `docs/pictures/${name}.png`) });
	await page.close();
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
for (const picture of PICTURES) await take(browser, picture);
await browser.close();
