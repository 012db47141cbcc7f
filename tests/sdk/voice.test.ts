// SPDX-License-Identifier: Apache-2.0
/** The voice of the small computer: which face is made, when, and what it is told of what was before it. */
import test from "ava";
import { Voice } from "../../hosts/sdk/voice.js";
import type { Window } from "../../src/link/charger.js";
import { StandIn } from "../mqtt/standIn.js";
import { MANAGER } from "./everestBench.js";

const [OWN, MANAGING] = [0, 2];
const DAY_MS = 86_400_000;
/** 2026-11-29T12:00:00Z, s. */
const NOON = 1_795_953_600;

/** A voice before a window that shows what a test says. */
function rig(speaks: number) {
	const values = new Map<string, number | string>([
		["set.mqtt.speaks", speaks],
		["set.mqttBase", "pilotlight"],
		["set.network.hostname", "pilotlight"],
		["clock", NOON],
		["enabled", 1],
	]);
	const sight = { clear: false };
	const window: Window = {
		get clear() {
			return sight.clear;
		},
		get: (key) => values.get(key),
		ask: () => {},
	};
	const voice = new Voice(window, { random: () => 0.5, tell: () => {} });
	/** Everything of the charger is seen for the first time. */
	const see = (): StandIn => {
		sight.clear = true;
		voice.seen([...values.keys()]);
		if (voice.face === undefined) throw new Error("there is no face");
		return new StandIn(voice.face);
	};
	/** What has come within some ticks. */
	const heard = (broker: StandIn, topic: string): string[] => {
		for (let i = 0; i < 200; i++) {
			voice.now += 100;
			broker.tick(voice.age);
		}
		return broker.heard.filter((each) => each.topic === topic).map(({ payload }) => payload);
	};
	return { voice, values, see, heard };
}

/** Events that were told, without those of the face's own. */
function names(events: readonly string[]): string[] {
	return events.map((text) => JSON.parse(text).event_type);
}

test("there is no face before the settings are known, and then there is one", (t) => {
	const { voice, see } = rig(OWN);
	voice.seen(["contactor"]);
	t.is(voice.face, undefined);
	see();
	t.not(voice.face, undefined);
});

test("what has happened before there was a face is told by one that relates", (t) => {
	const { voice, see, heard } = rig(OWN);
	voice.event("SessionStarted", { session: 1 });
	voice.event("Authorized", { session: 1 });
	t.deepEqual(names(heard(see(), "pilotlight/event")), ["SessionStarted", "Authorized"]);
});

test("of more than it keeps the last are told, and that there were more", (t) => {
	const { voice, see, heard } = rig(OWN);
	for (let n = 0; n < 100; n++) voice.event("LimitChanged", { n });
	const events = heard(see(), "pilotlight/event");
	t.is(names(events).filter((name) => name === "LimitChanged").length, 32);
	t.true(events.some((text) => text.includes('"n":99')));
	t.true(names(events).includes("EventsMissed"));
});

test("what was missed before there was a face is told as missed", (t) => {
	const { voice, see, heard } = rig(OWN);
	voice.missed();
	t.deepEqual(names(heard(see(), "pilotlight/event")), ["EventsMissed"]);
});

test("EVerest's consumers hear how it is, and not what has happened before", (t) => {
	const { voice, see, heard } = rig(MANAGING);
	voice.event("SessionStarted", { session: 1 });
	voice.event("SessionFinished", { session: 1 });
	const events = heard(see(), `${MANAGER}/e2m/session_event`).map((text) => JSON.parse(text).event);
	t.deepEqual(events, ["Enabled"]);
});

test("a face that is chosen after days knows what time it is", (t) => {
	const { voice, values, see, heard } = rig(OWN);
	see();
	voice.now = 10 * DAY_MS;
	values.set("set.mqtt.speaks", MANAGING);
	const before = voice.face;
	voice.choose();
	t.not(voice.face, before);
	if (voice.face === undefined) throw new Error("there is no face");
	const [event] = heard(new StandIn(voice.face), `${MANAGER}/e2m/session_event`);
	t.true(JSON.parse(event).timestamp.startsWith("2026-11-29T12:00:0"), event);
});

test("another broker is no reason for another face", (t) => {
	const { voice, see } = rig(OWN);
	see();
	const before = voice.face;
	voice.choose();
	t.is(voice.face, before);
});
