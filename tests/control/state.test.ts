// SPDX-License-Identifier: Apache-2.0
/** What a step remembers can be copied, compared, hashed and restored, and a step is a function of it. */
import test from "ava";
import { type Instant, OLDEST_MS, since } from "../../src/control/integer.js";
import { AT_START, type ControlState, copyOf, equal, hashOf, keepTime, restore } from "../../src/control/state.js";
import { Desk, START } from "./desk.js";
import { months } from "./months.js";

test("a copy is equal and shares nothing", (t) => {
	const desk = new Desk().charge();
	const copy = copyOf(desk.state);
	t.true(equal(copy, desk.state));
	t.is(hashOf(copy), hashOf(desk.state));
	desk.tick();
	t.false(equal(copy, desk.state));
	t.not(hashOf(copy), hashOf(desk.state));
});

test("every leaf counts in comparison and hash", (t) => {
	const visit = (tree: { [key: string]: number | object }, root: object) => {
		for (const [key, value] of Object.entries(tree)) {
			if (typeof value !== "number") {
				visit(value as { [key: string]: number | object }, root);
				continue;
			}
			tree[key] = value ^ 0x10000;
			t.false(equal(root, AT_START), key);
			t.not(hashOf(root), hashOf(AT_START), key);
			tree[key] = value;
		}
	};
	const copy = copyOf(AT_START);
	visit(copy as unknown as { [key: string]: number | object }, copy);
	t.true(equal(copy, AT_START));
});

test("every leaf is an int32, before the first step and after a charge", (t) => {
	const visit = (tree: object) => {
		for (const value of Object.values(tree)) {
			if (typeof value === "number") t.is(value, value | 0);
			else visit(value);
		}
	};
	visit(AT_START);
	visit(new Desk().charge().state);
});

test("the tree keeps its shape, whatever happens", (t) => {
	const leaves = (tree: object): number =>
		Object.values(tree).reduce((sum: number, value) => sum + (typeof value === "number" ? 1 : leaves(value)), 0);
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.run(2_000).sense.stopButton = 0;
	desk.wish.clearFaults += 1;
	desk.show("A").run(2_000);
	t.is(leaves(desk.state), leaves(AT_START));
});

test("a restored state goes on just as the original did", (t) => {
	const desk = new Desk().charge();
	const kept = copyOf(desk.state);
	const drive = { ...desk.drive };
	const report = copyOf(desk.report);
	const now = desk.sense.now;
	const trace = () => {
		const seen: string[] = [];
		for (let i = 0; i < 500; i++) {
			if (i === 100) desk.show("B");
			if (i === 300) desk.show("C");
			desk.tick();
			seen.push(JSON.stringify([desk.drive, desk.report]));
		}
		return seen;
	};
	const first = trace();
	restore(desk.state, kept);
	Object.assign(desk.drive, drive);
	Object.assign(desk.report, report);
	desk.sense.now = now;
	desk.show("C");
	t.deepEqual(trace(), first);
	t.not(first[50], first[200]);
});

test("the first step starts every instant, whatever the clock says", (t) => {
	for (const start of [START, 0, -0x80000000, 0x7fffffff, 123_456]) {
		const desk = new Desk();
		desk.sense.now = start as never;
		const took = desk.show("C").until(() => desk.closed);
		t.true(took >= 1_000 && took <= 3_000, `${took} ms from ${start}`);
	}
});

for (const [what, reach] of [
	["without a vehicle", (desk: Desk) => desk.run(1_000)],
	["in B2", (desk: Desk) => desk.show("B").run(40_000)],
	["charging", (desk: Desk) => desk.charge()],
] as const)
	test(`a port that stays for 60 days ${what} works as on the first`, (t) => {
		const desk = new Desk();
		reach(desk);
		const before = desk.stateName;
		months(desk, 60);
		t.is(desk.stateName, before);
		t.deepEqual(desk.faults, []);
		if (before !== "C2") desk.show("C");
		desk.until(() => desk.closed, 3_000);
		desk.wish.offerMa = 10_000;
		desk.until(() => desk.drive.duty === 1_666, 5_100);
		desk.show("A").run(30);
		t.false(desk.closed);
	});

test("a fault that waits for a person waits for 60 days", (t) => {
	const desk = new Desk().charge();
	desk.sense.stopButton = 1;
	desk.tick();
	desk.sense.stopButton = 0;
	desk.run(2_000);
	months(desk, 60);
	t.true(desk.has("stop_button"));
});

test("a fault that has used up its tries can be given more after a month", (t) => {
	const desk = new Desk().charge();
	desk.numbers.retries.brown_out = 0;
	desk.sense.brownOut = 1;
	desk.run(100).sense.brownOut = 0;
	desk.show("B").run(2_000);
	months(desk, 30);
	t.true(desk.has("brown_out"));
	desk.numbers.retries.brown_out = 1;
	t.false(desk.tick().has("brown_out"));
});

test("the hash is FNV-1a over the bytes of the leaves, the lowest first", (t) => {
	const fnv = (bytes: readonly number[]) =>
		Number(
			BigInt.asIntN(
				32,
				bytes.reduce((hash, byte) => ((hash ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn, 0x811c9dc5n),
			),
		);
	t.is(hashOf({ a: 0x04030201 }), fnv([1, 2, 3, 4]));
	t.is(hashOf({ a: -2, b: { c: 0x7f0000ff } }), fnv([0xfe, 0xff, 0xff, 0xff, 0xff, 0, 0, 0x7f]));
});

/** Every instant of the tree, by its path. */
function instants(state: ControlState): [string, Instant][] {
	const found: [string, Instant][] = [];
	const visit = (tree: object, path: string, begins: boolean) => {
		for (const [key, value] of Object.entries(tree)) {
			const instant = begins || /[a-z]At$/.test(key);
			if (typeof value !== "number") visit(value, `${path}${key}.`, instant);
			else if (instant) found.push([path + key, value as Instant]);
		}
	};
	visit(state, "", false);
	return found;
}

for (const now of [START, -1_000_000_000 as Instant, 1_000_000_000 as Instant])
	test(`at power-up every instant is the present one, when the clock says ${now}`, (t) => {
		const state = copyOf(AT_START);
		keepTime(state, now);
		t.true(instants(state).length > 50);
		for (const [path, instant] of instants(state)) t.is(instant, now, path);
	});

test("within 17 minutes every instant that has grown too old is brought forward, and no other", (t) => {
	for (const ageMs of [OLDEST_MS + 0x200000, OLDEST_MS - 0x200000]) {
		const state = copyOf(AT_START);
		const now = (START | 0xfffff) as Instant;
		keepTime(state, ((now - ageMs) | 0) as Instant);
		state.clock.steppedAt = now;
		const later = ((now + 0x100000) | 0) as Instant;
		keepTime(state, later);
		for (const [path, instant] of instants(state))
			if (path !== "clock.steppedAt") t.is(since(later, instant), Math.min(ageMs + 0x100000, OLDEST_MS), path);
	}
});
