// SPDX-License-Identifier: Apache-2.0
/** A charger under siege over real sockets: HTTP that is slow, large, idle or far too much, and brokers that say nothing, leave at once or talk nonsense; the charge goes on, and its owner is served. */
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import test, { type ExecutionContext } from "ava";
import { aedes, Listener } from "./broker.js";
import { Besieged, closed, pause, type Seen } from "./siege.js";

/** So many connections one address has at a time: hosts/node/http/server.ts. */
const CONNECTIONS_OF_ONE = 16;
const IDLE = 50;
const KILOBYTES_200 = 204_800;
const FLOOD = 2_000;

/** The control loop shows that time goes by about once a second; and who is told to ask again does. So often at most the owner asks until it is seen. */
const LOOKS = 50;

/** The owner asks and is served; the charge has gone on, and so has the control loop. */
async function goesOn(t: ExecutionContext, besieged: Besieged, before: Seen): Promise<void> {
	let told = "";
	for (let looks = 0; looks < LOOKS; looks++) {
		const seen = await besieged.look().catch((error: Error) => error.message);
		if (typeof seen === "string") told = seen;
		else {
			t.is(seen.contactor, "closed");
			t.deepEqual(seen.faults, []);
			if (seen.duration > before.duration) return;
			told = "the control loop stands still";
		}
		await pause(200);
	}
	t.fail(told);
}

test("headers that come byte by byte end with their time, and hold nobody up", async (t) => {
	t.timeout(120_000);
	const besieged = await Besieged.begin(t);
	const before = await besieged.look();
	const sockets = await Promise.all(Array.from({ length: CONNECTIONS_OF_ONE }, () => besieged.harm()));
	for (const socket of sockets) socket.write("GET /api HTTP/1.1\r\nHost: 127.0.0.1\r\n");
	const drip = setInterval(() => {
		for (const socket of sockets) if (!socket.destroyed) socket.write("x");
	}, 200);
	t.teardown(() => clearInterval(drip));
	await pause(2_000);
	await goesOn(t, besieged, before);
	await Promise.all(sockets.map(closed));
	await goesOn(t, besieged, before);
});

test("200 kB of headers are refused, and a body of as much where none is read", async (t) => {
	t.timeout(120_000);
	const besieged = await Besieged.begin(t);
	const before = await besieged.look();
	for (const text of [
		`GET /api HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${"x".repeat(KILOBYTES_200)}\r\n\r\n`,
		`GET /${"x".repeat(KILOBYTES_200)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
		`POST /api/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${KILOBYTES_200}\r\n\r\n${"x".repeat(KILOBYTES_200)}`,
	]) {
		const socket = await besieged.harm();
		let heard = "";
		socket.on("data", (part) => (heard += part));
		socket.write(text);
		await closed(socket);
		t.regex(heard, /^(HTTP\/1\.1 4(31|13|00) .*|)$/s);
	}
	await goesOn(t, besieged, before);
});

test(`of ${IDLE} connections that say nothing one address has ${CONNECTIONS_OF_ONE}, until their time is over`, async (t) => {
	t.timeout(120_000);
	const besieged = await Besieged.begin(t);
	const before = await besieged.look();
	const sockets: Socket[] = [];
	for (let i = 0; i < IDLE; i++) sockets.push(await besieged.harm());
	await Promise.all(sockets.slice(CONNECTIONS_OF_ONE).map(closed));
	await goesOn(t, besieged, before);
	await Promise.all(sockets.map(closed));
	await goesOn(t, besieged, before);
	// whoever has let go is served again
	const again = await besieged.harm();
	again.write("GET /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
	const heard = await new Promise<string>((resolve) => again.once("data", (part) => resolve(`${part}`)));
	t.regex(heard, /^HTTP\/1\.1 200 OK/);
});

test("a flood of requests is answered or refused, and the owner is served in the midst of it", async (t) => {
	t.timeout(120_000);
	const besieged = await Besieged.begin(t);
	const before = await besieged.look();
	const sockets = await Promise.all(Array.from({ length: CONNECTIONS_OF_ONE }, () => besieged.harm()));
	const lines = ["GET /api/properties", "POST /api/login", "GET /status", "POST /api/actions/pause", "GET /nothing"];
	let answers = 0;
	for (const socket of sockets) {
		socket.on("data", (part) => (answers += `${part}`.split("HTTP/1.1 ").length - 1));
		for (let i = 0; i < FLOOD / CONNECTIONS_OF_ONE; i++)
			socket.write(`${lines[i % lines.length]} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}`);
	}
	for (let i = 0; i < 5; i++) await goesOn(t, besieged, before);
	for (const socket of sockets) socket.end();
	await Promise.all(sockets.map(closed));
	t.true(answers > FLOOD / 2, `${answers} answers`);
	await goesOn(t, besieged, before);
});

/** Brokers that are none, by what they do with whoever connects. */
const BROKERS: readonly (readonly [name: string, does: (socket: Socket) => void, tries: number])[] = [
	["accepts and says nothing", (socket) => socket.resume(), 1],
	["drops every connection at once", (socket) => socket.destroy(), 3],
	["talks nonsense", (socket) => socket.write(Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 131) & 0xff))), 2],
	["accepts, and claims a message without an end", (socket) => socket.write(Buffer.from([0x20, 2, 0, 0, 0x30, 0xff, 0xff, 0xff, 0x7f])), 1],
];

for (const [name, does, tries] of BROKERS)
	test(`a broker that ${name} disturbs nobody, and a good one in its place is told all`, async (t) => {
		t.timeout(180_000);
		let connections = 0;
		const sockets: Socket[] = [];
		const server: Server = createServer((socket) => {
			connections += 1;
			sockets.push(socket.on("error", () => {}));
			does(socket);
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const { port } = server.address() as AddressInfo;
		const besieged = await Besieged.begin(t, "--mqtt", `mqtt://127.0.0.1:${port}`);
		const before = await besieged.look();
		for (let waited = 0; connections < tries && waited < 100; waited++) await pause(500);
		t.true(connections >= tries, besieged.told);
		await goesOn(t, besieged, before);
		const gone = new Promise((resolve) => server.close(resolve));
		for (const socket of sockets) socket.destroy();
		await gone;
		const good = await aedes(undefined, undefined, port);
		const listener = await Listener.at(port);
		t.teardown(() => listener.end().then(() => good.end()));
		await listener.says("pilotlight/status", "online");
		await listener.says("pilotlight/activity", "charging");
		await goesOn(t, besieged, before);
	});
