// SPDX-License-Identifier: Apache-2.0
/** Hands on a page: which browser there is, and what people do and wait for in it. */
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";

/** Where a browser may be. */
const PLACES = [process.env.CHROMIUM ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** The one that is there; an empty text if none is. */
export const CHROMIUM: string = PLACES.find((place) => place !== "" && existsSync(place)) ?? "";

/** Says a line of the bench. */
export async function say(page: Page, line: string): Promise<void> {
	if (await page.locator("#bench-sheet").isHidden()) await page.locator(".handle").click();
	await page.locator("#bench-line").fill(line);
	await page.locator("#bench-line").press("Enter");
}

/** Waits until the headline is such a one. */
export async function headline(page: Page, pattern: RegExp): Promise<void> {
	await page.locator("h1").filter({ hasText: pattern }).waitFor();
}

/** The text of a figure by its key. */
export function figure(page: Page, key: string, pattern: RegExp): Promise<void> {
	return page.locator(`[data-key="${key}"]`).filter({ hasText: pattern }).first().waitFor();
}
