// SPDX-License-Identifier: Apache-2.0
/** The page beside a charger on a cable, by Web Serial: the port is a stand-in, the charger behind it has a serial line of its own with its console. */
import type { Page } from "playwright-core";
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { Line } from "../../src/console/line.js";
import { PHRASES } from "../../src/console/phrases.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import { browserTest, look } from "./browser.js";
import { figure, headline } from "./hands.js";

const test = browserTest();

/** The bench keeps up with the clock this often, ms. */
const FRAME_MS = 20;
const encoder = new TextEncoder();

/** A charger with a serial line, and somebody at its bench. */
class Laboratory {
	readonly #sent: number[] = [];
	readonly #bench: Bench;
	readonly #player: Player;
	#firmware: Firmware | undefined;

	constructor() {
		const port = { write: (byte: number) => void this.#sent.push(byte), encode: (text: string) => encoder.encode(text) };
		const line = new Line({ port, heard: (typed) => this.#firmware?.type(typed) }, PHRASES);
		const observer = new Observer(() => {});
		const power = powerUp([]);
		this.#bench = new Bench((outlets) => (this.#firmware = power({ ...outlets, line, print: (text) => line.print(text) })), observer, 1);
		this.#player = new Player(this.#bench, observer);
	}

	/** Bytes come in. */
	type(bytes: readonly number[]): void {
		this.#bench.type(String.fromCharCode(...bytes));
	}

	say(line: string): void {
		this.#player.add(parse(line).commands);
		this.#player.play(this.#bench.now + 60_000);
	}

	/** Time goes by; what has gone out meanwhile. */
	goOn(ms: number): number[] {
		this.#player.idle(this.#bench.now + ms);
		return this.#sent.splice(0);
	}
}

/** What the page finds in the place of Web Serial: one port, whose bytes go to the test and come from it. */
const STAND_IN = `{
	let take;
	const readable = new ReadableStream({ start: (controller) => { take = (bytes) => controller.enqueue(Uint8Array.from(bytes)); } });
	const writable = new WritableStream({ write: (bytes) => globalThis.toCharger([...bytes]) });
	const port = { readable, writable, open: async () => {}, close: async () => {} };
	globalThis.fromCharger = (bytes) => take(bytes);
	Object.defineProperty(navigator, "serial", { value: { requestPort: async () => port, getPorts: async () => [] } });
}`;

/** Connects a charger to a page; ends when the page is closed. */
async function connect(page: Page, laboratory: Laboratory): Promise<void> {
	await page.exposeFunction("toCharger", (bytes: number[]) => laboratory.type(bytes));
	await page.addInitScript(STAND_IN);
}

/** Lets time go by as on the clock, until `stop` is called. */
function run(page: Page, laboratory: Laboratory): () => void {
	let before = performance.now();
	const timer = setInterval(() => {
		const now = performance.now();
		const sent = laboratory.goOn(Math.min(200, Math.round(now - before)));
		before = now;
		if (sent.length > 0) page.evaluate(`globalThis.fromCharger(${JSON.stringify(sent)})`).catch(() => clearInterval(timer));
	}, FRAME_MS);
	return () => clearInterval(timer);
}

test("the owner connects a charger; a charge appears, the slider changes what is offered, and the console is the charger's", async (t) => {
	const laboratory = new Laboratory();
	const address = `file://${t.context.folder}/pilotlight.html`;
	const { page, errors, asked } = await look(t.context, address, {}, (opened) => connect(opened, laboratory));
	await page.getByText("Looking for the charger …").waitFor();
	await page.getByRole("button", { name: "Connect a charger …" }).click();
	const stop = run(page, laboratory);
	await headline(page, /^Ready$/);
	await page.getByText("page and charger are the same version").waitFor();
	laboratory.say("plug; draw_power_regulated 16,3");
	await headline(page, /^Charging 11\.0 kW$/);
	await page.locator("#limit").fill("8");
	await page.getByText("Accepted: 8 A").waitFor();
	await figure(page, "offered", /8 A/);
	await page.getByRole("link", { name: "Tuning" }).click();
	await page.locator('canvas[aria-label^="Pilot C: high "]').waitFor();
	await page.locator("#console").fill("status");
	await page.locator("#console").press("Enter");
	await page.locator(".console .lines").getByText("state C2, pilot C").waitFor();
	t.false((await page.locator(".console .lines").innerText()).includes('{"'));
	stop();
	await page.getByText("The charger is out of sight; what stands here is old.").waitFor();
	t.deepEqual(errors, []);
	t.deepEqual(asked, [address]);
	await page.close();
});

test("a browser without serial ports says which ones have them", async (t) => {
	const without = (page: Page): Promise<void> =>
		page.addInitScript("Object.defineProperty(navigator, 'serial', { value: undefined })").then(() => {});
	const { page } = await look(t.context, `file://${t.context.folder}/pilotlight.html`, {}, without);
	await page.getByText("Chrome, Edge and Opera on a computer can").waitFor();
	t.pass();
});
