// SPDX-License-Identifier: Apache-2.0
/** The security log: who has logged in, what was refused and changed, tampering and restarts, for who has logged in alone. */
import test from "ava";
import { MOST_NOTED, type Noted, SecurityLog } from "../../src/login/securityLog.js";
import { basicOf } from "./basic.js";
import { BEGAN, Laboratory } from "./laboratory.js";
import { HOST, NOBODY, session } from "./visitors.js";

function log(laboratory: Laboratory): string[] {
	return (laboratory.get("/api/security") as Noted[]).map(({ what, from, text, times }) => `${what} ${from} ${text} ${times}`);
}

test("the log tells who has logged in, what was refused and changed, and nobody can push it all out", (t) => {
	const laboratory = new Laboratory();
	session(laboratory);
	laboratory.ask("GET", "/api", "", { headers: { host: HOST, authorization: basicOf("me", "wrong horse") }, from: "10.0.0.1" });
	laboratory.ask("GET", "/api", "", { headers: { host: "evil.example" }, from: "10.0.0.2" });
	laboratory.ask("GET", "/api", "", { headers: { host: HOST, origin: "http://evil.example" }, from: "10.0.0.3" });
	laboratory.ask("PUT", "/api/properties/set.limit", "16");
	laboratory.pass(1_000).words("tamper on", 3_000);
	t.deepEqual(log(laboratory).slice(0, 6), [
		"login 192.168.1.5 logged in 1",
		"refused 10.0.0.1 GET /api: a wrong password 1",
		'refused 10.0.0.2 asked for "evil.example" 1',
		"refused 10.0.0.3 GET /api: asked by a page of http://evil.example 1",
		"login 192.168.1.5 a program has logged in 1",
		"setting  limit 16 A 1",
	]);
	for (let i = 0; i < 300; i++) laboratory.ask("GET", `/api?${i}`, "", { headers: { host: "evil.example" }, from: `10.0.0.${i % 200}` });
	const entries = log(laboratory);
	t.is(entries.filter((entry) => entry.startsWith("refused")).length, 64);
	t.true(entries.includes("login 192.168.1.5 logged in 1"));
	t.true(entries.includes("setting  limit 16 A 1"));
	t.true(entries.some((entry) => entry.startsWith("tamper")));
});

test("entries have the time of day, and nobody reads them who has not logged in", (t) => {
	const laboratory = new Laboratory();
	const [{ n, at, until }] = laboratory.get("/api/security") as Noted[];
	t.is(n, 1);
	t.true(at !== null && at >= BEGAN && at < BEGAN + 60 && until === at);
	t.is(laboratory.refused("GET", "/api/security", "", NOBODY), "401 log in first");
});

test("a restart is noted", (t) => {
	const laboratory = new Laboratory();
	laboratory.words("power off", 1_000).words("power on", 8_000);
	t.true(log(laboratory).some((entry) => entry.startsWith("restart ")));
});

test("the last 128 are kept; the same again is counted, and who is refused can take half of them", (t) => {
	let now: number | undefined;
	const kept = new SecurityLog(() => now);
	kept.note("login", "a", "in");
	now = 5_000;
	kept.note("login", "a", "in");
	t.deepEqual(kept.entries, [{ n: 1, at: null, until: 5, what: "login", from: "a", text: "in", times: 2 }]);
	for (let i = 0; i < 300; i++) kept.note("refused", `${i}`, "x".repeat(500));
	t.deepEqual([kept.entries.length, kept.entries[0].what, kept.entries[64].from, kept.entries[64].text.length], [65, "login", "299", 160]);
	for (let i = 0; i < 300; i++) kept.note("setting", "", `${i}`);
	t.is(kept.entries.length, MOST_NOTED);
	t.deepEqual([kept.entries[0].text, kept.entries.at(-1)?.text], ["172", "299"]);
});
