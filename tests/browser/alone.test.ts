// SPDX-License-Identifier: Apache-2.0
/** The page alone in a real browser: a whole charger with its bench, and every view of it. */
import { aloneIn, browserTest, lookAlone } from "./browser.js";
import { figure, headline, say } from "./hands.js";

const test = browserTest();

test("a charge appears without reload, and the slider changes the duty", async (t) => {
	const { page, errors } = await lookAlone(t.context);
	await headline(page, /^Ready$/);
	await page.evaluate("globalThis.unchanged = true");
	await page.getByRole("button", { name: "asks", exact: true }).click();
	await headline(page, /^Charging 11\.0 kW$/);
	await figure(page, "offered", /32 A/);
	await page.locator("#limit").fill("10");
	await page.getByText("Accepted: 10 A").waitFor();
	await page.locator(".bench .lines").getByText("duty 16.66 %").waitFor();
	await figure(page, "offered", /10 A/);
	await headline(page, /^Charging 6\.9 kW$/);
	t.is(await page.locator("#limit").inputValue(), "10");
	t.true(await page.evaluate("globalThis.unchanged"));
	t.deepEqual(errors, []);
});

test("pause holds charging back, says so, and lets it go on", async (t) => {
	const { page } = await lookAlone(t.context);
	await say(page, "plug; draw_power_regulated 16,3; sleep 10");
	await headline(page, /^Charging/);
	await page.locator("#pause").click();
	await headline(page, /^Paused by a person$/);
	await page.locator(".why li").filter({ hasText: "Charging goes on once somebody resumes it." }).waitFor();
	await page.locator("#pause").click();
	await headline(page, /^Charging/);
	t.pass();
});

test("where a card is needed the page shows one", async (t) => {
	const { page } = await lookAlone(t.context);
	await say(page, "> set authorization yes; plug; draw_power_regulated 16,3; sleep 5");
	await headline(page, /^Waiting for a card$/);
	await page.locator("#token").fill("04A1B2C3");
	await page.getByRole("button", { name: "Authorize" }).click();
	await headline(page, /^Charging/);
	t.true(await page.locator("#token").isHidden());
});

test("a fault says what it means, what ends it, and when it is tried again", async (t) => {
	const { page } = await lookAlone(t.context);
	await say(page, "plug; draw_power_regulated 16,3; sleep 10");
	await page.getByText("Pilot wire").click();
	await page.getByRole("button", { name: "diode shorted" }).click();
	await headline(page, /^The vehicle failed its safety check$/);
	await page.getByRole("link", { name: "Faults" }).click();
	const fault = page.locator('[data-fault="diode"]');
	await fault.getByText("The vehicle's diode is missing or shorted").waitFor();
	await fault.getByText("stops at once").waitFor();
	const next = async (): Promise<number> => Number(/in (\d+) s$/.exec((await fault.locator("dd").last().textContent()) ?? "")?.[1]);
	await fault
		.locator("dd")
		.last()
		.filter({ hasText: /^in \d+ s$/ })
		.waitFor();
	const before = await next();
	await say(page, "sleep 5");
	await fault
		.locator("dd")
		.last()
		.filter({ hasText: new RegExp(`^in ${before - 5} s$|^in ${before - 6} s$`) })
		.waitFor();
	await say(page, "unplug; sleep 60");
	await page.getByText("No fault stands.").waitFor();
	t.pass();
});

test("a setting is refused with its range, and set as it is told", async (t) => {
	const { page } = await lookAlone(t.context, "settings");
	const field = page.locator('[data-setting="limit"]');
	await field.locator("input").fill("90");
	await field.locator("input").press("Enter");
	await field.getByText("Refused: limit: 90 is out of bounds; 0 to 80 A. Allowed: 0 to 80 A").waitFor();
	t.is(await field.locator("input").getAttribute("aria-invalid"), "true");
	await field.locator("input").fill("16");
	await field.locator("input").press("Enter");
	await field.getByText("Set: limit 16 A").waitFor();
	t.is(await field.locator("input").getAttribute("aria-invalid"), null);
	await page.getByRole("link", { name: "Charge" }).click();
	await page.getByText("Kept at 16 A").waitFor();
	t.is(await page.locator("#limit").getAttribute("max"), "16");
});

test("settings are found by their words, and a secret shows only whether it is set", async (t) => {
	const { page } = await lookAlone(t.context, "settings");
	await page.locator("#find").fill("password wireless");
	const field = page.locator('[data-setting="wifi.password"]');
	await field.locator("input").fill("a long enough one");
	await field.locator("input").press("Enter");
	await field.getByText(/^Set: /).waitFor();
	await field.getByPlaceholder("set; nobody is shown it").waitFor();
	t.is(await field.locator("input").inputValue(), "");
	t.false((await page.content()).includes("a long enough one"));
});

test("the oscilloscope moves, and shows the margins of what it sees", async (t) => {
	const { page } = await lookAlone(t.context, "tuning");
	await say(page, "noise 100; plug; draw_power_regulated 16,3; sleep 10");
	await page.locator('canvas[aria-label^="Pilot C: high "]').waitFor();
	const drawing = (): Promise<string> => page.evaluate("document.querySelector('canvas').toDataURL()");
	const before = await drawing();
	await page.waitForTimeout(1_500);
	t.not(await drawing(), before);
	await page.getByText("less on the high plateau is read as D").waitFor();
	await page.getByText("more on the low plateau, and the diode is not believed").waitFor();
	await say(page, "unplug; sleep 5");
	await page.locator('canvas[aria-label^="Pilot A: high 1"]').waitFor();
});

test("calibration measures step by step, saves, and takes it back", async (t) => {
	const { page } = await lookAlone(t.context, "tuning");
	await say(page, "front_end 1.02 100; sleep 1");
	await page.getByRole("button", { name: "Begin", exact: true }).click();
	await page.getByRole("button", { name: "Measure" }).click();
	await page.getByText(/^\+12 V reads as 12\.3\d\d V\.$/).waitFor();
	await page.getByRole("button", { name: "Measure" }).click();
	await page.getByText("This step needs a tester set to B").waitFor();
	await say(page, "plug; sleep 5");
	await page.getByRole("button", { name: "Measure" }).click();
	await page.getByText(/^−12 V reads as −12\.1\d\d V, and B as 9\.\d\d\d V\.$/).waitFor();
	await page.getByRole("button", { name: "Save" }).click();
	await page.getByText("Saved.").waitFor();
	await page.locator('canvas[aria-label*="low −12.0"], canvas[aria-label*="low −11.99"]').waitFor();
	await page.getByRole("button", { name: "Undo" }).click();
	await page.getByText("As before.").waitFor();
	await page.locator('canvas[aria-label*="low −12.1"]').waitFor();
	t.pass();
});

test("the console is the charger's own", async (t) => {
	const { page } = await lookAlone(t.context, "tuning");
	await page.locator("#console").fill("status");
	await page.locator("#console").press("Enter");
	await page.locator(".console .lines").getByText("Ready. Plug in to charge.").waitFor();
	await page.locator("#console").fill("staus");
	await page.locator("#console").press("Enter");
	await page.locator(".console .lines").getByText('error: unknown word "staus"; did you mean "status"?').waitFor();
	t.pass();
});

test("sessions that are over stand in a chart and in a list", async (t) => {
	const { page } = await lookAlone(t.context, "sessions");
	await page.getByText("No session is over yet.").waitFor();
	for (let i = 0; i < 6; i++) await say(page, "plug; draw_power_regulated 16,3; sleep 300; unplug; sleep 5");
	await page.locator(".sessions > li").nth(5).waitFor();
	t.is(await page.locator(".chart .bar").count(), 6);
	await page.locator(".sessions > li").first().getByText("ended: unplugged").waitFor();
	await page.locator(".sessions > li").first().getByText("Session 6").waitFor();
});

test("it speaks German where the browser does, and changes its language", async (t) => {
	const { page } = await lookAlone(t.context, "charge", { locale: "de-AT" });
	await headline(page, /^Bereit$/);
	await page.getByText("Zum Laden anstecken.").waitFor();
	t.is(await page.locator("html").getAttribute("lang"), "de");
	await page.getByRole("button", { name: "EN", exact: true }).click();
	await headline(page, /^Ready$/);
	t.is(await page.locator("html").getAttribute("lang"), "en");
});

test("nothing is asked of anybody, and page and charger are the same version", async (t) => {
	const { page, asked, errors } = await lookAlone(t.context);
	await page.getByText("page and charger are the same version").waitFor();
	for (const view of ["Sessions", "Faults", "Settings", "Tuning", "Charge"]) await page.getByRole("link", { name: view }).click();
	await headline(page, /^Ready$/);
	t.deepEqual(asked, [aloneIn(t.context)]);
	t.deepEqual(errors, []);
});
