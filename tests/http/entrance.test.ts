// SPDX-License-Identifier: Apache-2.0
/** The owner's password: the first one with the setup code, another one with the old, and the charger that keeps it. */
import test from "ava";
import { basicOf } from "./basic.js";
import { Laboratory, PASSWORD } from "./laboratory.js";
import { HOST, NOBODY, PAGE, session } from "./visitors.js";

test("before there is a password nothing is told, and the first is set with the setup code", (t) => {
	const laboratory = new Laboratory("");
	const [line] = laboratory.told;
	t.regex(line, /^no password is set yet; the setup code is [A-Z2-9]{4}-[A-Z2-9]{4}$/);
	const code = line.slice(-9);
	t.deepEqual(JSON.parse(laboratory.ask("GET", "/api/session", "", NOBODY).text), { password: false, in: false });
	for (const path of ["/api", "/api/properties", "/status"]) t.regex(laboratory.refused("GET", path, ""), /^401 no password is set yet/);
	t.regex(laboratory.refused("POST", "/api/login", '{"password":""}', NOBODY), /^409 no password is set yet/);
	const setup = (told: { [name: string]: unknown }) => laboratory.refused("POST", "/api/setup", JSON.stringify(told), NOBODY);
	t.is(setup({ code, password: "short" }), "422 5 characters are too few; a password has 8 or more");
	t.is(setup({ code, password: "x".repeat(65) }), "422 65 characters are too many; a password has 64 at most");
	t.regex(setup({ code, password: "Zoë Zoë Zoë" }), /^422 it has characters that are not plain ASCII/);
	t.is(setup({ code }), '400 "password" is missing; write {"code":"…","password":"…"}');
	t.is(setup({ code: 7, password: PASSWORD }), '400 "code" is missing; write {"code":"…","password":"…"}');
	t.is(setup({ code, password: PASSWORD, x: 1 }), '400 there is no "x"; write {"code":"…","password":"…"}');
	t.regex(setup({ code: "AAAA-AAAA", password: PASSWORD }), /^403 this is not the setup code/);
	const typed = ` ${code.toLowerCase().split("-").join("")}`;
	const done = laboratory.ask("POST", "/api/setup", JSON.stringify({ code: typed, password: PASSWORD }), { headers: PAGE });
	t.is(done.status, 204);
	t.is(laboratory.ask("GET", "/api", "", { headers: { ...PAGE, cookie: done.headers["set-cookie"].split(";")[0] } }).status, 200);
	t.is(laboratory.ask("GET", "/api").status, 200);
	t.regex(setup({ code, password: "another one" }), /^409 a password is set already/);
});

test("a wrong setup code costs as a wrong password does", (t) => {
	const laboratory = new Laboratory("");
	const guess = () => laboratory.ask("POST", "/api/setup", JSON.stringify({ code: "AAAA-AAAA", password: PASSWORD }), NOBODY).status;
	t.deepEqual([guess(), guess(), guess(), guess()], [403, 403, 403, 429]);
});

test("the charger keeps the password, and another one that was set there holds at once", (t) => {
	const laboratory = new Laboratory("");
	const code = laboratory.account.code;
	laboratory.ask("POST", "/api/setup", JSON.stringify({ code, password: PASSWORD }), NOBODY);
	laboratory.pass(3_000);
	t.is(laboratory.get("/api/properties/set.password"), "set");
	const asked = session(laboratory);
	laboratory.words("> set password better horse", 4_000);
	t.is(laboratory.refused("GET", "/api", "", asked), "401 the session has ended; log in again");
	t.is(laboratory.refused("GET", "/api"), "401 the password is wrong");
	const better = { headers: { host: HOST, authorization: basicOf("me", "better horse") } };
	t.is(laboratory.ask("GET", "/api", "", better).status, 200);
});

test("another password needs the old one, and ends all sessions", (t) => {
	const laboratory = new Laboratory();
	const asked = session(laboratory);
	const change = (old: string, password: string) => laboratory.ask("POST", "/api/password", JSON.stringify({ old, password }), asked);
	t.is(change("wrong horse", "better horse").status, 403);
	t.is(change(PASSWORD, "short").status, 422);
	const { status, headers } = change(PASSWORD, "better horse");
	t.is(status, 204);
	t.is(laboratory.ask("GET", "/api", "", asked).status, 401);
	t.is(laboratory.ask("GET", "/api", "", { headers: { ...PAGE, cookie: headers["set-cookie"].split(";")[0] } }).status, 200);
});
