// SPDX-License-Identifier: Apache-2.0
/** The API: what can be seen and done, in the units of people, with the right status for each refusal; feeds that end for who does not read. */
import test from "ava";
import { MOST_LISTENERS } from "../../src/http/api/listeners.js";
import { ROUTES } from "../../src/http/api/routes.js";
import { ACTION_NAMES, SEEN_KEYS } from "../../src/link/shown.js";
import { limitArguments } from "../../src/thing/limiting.js";
import { dataOf, Laboratory, takenFrom } from "./laboratory.js";

test("what there is, is told", (t) => {
	const there = new Laboratory().get("/api") as { path: string }[];
	t.deepEqual(
		there.map(({ path }) => path),
		ROUTES.map(({ path }) => path),
	);
});

test("all properties are told by key, in the units of people", (t) => {
	const laboratory = new Laboratory();
	const all = laboratory.get("/api/properties") as { [key: string]: unknown };
	t.deepEqual(Object.keys(all), [...SEEN_KEYS]);
	t.is(all["set.limit"], 32);
	t.is(all.vehicle, "away");
	t.deepEqual(all.faults, []);
	laboratory.words("plug; draw_power_regulated 16,3", 5_000);
	t.is(laboratory.get("/api/properties/vehicle"), "there");
	t.true(Math.abs((laboratory.get("/api/properties/signalled") as number) - 32) < 0.1);
	t.is(laboratory.get("/api/properties/set.password"), "");
});

/** In this order at a charger at which a vehicle charges: what is asked, and what is answered. */
const DONE: readonly (readonly [method: string, path: string, body: string, answer: unknown])[] = [
	["PUT", "/api/properties/set.limit", "16", { done: "limit 16 A" }],
	["POST", "/api/properties/set.limit", '"20 A"', { done: "limit 20 A" }],
	["PUT", "/api/properties/set.limit", "16 A", { done: "limit 16 A" }],
	["PUT", "/api/properties/set.mqtt.discovery", "false", { done: "mqtt.discovery no" }],
	["PUT", "/api/properties/set.name", "Garage", { done: "name Garage" }],
	["POST", "/api/actions/pause", "", { done: "paused" }],
	["POST", "/api/actions/resume", "{}", { done: "resumed" }],
	["POST", "/api/actions/limit", '{"name":"me","current":"10.5 A","duration":"5 min"}', { done: "me 10.5 A" }],
	["POST", "/api/actions/limit", '{"name":"me","power":5000}', { done: "me 5000 W" }],
	["POST", "/api/actions/unlimit", '{"name":"me"}', { done: "me cleared" }],
	["POST", "/api/actions/target", '{"days":"mon-fri","time":"7:30","energy":20}', { done: "mon tue wed thu fri 7:30 20 kWh" }],
	["POST", "/api/actions/reset", '{"key":"name","confirm":true}', { done: "name Pilotlight" }],
];

test("what can be done is done, and answered", (t) => {
	const laboratory = new Laboratory().words("plug; draw_power_regulated 16,3", 5_000);
	for (const [method, path, body, answer] of DONE) {
		const { status, text } = laboratory.ask(method, path, body);
		t.deepEqual([status, JSON.parse(text)], [200, answer], `${method} ${path} ${body}`);
	}
});

test("a setting that was changed can be read at once", (t) => {
	const laboratory = new Laboratory();
	for (const amps of [10, 12, 12, 20]) {
		laboratory.ask("PUT", "/api/properties/set.limit", `${amps}`);
		t.is(laboratory.get("/api/properties/set.limit"), amps);
	}
});

/** What is refused there, and why. */
const REFUSED: readonly (readonly [method: string, path: string, body: string, refused: string])[] = [
	["GET", "/api/nothing", "", "404 there is nothing at /api/nothing; GET /api tells what there is"],
	["GET", "/api/properties/none", "", '404 there is no property "none"; GET /api/properties tells them all'],
	["GET", "/api/properties/a/b", "", "404 there is nothing at /api/properties/a/b; GET /api tells what there is"],
	["DELETE", "/api/properties", "", "405 /api/properties knows GET, not DELETE"],
	["GET", "/api/actions/pause", "", "405 /api/actions/pause knows POST, not GET"],
	["PUT", "/api/properties/vehicle", "1", "405 vehicle can only be read; settings are set.… , and all else is done by /api/actions"],
	["PUT", "/api/properties/set.none", "1", '404 there is no property "set.none"; GET /api/properties tells them all'],
	["PUT", "/api/properties/set.limit", "", '400 the body is empty; write the value: 16, or "16 A", or "yes"'],
	["PUT", "/api/properties/set.limit", "{}", '400 {} is no value of a setting; write 16, or "16 A", or "yes"'],
	["PUT", "/api/properties/set.limit", "null", '400 null is no value of a setting; write 16, or "16 A", or "yes"'],
	["PUT", "/api/properties/set.limit", "9".repeat(129), "400 a value of 129 characters; at most 128"],
	["PUT", "/api/properties/set.limit", "90", "422 limit: 90 is out of bounds; 0 to 80 A"],
	["POST", "/api/actions/set", '{"key":"limit","value":"x"}', '422 limit: "x" is not a number of A; 0 to 80 A'],
	["POST", "/api/actions/fly", "", `404 there is no action "fly"; actions are ${ACTION_NAMES.join(", ")}`],
	["POST", "/api/actions/reveal", '{"key":"password"}', `404 there is no action "reveal"; actions are ${ACTION_NAMES.join(", ")}`],
	["POST", "/api/actions/limit", "{", '400 no JSON; write for instance {"name":"me","current":10}'],
	["POST", "/api/actions/limit", "[1]", '400 no record; write for instance {"name":"me","current":10}'],
	["POST", "/api/actions/limit", '{"a":'.repeat(9), "400 more than 8 braces or brackets"],
	[
		"POST",
		"/api/actions/limit",
		'{"name":"me"}',
		`400 current is missing; arguments are ${limitArguments.map(({ name }) => name).join(", ")}`,
	],
	["POST", "/api/actions/limit", '{"name":"me","current":90}', "400 current: 90 is out of bounds; 0 to 80 A"],
	["POST", "/api/actions/pause", '{"hard":1}', '400 there is no argument "hard"; it takes none'],
	["POST", "/api/actions/reset", '{"key":"name"}', '400 reset is done if it is meant: add "confirm":true'],
	["POST", "/api/actions/now", "", "409 nothing is delayed"],
	["POST", "/api/actions/unlimit", '{"name":"me"}', '409 there is no limit "me"; none is set'],
	["GET", "/api/sessions?before=x", "", "400 before=x is no number of a session; write for instance ?before=12"],
	["GET", "/api/sessions?before=%", "", '400 "%" in the query is not percent-encoded UTF-8'],
];

for (const [method, path, body, refused] of REFUSED)
	test(`refused: ${method} ${path} ${body.slice(0, 40)}`, (t) => {
		const laboratory = new Laboratory();
		t.is(laboratory.refused(method, path, body), refused);
		t.is(laboratory.get("/api/properties/set.limit"), 32);
	});

test("a charger that nobody sees is told, and nothing is asked of it", (t) => {
	const laboratory = new Laboratory();
	laboratory.bench.outside.up(false);
	laboratory.pass(6_000);
	for (const [method, path] of [
		["GET", "/api/properties"],
		["GET", "/api/properties/vehicle"],
		["POST", "/api/actions/pause"],
		["GET", "/api/sessions"],
	] as const)
		t.is(laboratory.refused(method, path), "503 the charger is out of sight; nothing was asked");
	laboratory.bench.outside.up(true);
	laboratory.pass(6_000);
	t.is(laboratory.get("/api/properties/paused"), "no");
});

test("an answer that is lost on the way is a timeout, and says that it may have been done", (t) => {
	const laboratory = new Laboratory();
	const asked: string[] = [];
	const received = laboratory.site.receive({
		method: "POST",
		path: "/api/actions/pause",
		query: "",
		headers: { host: "localhost", authorization: "Basic bWU6Y29ycmVjdCBob3JzZQ==" },
		body: "",
		from: "x",
	});
	received.answer("", (reply) => asked.push(`${reply.status}`));
	laboratory.bench.outside.up(false);
	laboratory.pass(6_000);
	t.deepEqual(asked, ["504"]);
});

test("sessions that are over are told, the newest first", (t) => {
	const laboratory = new Laboratory();
	t.deepEqual(laboratory.get("/api/sessions"), []);
	for (let i = 0; i < 2; i++) laboratory.words("plug; draw_power_regulated 16,3", 6_000).words("unplug", 6_000);
	const sessions = laboratory.get("/api/sessions") as { n: number }[];
	t.deepEqual(
		sessions.map(({ n }) => n),
		[2, 1],
	);
	t.deepEqual(
		(laboratory.get("/api/sessions?before=2") as { n: number }[]).map(({ n }) => n),
		[1],
	);
});

test("events come as they happen, by their names, with their numbers", (t) => {
	const laboratory = new Laboratory();
	const stream = laboratory.listen("/api/events");
	t.is(stream.contentType, "text/event-stream");
	laboratory.words("plug");
	const text = takenFrom(stream);
	t.regex(text, /^id: \d+\nevent: SessionStarted\ndata: \{"session":1,/m);
	t.regex(text, /"time":null\}/);
	// the time of day is looked at once a minute
	laboratory.words("clock 2026-06-01T10:00:00Z", 70_000).words("unplug", 5_000);
	t.regex(takenFrom(stream), /event: SessionFinished\ndata: \{.*"time":178030\d{4}\}/);
});

test("changes come whole first, then what is another value", (t) => {
	const laboratory = new Laboratory();
	const stream = laboratory.listen("/api/changes");
	laboratory.pass(500);
	const [whole, ...none] = dataOf(takenFrom(stream)) as { [key: string]: unknown }[];
	t.deepEqual(Object.keys(whole).sort(), [...SEEN_KEYS].sort());
	t.is(none.length, 0);
	laboratory.words("plug", 2_000);
	const changes = Object.assign({}, ...dataOf(takenFrom(stream))) as { [key: string]: unknown };
	t.is(changes.vehicle, "there");
	t.false("set.limit" in changes);
});

test("whoever listens hears every quarter of a minute that somebody is there", (t) => {
	const laboratory = new Laboratory();
	const stream = laboratory.listen("/api/events");
	laboratory.pass(60_000);
	t.is(takenFrom(stream), ": here\n\n".repeat(4));
});

test("whoever does not read is let go, and makes room", (t) => {
	const laboratory = new Laboratory();
	const streams = Array.from({ length: MOST_LISTENERS }, () => laboratory.listen("/api/events"));
	let woken = 0;
	streams[0].wakes(() => void (woken += 1));
	t.regex(laboratory.refused("GET", "/api/events"), /^503 8 listen already/);
	for (let i = 0; i < 30; i++) laboratory.words("plug", 1_000).words("unplug", 5_000);
	t.true(streams.every(({ over }) => over));
	t.true(woken > 100);
	t.is(takenFrom(streams[0]), "");
	t.false(laboratory.listen("/api/events").over);
});

test("who leaves makes room at once", (t) => {
	const laboratory = new Laboratory();
	const streams = Array.from({ length: MOST_LISTENERS }, () => laboratory.listen("/api/changes"));
	t.regex(laboratory.refused("GET", "/api/changes"), /^503/);
	streams[3].close();
	t.false(laboratory.listen("/api/changes").over);
});

test("the window is open to its own language, each request with its own answer", (t) => {
	const laboratory = new Laboratory();
	const stream = laboratory.listen("/api/link");
	const [, hello] = takenFrom(stream).split("\n");
	const { id } = JSON.parse(hello.slice("data: ".length)) as { id: string };
	const say = (frame: string, to = id) => laboratory.ask("POST", `/api/link?id=${to}`, frame).status;
	t.is(say('{"hello":1}'), 204);
	const told = dataOf(takenFrom(stream)) as { [key: string]: unknown }[];
	t.is(told[0].welcome, 1);
	t.is(told.filter(({ see }) => see !== undefined).length, told[1].of as number);
	t.is(say('{"ask":1,"do":"pause"}'), 204);
	t.is(say('{"ask":2,"do":"reveal","with":{"key":"password"}}'), 204);
	laboratory.pass(1_000);
	const answers = dataOf(takenFrom(stream)) as { [key: string]: unknown }[];
	t.true(answers.some(({ answer, done }) => answer === 1 && done === "paused"));
	t.regex(JSON.stringify(answers.find(({ answer }) => answer === 2)), /only for the charger's own outside/);
	t.is(say("{}", "0"), 404);
	stream.close();
	t.is(say('{"hello":1}'), 404);
});
