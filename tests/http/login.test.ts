// SPDX-License-Identifier: Apache-2.0
/** The door: nothing is told before a login, a browser has its session, a program its password, and whoever guesses waits. */
import test from "ava";
import { basicOf } from "./basic.js";
import { Laboratory, PASSWORD, takenFrom } from "./laboratory.js";
import { HOST, NOBODY, PAGE, session } from "./visitors.js";

test("before a login there is the page, whether there is a password, and nothing else", (t) => {
	const laboratory = new Laboratory();
	t.is(laboratory.ask("GET", "/", "", NOBODY).status, 200);
	t.deepEqual(JSON.parse(laboratory.ask("GET", "/api/session", "", NOBODY).text), { password: true, in: false });
	for (const path of [
		"/api",
		"/api/properties",
		"/api/events",
		"/api/link",
		"/api/security",
		"/api/nothing",
		"/status",
		"/r",
		"/nothing",
		"/.env",
	])
		t.is(laboratory.refused("GET", path, "", NOBODY), "401 log in first", path);
	for (const path of ["/api/actions/pause", "/api/link", "/override", "/restart"])
		t.is(laboratory.refused("POST", path, "{}", NOBODY), "401 log in first", path);
});

test("programs are told of Basic, browsers are not, because they would ask by themselves", (t) => {
	const laboratory = new Laboratory();
	t.is(laboratory.ask("GET", "/api", "", NOBODY).headers["www-authenticate"], 'Basic realm="Pilotlight", charset="UTF-8"');
	t.is(laboratory.ask("GET", "/api", "", { headers: PAGE }).headers["www-authenticate"], "Form");
});

test("a program gets in with the password and any name", (t) => {
	const laboratory = new Laboratory();
	for (const user of ["pilotlight", "x", "ä"])
		t.is(laboratory.ask("GET", "/api", "", { headers: { host: HOST, authorization: basicOf(user, PASSWORD) } }).status, 200);
	for (const authorization of [
		basicOf("", PASSWORD),
		"Basic",
		"Basic !",
		"Bearer abc",
		"basic",
		`Basic ${"A".repeat(2_000)}`,
		"Basic /////w==",
	])
		t.is(
			laboratory.refused("GET", "/api", "", { headers: { host: HOST, authorization } }),
			"401 only HTTP Basic is known here, with any user name that is not empty",
			authorization.slice(0, 20),
		);
});

test("a browser gets in with its session, until it logs out", (t) => {
	const laboratory = new Laboratory();
	const asked = session(laboratory);
	t.deepEqual(JSON.parse(laboratory.ask("GET", "/api/session", "", asked).text), { password: true, in: true });
	t.is(laboratory.ask("GET", "/api", "", asked).status, 200);
	t.is(laboratory.ask("POST", "/api/actions/pause", "", asked).status, 200);
	const encrypted = { headers: { ...asked.headers, origin: `https://${HOST}` } };
	t.is(laboratory.ask("POST", "/api/actions/resume", "", encrypted).status, 200, "something before the charger encrypts");
	const out = laboratory.ask("POST", "/api/logout", "", asked);
	t.regex(out.headers["set-cookie"], /^pilotlight=; Path=\/; HttpOnly; SameSite=Strict; Max-Age=0$/);
	t.is(laboratory.refused("GET", "/api", "", asked), "401 the session has ended; log in again");
});

test("the cookie of a session is for this origin and no script, and chargers on one computer do not share it", (t) => {
	const laboratory = new Laboratory();
	for (const [host, name] of [
		[HOST, "pilotlight"],
		["localhost:8080", "pilotlight-8080"],
		["[::1]:81", "pilotlight-81"],
		["[::1]", "pilotlight"],
	])
		t.regex(
			laboratory.ask("POST", "/api/login", JSON.stringify({ password: PASSWORD }), { headers: { host } }).headers["set-cookie"],
			new RegExp(`^${name}=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict$`),
		);
});

test("a session that nobody uses ends after half an hour, and with it what it listens to", (t) => {
	const laboratory = new Laboratory();
	const asked = session(laboratory);
	const stream = laboratory.listen("/api/events", asked);
	laboratory.ask("POST", "/api/logout", "", asked);
	t.true(stream.over);
	const another = session(laboratory);
	laboratory.leap(1_800_000);
	t.is(laboratory.refused("GET", "/api", "", another), "401 the session has ended; log in again");
});

test("whoever listens uses the session", (t) => {
	const laboratory = new Laboratory();
	const asked = session(laboratory);
	const stream = laboratory.listen("/api/events", asked);
	for (let i = 0; i < 130; i++) {
		laboratory.leap(15_000);
		t.false(stream.over);
		takenFrom(stream);
	}
	t.is(laboratory.ask("GET", "/api", "", asked).status, 200);
});

test("a session changes something from its own page only", (t) => {
	const laboratory = new Laboratory();
	const { origin: _, ...without } = PAGE;
	const asked = session(laboratory, without);
	t.is(laboratory.ask("GET", "/api", "", asked).status, 200);
	t.regex(
		laboratory.refused("POST", "/api/actions/pause", "", asked),
		/^403 a session of a browser changes something from its own page only/,
	);
	t.is(laboratory.get("/api/properties/paused"), "no");
});

test("a page of another origin gets nothing, whoever lends it a login", (t) => {
	const laboratory = new Laboratory();
	const authorization = basicOf("me", PASSWORD);
	const { headers: { cookie = "" } = {} } = session(laboratory);
	for (const origin of ["http://evil.example", "null", `http://${HOST}:8080`, `https://${HOST}:443`, "http://localhost"])
		for (const login of [{ authorization }, { cookie }])
			for (const [method, path] of [
				["GET", "/api"],
				["POST", "/api/actions/pause"],
				["POST", "/api/login"],
				["POST", "/api/setup"],
				["GET", "/r?rapi=$FS"],
			])
				t.is(
					laboratory.refused(method, path, "{}", { headers: { host: HOST, origin, ...login } }),
					"403 asked by a page of another origin; only the charger's own page may",
				);
	for (const site of ["cross-site", "same-site"])
		t.regex(laboratory.refused("GET", "/r?rapi=$FS", "", { headers: { host: HOST, authorization, "sec-fetch-site": site } }), /^403/);
	t.is(laboratory.ask("GET", "/", "", { headers: { host: HOST, "sec-fetch-site": "cross-site" } }).status, 200, "a link of another page");
	t.is(laboratory.get("/api/properties/paused"), "no");
});

test("a name that somebody may have registered leads nowhere", (t) => {
	const laboratory = new Laboratory();
	const authorization = basicOf("me", PASSWORD);
	for (const host of ["evil.example", "192.168.1.20.evil.example", "localhost.evil.example:80", "", "1.2.3.4.5", "1.2.3.999", "a.b"])
		t.regex(laboratory.refused("GET", "/api", "", { headers: { host, authorization } }), /^421 this is no computer of the name/, host);
	for (const host of [
		"192.168.1.20",
		"192.168.1.20:8080",
		"[fe80::1]:80",
		"localhost",
		"pilotlight",
		"PilotLight.local",
		"a.lan",
		"charger.example",
	])
		t.is(laboratory.ask("GET", "/api", "", { headers: { host, authorization } }).status, 200, host);
});

test("three mistakes are free, each more costs twice the time, by whatever way they were made", (t) => {
	const laboratory = new Laboratory();
	const wrong = { headers: { host: HOST, authorization: basicOf("me", "wrong horse") } };
	t.is(laboratory.refused("GET", "/api", "", wrong), "401 the password is wrong");
	t.is(laboratory.refused("POST", "/api/login", '{"password":"wrong horse"}', NOBODY), "403 the password is wrong");
	t.is(laboratory.refused("POST", "/api/password", '{"old":"wrong horse","password":"better horse"}', NOBODY), "403 the password is wrong");
	for (const seconds of [1, 2, 4, 8]) {
		const waits = laboratory.ask("GET", "/api");
		t.deepEqual([waits.status, waits.headers["retry-after"]], [429, `${seconds}`]);
		laboratory.leap(seconds * 1_000);
		t.is(laboratory.refused("POST", "/api/login", '{"password":"wrong horse"}', NOBODY), "403 the password is wrong");
	}
});

test("whoever guesses keeps out nobody who was in before, from however many places", (t) => {
	const laboratory = new Laboratory();
	const asked = session(laboratory);
	t.is(laboratory.ask("GET", "/api").status, 200);
	for (let place = 0; place < 60; place++)
		for (let i = 0; i < 4; i++)
			laboratory.ask("GET", "/api", "", { from: `10.0.0.${place}`, headers: { host: HOST, authorization: basicOf("me", "wrong horse") } });
	t.is(laboratory.ask("GET", "/api").status, 200);
	t.is(laboratory.ask("GET", "/api", "", asked).status, 200);
	t.is(laboratory.ask("GET", "/api", "", { from: "10.0.0.99" }).status, 429, "a new place shares the wait of all");
});

test("every answer has the headers that keep browsers from doing more with it", (t) => {
	const laboratory = new Laboratory();
	for (const [path, asked] of [
		["/api", undefined],
		["/api", NOBODY],
		["/status", undefined],
		["/nothing", NOBODY],
	] as const) {
		const { headers } = laboratory.ask("GET", path, "", asked);
		t.is(headers["cache-control"], "no-store");
		t.is(headers["x-content-type-options"], "nosniff");
		t.is(headers["x-frame-options"], "DENY");
		t.is(headers["content-security-policy"], "default-src 'none'; frame-ancestors 'none'");
	}
	t.is(laboratory.ask("GET", "/", "", NOBODY).headers["content-security-policy"], "default-src 'self'");
});

test("the page is told anew only if it is another one, and compressed if that is understood", (t) => {
	const laboratory = new Laboratory();
	const ask = (headers: { readonly [name: string]: string }, method = "GET") => {
		const said = laboratory.ask(method, "/", "", { headers: { host: HOST, ...headers } });
		return [said.status, said.text, said.headers["content-encoding"]];
	};
	t.deepEqual(ask({}), [200, "60,62", undefined]);
	t.deepEqual(ask({ "accept-encoding": "br, gzip;q=1" }), [200, "31", "gzip"]);
	t.deepEqual(ask({ "if-none-match": '"0", "1"' }), [304, "", undefined]);
	t.deepEqual(ask({ "if-none-match": '"2"' }), [200, "60,62", undefined]);
	t.is(ask({}, "POST")[0], 405);
});

test("methods and paths that nothing here knows", (t) => {
	const laboratory = new Laboratory();
	t.regex(laboratory.refused("OPTIONS", "/api"), /^501 OPTIONS is served nowhere here/);
	t.regex(laboratory.refused("TRACE", "/"), /^501/);
	t.regex(laboratory.refused("GET", `/api/${"x".repeat(3_000)}`), /^414/);
	t.is(laboratory.ask("HEAD", "/api").status, 200);
	for (let i = 0; i < 20; i++) t.is(laboratory.ask("HEAD", "/api/events").status, 200, "nobody is left listening");
	t.is(laboratory.refused("PUT", "/api/login", "{}"), "405 /api/login knows POST, not PUT");
});
