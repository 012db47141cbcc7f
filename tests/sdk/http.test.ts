// SPDX-License-Identifier: Apache-2.0
/** HTTP on the small computer: what is asked is answered, and nobody who is slow, large or wrong takes more than he may. */
import test from "ava";
import { frozen } from "../../src/control/frozen.js";
import type { Reply, Stream } from "../../src/http/exchange.js";
import { hello, Rig, ROOM } from "./rig.js";

const GET = "GET / HTTP/1.1\r\nHost: charger\r\n\r\n";

test("a request is answered in chunks, and its connection closed", (t) => {
	const rig = new Rig();
	const client = rig.ask("GET /api/x?a=1&b HTTP/1.1\r\nHost: charger\r\nX-Two: a\r\nx-two:  b \r\n\r\n");
	t.is(
		client.said,
		"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nhel\r\n3\r\nlo\n\r\n0\r\n\r\n",
	);
	t.true(client.closed);
	t.deepEqual(rig.asked, [
		{ method: "GET", path: "/api/x", query: "a=1&b", headers: { host: "charger", "x-two": "a, b" }, body: "", from: "192.0.2.7" },
	]);
});

test("a client of HTTP/1.0 gets no chunks", (t) => {
	const client = new Rig().ask("GET / HTTP/1.0\r\n\r\n");
	t.false(client.said.includes("chunked"));
	t.is(client.body, "hello\n");
});

test("HEAD gets no body", (t) => {
	const client = new Rig().ask("HEAD / HTTP/1.1\r\nHost: charger\r\n\r\n");
	t.is(client.status, 200);
	t.is(client.body, "");
	t.true(client.closed);
});

test("a request may come byte by byte, with its body", (t) => {
	const rig = new Rig();
	const client = rig.call();
	for (const character of "POST /do HTTP/1.1\r\nHost: charger\r\nContent-Length: 5\r\n\r\nhello") client.send(character);
	rig.pass(2_000);
	t.is(client.status, 200);
	t.is(rig.asked[0].body, "hello");
});

test("whoever waits with a body until it is wanted is told that it is", (t) => {
	const rig = new Rig();
	const client = rig.call().send("POST /large HTTP/1.1\r\nHost: charger\r\nContent-Length: 2000\r\nExpect: 100-continue\r\n\r\n");
	rig.pass(100);
	t.is(client.said, "HTTP/1.1 100 Continue\r\n\r\n");
	client.send("x".repeat(1_000)).send("x".repeat(1_000));
	rig.pass(1_000);
	t.is(rig.asked[0].body.length, 2_000);
	t.true(client.said.includes("HTTP/1.1 200 OK"));
});

test("what is answered without its body is answered at once", (t) => {
	const rig = new Rig();
	const client = rig.call().send("POST /none HTTP/1.1\r\nHost: charger\r\nContent-Length: 999999\r\n\r\n");
	t.is(client.status, 200);
	client.send("x".repeat(1_000));
	rig.pass(1_000);
	t.is(rig.asked[0].body, "");
	t.true(client.closed);
});

/** What is refused, and how. */
const REFUSALS: readonly (readonly [why: string, text: string, status: number])[] = frozen([
	["no request", "hello\r\n\r\n", 400],
	["another protocol", "GET / HTTP/2.0\r\n\r\n", 400],
	["words too many", "GET / x HTTP/1.1\r\n\r\n", 400],
	["a path that is none", "GET http://a/ HTTP/1.1\r\n\r\n", 400],
	["a header without a colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", 400],
	["a folded header", "GET / HTTP/1.1\r\nHost: a\r\n b: c\r\n\r\n", 400],
	["two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400],
	["two lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400],
	["a length that is none", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400],
	["a length in words", "POST / HTTP/1.1\r\nContent-Length: 0x10\r\n\r\n", 400],
	["chunks", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411],
	["a body too long", "POST / HTTP/1.1\r\nContent-Length: 65\r\n\r\n", 413],
	["bytes above ASCII", "GET /\u00e9 HTTP/1.1\r\n\r\n", 400],
	["a body that is no UTF-8", "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\n\u00ff", 400],
	["a line too long", `GET /${"x".repeat(600)} HTTP/1.1\r\n\r\n`, 414],
	["a line without an end", "x".repeat(1_500), 414],
	["a head too long", `GET / HTTP/1.1\r\n${"a: b\r\n".repeat(400)}`, 431],
]);

for (const [why, text, status] of REFUSALS)
	test(`${why}: ${status}, and nobody is asked`, (t) => {
		const rig = new Rig();
		const client = rig.ask(text);
		t.is(client.status, status, client.said);
		t.true(client.closed);
		t.is(rig.asked.length, 0);
		t.deepEqual(rig.complaints, []);
	});

test("of a header of 200 kB no more is held than may be, and it is refused", (t) => {
	const rig = new Rig();
	const client = rig.call().send("GET / HTTP/1.1\r\nX: ");
	for (let i = 0; i < 140; i++) client.send("x".repeat(1_460));
	rig.pass(2_000);
	t.is(client.status, 431);
	t.true(client.closed);
});

test("whoever sends a byte each second is answered after ten seconds", (t) => {
	const rig = new Rig();
	const client = rig.call();
	for (const character of "GET / HTTP") {
		client.send(character);
		rig.pass(1_000);
	}
	rig.pass(600);
	t.is(client.status, 408);
	rig.pass(1_000);
	t.true(client.closed);
});

test("four are served at a time, two hear that there are too many, and the others nothing", (t) => {
	const rig = new Rig();
	const idle = Array.from({ length: 50 }, () => rig.call());
	rig.pass(200);
	t.deepEqual(
		idle.slice(0, 7).map(({ status, dismissed }) => [status, dismissed]),
		[
			[0, false],
			[0, false],
			[0, false],
			[0, false],
			[503, false],
			[503, false],
			[0, true],
		],
	);
	t.is(idle.filter(({ dismissed }) => dismissed).length, 44);
	t.is(rig.server.turnedAway, 46);
	// they say nothing for ten seconds, and then there is room again
	rig.pass(11_000);
	t.true(idle.slice(0, 6).every(({ closed }) => closed));
	t.is(rig.ask(GET).status, 200);
});

test("an answer is sent as it is taken, and whoever takes nothing is left after ten seconds", (t) => {
	const body = "x".repeat(20_000);
	const rig = new Rig((_, answered) => answered({ status: 200, contentType: "text/plain", body: [body] }));
	t.is(rig.ask(GET).body, body);
	const slow = rig.call();
	slow.reads = false;
	slow.send(GET);
	rig.pass(9_000);
	t.false(slow.closed);
	t.is(slow.said.length, ROOM);
	rig.pass(1_500);
	t.true(slow.closed);
});

test("bytes that lie ready have their length said", (t) => {
	const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => 97 + (i % 26));
	const rig = new Rig((_, answered) => answered({ status: 200, contentType: "text/html", headers: [["Content-Encoding", "gzip"]], bytes }));
	const client = rig.ask(GET);
	t.true(client.said.includes("\r\nContent-Encoding: gzip\r\nContent-Length: 5000\r\n"));
	t.is(client.body.length, 5_000);
});

test("a route that throws is a mistake of the server, and the next request is answered", (t) => {
	let throws = true;
	const rig = new Rig((request, answered) => {
		if (throws) throw new Error("a mistake");
		hello(request, answered);
	});
	t.is(rig.ask(GET).status, 500);
	t.deepEqual(rig.complaints, ["HTTP: a mistake"]);
	throws = false;
	t.is(rig.ask(GET).status, 200);
});

test("an answer that comes late, or twice, or after the client has gone, hurts nobody", (t) => {
	const late: ((reply: Reply) => void)[] = [];
	const rig = new Rig((_, answered) => late.push(answered));
	const client = rig.call().send(GET);
	rig.pass(30_000);
	t.false(client.closed);
	hello(rig.asked[0], late[0]);
	hello(rig.asked[0], late[0]);
	rig.pass(1_000);
	t.is(client.body, "hello\n");
	const gone = rig.call().send(GET);
	gone.events?.gone();
	hello(rig.asked[0], late[1]);
	t.is(gone.said, "");
	t.true(gone.closed);
});

/** A stream that a test fills. */
class Spring implements Stream {
	readonly status = 200;
	readonly contentType = "text/event-stream";
	over = false;
	closed = 0;
	readonly pieces: string[] = [];
	wake: () => void = () => {};

	next(): string | undefined {
		return this.pieces.shift();
	}

	wakes(wake: () => void): void {
		this.wake = wake;
	}

	close(): void {
		this.closed += 1;
	}

	tell(piece: string): void {
		this.pieces.push(piece);
		this.wake();
	}
}

test("a stream is sent piece by piece as it is told, for as long as it lasts", (t) => {
	const spring = new Spring();
	const rig = new Rig((_, answered) => answered(spring));
	const client = rig.call().send(GET);
	spring.tell("data: 1\n\n");
	t.true(client.said.endsWith("9\r\ndata: 1\n\n\r\n"));
	rig.pass(60_000);
	t.false(client.closed);
	spring.tell("data: 2\n\n");
	spring.over = true;
	spring.wake();
	rig.pass(1_000);
	t.is(client.body, "data: 1\n\ndata: 2\n\n");
	t.true(client.closed);
});

test("a stream whose listener takes nothing, or is gone, hears so", (t) => {
	const spring = new Spring();
	const rig = new Rig((_, answered) => answered(spring));
	const client = rig.call().send(GET);
	rig.pass(100);
	client.reads = false;
	for (let n = 0; n < 300; n++) spring.tell("data: and so on\n\n");
	rig.pass(11_000);
	t.true(client.closed);
	t.is(spring.closed, 1);
	const other = new Spring();
	const again = new Rig((_, answered) => answered(other));
	again.call().send(GET).events?.gone();
	t.is(other.closed, 1);
});
