// SPDX-License-Identifier: Apache-2.0
/** The command `serve`, as a person would run it: setup, login, the API, Haystack and OpenEVSE behind one password, and a charger that is found in its network. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { CRYPTO } from "../../../hosts/node/crypto.js";
import { Client, logIn } from "../../haystack/loginClient.js";
import { basicOf } from "../../http/basic.js";
import { PROGRAM, pilotlight } from "../command.js";

const PASSWORD = "correct horse";
const LONG_MS = 60_000;

/** The command, and what it has printed. */
function running(t: ExecutionContext, ...args: readonly string[]) {
	const child: ChildProcess = spawn(process.execPath, [PROGRAM, "serve", "--http", "0", ...args]);
	t.teardown(() => child.kill("SIGKILL"));
	let [out, err] = ["", ""];
	child.stdout?.on("data", (part) => (out += part));
	child.stderr?.on("data", (part) => (err += part));
	/** Waits until it has printed what a pattern finds. */
	const until = async (pattern: RegExp): Promise<string> => {
		const began = performance.now();
		while (performance.now() - began < LONG_MS) {
			const found = pattern.exec(out + err);
			if (found !== null) return found[1] ?? found[0];
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		throw new Error(`no ${pattern} in ${out}${err}`);
	};
	const type = (line: string) => child.stdin?.write(`${line}\n`);
	const end = () => {
		const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
		child.kill("SIGTERM");
		return ended;
	};
	return { until, type, end, err: () => err };
}

/** A file with the password. */
function passwordFile(): string {
	const file = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "password");
	writeFileSync(file, `${PASSWORD}\n`);
	chmodSync(file, 0o600);
	return file;
}

/** Asks until something is so. */
async function eventually<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
	const began = performance.now();
	let value = await ask();
	while (!holds(value) && performance.now() - began < LONG_MS) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		value = await ask();
	}
	return value;
}

test("setup with the code that is told, a charge, a limit, and the same password for all rooms; a store keeps it", async (t) => {
	const store = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "store");
	const { until, type, end } = running(t, "--store", store);
	const base = await until(/API: (http:\/\/127\.0\.0\.1:\d+\/)api/);
	const code = await until(/no password is set yet; the setup code is (\S+)/);
	t.is((await fetch(`${base}api/properties`)).status, 401);
	t.is((await fetch(`${base}haystack/about`)).status, 403);
	const setup = await fetch(`${base}api/setup`, { method: "POST", body: JSON.stringify({ code, password: PASSWORD }) });
	t.is(setup.status, 204);
	const headers = { Authorization: basicOf("me", PASSWORD) };
	const read = async (path: string) => (await fetch(base + path, { headers })).json() as Promise<unknown>;
	type("plug");
	type("draw_power_regulated 16,3");
	t.is(
		await eventually(
			() => read("api/properties/contactor"),
			(said) => said === "closed",
		),
		"closed",
	);
	t.deepEqual(await (await fetch(`${base}api/actions/limit`, { method: "POST", headers, body: '{"name":"me","current":10}' })).json(), {
		done: "me 10 A",
	});
	t.true(
		Math.abs(
			Number(
				await eventually(
					() => read("api/properties/signalled"),
					(said) => Number(said) < 10.2,
				),
			) - 10,
		) < 0.2,
	);
	t.is(((await read("status")) as { vehicle: number }).vehicle, 1);
	const tell = async (authorization: string) => {
		const { status, headers: said } = await fetch(`${base}haystack/about`, { headers: { Authorization: authorization } });
		return { status, header: said.get("www-authenticate") ?? said.get("authentication-info") ?? "" };
	};
	t.regex(`${await logIn(new Client(CRYPTO, "pilotlight", PASSWORD), tell)}`, /^[0-9a-f]{32}$/);
	t.is(
		await eventually(
			() => read("api/properties/set.password"),
			(said) => said === "set",
		),
		"set",
	);
	type("unplug");
	await eventually(
		() => read("api/properties/contactor"),
		(said) => said === "open",
	);
	t.is(await end(), 0);
	const again = running(t, "--store", store);
	const there = await again.until(/API: (http:\/\/127\.0\.0\.1:\d+\/)api/);
	const status = async () => (await fetch(`${there}api`, { headers })).status;
	t.is(await eventually(status, (said) => said === 200), 200);
	t.is(await again.end(), 0);
});

test("with a file its first line is the password, and it is changed there alone", async (t) => {
	const file = passwordFile();
	const { until, end, err } = running(t, "--password-file", file);
	const base = await until(/API: (http:\/\/127\.0\.0\.1:\d+\/)api/);
	const headers = { Authorization: basicOf("me", PASSWORD) };
	t.is((await fetch(`${base}api`, { headers: { Authorization: basicOf("me", "wrong horse") } })).status, 401);
	t.is(
		await eventually(
			async () => (await fetch(`${base}api`, { headers })).status,
			(said) => said === 200,
		),
		200,
	);
	const change = await fetch(`${base}api/password`, { method: "POST", body: JSON.stringify({ old: PASSWORD, password: "better horse" }) });
	t.is(change.status, 422);
	t.regex(await change.text(), /the password stands in .*; change it there, and start anew/);
	t.is(await end(), 0);
	t.is(err(), "");
});

test("beyond this computer there has to be a password", (t) => {
	const { status, err } = pilotlight(["serve", "--host", "0.0.0.0"]);
	t.is(
		err,
		"pilotlight: --host 0.0.0.0 lets everybody in who reaches this computer there; add --password-file FILE, or leave --host out\n",
	);
	t.is(status, 2);
});

/** Looks for a service as others in the network do. */
function find(t: ExecutionContext, type: string): Promise<{ readonly name: string; readonly port: number; readonly txt: unknown }> {
	const { Bonjour } = createRequire(import.meta.url)("bonjour-service");
	const browser = new Bonjour();
	t.teardown(() => browser.destroy());
	return new Promise((resolve) => browser.find({ type, txt: {} }, (service: never) => resolve(service)));
}

test("beyond this computer it is found by its name", async (t) => {
	const name = `Port ${process.pid}`;
	const { until, end } = running(t, "--host", "0.0.0.0", "--password-file", passwordFile(), "--set", `name=${name}`);
	const base = await until(/API: http:\/\/0\.0\.0\.0:(\d+)\/api/);
	await until(/mDNS: _http\._tcp/);
	const late = new Promise<undefined>((resolve) => setTimeout(resolve, 20_000, undefined));
	const found = await Promise.race([find(t, "pilotlight"), late]);
	if (found === undefined) t.log("did not run: no multicast here");
	else t.deepEqual([found.name, found.port], [name, Number(base)]);
	t.is(await end(), 0);
});
