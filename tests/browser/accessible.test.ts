// SPDX-License-Identifier: Apache-2.0
/** Axe finds nothing wrong with any view, in light and dark, on a phone and on a desk, idle, charging and with a fault. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { browserTest, lookAlone } from "./browser.js";
import { headline, say } from "./hands.js";

const test = browserTest();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = ["charge", "sessions", "faults", "settings", "tuning"];
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1_440, height: 900 } };
/** What is done before, and the headline that it comes to. */
const CASES: readonly (readonly [line: string, comes: RegExp])[] = [
	["sleep 1", /^Ready$/],
	["plug; draw_power_regulated 16,3; sleep 10; unplug; sleep 5; plug; draw_power_regulated 16,3; sleep 10", /^Charging/],
	["diode_fail; sleep 3", /^The vehicle failed/],
];

/** What axe says of a page: the rule, and where. */
async function wrongIn(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
		violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
	};
	return found.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
	);
}

for (const [size, viewport] of Object.entries(SIZES))
	for (const colorScheme of ["light", "dark"] as const)
		test(`on a ${size}, ${colorScheme}`, async (t) => {
			const { page } = await lookAlone(t.context, "charge", { viewport, colorScheme, reducedMotion: "reduce" });
			for (const [line, comes] of CASES) {
				await say(page, line);
				await page.evaluate("location.hash = 'charge'");
				await headline(page, comes);
				if (size === "phone") await page.locator(".handle").click();
				for (const view of VIEWS) {
					await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
					await page.locator(`nav a[href="#${view}"][aria-current]`).waitFor();
					await page.waitForTimeout(300);
					t.deepEqual(await wrongIn(page), [], `${line}: ${view}`);
				}
			}
		});

test("nothing is wider than a phone, and what is pressed is large enough for a finger", async (t) => {
	const { page } = await lookAlone(t.context, "charge", { viewport: { width: 320, height: 640 }, locale: "de-DE" });
	for (const view of VIEWS) {
		await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
		await page.locator(`nav a[href="#${view}"][aria-current]`).waitFor();
		const width = await page.evaluate("document.documentElement.scrollWidth");
		t.is(width, 320, view);
		const small = (await page.evaluate(
			"[...document.querySelectorAll('main button:not(.link), nav a, main select, main input:not([type=checkbox])')].filter((each) => each.offsetParent !== null && each.offsetHeight < 40).map((each) => each.outerHTML)",
		)) as string[];
		t.deepEqual(small, [], view);
	}
});
