// SPDX-License-Identifier: Apache-2.0
/** The page that `pilotlight serve` gives out, in a real browser: setup, login, a charge, a limit, a refusal, the oscilloscope, and the end of a session. */
import { type ChildProcess, spawn } from "node:child_process";
import type { ExecutionContext } from "ava";
import { buildWeb } from "../../hosts/web/build.js";
import { PROGRAM } from "../node/command.js";
import { browserTest, type Desk, look } from "./browser.js";
import { figure, headline } from "./hands.js";

const test = browserTest();
const PASSWORD = "correct horse battery";

/** The command, with somebody at its terminal. */
interface Serving {
	readonly base: string;
	readonly code: string;
	type(words: string): void;
	stop(): void;
}

/** It gives out what `npm run web` has made. */
async function serve(t: ExecutionContext<Desk>): Promise<Serving> {
	await buildWeb();
	const child: ChildProcess = spawn(process.execPath, [PROGRAM, "serve", "--http", "0"]);
	t.teardown(() => child.kill("SIGKILL"));
	const out = await new Promise<string>((resolve, reject) => {
		let printed = "";
		child.stdout?.on("data", (part) => {
			printed += part;
			if (/the setup code is \S+/.test(printed)) resolve(printed);
		});
		child.once("exit", () => reject(new Error(`it has ended: ${printed}`)));
	});
	return {
		base: /Page: (\S+)/.exec(out)?.[1] ?? "",
		code: /the setup code is (\S+)/.exec(out)?.[1] ?? "",
		type: (words) => void child.stdin?.write(`${words}\n`),
		stop: () => void child.kill("SIGKILL"),
	};
}

test("setup, login, a charge without reload, the slider, a refusal, the oscilloscope, actions by their names, and logging out", async (t) => {
	const serving = await serve(t);
	const { page, errors, asked } = await look(t.context, serving.base);
	await page.getByText("This charger has no password yet.").waitFor();
	t.false((await page.content()).includes("Ready"));
	await page.locator("#code").fill("AAAA-AAAA");
	await page.locator("#password").fill(PASSWORD);
	await page.locator("#again").fill("something else");
	await page.getByRole("button", { name: "Set the password" }).click();
	await page.getByText("The two are not the same.").waitFor();
	await page.locator("#again").fill(PASSWORD);
	await page.getByRole("button", { name: "Set the password" }).click();
	await page.getByText("That is not the setup code.").waitFor();
	await page.waitForTimeout(1_500);
	await page.locator("#code").fill(serving.code);
	await page.getByRole("button", { name: "Set the password" }).click();
	await headline(page, /^Ready$/);
	await page.evaluate("globalThis.unchanged = true");
	serving.type("plug; draw_power_regulated 16,3");
	await headline(page, /^Charging 11\.0 kW$/);
	await page.locator("#limit").fill("10");
	await page.getByText("Accepted: 10 A").waitFor();
	await figure(page, "offered", /10 A/);
	await page.getByRole("link", { name: "Settings" }).click();
	await page.locator('[data-setting="limit"] input').fill("90");
	await page.locator('[data-setting="limit"] input').press("Enter");
	await page.getByText("Refused: limit: 90 is out of bounds; 0 to 80 A. Allowed: 0 to 80 A").waitFor();
	await page.getByRole("link", { name: "Tuning" }).click();
	await page.locator('canvas[aria-label^="Pilot C: high "]').waitFor();
	await page.locator("#console").fill("limit me 7");
	await page.locator("#console").press("Enter");
	await page.locator(".console .lines").getByText("me 7 A").waitFor();
	await page.locator("#console").fill("reboot");
	await page.locator("#console").press("Enter");
	await page.locator(".console .lines").getByText("Type reboot! if it is meant.").waitFor();
	await page.getByRole("link", { name: "Charge", exact: true }).click();
	await page.getByText('At the moment 7 A: "me" allows no more.').waitFor();
	t.true(await page.evaluate("globalThis.unchanged"));
	serving.type("diode_fail");
	await headline(page, /^The vehicle failed its safety check$/);
	await page.getByRole("button", { name: "Log out" }).click();
	await page.getByText("Log in to see the charger.").waitFor();
	t.deepEqual(
		asked.filter((address) => !address.startsWith(serving.base)),
		[],
	);
	// what was refused on purpose is all that the browser complains of
	t.deepEqual(
		errors.filter((error) => !/status of 403/.test(error)),
		[],
	);
});

test("a wrong password is refused, the right one is let in, and a charger that is gone is old", async (t) => {
	const serving = await serve(t);
	const set = await fetch(`${serving.base}api/setup`, { method: "POST", body: JSON.stringify({ code: serving.code, password: PASSWORD }) });
	t.is(set.status, 204);
	const { page } = await look(t.context, serving.base, { locale: "de-DE", viewport: { width: 360, height: 740 }, colorScheme: "dark" });
	await page.getByText("Anmelden, um die Ladestation zu sehen.").waitFor();
	await page.locator("#password").fill("not this one");
	await page.getByRole("button", { name: "Anmelden" }).click();
	await page.getByText("Das Passwort ist falsch.").waitFor();
	await page.waitForTimeout(1_500);
	await page.locator("#password").fill(PASSWORD);
	await page.getByRole("button", { name: "Anmelden" }).click();
	await headline(page, /^Bereit$/);
	serving.stop();
	await page.getByText("Die Ladestation ist außer Sicht; was hier steht, ist alt.").waitFor();
	t.pass();
});
