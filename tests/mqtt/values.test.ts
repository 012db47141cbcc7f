// SPDX-License-Identifier: Apache-2.0
/** Values: what is published while a vehicle charges, and how often. */
import test from "ava";
import { SEEN_KEYS } from "../../src/link/shown.js";
import { charging, Laboratory } from "./laboratory.js";

/** Each topic with when something came there. */
function momentsOf(laboratory: Laboratory): Map<string, number[]> {
	const moments = new Map<string, number[]>();
	for (const { topic, at } of laboratory.heard()) moments.set(topic, [...(moments.get(topic) ?? []), at]);
	return moments;
}

test("a charge is told in one record and in single values, retained", (t) => {
	const laboratory = charging();
	t.is(laboratory.value("status"), "online");
	t.is(laboratory.value("activity"), "charging");
	t.is(laboratory.value("pilot/letter"), "C");
	t.is(laboratory.value("state/iec"), "C2");
	t.is(laboratory.value("meter/power"), "11040");
	t.is(laboratory.value("meter/current1"), "16");
	t.is(laboratory.value("faults"), "none");
	t.is(laboratory.value("permit/most"), "unknown");
	t.is(laboratory.value("setting/limit"), "32");
	t.is(laboratory.value("setting/contactor/feedback"), "yes");
	t.is(laboratory.value("setting/mqttBase"), "pilotlight");
	const state = JSON.parse(laboratory.value("state") ?? "") as { readonly [key: string]: unknown };
	const told = {
		activity: "charging",
		"meter.power": 11_040,
		"meter.voltage2": 230,
		"phases.used": "3",
		paused: "no",
		"permit.most": null,
	};
	for (const [key, value] of Object.entries(told)) t.is(state[key], value, key);
	t.deepEqual(state.faults, []);
	t.deepEqual(
		SEEN_KEYS.filter((key) => !(key in state) && !key.startsWith("set.")),
		[...Array.from({ length: 17 }, (_, i) => `setpoint.${i + 1}`), ...Array.from({ length: 7 }, (_, i) => `targets.${i + 1}`)],
	);
	for (const head of laboratory.heard("pilotlight/meter")) t.true(head.retain && head.id === 0);
});

test("the charge goes through the words that evcc knows", (t) => {
	const laboratory = new Laboratory();
	const words: string[] = [`${laboratory.value("activity")}`];
	const told = () => {
		for (const { payload } of laboratory.heard("pilotlight/activity")) if (payload !== words.at(-1)) words.push(payload);
	};
	laboratory.words("plug; sleep 5; draw_power_regulated 16,3; within 5 expect contactor closed; sleep 5");
	told();
	laboratory.tell("do/pause", "");
	laboratory.words("sleep 15");
	t.is(laboratory.value("activity"), "paused");
	laboratory.tell("do/resume", "");
	laboratory.words("within 60 expect contactor closed; sleep 3");
	t.is(laboratory.value("activity"), "charging");
	laboratory.words("unplug; sleep 5");
	told();
	t.is(words[0], "disconnected");
	t.is(words.at(-1), "disconnected");
	t.true(words.includes("starting") && words.includes("charging"), words.join());
});

test("a fault that stops is told as one", (t) => {
	const laboratory = charging();
	laboratory.words("mains 270; sleep 15");
	t.is(laboratory.value("activity"), "fault");
	t.is(laboratory.value("faults"), "overvoltage");
	t.deepEqual(laboratory.state("faults"), ["overvoltage"]);
});

test("no value comes more often than once a second, and no reading less often than every 30 s", (t) => {
	const laboratory = charging();
	laboratory.heard();
	const began = laboratory.bench.now;
	laboratory.words("sleep 95");
	const moments = momentsOf(laboratory);
	t.true(moments.size > 80, `${moments.size}`);
	for (const [topic, times] of moments) {
		const all = [began, ...times, laboratory.bench.now];
		all.slice(1).forEach((at, i) => {
			if (!topic.startsWith("pilotlight/setting")) t.true(at - all[i] <= 30_000, `${topic}: ${at - all[i]}`);
			if (i > 0 && i < all.length - 2) t.true(at - all[i] >= 1_000, `${topic}: ${at - all[i]}`);
		});
	}
	t.true((moments.get("pilotlight/state") ?? []).length >= 60, "the record follows the meter");
	t.true((moments.get("pilotlight/version") ?? []).length >= 3);
	t.is(moments.get("pilotlight/setting/limit"), undefined, "what is set is told when it is another one");
});

test("a setting that is another one is told", (t) => {
	const laboratory = new Laboratory();
	laboratory.tell("set/limit", "20");
	laboratory.words("sleep 3");
	t.is(laboratory.value("setting/limit"), "20");
});

test("events of a session come in their order, each with its number, and none is retained", (t) => {
	const laboratory = charging();
	laboratory.words("unplug; sleep 5");
	const heard = laboratory.heard("pilotlight/event");
	const events = heard.map(({ payload }) => JSON.parse(payload) as { readonly event_type: string; readonly n: number });
	t.deepEqual(
		events.map(({ event_type }) => event_type).filter((name) => /Session|Transaction|Charging/.test(name)),
		[
			"SessionStarted",
			"TransactionStarted",
			"PrepareCharging",
			"ChargingStarted",
			"StoppingCharging",
			"ChargingFinished",
			"TransactionFinished",
			"SessionFinished",
		],
	);
	t.deepEqual(
		events.map(({ n }) => n),
		events.map((_, i) => i + 1),
	);
	t.true(heard.every(({ retain, id }) => !retain && id > 0));
});

test("a charger out of sight is offline, its commands are refused, and it comes back with all it says", (t) => {
	const laboratory = charging();
	laboratory.words("link down; sleep 8");
	t.is(laboratory.value("status"), "offline");
	laboratory.heard();
	t.deepEqual(laboratory.tell("do/pause", ""), { to: "do/pause", refused: "the charger is out of sight; nothing was asked" });
	laboratory.words("sleep 40");
	t.deepEqual(laboratory.heard(), [], "what nobody sees is not told");
	laboratory.words("link up; sleep 8");
	t.is(laboratory.value("status"), "online");
	const topics = laboratory.heard("pilotlight").map(({ topic }) => topic);
	t.true(topics.includes("pilotlight/state") && topics.includes("pilotlight/meter/power"));
	t.is(topics[0], "pilotlight/status");
});

test("a charger that loses its power is offline, and back with what it says then", (t) => {
	const laboratory = charging();
	laboratory.words("power off; sleep 8");
	t.is(laboratory.value("status"), "offline");
	laboratory.words("unplug; power on; sleep 8");
	t.is(laboratory.value("status"), "online");
	t.is(laboratory.value("activity"), "disconnected");
	t.is(laboratory.value("session/open"), "no");
	t.is(laboratory.broker.connections, 1, "the broker is none of its business");
});
