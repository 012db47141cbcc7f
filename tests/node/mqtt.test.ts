// SPDX-License-Identifier: Apache-2.0
/** The command `serve` beside brokers that nobody here wrote: npm's aedes, and Debian's mosquitto where it is (apt-get install mosquitto). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { aedes, certificate, hasMosquitto, Listener, mosquitto, type TestBroker, until } from "./broker.js";
import { pilotlight } from "./command.js";
import { running } from "./running.js";

/** The command, with somebody at its terminal. */
function serving(t: ExecutionContext, url: string, ...args: readonly string[]) {
	return running(t, ["serve", "--http", "0", "--mqtt", url, ...args]);
}

/** A charge, seen and lowered from a broker. */
async function converse(t: ExecutionContext, broker: TestBroker): Promise<void> {
	const listener = await Listener.at(broker.port);
	t.teardown(() => listener.end());
	const command = serving(t, `mqtt://127.0.0.1:${broker.port}`);
	await listener.says("pilotlight/status", "online");
	await listener.says("pilotlight/activity", "disconnected");
	t.regex(
		command.out(),
		new RegExp(
			`MQTT: mqtt://127\\.0\\.0\\.1:${broker.port}\\. See what it tells by\n  mosquitto_sub -h 127\\.0\\.0\\.1 -p ${broker.port} -v -t 'pilotlight/#'\n`,
		),
	);
	command.type("plug; draw_power_regulated 16,3");
	await listener.says("pilotlight/activity", "charging");
	await listener.says("pilotlight/meter/power", "11040");
	await listener.says("pilotlight/pilot/duty", "53.33");
	t.deepEqual(await listener.tell("do/limit", '{"name":"me","current":10}'), { to: "do/limit", done: "me 10 A" } as object);
	await listener.says("pilotlight/pilot/duty", "16.66");
	t.like(await listener.tell("set/limit", "90"), { refused: "limit: 90 is out of bounds; 0 to 80 A" });
	t.like(JSON.parse(listener.last.get("pilotlight/state") ?? ""), { activity: "charging", "meter.voltage1": 230 });
	t.true(listener.heard.some(({ topic, payload }) => topic === "pilotlight/event" && payload.includes('"event_type":"ChargingStarted"')));
	t.true((listener.last.get("homeassistant/device/pilotlight/config") ?? "").startsWith('{"dev":{"ids":["pilotlight"]'));
	// a limit that is kept for us is old when it comes
	await listener.publish("pilotlight/set/limit", "6", true);
	await listener.says("pilotlight/answer", /"done":"limit 6 A"/);
	await listener.tell("set/limit", "32");
	await broker.close();
	await until(() => command.out().includes("no connection to"), command.out);
	command.type("unplug");
	await broker.open();
	const again = await Listener.at(broker.port);
	t.teardown(() => again.end());
	await again.says("pilotlight/activity", "disconnected");
	await again.says("pilotlight/status", "online");
	await until(
		() => again.heard.some(({ payload }) => payload.includes("SessionFinished")),
		() => "the end of the session was not told",
	);
	t.is(await command.kill("SIGTERM"), 0);
	await again.says("pilotlight/status", "offline");
	t.is(command.err(), "");
}

test("a charge is shown and lowered by way of a broker from npm, which comes and goes", async (t) => {
	t.timeout(120_000);
	const broker = await aedes();
	t.teardown(() => broker.end());
	await converse(t, broker);
});

const withMosquitto = hasMosquitto() ? test : test.skip;

withMosquitto("a charge is shown and lowered by way of mosquitto, which comes and goes", async (t) => {
	t.timeout(120_000);
	const broker = await mosquitto();
	t.teardown(() => broker.end());
	t.log(`mosquitto ${broker.version}`);
	await converse(t, broker);
});

test("a command that was kept for us is answered and not obeyed, and a charger that breaks off is offline", async (t) => {
	t.timeout(60_000);
	const broker = await aedes();
	t.teardown(() => broker.end());
	const listener = await Listener.at(broker.port);
	t.teardown(() => listener.end());
	await listener.publish("pilotlight/do/pause", '{"ask":"old"}', true);
	const command = serving(t, `mqtt://127.0.0.1:${broker.port}`);
	await listener.says(
		"pilotlight/answer",
		'{"to":"do/pause","ask":"old","refused":"a retained message is not obeyed; publish it without retain"}',
	);
	await listener.says("pilotlight/paused", "no");
	await command.kill("SIGKILL");
	await listener.says("pilotlight/status", "offline");
	t.is(listener.heard.filter(({ topic }) => topic === "pilotlight/answer").length, 1);
});

test("a password comes from a file, and stands nowhere", async (t) => {
	t.timeout(60_000);
	const broker = await aedes("correct horse");
	t.teardown(() => broker.end());
	const file = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "password");
	writeFileSync(file, "correct horse\n", { mode: 0o600 });
	const listener = await Listener.at(broker.port, { username: "owner", password: "correct horse" });
	t.teardown(() => listener.end());
	const command = serving(t, `mqtt://owner@127.0.0.1:${broker.port}`, "--mqtt-password-file", file);
	await listener.says("pilotlight/status", "online");
	t.is(await command.kill("SIGTERM"), 0);
	t.is(command.err(), "");
	t.false(command.out().includes("horse"));
	const wrong = serving(t, `mqtt://owner:wrong-horse@127.0.0.1:${broker.port}`);
	await until(() => /no connection to mqtt:\/\/127\.0\.0\.1:\d+ \(Connection refused: .+\)/.test(wrong.out()), wrong.out);
	t.is(await wrong.kill("SIGTERM"), 0);
	t.regex(wrong.err(), /^pilotlight: everybody on this computer can read the password in --mqtt; .*--mqtt-password-file\n$/);
	t.false(wrong.out().includes("horse"));
});

test("a broker that accepts and says nothing, or that is none, ends nothing", async (t) => {
	t.timeout(60_000);
	const silent = createServer(() => {});
	await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
	t.teardown(() => silent.close());
	const command = serving(t, `mqtt://127.0.0.1:${(silent.address() as AddressInfo).port}`);
	await until(() => command.out().includes("MQTT: "), command.out);
	command.type("plug; draw_power_regulated 16,3; within 5 expect contactor closed");
	await until(() => command.out().includes("vehicle draws 16 A"), command.out);
	t.is(await command.kill("SIGTERM"), 0);
	const nobody = serving(t, "mqtt://127.0.0.1:1");
	await until(() => nobody.out().includes("no connection to mqtt://127.0.0.1:1 (connect ECONNREFUSED"), nobody.out);
	t.is(await nobody.kill("SIGTERM"), 0);
});

test("beside a charger on its cable all is the same", async (t) => {
	t.timeout(90_000);
	if (spawnSync("socat", ["-V"]).error !== undefined) {
		t.pass("needs socat");
		return;
	}
	const broker = await aedes();
	t.teardown(() => broker.end());
	const listener = await Listener.at(broker.port);
	t.teardown(() => listener.end());
	const charger = running(t, ["console", "--simulate", "--pty"]);
	await until(() => /^\/dev\/\S+\n/.test(charger.out()), charger.out);
	const [port] = charger.out().split("\n");
	const command = serving(t, `mqtt://127.0.0.1:${broker.port}`, "--port", port);
	await listener.says("pilotlight/status", "online");
	await listener.says("pilotlight/activity", "disconnected");
	t.deepEqual(await listener.tell("do/limit", '{"name":"me","current":10}'), { to: "do/limit", done: "me 10 A" } as object);
	await listener.says("pilotlight/allowed", "10");
	const base = /http:\/\/\S+\/haystack\//.exec(command.out())?.[0] ?? "";
	t.regex(await (await fetch(`${base}read?filter=evse%20and%20port`)).text(), /^ver:"3\.0"/);
	t.is(await charger.kill("SIGTERM"), 0);
	await listener.says("pilotlight/status", "offline");
	t.is(await command.kill("SIGTERM"), 0);
});

test("by TLS a broker is believed whose certificate is good, and no other", async (t) => {
	t.timeout(60_000);
	const secure = certificate();
	if (secure === undefined) {
		t.pass("needs openssl");
		return;
	}
	const broker = await aedes(undefined, secure);
	t.teardown(() => broker.end());
	const url = `mqtts://localhost:${broker.port}`;
	const distrusting = serving(t, url);
	await until(() => distrusting.out().includes(`no connection to ${url} (self-signed certificate)`), distrusting.out);
	t.is(await distrusting.kill("SIGTERM"), 0);
	const trusting = running(t, ["serve", "--http", "0", "--mqtt", url], { NODE_EXTRA_CA_CERTS: secure.file });
	await until(() => trusting.out().includes(`connected to ${url}`), trusting.out);
	t.is(await trusting.kill("SIGTERM"), 0);
	t.is(trusting.err(), "");
});

test("a file with no password is refused before anything runs", (t) => {
	const { status, out, err } = pilotlight([
		"serve",
		"--http",
		"0",
		"--mqtt",
		"mqtt://me@localhost",
		"--mqtt-password-file",
		"/no/such/file",
	]);
	t.regex(err, /^pilotlight: --mqtt-password-file: \/no\/such\/file cannot be read \(.*\)\n$/);
	t.deepEqual([status, out], [2, ""]);
});
