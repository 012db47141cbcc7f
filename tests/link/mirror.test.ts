// SPDX-License-Identifier: Apache-2.0
/** The outside's end of the window: what it holds is how the charger is, or it says that it is not; each request is answered once. */
import test from "ava";
import { frameOf, GREET_FIRST, LANGUAGE, TABLE, type Told } from "../../src/link/language.js";
import { Mirror } from "../../src/link/mirror.js";
import type { Outcome } from "../../src/thing/outcome.js";

const WELCOME = { welcome: LANGUAGE, run: 5, version: "1.2", table: TABLE, n: 10, events: 3, asked: 0 };
const LOST = "no answer: the charger is out of sight; what it was asked may have been done or not";

/** A mirror, and a test in the charger's place. */
class Desk {
	readonly heard: string[] = [];
	readonly outcomes: string[] = [];
	now = 1_000;
	#sent: string[] = [];
	readonly mirror = new Mirror(
		(frame) => void this.#sent.push(frame),
		{
			seen: (keys) => void this.heard.push(`seen ${keys.join(" ")}`),
			event: (name) => void this.heard.push(`event ${name}`),
			missed: () => void this.heard.push("missed"),
			restarted: () => void this.heard.push("restarted"),
		},
		this.now,
	);

	/** The charger says so. */
	tell(...told: (Told | string)[]): this {
		for (const each of told) this.mirror.take(typeof each === "string" ? each : frameOf(each));
		return this;
	}

	/** Everything, in two parts. */
	tellAll(n = 10): this {
		return this.tell({ see: { a: 1, b: "x" }, n, part: 1, of: 2 }, { see: { c: 3 }, n, part: 2, of: 2 });
	}

	/** Time passes, in ticks of 100 ms. */
	wait(ms: number): this {
		for (let t = 0; t < ms; t += 100) this.mirror.tick((this.now += 100));
		return this;
	}

	ask(action = "pause"): this {
		const at = this.outcomes.length;
		this.outcomes.push("");
		this.mirror.ask(action, {}, (outcome: Outcome) => {
			this.outcomes[at] += "done" in outcome ? `done ${outcome.done}` : `refused ${outcome.refused}`;
		});
		return this;
	}

	/** What was sent since somebody looked here last. */
	get sent(): string[] {
		const sent = this.#sent;
		this.#sent = [];
		return sent;
	}
}

/** One that sees everything. */
function clear(): Desk {
	const desk = new Desk().wait(100).tell(WELCOME).tellAll();
	desk.heard.length = 0;
	void desk.sent;
	return desk;
}

test("it greets, again and again while nothing comes, and is clear once everything has come", (t) => {
	const desk = new Desk().wait(100);
	t.deepEqual(desk.sent, ['{"hello":1}']);
	t.deepEqual(desk.wait(4_000).sent, ['{"hello":1}', '{"hello":1}']);
	desk.tell(WELCOME, { see: { a: 1, b: "x" }, n: 10, part: 1, of: 2 });
	t.deepEqual([desk.mirror.clear, desk.mirror.get("a")], [false, undefined]);
	desk.tell({ see: { c: 3 }, n: 10, part: 2, of: 2 });
	t.deepEqual(
		[desk.mirror.clear, desk.mirror.get("a"), desk.mirror.get("b"), desk.mirror.get("c"), desk.mirror.get("d")],
		[true, 1, "x", 3, undefined],
	);
	t.deepEqual(desk.heard, ["seen a b c"]);
});

test("a change is seen, also one that comes between the parts", (t) => {
	const desk = new Desk().wait(100).tell(WELCOME, { see: { a: 1, b: "x" }, n: 10, part: 1, of: 2 });
	desk.tell({ see: { a: 2 }, n: 11 }, { see: { c: 3 }, n: 11, part: 2, of: 2 });
	t.deepEqual([desk.mirror.clear, desk.mirror.get("a"), desk.mirror.get("c")], [true, 2, 3]);
	desk.tell({ see: { c: 4 }, n: 12 });
	t.is(desk.mirror.get("c"), 4);
	t.deepEqual(desk.heard, ["seen a", "seen a b c", "seen c"]);
	t.deepEqual(desk.sent, ['{"hello":1}']);
});

test("a snapshot that was lost is found out with the next one, and everything comes anew", (t) => {
	const desk = clear().wait(3_000).tell({ see: {}, n: 11 }).wait(100);
	t.true(desk.mirror.clear);
	desk.tell({ see: { a: 5 }, n: 13 });
	t.false(desk.mirror.clear);
	t.deepEqual(desk.sent, ['{"hello":1}']);
	desk.tell({ ...WELCOME, n: 13 }).tellAll(13);
	t.true(desk.mirror.clear);
});

test("a part that was lost or belongs to another greeting makes nothing clear", (t) => {
	const desk = new Desk().wait(100).tell(WELCOME, { see: { c: 3 }, n: 10, part: 2, of: 2 });
	t.false(desk.mirror.clear);
	t.deepEqual(desk.wait(2_000).sent.length, 2);
	desk.tell(WELCOME).tellAll();
	t.true(desk.mirror.clear);
	desk.tell({ see: { c: 9 }, n: 10, part: 2, of: 2 });
	t.is(desk.mirror.get("c"), 3, "a part that comes twice is none");
});

test("what has said nothing for five seconds is out of sight, and when it speaks again what was lost meanwhile is not taken for known", (t) => {
	const desk = clear().wait(4_900);
	t.true(desk.mirror.clear);
	desk.wait(200);
	t.false(desk.mirror.clear);
	t.is(desk.mirror.get("a"), 1, "as it was told last");
	desk.tell({ answer: 0, refused: "x" });
	t.false(desk.mirror.clear);
	desk.tell({ ...WELCOME, n: 12 });
	t.false(desk.mirror.clear);
	t.true(desk.tellAll(12).mirror.clear);
});

test("a greeting that is answered late, when nothing is amiss any more, takes nothing away", (t) => {
	const desk = clear().tell({ see: {}, n: 11 }, { ...WELCOME, n: 11 });
	t.true(desk.mirror.clear);
	t.true(desk.tellAll(11).mirror.clear);
	t.deepEqual(desk.sent, []);
});

test("a request is answered by its number, once, whatever else comes", (t) => {
	const desk = clear().ask("pause").ask("resume");
	t.deepEqual(desk.sent, ['{"ask":1,"do":"pause","with":{}}', '{"ask":2,"do":"resume","with":{}}']);
	desk.tell({ answer: 2, refused: "no" }, { answer: 0, refused: "?" }, { answer: 7, done: "?" }, { answer: 1, done: "paused" });
	desk.tell({ answer: 1, done: "again" }, { answer: 2, done: "again" }).wait(10_000);
	t.deepEqual(desk.outcomes, ["done paused", "refused no"]);
});

test("what an answer carries arrives", (t) => {
	const desk = clear();
	let came: Outcome | undefined;
	desk.mirror.ask("x", {}, (outcome) => {
		came = outcome;
	});
	desk.tell({ answer: 1, done: "", data: [1, { a: null }] });
	t.deepEqual(came, { done: "", data: [1, { a: null }] });
});

test("who gets no answer is told after five seconds that nobody knows", (t) => {
	const desk = clear().ask().wait(4_900);
	t.deepEqual(desk.outcomes, [""]);
	t.deepEqual(desk.wait(200).outcomes, [`refused ${LOST}`]);
	t.deepEqual(desk.tell({ answer: 1, done: "late" }).outcomes, [`refused ${LOST}`]);
});

test("after an answer that never came it asks which number the charger waits for", (t) => {
	const desk = clear().ask();
	for (let n = 11; n < 17; n++) desk.wait(1_000).tell({ see: {}, n });
	t.deepEqual(desk.sent, ['{"ask":1,"do":"pause","with":{}}', '{"hello":1}']);
	t.true(desk.tell({ ...WELCOME, n: 16, asked: 900 }).mirror.clear);
	t.deepEqual(desk.ask().sent, ['{"ask":901,"do":"pause","with":{}}']);
});

test("nothing is asked of a charger that is out of sight, nor more than may wait, nor what is too long", (t) => {
	const desk = new Desk().wait(100).ask();
	t.deepEqual(desk.outcomes, ["refused the charger is out of sight; nothing was asked"]);
	const seeing = clear().ask().ask().ask().ask().ask();
	t.deepEqual(seeing.outcomes.slice(3), ["", "refused busy: 4 requests wait for their answers"]);
	t.is(seeing.sent.length, 4);
	const short = clear();
	short.mirror.ask("set", { value: "x".repeat(500) }, (outcome) => void short.outcomes.push(JSON.stringify(outcome)));
	t.deepEqual(short.outcomes, ['{"refused":"a request of 540 characters; at most 512"}']);
	t.deepEqual(short.sent, []);
});

test("after a restart of the charger nobody knows what has come of what was asked, and numbers begin anew", (t) => {
	const desk = clear().ask().ask();
	void desk.sent;
	desk.tell({ ...WELCOME, run: 6, n: 0, events: 0 });
	t.deepEqual(desk.outcomes, [`refused ${LOST}`, `refused ${LOST}`]);
	t.deepEqual(desk.heard, ["restarted"]);
	t.false(desk.mirror.clear);
	t.true(desk.tellAll(0).mirror.clear);
	desk.ask();
	t.deepEqual(desk.sent, ['{"ask":1,"do":"pause","with":{}}']);
});

test("one that has restarted itself goes on behind what the charger has read from this end", (t) => {
	const desk = new Desk()
		.wait(100)
		.tell({ ...WELCOME, asked: 41 })
		.tellAll();
	void desk.sent;
	t.deepEqual(desk.ask().sent, ['{"ask":42,"do":"pause","with":{}}']);
});

test("events are told, and those that are missing are missed", (t) => {
	const desk = clear();
	desk.tell({ event: "Closed", n: 4, with: {} }, { event: "Opened", n: 6, with: {} }, { event: "Closed", n: 7, with: {} });
	t.deepEqual(desk.heard, ["event Closed", "missed", "event Opened", "event Closed"]);
	desk.heard.length = 0;
	desk.tell({ ...WELCOME, events: 9 });
	t.deepEqual(desk.heard, ["missed"]);
});

test("who speaks another language, or has other tables, is not believed, and whoever asks is told why", (t) => {
	const [other, table] = [{ welcome: 2 }, { table: "00000000" }].map((change) =>
		clear()
			.tell({ ...WELCOME, ...change })
			.tellAll()
			.ask(),
	);
	t.regex(other.mirror.strange, /^the charger \(1\.2\) speaks version 2 of the window's language, this end \(.+\) 1$/);
	t.regex(
		table.mirror.strange,
		/^the charger \(1\.2\) shows and does other things than this end \(.+\) knows; give both the same version$/,
	);
	for (const desk of [other, table]) {
		t.false(desk.mirror.clear);
		t.deepEqual(desk.outcomes, [`refused ${desk.mirror.strange}`]);
		t.deepEqual(desk.wait(20_000).sent.filter((frame) => frame === '{"hello":1}').length, 2, "it asks again, but seldom");
		t.true(desk.tell(WELCOME).tellAll().mirror.clear, "one that has become the same is believed");
	}
});

test("whoever looks says so now and then, and greets anew when told to", (t) => {
	const desk = clear();
	for (let n = 11; n < 22; n++) desk.tell({ see: {}, n }).wait(1_000);
	t.deepEqual(desk.sent, ['{"here":0}']);
	desk.tell({ answer: 0, refused: GREET_FIRST });
	t.deepEqual(desk.sent, ['{"hello":1}']);
});

test("what is no frame of a charger is left alone", (t) => {
	const desk = clear();
	desk.tell("", "{", '{"see":{"a":7},"n":1', "garbage", "[]", '{"hello":1}', '{"see":7,"n":11}');
	t.deepEqual([desk.mirror.clear, desk.mirror.get("a")], [true, 1]);
	t.deepEqual(desk.heard, []);
});
