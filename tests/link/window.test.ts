// SPDX-License-Identifier: Apache-2.0
/** The charger's end of the window: it answers whoever greets, once, in a bounded way, and what looks in or does not costs nothing. */
import test from "ava";
import { GREET_FIRST, TABLE, type Welcome } from "../../src/link/language.js";
import { MOST_WAITING } from "../../src/link/queue.js";
import { PARTS } from "../../src/link/sight.js";
import { GONE_MS, MOST_ENDS, Window } from "../../src/link/window.js";
import { PROPERTIES } from "../../src/thing/properties.js";
import { VERSION } from "../../src/version.js";
import { Cabinet } from "../firmware/cabinet.js";
import { Visitor } from "./visitor.js";

/** A charger, and somebody who has greeted it and been told everything. */
function greeted(cabinet = new Cabinet().run(1_500, "A")): { cabinet: Cabinet; visitor: Visitor } {
	const visitor = new Visitor(cabinet.firmware.window).say({ hello: 1 });
	cabinet.run(1_000, "A");
	visitor.frames();
	return { cabinet, visitor };
}

test("a greeting is answered with what the charger is, and then with everything in parts", (t) => {
	const cabinet = new Cabinet().run(1_500, "A");
	const visitor = new Visitor(cabinet.firmware.window);
	cabinet.run(1_000, "A");
	t.deepEqual(visitor.told(), [], "who has not greeted is told nothing");
	visitor.say({ hello: 1 });
	const events = cabinet.events.length;
	t.deepEqual(visitor.told(), [{ welcome: 1, run: 0, version: VERSION, table: TABLE, n: 0, events, asked: 0 }]);
	cabinet.run(80 * PARTS + 80, "A");
	const parts = visitor.told().flatMap((told) => ("see" in told && told.part !== undefined ? [told] : []));
	t.deepEqual(
		parts.map(({ part, of }) => [part, of]),
		parts.map((_, i) => [i + 1, PARTS]),
	);
	const seen = Object.assign({}, ...parts.map(({ see }) => see));
	t.deepEqual(
		Object.keys(seen),
		PROPERTIES.map(({ key }) => key),
	);
	t.is(seen["contactor.is"], 1);
	t.is(seen["set.limit"], 32_000);
});

test("no frame that the charger sends is longer than 2 kB or more than one line", (t) => {
	const cabinet = new Cabinet().run(1_500, "A");
	const { evse } = cabinet.firmware;
	for (let i = 0; i < 32; i++) evse.setLimit(`with "quotes" and \\ ${i}`, { ma: 6_000 });
	const visitor = new Visitor(cabinet.firmware.window).say({ hello: 1 });
	cabinet.run(1_500, "B").run(5_000, "C");
	for (const frame of visitor.frames()) {
		t.true(frame.length < 2_000, `${frame.length}`);
		t.false(/[\r\n]/.test(frame));
		t.notThrows(() => JSON.parse(frame));
	}
});

test("a request is done in the next tick, and answered with what came of it", (t) => {
	const { cabinet, visitor } = greeted();
	visitor.say({ ask: 1, do: "pause" });
	t.deepEqual(visitor.answers(), []);
	t.false(cabinet.firmware.evse.paused);
	cabinet.run(40, "A");
	t.deepEqual(visitor.answers(), ["1 done paused"]);
	t.true(cabinet.firmware.evse.paused);
	visitor.say({ ask: 2, do: "unlimit", with: { name: "nobody" } });
	cabinet.run(40, "A");
	t.regex(visitor.answers()[0], /^2 refused .*nobody/);
});

test("one tick takes one request, whoever asks", (t) => {
	const { cabinet, visitor } = greeted();
	const other = new Visitor(cabinet.firmware.window).say({ hello: 1 });
	for (const each of [visitor, other])
		for (let ask = 1; ask <= 3; ask++) each.say({ ask, do: "limit", with: { name: "x", current: 10_000 } });
	t.is(cabinet.firmware.window.waiting, 6);
	for (let left = 5; left >= 0; left--) {
		cabinet.run(40, "A");
		t.is(cabinet.firmware.window.waiting, left);
	}
	t.deepEqual(
		[visitor, other].map((each) => each.answers().length),
		[3, 3],
	);
});

test("nobody is obeyed who has not greeted, speaks another language, or has been silent for too long", (t) => {
	const cabinet = new Cabinet().run(1_500, "A");
	const visitor = new Visitor(cabinet.firmware.window).say({ ask: 5, do: "pause" });
	t.deepEqual(visitor.answers(), [`5 refused ${GREET_FIRST}`]);
	visitor.say({ hello: 2 }).say({ ask: 6, do: "pause" });
	t.deepEqual(visitor.answers(), [`6 refused ${GREET_FIRST}`]);
	visitor.say({ hello: 1 });
	cabinet.run(GONE_MS - 20, "A");
	visitor.say({ here: 0 });
	cabinet.run(GONE_MS - 20, "A");
	t.true(visitor.frames().length > 10);
	cabinet.run(2_000, "A");
	visitor.frames();
	cabinet.run(5_000, "A");
	t.deepEqual(visitor.frames(), [], "who is gone is told nothing");
	visitor.say({ ask: 7, do: "pause" });
	t.deepEqual(visitor.answers(), [`7 refused ${GREET_FIRST}`]);
	t.false(cabinet.firmware.evse.paused);
});

test("a request that has come already is not obeyed again", (t) => {
	const { cabinet, visitor } = greeted();
	visitor.say({ ask: 3, do: "pause" });
	cabinet.run(40, "A");
	cabinet.firmware.evse.resume();
	visitor.frames();
	visitor.say({ ask: 3, do: "pause" }).say({ ask: 2, do: "pause" });
	cabinet.run(80, "A");
	t.false(cabinet.firmware.evse.paused);
	t.deepEqual(
		visitor.answers(),
		[3, 2].map((id) => `0 refused request ${id} has come already, or another after it; numbers grow, the next is 4`),
	);
	visitor.say({ hello: 1 });
	t.is((visitor.told()[0] as { asked?: number }).asked, 3, "a greeting does not forget them");
});

test("a number far ahead, of which a wire has spoilt a digit, is refused and uses nothing up", (t) => {
	const { cabinet, visitor } = greeted();
	visitor.say({ ask: 1_001, do: "pause" });
	t.deepEqual(visitor.answers(), ["1001 refused the number 1001 is too far ahead; the next is 1, and at most 1000 may be left out"]);
	visitor.say({ ask: 1_000, do: "pause" });
	cabinet.run(40, "A");
	t.deepEqual(visitor.answers(), ["1000 done paused"]);
});

/** What is no request that can be done, and what is said of it. */
const REFUSED: readonly (readonly [frame: string, says: RegExp])[] = [
	["x", /^0 refused not understood: no JSON$/],
	["x".repeat(600), /^0 refused not understood: a frame of 600 characters; at most 512$/],
	['{"ask":9,"do":"pauze"}', /^9 refused there is no action "pauze"; did you mean "pause"\?$/],
	['{"ask":9,"do":"toString"}', /^9 refused there is no action "toString"; actions are pause, resume, /],
	['{"ask":9,"do":"__proto__"}', /^9 refused there is no action "__proto__"; /],
	[`{"ask":9,"do":"${"p".repeat(400)}"}`, /^9 refused there is no action "p+"; actions are pause, /],
	['{"ask":9,"do":"limit","with":{"name":"x"}}', /^9 refused current is missing; /],
	['{"ask":9,"do":"limit","with":{"name":"x","current":-1}}', /^9 refused current cannot be -1; it is 0 to 80 A, as a whole number of mA$/],
	['{"ask":9,"do":"pause","with":{"__proto__":1}}', /^9 refused there is no argument "__proto__"; it takes none$/],
	['{"ask":9,"do":"limit","with":{"name":"x","current":1,"constructor":2}}', /^9 refused there is no argument "constructor"; /],
];

test("what cannot be done is refused at once, with what would be right", (t) => {
	for (const [frame, says] of REFUSED) {
		const { cabinet, visitor } = greeted();
		visitor.say(frame);
		const [answer, ...more] = visitor.answers();
		t.regex(answer, says);
		t.deepEqual(more, []);
		t.is(cabinet.firmware.window.waiting, 0);
	}
});

test("all together have no more waiting than there is room for", (t) => {
	const { cabinet } = greeted();
	const visitors = [1, 2, 3].map(() => new Visitor(cabinet.firmware.window).say({ hello: 1 }));
	cabinet.run(40, "A");
	for (const each of visitors) for (let ask = 1; ask <= 4; ask++) each.say({ ask, do: "limit", with: { name: "x", current: 6_000 } });
	t.is(cabinet.firmware.window.waiting, MOST_WAITING);
	t.is(visitors[2].answers().filter((each) => each.includes("busy")).length, 4);
});

test("more ends than there is room for are not opened, and who goes makes room", (t) => {
	const { window } = new Cabinet().firmware;
	const visitors = Array.from({ length: MOST_ENDS }, () => new Visitor(window));
	t.is(new Visitor(window).end, undefined);
	visitors[1].end?.close();
	t.not(new Visitor(window).end, undefined);
	t.is(new Visitor(window).end, undefined);
	t.notThrows(() => visitors[1].say({ hello: 1 }).end?.close(), "who is gone is not heard");
	t.deepEqual(visitors[1].frames(), []);
});

test("whoever is gone has asked nothing", (t) => {
	const { cabinet, visitor } = greeted();
	visitor.say({ ask: 1, do: "pause" });
	visitor.end?.close();
	cabinet.run(100, "A");
	t.false(cabinet.firmware.evse.paused);
});

test("whoever's end breaks is sent away, and the others hear all the same", (t) => {
	const { cabinet, visitor } = greeted();
	const { window } = cabinet.firmware;
	let broken = false;
	let calls = 0;
	const end = window.open(() => {
		calls += 1;
		if (broken) throw new Error("the socket is gone");
	});
	end?.take('{"hello":1}');
	broken = true;
	end?.take('{"ask":1,"do":"resume"}');
	cabinet.run(1_000, "A");
	visitor.frames();
	cabinet.run(1_500, "B").run(2_000, "C");
	t.is(cabinet.firmware.drive.contactor, 1);
	t.true(visitor.frames().length > 5);
	t.is(calls, 2, "the welcome, and the one that broke");
});

test("an action that breaks is refused as what it is, and nothing else ends", (t) => {
	const { cabinet, visitor } = greeted();
	Object.defineProperty(cabinet.firmware.evse, "pause", {
		configurable: true,
		value: () => {
			throw new Error("planted");
		},
	});
	visitor.say({ ask: 1, do: "pause" }).say({ ask: 2, do: "resume" });
	cabinet.run(80, "A");
	t.deepEqual(visitor.answers(), ["1 refused internal error: planted", "2 done not paused"]);
	t.true(cabinet.completed);
});

test("while nobody has greeted nothing of the charger is looked at", (t) => {
	const { firmware } = new Cabinet().run(100, "A");
	let reads = 0;
	const subject = new Proxy(firmware, {
		get(target, key) {
			if (key === "report" || key === "sense") reads += 1;
			return Reflect.get(target, key, target);
		},
	});
	const window = new Window(subject, () => 7);
	for (let i = 0; i < 100; i++) window.tick();
	window.event("Closed", {});
	const visitor = new Visitor(window);
	for (let i = 0; i < 100; i++) window.tick();
	t.is(reads, 0);
	visitor.say({ hello: 1 });
	const [{ run, events }] = visitor.told() as [Welcome];
	t.deepEqual([run, events], [7, 1]);
	for (let i = 0; i < 100; i++) window.tick();
	t.true(reads > 100);
});
