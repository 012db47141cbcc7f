// SPDX-License-Identifier: Apache-2.0
/** The routes: what each answers, what is refused with which reason, and what comes of whatever else is sent. */
import test from "ava";
import { ROUTES } from "../../../src/http/openevse/routes.js";
import { charging, Laboratory } from "./openEvseLaboratory.js";

/** What is refused, and why. */
const REFUSED: readonly (readonly [method: string, path: string, body: unknown, reason: string])[] = [
	["POST", "/override", "", 'the body is no record of JSON; write for instance {"state":…}'],
	["POST", "/override", "{", 'the body is no record of JSON; write for instance {"state":…}'],
	["POST", "/override", "[1]", 'the body is no record of JSON; write for instance {"state":…}'],
	["POST", "/override", "null", 'the body is no record of JSON; write for instance {"state":…}'],
	["POST", "/override", '{"a":'.repeat(9), "more than 8 braces or brackets"],
	["POST", "/override", `{"state":"${"x".repeat(510)}"}`, "522 characters; at most 512 are read"],
	["POST", "/override", { state: "on" }, 'state cannot be "on"; it is "active" or "disabled"'],
	["POST", "/override", { state: null }, 'state cannot be null; it is "active" or "disabled"'],
	["POST", "/override", { state: "x".repeat(99) }, `state cannot be "${"x".repeat(39)}…; it is "active" or "disabled"`],
	["POST", "/override", { charge_current: 9.5 }, "charge_current cannot be 9.5; it is whole amperes from 0 to 80"],
	["POST", "/override", { charge_current: -1 }, "charge_current cannot be -1; it is whole amperes from 0 to 80"],
	["POST", "/override", { charge_current: "16" }, 'charge_current cannot be "16"; it is whole amperes from 0 to 80'],
	["POST", "/override", { max_current: 81 }, "max_current cannot be 81; it is whole amperes from 0 to 80"],
	["POST", "/override", '{"max_current":1e999}', "max_current cannot be null; it is whole amperes from 0 to 80"],
	["POST", "/override", { auto_release: 1 }, "auto_release cannot be 1; it is true or false"],
	["POST", "/override", { auto_release: "clear" }, 'auto_release cannot be "clear"; it is true or false'],
	["POST", "/override", { energy_limit: 5_000 }, '"energy_limit" belongs to no claim; tell it to /limit'],
	["POST", "/override", { time_limit: 60 }, '"time_limit" belongs to no claim; tell it to /limit'],
	[
		"POST",
		"/override",
		{ toString: 1 },
		'there is no "toString" here; what can be told is state, charge_current, max_current, auto_release, energy_limit, time_limit',
	],
	["POST", "/claims/4294967295", {}, "a client is a number below 4294967295"],
	["POST", "/claims/20", { state: 1 }, 'state cannot be 1; it is "active" or "disabled"'],
	["POST", "/status", { voltage: 230 }, "the charger measures by itself, and divides no surplus; whoever does sets a limit, by /override"],
	["POST", "/config", { charge_mode: "eco" }, "settings are not changed here; they are at the console, and the action set"],
	["POST", "/schedule", [], "there is no such schedule here; the port plans by targets (actions target and schedule)"],
	["POST", "/restart", { device: "gateway" }, 'there is no gateway of its own here; {"device":"evse"} restarts the charger'],
	["POST", "/restart", { device: "all" }, 'device cannot be "all"; {"device":"evse"} restarts the charger'],
	["POST", "/restart", {}, 'device cannot be null; {"device":"evse"} restarts the charger'],
	["POST", "/restart", { device: "evse" }, "nothing can restart this one; switch its supply off and on"],
	["POST", "/time", {}, 'there is nothing to set; tell "time" or "time_zone"'],
	["POST", "/time", { sync_now: true }, 'nothing here fetches the time by itself; tell it, as {"time":"2026-11-28T18:30:00Z"}'],
	["POST", "/time", { sntp_enabled: true }, 'nothing here fetches the time by itself; tell it, as {"time":"2026-11-28T18:30:00Z"}'],
	["POST", "/time", { time: "today" }, 'time cannot be "today"; write for instance "2026-11-28T18:30:00Z"'],
	["POST", "/time", { time: "2026-13-01T00:00:00Z" }, 'time cannot be "2026-13-01T00:00:00Z"; write for instance "2026-11-28T18:30:00Z"'],
	["POST", "/time", { time: 5 }, 'time cannot be 5; write for instance "2026-11-28T18:30:00Z"'],
	["POST", "/time", { time_zone: 5 }, 'time_zone cannot be 5; write for instance "CET-1CEST,M3.5.0,M10.5.0/3"'],
	["POST", "/time", { time_zone: "Nowhere" }, '"Nowhere" is no time zone; write for instance UTC0 or CET-1CEST,M3.5.0,M10.5.0/3'],
];

test("what cannot be done is refused with its reason, and nothing changes", (t) => {
	const laboratory = charging();
	for (const [method, path, body, reason] of REFUSED)
		t.is(laboratory.send(method, path, body), `400 ${reason}`, `${path} ${JSON.stringify(body)}`);
	laboratory.words("expect contactor closed; expect amps 16");
	t.deepEqual(laboratory.ask("GET", "/claims").text, "[]");
	t.is(laboratory.get("/status").status, "active");
});

test("a refusal of the port is passed on", (t) => {
	const laboratory = charging();
	laboratory.words(`${Array.from({ length: 32 }, (_, i) => `> limit n${i} 32`).join("\n")}\nsleep 3`);
	t.regex(laboratory.send("POST", "/override", { state: "disabled" }), /^400 there are 32 limits already; clear one of n0, n1, /);
	t.regex(laboratory.send("PATCH", "/override"), /^400 there are 32 limits already/);
});

test("a method that a route has not is told which it has", (t) => {
	const laboratory = new Laboratory();
	for (const { path, methods } of ROUTES.filter((route) => route.methods.length > 0))
		for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
			if (methods.some((each) => each.method === method)) continue;
			const { status, text, headers } = laboratory.ask(method, path.replace("{client}", "7"));
			t.is(status, 405, `${method} ${path}`);
			t.is(text, '{"msg":"Method not allowed"}');
			t.deepEqual(headers, [["Allow", methods.map((each) => each.method).join(", ")]]);
		}
});

test("what is no route is none in the words by which a client knows it", (t) => {
	const laboratory = new Laboratory();
	for (const path of [
		"/",
		"/statuses",
		"/status/",
		"/claims/",
		"/claims/x",
		"/claims/-1",
		"/claims/{client}",
		"/claims/12345678901",
		"/Status",
		"",
	]) {
		const { status, text, contentType } = laboratory.ask("GET", path);
		t.deepEqual([status, text, contentType], [404, "Not found", "text/plain; charset=utf-8"], path);
		t.false(laboratory.openEvse.serves(path), path);
	}
	for (const path of ["/divertmode", "/shaper"]) t.is(laboratory.ask("POST", path).text, "Not found");
	for (const { path } of ROUTES) t.true(laboratory.openEvse.serves(path.replace("{client}", "7")), path);
});

test("there is no WebSocket, and no schedule", (t) => {
	const laboratory = new Laboratory();
	const { status, text } = laboratory.ask("GET", "/ws");
	t.deepEqual([status, text], [501, '{"msg":"there is no WebSocket here; poll /status"}']);
	t.is(laboratory.ask("GET", "/schedule").text, "[]");
});

test("a charger out of sight is not told of, and is asked for nothing; it comes back with what it says", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/override", { charge_current: 10 });
	laboratory.words("link down; sleep 8");
	for (const path of ["/status", "/config", "/override", "/limit", "/claims", "/time"]) {
		const { status, text } = laboratory.ask("GET", path);
		t.deepEqual([status, text], [503, '{"error":"the charger is out of sight"}'], path);
	}
	t.is(laboratory.send("POST", "/override", { state: "disabled" }), "400 the charger is out of sight; nothing was asked");
	laboratory.words("expect contactor closed; link up; sleep 8");
	t.deepEqual(laboratory.get("/override"), { auto_release: true, charge_current: 10 });
});

test("a request that is lost on its way is answered all the same", (t) => {
	const laboratory = charging();
	laboratory.words("link down; sleep 1");
	t.is(
		laboratory.send("POST", "/override", { state: "disabled" }),
		"400 no answer: the charger is out of sight; what it was asked may have been done or not",
	);
});

test("the time of day is told, with and without a zone, and read back", (t) => {
	const laboratory = new Laboratory();
	t.deepEqual({ ...laboratory.get("/time"), uptime: 0 }, { time: null, local_time: null, offset: null, uptime: 0 });
	t.is(laboratory.send("POST", "/time", { time: "2026-07-01T10:00:00Z", time_zone: "UTC0", sntp_enabled: false }), "OK");
	laboratory.words("sleep 70");
	t.regex(`${laboratory.get("/time").time}`, /^2026-07-01T10:01:\d\dZ$/);
	t.is(laboratory.send("POST", "/time", { time_zone: "Europe/Berlin|CET-1CEST,M3.5.0,M10.5.0/3" }), "OK");
	laboratory.words("sleep 70");
	const { local_time, offset } = laboratory.get("/time");
	t.regex(`${local_time}`, /^2026-07-01T12:02:\d\d\+0200$/);
	t.is(offset, "+0200");
	t.is(laboratory.get("/config").time_zone, "CET-1CEST,M3.5.0,M10.5.0/3");
	t.is(laboratory.send("POST", "/time", { time: "2026-12-01T10:00:00Z", time_zone: "NST3:30NDT,M3.2.0,M11.1.0" }), "OK");
	laboratory.words("sleep 70");
	t.is(laboratory.get("/time").offset, "-0330");
});

/** Bodies that are nearly right. */
function spoilt(round: number): string {
	const whole = JSON.stringify({ state: "disabled", charge_current: 16, auto_release: true, type: "time", value: 5 });
	const at = (round * 7) % whole.length;
	const signs = ['"', "{", "}", "[", ":", ",", "\\", "\u0000", "é", "9", "-"];
	return `${whole.slice(0, at)}${signs[round % signs.length]}${whole.slice(at + (round % 3))}`;
}

test("whatever is sent is answered once, and throws nothing", (t) => {
	const laboratory = charging();
	let refusals = 0;
	for (let round = 0; round < 300; round++) {
		const { path, methods } = ROUTES[round % ROUTES.length];
		const { method } = methods[round % methods.length] ?? { method: "POST" };
		const { status, text } = laboratory.ask(method, path.replace("{client}", "7"), spoilt(round), spoilt(round + 1));
		t.true([200, 400, 404, 501].includes(status), `${status} ${text}`);
		if (text !== "Not found") t.notThrows(() => JSON.parse(text));
		if (status === 400) refusals += 1;
	}
	t.true(refusals > 75, `${refusals}`);
});

test("more at once than the window takes is refused as busy, and each is answered", (t) => {
	const laboratory = charging();
	const answers: number[] = [];
	for (let i = 0; i < 14; i++)
		laboratory.openEvse.answer(
			{ method: "POST", path: "/override", query: "", headers: {}, body: `{"charge_current":${10 + i}}`, from: "127.0.0.1" },
			({ status }) => answers.push(status),
		);
	laboratory.words("sleep 10");
	t.is(answers.length, 14);
	t.true(answers.includes(200) && answers.includes(400));
});
