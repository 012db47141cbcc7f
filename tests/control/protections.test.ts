// SPDX-License-Identifier: Apache-2.0
/** The contract of protections: each raises after its delay and not before, opens, blocks, clears and retries as its row says, in every state. */
import test from "ava";
import { FAULTS } from "../../src/control/faults.js";
import { Desk, TICK_MS } from "./desk.js";
import { type Provokable, SLOW_MS, STIMULI, type Stimulus } from "./stimuli.js";

/** Every state of the port, and how to get there from power-up. */
const PLACES: { readonly [state: string]: (desk: Desk) => unknown } = {
	A1: (desk) => desk.show("A").run(1_500),
	B1: (desk) => {
		desk.wish.mayCharge = 0;
		desk.show("B").run(1_500);
	},
	B2: (desk) => desk.show("B").run(2_000),
	C1: (desk) => {
		desk.wish.mayCharge = 0;
		desk.show("B").run(1_500).show("C").run(1_000);
	},
	C2: (desk) => desk.charge(),
	"C1 after a stop": (desk) => {
		desk.charge();
		desk.wish.mayCharge = 0;
		desk.run(1_000);
	},
	D1: (desk) => {
		desk.wish.mayCharge = 0;
		desk.wish.ventilation = 1;
		desk.show("B").run(1_500).show("D").run(1_000);
	},
	D2: (desk) => {
		desk.wish.ventilation = 1;
		desk.show("B").run(1_500).show("D");
		desk.until(() => desk.closed);
		desk.run(500);
	},
	E: (desk) => desk.show("E").run(1_500),
	F: (desk) => {
		desk.charge();
		desk.sense.stopButton = 1;
		desk.tick();
		desk.sense.stopButton = 0;
	},
};

/** A desk on which a try comes soon, and a delay is over soon: how long they are is tested where they are. */
function hurried(name: Provokable): Desk {
	const desk = new Desk();
	const { debounce, retryAfter } = desk.numbers;
	debounce[name] = Math.min(debounce[name], 1_000);
	if (name in retryAfter)
		(retryAfter as { [fault: string]: number })[name] = Math.min((retryAfter as { [fault: string]: number })[name], 20_000);
	return desk;
}

test("every fault but internal, which the firmware raises, has a stimulus here", (t) => {
	t.deepEqual([...Object.keys(STIMULI), "internal"].sort(), FAULTS.map(({ name }) => name as string).sort());
});

for (const [name, stimulus] of Object.entries(STIMULI) as [Provokable, Stimulus][]) {
	const row = FAULTS.find((fault) => fault.name === name) as (typeof FAULTS)[number];

	test(`${name}: raised after its delay and not before, and stops as its row says`, (t) => {
		const desk = new Desk().charge();
		const earliest = desk.numbers.debounce[name];
		stimulus.provoke(desk);
		const took = desk.until(() => desk.has(name), 70_000);
		t.true(took >= earliest, `raised after ${took} ms`);
		t.true(took <= earliest + stimulus.seenAfterMs + TICK_MS, `raised after ${took} ms`);
		t.is(FAULTS[desk.report.newestFault].name, name);
		t.deepEqual(desk.faults, [name]);
		if (row.severity === "warn") t.true(desk.closed);
		else t.is(desk.drive.duty < 10_000 && desk.drive.duty > 0, false);
		if (row.severity === "at once") {
			t.false(desk.closed);
			t.true(desk.blockers.includes("fault"));
		} else if (row.severity === "stop first") {
			t.true(desk.closed);
			desk.show("B").run(100);
			t.false(desk.closed);
			t.true(desk.blockers.includes("fault"));
		}
	});

	test(`${name}: nothing is raised at the boundary`, (t) => {
		const desk = new Desk().charge();
		stimulus.almost(desk);
		desk.run(20_000);
		t.deepEqual(desk.faultsSoFar, []);
	});

	test(`${name}: clears as its row says`, (t) => {
		const desk = hurried(name).charge().run(15_000);
		const place = FAULTS.findIndex((fault) => fault.name === name);
		if (row.clears === "itself") desk.numbers.retries[row.name] = 1;
		stimulus.provoke(desk);
		desk.until(() => desk.has(name), 70_000);
		desk.run(500);
		stimulus.relieve(desk);
		if (row.clears === "itself") {
			const retry = desk.numbers.retryAfter[row.name];
			t.true(desk.report.retryInMs[place] > 0);
			desk.run(stimulus.momentary || stimulus.hides ? retry - 1_100 : retry - TICK_MS);
			t.true(desk.has(name));
			desk.run(1_100 + SLOW_MS);
			t.false(desk.has(name));
			desk.show("C");
			desk.until(() => desk.closed, 10_000);
			t.deepEqual(desk.faults, []);
			return;
		}
		desk.run(60_000);
		t.true(desk.has(name));
		t.is(desk.report.retryInMs[place], -1);
		desk.show("A").run(1_100);
		t.is(desk.has(name), row.clears === "person");
		desk.wish.clearFaults += 1;
		desk.tick();
		t.false(desk.has(name));
	});

	if (row.clears === "itself")
		test(`${name}: after its last try it ends as its row says, and not before`, (t) => {
			const desk = hurried(name).charge().run(15_000);
			desk.numbers.retries[row.name] = 0;
			stimulus.provoke(desk);
			desk.until(() => desk.has(name), 70_000);
			stimulus.relieve(desk);
			desk.show("B").run((desk.numbers.retryAfter[row.name] as number) + 2_000);
			t.true(desk.has(name));
			desk.show("A").run(1_100);
			t.is(desk.has(name), row.lastly === "person");
			desk.wish.clearFaults += 1;
			desk.run(SLOW_MS);
			t.false(desk.has(name));
		});

	// what takes seconds to be seen again may flow for those seconds, when a person says so
	if (!stimulus.momentary && !stimulus.forgiven && !(stimulus.hides && stimulus.seenAfterMs > 5_000))
		test(`${name}: a person cannot clear it while its condition holds`, (t) => {
			const desk = new Desk().charge();
			stimulus.provoke(desk);
			desk.until(() => desk.has(name), 70_000);
			for (let second = 0; second < 20; second++) {
				desk.wish.clearFaults += 1;
				desk.run(1_000);
				if (!stimulus.hides) t.true(desk.has(name));
				else t.true(desk.has(name) || !desk.closed, "not seen at the moment, but not charging either");
			}
		});

	if (row.severity !== "warn")
		for (const [place, reach] of Object.entries(PLACES)) {
			if (stimulus.needsPwm && place === "C1 after a stop") continue;
			test(`${name} in ${place}: the contactor is open after the fault's delay, and stays open`, (t) => {
				const desk = hurried(name);
				reach(desk);
				(stimulus.spoil ?? stimulus.provoke)(desk);
				desk.run(desk.numbers.debounce[name] + stimulus.seenAfterMs + 2 * TICK_MS);
				if (row.severity === "stop first" || stimulus.spoil) desk.show("A").run(1_100);
				for (let ms = 0; ms < 900; ms += TICK_MS) {
					if (desk.closed) t.fail(`closed in ${desk.stateName}`);
					desk.tick();
				}
				t.false(desk.closed);
			});
		}
}
