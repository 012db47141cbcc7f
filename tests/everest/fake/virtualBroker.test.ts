// SPDX-License-Identifier: Apache-2.0
/** The virtual broker: ideal it passes everything on at once, in trouble it does what networks do, the same for the same seed. */
import test from "ava";
import { Random, Stream } from "../../../hosts/bench/random.js";
import { wants } from "./filters.js";
import { IDEAL, type Troubles, VirtualBroker } from "./virtualBroker.js";

const MESSAGES = 200;

/** What comes of messages that are sent each 10 ms: which, and when. */
function sent(troubles: Troubles, seed = 1): { readonly at: number; readonly number: number }[] {
	let now = 0;
	const broker = new VirtualBroker(new Random(seed, Stream.Delay), () => now);
	const heard: { at: number; number: number }[] = [];
	broker.join({ filters: ["a/#"], message: (_, payload) => void heard.push({ at: now, number: Number(payload) }) });
	const publish = broker.join({ filters: [], message: () => {} });
	broker.troubles = troubles;
	for (now = 0; now < MESSAGES * 10 + 5_000; now++) {
		if (now % 10 === 0 && now < MESSAGES * 10) publish("a/b", `${now / 10}`);
		broker.happen(now);
	}
	return heard;
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((one, other) => one - other);

test("ideal: each at once, in order", (t) => {
	t.deepEqual(
		sent(IDEAL),
		Array.from({ length: MESSAGES }, (_, number) => ({ at: number * 10, number })),
	);
});

test("delayed: all of them, in order, each within its time behind the one before", (t) => {
	const heard = sent({ ...IDEAL, delayMs: 300, spreadMs: 500 });
	t.is(heard.length, MESSAGES);
	const numbers = heard.map(({ number }) => number);
	t.deepEqual(numbers, sorted(numbers));
	t.true(heard.every(({ at, number }) => at - number * 10 >= 300 && at - number * 10 <= 800));
});

test("in disorder, half lost, each second one twice, and the same again for the same seed", (t) => {
	const numbers = sent({ ...IDEAL, spreadMs: 500, disorder: true }).map(({ number }) => number);
	t.not(`${numbers}`, `${sorted(numbers)}`);
	t.is(new Set(numbers).size, MESSAGES);
	const half = sent({ ...IDEAL, lost: 500 }).length;
	t.true(half > 70 && half < 130, `${half}`);
	const twice = sent({ ...IDEAL, twice: 500 }).length;
	t.true(twice > 270 && twice < 330, `${twice}`);
	const all = { delayMs: 10, spreadMs: 700, disorder: true, lost: 300, twice: 300 };
	t.deepEqual(sent(all, 7), sent(all, 7));
	t.not(JSON.stringify(sent(all, 7)), JSON.stringify(sent(all, 8)));
});

test("gone: what is on its way is lost; what is published meanwhile comes later only from clients that keep it", (t) => {
	for (const keeps of [false, true]) {
		const broker = new VirtualBroker(new Random(1, Stream.Delay), () => 0);
		broker.keeps = keeps;
		broker.troubles = { ...IDEAL, delayMs: 100 };
		const heard: string[] = [];
		broker.join({ filters: ["+/b"], message: (_, payload) => void heard.push(payload) });
		const publish = broker.join({ filters: [], message: () => {} });
		publish("a/b", "on its way");
		broker.there = false;
		publish("a/b", "meanwhile");
		broker.happen(1_000);
		t.deepEqual(heard, []);
		broker.there = true;
		publish("a/b", "afterwards");
		broker.happen(2_000);
		t.deepEqual(heard, keeps ? ["meanwhile", "afterwards"] : ["afterwards"]);
	}
});

test("filters are those of MQTT", (t) => {
	for (const [filter, topic, matches] of [
		["a/b", "a/b", true],
		["a/b", "a/b/c", false],
		["a/#", "a/b/c", true],
		["a/#", "a", true],
		["a/+/c", "a/b/c", true],
		["a/+", "a/b/c", false],
		["a/+/c", "a/b", false],
		["#", "a", true],
	] as const)
		t.is(wants([filter], topic), matches, `${filter} ${topic}`);
});

test("a face is called again and again, hears only what it wants, and is owed its acknowledgements", (t) => {
	const broker = new VirtualBroker(new Random(1, Stream.Delay), () => 0);
	const did: string[] = [];
	const line = broker.connect({
		session: { name: "x" },
		connected: (connection) => {
			did.push("connected");
			connection.subscribe(["a/#"]);
			connection.begin({ topic: "b", bytes: 2, retain: false, id: 7 }, "hi");
		},
		disconnected: () => void did.push("disconnected"),
		flush: () => {},
		acknowledged: (id) => void did.push(`acknowledged ${id}`),
		message: (topic, payload) => void did.push(`${topic} ${payload}`),
		tick: () => {},
	});
	const publish = broker.join({ filters: [], message: () => {} });
	line.tick(0);
	line.tick(100);
	publish("a/1", "x");
	publish("b/1", "y");
	broker.happen(100);
	broker.there = false;
	line.tick(200);
	broker.there = true;
	line.tick(300);
	t.deepEqual(did, ["connected", "acknowledged 7", "a/1 x", "disconnected", "connected", "acknowledged 7"]);
	t.deepEqual(
		broker.passed.filter(({ from }) => from === "face").map(({ topic, payload }) => [topic, payload]),
		[
			["b", "hi"],
			["b", "hi"],
		],
	);
});
