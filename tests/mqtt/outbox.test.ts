// SPDX-License-Identifier: Apache-2.0
/** The outbox: what comes of messages while the broker is away, says nothing, comes back, or has little room. */
import test from "ava";
import { bytesOf, endOf } from "../../src/broker/utf8.js";
import { charging, Laboratory } from "./laboratory.js";

test("while the broker is away events wait, and of values the newest", (t) => {
	const laboratory = charging();
	laboratory.broker.isThere = false;
	laboratory.words("sleep 1");
	laboratory.heard();
	laboratory.words("> pause; sleep 20; > resume; within 60 expect contactor closed; > pause; sleep 20");
	t.deepEqual(laboratory.heard(), []);
	laboratory.broker.isThere = true;
	laboratory.words("sleep 2");
	t.is(laboratory.broker.connections, 2);
	const heard = laboratory.heard();
	t.is(heard[0].topic, "pilotlight/status");
	t.deepEqual(
		heard.filter(({ topic }) => topic === "pilotlight/paused").map(({ payload }) => payload),
		["yes"],
		"one, as it is now",
	);
	const events = heard
		.filter(({ topic }) => topic === "pilotlight/event")
		.map(({ payload }) => (JSON.parse(payload) as { event_type: string }).event_type);
	t.deepEqual(
		events.filter((name) => name.startsWith("Charging")),
		["ChargingPausedEVSE", "ChargingStarted", "ChargingPausedEVSE"],
	);
});

test("an event that was not acknowledged is sent again over the next connection, with the same number", (t) => {
	const laboratory = charging();
	laboratory.heard();
	laboratory.broker.acknowledges = false;
	laboratory.words("> pause; sleep 3");
	const first = laboratory.heard("pilotlight/event").map(({ payload }) => payload);
	t.true(first.length > 0 && first.length <= 4, "so many under way at most");
	laboratory.broker.isThere = false;
	laboratory.words("sleep 1");
	laboratory.broker.isThere = true;
	laboratory.broker.acknowledges = true;
	laboratory.words("sleep 3");
	const again = laboratory.heard("pilotlight/event").map(({ payload }) => payload);
	t.deepEqual(again.slice(0, first.length), first);
	laboratory.words("sleep 3");
	t.deepEqual(laboratory.heard("pilotlight/event"), [], "and not again");
});

test("a broker that never acknowledges is left after 30 s, and nothing grows", (t) => {
	const laboratory = charging();
	laboratory.broker.acknowledges = false;
	laboratory.words("> pause; sleep 20; > resume; sleep 20; > pause; sleep 20; > resume; sleep 65");
	t.true(laboratory.broker.hangUps >= 2 && laboratory.broker.hangUps <= 5, `${laboratory.broker.hangUps}`);
	t.is(laboratory.value("status"), "online");
});

test("what is too much is dropped, the oldest first, and that is told", (t) => {
	const laboratory = charging();
	laboratory.broker.isThere = false;
	laboratory.words("sleep 1");
	for (let i = 0; i < 40; i++) laboratory.words(`> limit ems ${10 + (i % 2) * 4}; sleep 6`);
	laboratory.broker.isThere = true;
	laboratory.heard();
	laboratory.words("sleep 5");
	const events = laboratory
		.heard("pilotlight/event")
		.map(({ payload }) => JSON.parse(payload) as { event_type: string; n: number; events?: number });
	const missed = events.filter(({ event_type }) => event_type === "EventsMissed");
	t.is(missed.length, 1);
	const told = events.filter(({ event_type }) => event_type !== "EventsMissed");
	t.is(told.length, 32);
	const last = told.at(-1)?.n ?? 0;
	t.deepEqual(
		told.map(({ n }) => n),
		Array.from({ length: 32 }, (_, i) => last - 31 + i),
	);
	t.true((missed[0].events ?? 0) > 0);
});

test("events that were lost on the way from the charger are told as such", (t) => {
	const laboratory = charging();
	laboratory.heard();
	laboratory.words("link down; sleep 1; > pause; sleep 3; link up; sleep 8");
	t.true(laboratory.events().includes("EventsMissed"));
});

test("where there is little room messages go in pieces, and arrive whole", (t) => {
	const laboratory = new Laboratory([], "sleep 0.1");
	laboratory.broker.perTick = 512;
	laboratory.words("plug; draw_power_regulated 16,3; sleep 60");
	const state = laboratory.heard().filter(({ topic }) => topic === "pilotlight/state" || topic.startsWith("homeassistant"));
	t.true(state.some(({ pieces }) => pieces >= 3));
	for (const { payload } of state) t.notThrows(() => JSON.parse(payload));
	t.is(laboratory.state("activity"), "charging");
	t.is(laboratory.value("meter/power"), "11040");
});

test("a character that needs several bytes is never cut", (t) => {
	const laboratory = new Laboratory();
	laboratory.tell("do/vehicle", "Škoda €µ kůň");
	// the longest topic has to fit
	for (let room = 80; room < 92; room++) {
		laboratory.broker.perTick = room;
		laboratory.broker.retained.clear();
		laboratory.words("sleep 31");
		t.is(laboratory.state("vehicle.id"), "Škoda €µ kůň", `${room}`);
	}
});

test("a piece ends with a character", (t) => {
	const text = "aµ€😀\ud800";
	t.is(bytesOf(text), 1 + 2 + 3 + 4 + 3);
	t.deepEqual(
		[0, 1, 2, 3, 5, 6, 9, 10, 12, 13, 99].map((bytes) => text.slice(0, endOf(text, 0, bytes))),
		["", "a", "a", "aµ", "aµ", "aµ€", "aµ€", "aµ€😀", "aµ€😀", text, text],
	);
	t.is(text.slice(3, endOf(text, 3, 4)), "😀");
});

test("a broker that takes nothing at all makes nothing grow and nothing fail", (t) => {
	const laboratory = charging();
	laboratory.broker.perTick = 0;
	laboratory.words("sleep 0.2");
	laboratory.heard();
	laboratory.words("sleep 120; expect contactor closed");
	t.deepEqual(laboratory.heard(), []);
	laboratory.broker.perTick = Number.POSITIVE_INFINITY;
	laboratory.words("sleep 2");
	t.is(laboratory.state("activity"), "charging");
});
