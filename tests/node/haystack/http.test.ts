// SPDX-License-Identifier: Apache-2.0
/** Haystack over HTTP: statuses, limits, logins by hand, and clients that are slow, rude or gone. */
import { type IncomingMessage, request } from "node:http";
import { connect, type Socket } from "node:net";
import test, { type ExecutionContext } from "ava";
import { CRYPTO } from "../../../hosts/node/crypto.js";
import type { Waits } from "../../../hosts/node/http/server.js";
import { Login } from "../../../src/haystack/login/login.js";
import { secretOf } from "../../../src/login/secret.js";
import { Client, logIn, type Told } from "../../haystack/loginClient.js";
import { served } from "./served.js";
import { ABOUT, StandIn } from "./standIn.js";

/** A server that stands until the test ends. */
async function standing(t: ExecutionContext, login?: Login, waits?: Waits) {
	const ops = new StandIn();
	const complaints: string[] = [];
	const { server, base } = await served(ops, login, (line) => complaints.push(line), waits);
	t.teardown(() => server.close());
	return { ops, complaints, server, base };
}

/** A door with a user, as the command makes one. */
function door(): Login {
	const secret = secretOf(CRYPTO, "correct horse", CRYPTO.random(16), 4_096);
	return new Login(CRYPTO, [{ name: "owner", secret }], CRYPTO.random(32));
}

/** A request that fetch would not send, with whatever headers, and a body even with a GET. */
function ask(url: string, method: string, headers: { readonly [name: string]: string }, body?: string): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		request(url, { method, headers: { ...headers } }, resolve)
			.once("error", reject)
			.end(body);
	});
}

async function textOf(message: IncomingMessage): Promise<string> {
	let text = "";
	for await (const part of message) text += part;
	return text;
}

async function until(holds: () => boolean): Promise<void> {
	for (let i = 0; i < 500 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A bare connection, and all that has come of it. */
function wire(t: ExecutionContext, base: string): { socket: Socket; heard: () => string; closed: () => boolean } {
	const socket = connect(Number(new URL(base).port), "127.0.0.1");
	t.teardown(() => socket.destroy());
	let [heard, closed] = ["", false];
	socket.on("data", (part) => (heard += part)).on("error", () => {});
	socket.on("close", () => (closed = true));
	return { socket, heard: () => heard, closed: () => closed };
}

const ZINC = { "Content-Type": "text/zinc" };

/** What is asked, and HTTP's status with what is said. */
const STATUSES: readonly (readonly [
	method: string,
	path: string,
	headers: { readonly [name: string]: string },
	status: number,
	says: RegExp,
])[] = [
	["GET", "about", {}, 200, /^ver:"3\.0"\nproductName\n"Pilotlight"\n$/],
	["POST", "about", ZINC, 200, /Pilotlight/],
	["POST", "about", {}, 400, /^Content-Type is missing; write text\/zinc, or what else the op filetypes lists\n$/],
	["GET", "nothing", {}, 404, /^no such op$/],
	["GET", "", {}, 404, /^there is nothing here; an op is at \/haystack\/OP, for instance \/haystack\/about\n$/],
	["GET", "about/", {}, 404, /^there is nothing here/],
	["GET", "about/more", {}, 404, /^there is nothing here/],
	["GET", "../about", {}, 404, /^there is nothing here/],
	["GET", "%61bout", {}, 404, /^there is nothing here/],
	["GET", "9", {}, 404, /^there is nothing here/],
	["PUT", "about", ZINC, 501, /^PUT is not served; write GET or POST\n$/],
	["DELETE", "about", {}, 501, /^DELETE/],
	["OPTIONS", "about", {}, 501, /^OPTIONS/],
	["HEAD", "about", {}, 501, /^$/],
	[
		"GET",
		"about",
		{ Host: "evil.example" },
		403,
		/^without a login this computer is localhost or 127\.0\.0\.1 or \[::1\], not evil\.example\n$/,
	],
	["GET", "about", { Host: "localhost.evil.example:80" }, 403, /^without a login/],
	["GET", "about", { Host: "LOCALHOST:99" }, 200, /Pilotlight/],
	["GET", "about", { Host: "[::1]:99" }, 200, /Pilotlight/],
	["GET", "about", { Long: "x".repeat(8_192) }, 431, /^/],
];

for (const [method, path, headers, status, says] of STATUSES)
	test(`${method} ${path} ${JSON.stringify(headers).slice(0, 60)} is ${status}`, async (t) => {
		const { base } = await standing(t);
		const said = await ask(base + path, method, headers);
		t.is(said.statusCode, status);
		t.regex(await textOf(said), says);
		if (status !== 431) t.is(said.headers["cache-control"], "no-store");
	});

test("the ops get what was asked", async (t) => {
	const { base } = await standing(t);
	const post = await fetch(`${base}echo?x=1`, { method: "POST", headers: { ...ZINC, Accept: "text/csv" }, body: 'ver:"3.0"\nä€\n' });
	t.is(post.headers.get("content-type"), "text/zinc; charset=utf-8");
	const asked = { method: "POST", op: "echo", query: "x=1", accept: "text/csv", body: 'ver:"3.0"\nä€\n', contentType: "text/zinc" };
	t.deepEqual(await post.json(), asked);
	const get = await ask(`${base}echo?filter=a%20and%20b?`, "GET", { "Content-Type": "json", "Content-Length": "5" }, "empty");
	t.deepEqual(JSON.parse(await textOf(get)), { method: "GET", op: "echo", query: "filter=a%20and%20b?", body: "" });
});

test("a body has 64 KiB at most, and is UTF-8", async (t) => {
	const { base, ops } = await standing(t);
	const post = async (body: string | Uint8Array<ArrayBuffer>) => {
		const said = await fetch(`${base}echo`, { method: "POST", headers: ZINC, body });
		return [said.status, await said.text()] as const;
	};
	const [status, text] = await post("x".repeat(65_536));
	t.deepEqual([status, JSON.parse(text).body.length], [200, 65_536]);
	t.deepEqual(await post("x".repeat(65_537)), [413, "a body has 65536 bytes at most\n"]);
	t.deepEqual(await post(Uint8Array.of(0x22, 0xc3)), [400, "the body is no UTF-8\n"]);
	t.is(ops.asked.length, 1);
});

test("a body without an end is refused, and its connection closed", async (t) => {
	const { base, ops } = await standing(t);
	const { socket, heard, closed } = wire(t, base);
	socket.write("POST /haystack/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/zinc\r\nTransfer-Encoding: chunked\r\n\r\n");
	const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
	const pump = setInterval(() => socket.writable && socket.write(chunk), 1);
	t.teardown(() => clearInterval(pump));
	await until(closed);
	// whoever goes on sending may lose the answer to the reset of the connection (RFC 9112 9.6)
	t.true(heard() === "" || heard().startsWith("HTTP/1.1 413 "), heard());
	t.true(closed());
	t.is(ops.asked.length, 0);
});

test("an answer that comes later comes", async (t) => {
	const { base } = await standing(t);
	t.is(await (await fetch(`${base}late`)).text(), ABOUT);
});

test("a mistake of the ops is told, and serves nobody less", async (t) => {
	const { base, complaints } = await standing(t);
	const wrong = await fetch(`${base}wrong`);
	t.deepEqual([wrong.status, await wrong.text()], [500, "a mistake of the server, which its own log tells of\n"]);
	await t.throwsAsync(async () => (await fetch(`${base}broken`)).text());
	t.is((await fetch(`${base}about`)).status, 200);
	t.deepEqual(
		complaints.map((line) => /^GET \/haystack\/(\w+): Error: ([\w ]+)\n/.exec(line)?.slice(1)),
		[
			["wrong", "out of order"],
			["broken", "out of rows"],
		],
	);
});

test("a long answer comes whole", async (t) => {
	const { base, ops } = await standing(t);
	const text = await (await fetch(`${base}much`)).text();
	t.is(text.length, 4_000 * 16_384);
	t.true(ops.over);
});

test("for who does not read nothing more is made, others are served, and it is let go", async (t) => {
	const { base, ops, complaints } = await standing(t, undefined, { headers: 1_000, request: 1_000, idle: 1_000 });
	const { socket, heard, closed } = wire(t, base);
	socket.pause();
	socket.write("GET /haystack/much HTTP/1.1\r\nHost: localhost\r\n\r\n");
	await until(() => ops.made > 10);
	let made = -1;
	while (made !== ops.made) {
		made = ops.made;
		await new Promise((resolve) => setTimeout(resolve, 100));
		t.is(await (await fetch(`${base}about`)).text(), ABOUT);
	}
	t.true(made < 4_000, `${made}`);
	await until(() => ops.over);
	t.true(ops.over);
	t.true(ops.made < 4_000);
	socket.resume();
	await until(closed);
	t.regex(heard(), /^HTTP\/1\.1 200 /);
	t.deepEqual(complaints, []);
});

test("who leaves in the middle of an answer, or of a question, is forgotten", async (t) => {
	const { base, ops, complaints } = await standing(t);
	const early = wire(t, base);
	early.socket.write("POST /haystack/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/zinc\r\nContent-Length: 100\r\n\r\nabc");
	const waiting = wire(t, base);
	waiting.socket.write("GET /haystack/late HTTP/1.1\r\nHost: localhost\r\n\r\n");
	const late = wire(t, base);
	late.socket.write("GET /haystack/much HTTP/1.1\r\nHost: localhost\r\n\r\n");
	await until(() => ops.made > 10);
	for (const { socket } of [early, waiting, late]) socket.destroy();
	await until(() => ops.over);
	t.true(ops.over);
	t.true(ops.made < 4_000);
	await new Promise((resolve) => setTimeout(resolve, 200));
	t.deepEqual(
		ops.asked.map(({ op }) => op),
		["late", "much"],
	);
	t.is(await (await fetch(`${base}about`)).text(), ABOUT);
	t.deepEqual(complaints, []);
});

test("who says nothing, or too slowly, is let go, and others are served meanwhile", async (t) => {
	const { base } = await standing(t, undefined, { headers: 500, request: 700, idle: 5_000 });
	const silent = wire(t, base);
	const slow = wire(t, base);
	slow.socket.write("GET /haystack/about HTTP/1.1\r\n");
	const drip = setInterval(() => slow.socket.writable && slow.socket.write("a: b\r\n"), 50);
	const short = wire(t, base);
	short.socket.write("POST /haystack/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/zinc\r\nContent-Length: 9\r\n\r\nx");
	t.teardown(() => clearInterval(drip));
	t.is((await fetch(`${base}about`)).status, 200);
	const began = performance.now();
	await until(() => silent.closed() && slow.closed() && short.closed());
	t.true(silent.closed() && slow.closed() && short.closed());
	t.true(performance.now() - began < 4_000);
	t.regex(slow.heard(), /^HTTP\/1\.1 408 /);
});

test("who holds all the connections that one may have keeps nobody else out", async (t) => {
	const { base } = await standing(t);
	const wires = Array.from({ length: 17 }, () => wire(t, base));
	await until(() => wires.some(({ closed }) => closed()));
	t.is(wires.filter(({ closed }) => closed()).length, 1);
	// all of 127.0.0.0/8 is this computer, but on Linux alone
	if (process.platform === "linux") {
		const other = connect({ port: Number(new URL(base).port), host: "127.0.0.1", localAddress: "127.0.0.2" });
		t.teardown(() => other.destroy());
		other.write("GET /haystack/about HTTP/1.1\r\nHost: localhost\r\n\r\n");
		t.regex(await new Promise<string>((resolve) => other.once("data", (part) => resolve(`${part}`))), /^HTTP\/1\.1 200 /);
	}
	wires.find(({ closed }) => !closed())?.socket.destroy();
	await new Promise((resolve) => setTimeout(resolve, 100));
	t.is((await fetch(`${base}about`)).status, 200);
});

test("with a login nothing is said without a token, and nothing after close", async (t) => {
	const { base, ops } = await standing(t, door());
	const tell = async (authorization: string): Promise<Told> => {
		// as phable does
		const { status, headers } = await fetch(`${base}about`, { headers: { "Content-Type": "json", Authorization: authorization } });
		return { status, header: headers.get("www-authenticate") ?? headers.get("authentication-info") ?? "" };
	};
	for (const [method, op] of [
		["GET", "about"],
		["GET", "nothing"],
		["POST", "echo"],
	] as const) {
		const said = await fetch(base + op, { method });
		t.deepEqual([said.status, said.headers.get("www-authenticate")], [401, "HELLO"]);
	}
	t.is(await logIn(new Client(CRYPTO, "owner", "wrong horse"), tell), 403);
	t.is(await logIn(new Client(CRYPTO, "nobody", "correct horse"), tell), 403);
	t.is(ops.asked.length, 0);

	const token = await logIn(new Client(CRYPTO, "owner", "correct horse"), tell);
	const headers = { ...ZINC, Authorization: `BEARER authToken=${token}` };
	t.is(await (await fetch(`${base}about`, { headers })).text(), ABOUT);
	// whoever has to log in may have found this computer by any name
	t.is((await ask(`${base}about`, "GET", { ...headers, Host: "charger.example" })).statusCode, 200);
	t.is((await fetch(`${base}close`, { headers })).status, 405);
	t.is((await fetch(`${base}about`, { headers })).status, 200);
	t.is((await fetch(`${base}close`, { method: "POST", headers })).status, 200);
	t.is((await fetch(`${base}about`, { headers })).status, 401);
});

test("a fourth wrong password has to wait", async (t) => {
	const { base } = await standing(t, door());
	const tell = async (authorization: string): Promise<Told> => {
		const { status, headers } = await fetch(`${base}about`, { headers: { Authorization: authorization } });
		return { status, header: headers.get("www-authenticate") ?? headers.get("retry-after") ?? "" };
	};
	for (let i = 0; i < 3; i++) t.is(await logIn(new Client(CRYPTO, "owner", "pony"), tell), 403);
	t.deepEqual(await tell("HELLO username=b3duZXI"), { status: 429, header: "1" });
});

test("a port that is in use is an error, and what was said last ends with the server", async (t) => {
	const { base, server } = await standing(t);
	await t.throwsAsync(
		served(new StandIn(), undefined, () => {}, undefined, Number(new URL(base).port)),
		{
			code: "EADDRINUSE",
		},
	);
	const { socket, closed } = wire(t, base);
	socket.pause();
	socket.write("GET /haystack/much HTTP/1.1\r\nHost: localhost\r\n\r\n");
	await new Promise((resolve) => setTimeout(resolve, 100));
	await server.close();
	socket.resume();
	await until(closed);
	t.true(closed());
});
