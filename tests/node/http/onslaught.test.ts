// SPDX-License-Identifier: Apache-2.0
/** The site under attack: whoever is slow, rude, many or malformed is let go, and a well-behaved client is served afterwards, and mostly meanwhile. */
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import test, { type ExecutionContext } from "ava";
import { Random, Stream } from "../../../hosts/bench/random.js";
import { HttpServer, type Waits } from "../../../hosts/node/http/server.js";
import { basicOf } from "../../http/basic.js";
import { Laboratory, PASSWORD } from "../../http/laboratory.js";

const WAITS: Waits = { headers: 1_000, request: 2_000, idle: 2_000 };
const HEAD = "GET /api/properties HTTP/1.1\r\nHost: localhost\r\n";

/** A charger's site on a port of this computer, and a client that behaves. */
async function standing(t: ExecutionContext, waits: Waits = WAITS) {
	const laboratory = new Laboratory();
	const complaints: string[] = [];
	const server = await HttpServer.listen({ site: laboratory.site, complain: (line) => complaints.push(line) }, "127.0.0.1", 0, waits);
	const timer = setInterval(() => laboratory.pass(100), 20);
	t.teardown(async () => {
		clearInterval(timer);
		await server.close();
	});
	const served = async () =>
		(await fetch(`${server.base}api/properties/vehicle`, { headers: { Authorization: basicOf("me", PASSWORD) } })).json();
	return { laboratory, server, complaints, served };
}

/** A bare connection, and what has come of it. */
function wire(
	t: ExecutionContext,
	server: HttpServer,
): { socket: Socket; heard: () => string; closed: Promise<void>; isClosed: () => boolean } {
	const socket = connect(server.port, "127.0.0.1");
	t.teardown(() => socket.destroy());
	let [heard, over] = ["", false];
	socket.on("data", (part) => (heard += part)).on("error", () => {});
	const closed = new Promise<void>((resolve) =>
		socket.on("close", () => {
			over = true;
			resolve();
		}),
	);
	return { socket, heard: () => heard, closed, isClosed: () => over };
}

test("a header that comes letter by letter is let go", async (t) => {
	const { server, served } = await standing(t);
	const { socket, heard, closed } = wire(t, server);
	socket.write(HEAD);
	const drip = setInterval(() => socket.writable && socket.write("x"), 50);
	t.teardown(() => clearInterval(drip));
	await closed;
	t.regex(heard(), /^(HTTP\/1\.1 408 |$)/);
	t.is(await served(), "away");
});

test("a header of 200 kB is refused before it has all come", async (t) => {
	const { server, served } = await standing(t);
	const { socket, heard, closed } = wire(t, server);
	socket.write(`${HEAD}Cookie: `);
	socket.write("x".repeat(200_000));
	await closed;
	t.regex(heard(), /^(HTTP\/1\.1 431 |$)/);
	t.is(await served(), "away");
});

test("of fifty connections that say nothing sixteen are kept from one place, and once they are gone all is as before", async (t) => {
	const { server, served } = await standing(t, { headers: 60_000, request: 60_000, idle: 60_000 });
	const wires = Array.from({ length: 50 }, () => wire(t, server));
	let over = 0;
	await new Promise<void>((resolve) => {
		for (const { closed } of wires) void closed.then(() => (over += 1) === 34 && resolve());
	});
	t.is(wires.filter(({ isClosed }) => !isClosed()).length, 16);
	for (const { socket } of wires) socket.destroy();
	await Promise.all(wires.map(({ closed }) => closed));
	for (let tries = 0; tries < 100 && (await served().catch(() => "")) !== "away"; tries++)
		await new Promise((resolve) => setTimeout(resolve, 20));
	t.is(await served(), "away");
});

test("a body that is announced and does not come is let go", async (t) => {
	const { server, served } = await standing(t);
	const { socket, closed } = wire(t, server);
	socket.write(`POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000\r\n\r\n{`);
	await closed;
	t.is(await served(), "away");
});

test("bodies that are too long are refused, and those of strangers are not read at all", async (t) => {
	const { server, laboratory } = await standing(t);
	const post = (path: string, bytes: number, headers: { readonly [name: string]: string } = {}) =>
		fetch(server.base + path, { method: "POST", headers, body: "x".repeat(bytes) }).then(({ status }) => status);
	const Authorization = basicOf("me", PASSWORD);
	t.is(await post("api/login", 2_049), 413);
	t.is(await post("api/actions/pause", 2_049, { Authorization }), 413);
	t.is(await post("api/actions/pause", 1_000_000), 401);
	t.is(laboratory.get("/api/properties/paused"), "no");
});

test("a flood of requests is answered, and the charger is asked for no more than it takes", async (t) => {
	const { server, served, laboratory } = await standing(t, { headers: 20_000, request: 30_000, idle: 60_000 });
	const agent = new Agent({ keepAlive: true, maxSockets: 8 });
	t.teardown(() => agent.destroy());
	const post = (url: string, Authorization: string): Promise<number> =>
		new Promise((resolve, reject) => {
			const asked = request(url, { method: "POST", agent, headers: { Authorization } }, (said) => {
				said.resume().once("end", () => resolve(said.statusCode ?? 0));
			});
			asked.once("error", reject).end();
		});
	const Authorization = basicOf("me", PASSWORD);
	const statuses = new Map<number, number>();
	await Promise.all(
		Array.from({ length: 12 }, async () => {
			for (let i = 0; i < 50; i++) {
				const status = await post(`${server.base}api/actions/${i % 2 === 0 ? "pause" : "resume"}`, Authorization);
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
			}
		}),
	);
	t.is(
		[...statuses.values()].reduce((sum, count) => sum + count),
		600,
	);
	t.deepEqual(
		[...statuses.keys()].filter((status) => ![200, 409, 503].includes(status)),
		[],
	);
	t.true((statuses.get(503) ?? 0) > 0 && (statuses.get(200) ?? 0) > 0);
	t.is(await served(), "away");
	t.is(laboratory.ask("POST", "/api/actions/pause").status, 200);
});

/** Pieces of which malformed requests are made. */
const PIECES = [
	"GET ",
	"POST ",
	"PUT ",
	"TRACE ",
	"get ",
	"\u0000",
	"/",
	"/api/properties",
	"/api/actions/limit",
	"/api/link?id=",
	"/haystack/read",
	"/r?rapi=$FS",
	"?",
	"%",
	"%00",
	"..",
	" HTTP/1.1",
	" HTTP/9.9",
	"\r\n",
	"\n",
	"\r\n\r\n",
	"Host: localhost",
	"Host:",
	"Content-Length: 5",
	"Content-Length: -1",
	"Content-Length: 1e9",
	"Transfer-Encoding: chunked",
	"Transfer-Encoding: gzip, chunked",
	"Expect: 100-continue",
	"Upgrade: websocket",
	"Connection: upgrade",
	"Authorization: Basic ",
	"Cookie: pilotlight=",
	"{",
	'{"a":',
	"5\r\nhello\r\n",
	"0\r\n\r\n",
	"ÿ",
	"x".repeat(500),
	"Range: bytes=0-",
	"If-None-Match: *",
	"\t",
	" ",
];

test("what is no request is refused or let go, two thousand times, and is no mistake of the server", async (t) => {
	const { server, complaints, served, laboratory } = await standing(t, { headers: 200, request: 300, idle: 300 });
	const random = new Random(7, Stream.Noise);
	for (let round = 0; round < 200; round++) {
		const wires = Array.from({ length: 10 }, () => wire(t, server));
		for (const { socket } of wires) {
			const length = 1 + random.below(12);
			socket.end(Buffer.from(Array.from({ length }, () => PIECES[random.below(PIECES.length)]).join(""), "latin1"));
		}
		await Promise.all(wires.map(({ closed }) => closed));
	}
	t.deepEqual(complaints, []);
	t.is(await served(), "away");
	t.is(laboratory.get("/api/properties/set.limit"), 32);
});
