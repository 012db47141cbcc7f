// SPDX-License-Identifier: Apache-2.0
/** The relay: its ends see what the charger is, hear what happens and are answered, each by itself; none can fill it, or ask for others. */
import test from "ava";
import { LONGEST_FRAME } from "../../src/link/language.js";
import { type Hearer, Mirror } from "../../src/link/mirror.js";
import { MOST_RELAYED, Relay } from "../../src/link/relay.js";
import { PARTS } from "../../src/link/sight.js";
import { PROPERTIES } from "../../src/thing/properties.js";
import { Pair } from "./pair.js";

/** A charger, its view, the relay of that, and whoever looks in there. */
class Post {
	readonly pair: Pair;
	readonly relay: Relay;
	now = 0;
	readonly mirrors: Mirror[] = [];

	constructor() {
		const hearers: Hearer = {
			seen: (keys) => this.relay.seen(keys),
			event: (name, payload) => this.relay.event(name, payload),
			missed: () => this.relay.missed(),
			restarted: () => this.relay.restarted(),
		};
		this.pair = new Pair([], hearers);
		const { pair } = this;
		this.relay = new Relay(
			{
				get clear() {
					return pair.mirror.clear;
				},
				get: (key) => pair.mirror.get(key),
				ask: (action, told, answered) => pair.mirror.ask(action, told, answered),
			},
			7,
		);
	}

	/** One more looks in. */
	look(hearer: Hearer = {}): Mirror {
		const end = this.relay.open((frame) => mirror.take(frame));
		const mirror: Mirror = new Mirror((frame) => end?.take(frame), hearer, this.now);
		this.mirrors.push(mirror);
		return mirror;
	}

	/** Time goes by. */
	pass(seconds: number, script = ""): this {
		if (script !== "") this.pair.pass(0, script);
		for (let i = 0; i < seconds * 10; i++) {
			this.now += 100;
			this.pair.pass(0.1);
			this.relay.tick(this.now);
			for (const mirror of this.mirrors) mirror.tick(this.now);
		}
		return this;
	}
}

test("each end sees what the charger is, and what changes", (t) => {
	const post = new Post();
	const [one, two] = [post.look(), post.look()];
	post.pass(4);
	for (const mirror of [one, two]) {
		t.true(mirror.clear);
		for (const { key } of PROPERTIES) t.is(mirror.get(key), post.pair.mirror.get(key), key);
	}
	post.pass(3, "plug; draw_power_regulated 16,3");
	for (const mirror of [one, two]) {
		t.true(mirror.clear);
		t.is(mirror.get("vehicle"), 2);
		t.is(mirror.get("vehicle"), post.pair.mirror.get("vehicle"));
	}
});

test("events come to all in their order, and losses are told", (t) => {
	const post = new Post();
	const heard: string[] = [];
	post.look({ event: (name) => void heard.push(name), missed: () => void heard.push("missed") });
	post.pass(4, "plug");
	t.true(heard.includes("SessionStarted"), heard.join());
	t.false(heard.includes("missed"));
	post.relay.missed();
	post.pass(2, "unplug");
	t.true(heard.indexOf("missed") >= 0 && heard.indexOf("missed") < heard.indexOf("SessionFinished"), heard.join());
});

test("requests of several are answered to whoever has asked", (t) => {
	const post = new Post();
	const [one, two] = [post.look(), post.look()];
	post.pass(4);
	const answers: string[] = [];
	one.ask("pause", {}, (outcome) => answers.push(`one ${"done" in outcome ? outcome.done : outcome.refused}`));
	two.ask("now", {}, (outcome) => answers.push(`two ${"done" in outcome ? outcome.done : outcome.refused}`));
	one.ask("fly", {}, (outcome) => answers.push(`one ${"done" in outcome ? outcome.done : outcome.refused}`));
	post.pass(1);
	t.deepEqual(
		[...answers].sort().map((answer) => answer.split(";")[0]),
		["one paused", 'one there is no action "fly"', "two nothing is delayed"].sort(),
	);
	t.is(one.get("paused"), 1);
	t.is(two.get("paused"), 1);
});

test("a charger that is gone is not clear to anybody, and is again when it is back", (t) => {
	const post = new Post();
	const end = post.look();
	post.pass(4);
	post.pair.fate = () => [];
	post.pass(12);
	t.false(end.clear);
	let answer = "";
	end.ask("pause", {}, (outcome) => (answer = "refused" in outcome ? outcome.refused : outcome.done));
	t.regex(answer, /out of sight/);
	post.pair.fate = (frame) => [frame];
	post.pass(8, "plug");
	t.true(end.clear);
	t.is(end.get("vehicle"), 2);
});

test("a charger that restarts is told to each end, whose requests go on from one", (t) => {
	const post = new Post();
	let restarts = 0;
	const end = post.look({ restarted: () => void (restarts += 1) });
	post.pass(4);
	post.relay.restarted();
	post.pass(3);
	t.is(restarts, 1);
	t.true(end.clear);
	let answer = "";
	end.ask("pause", {}, (outcome) => (answer = "done" in outcome ? outcome.done : outcome.refused));
	post.pass(1);
	t.is(answer, "paused");
});

test("there are so many ends and no more; who leaves makes room", (t) => {
	const post = new Post();
	const ends = Array.from({ length: MOST_RELAYED }, () => post.relay.open(() => {}));
	t.true(ends.every((end) => end !== undefined));
	t.is(
		post.relay.open(() => {}),
		undefined,
	);
	ends[3]?.close();
	t.is(post.relay.ends, MOST_RELAYED - 1);
	t.not(
		post.relay.open(() => {}),
		undefined,
	);
});

test("who throws is sent away, and the others hear all the same", (t) => {
	const post = new Post();
	post.pass(4);
	const thrower = post.relay.open(() => {
		throw new Error("gone");
	});
	thrower?.take('{"hello":1}');
	t.is(post.relay.ends, 0);
	const end = post.look();
	post.pass(3);
	t.true(end.clear);
});

test("whoever says too much in a moment is refused, then not even answered; what is no frame is told", (t) => {
	const post = new Post().pass(4);
	const frames: string[] = [];
	const end = post.relay.open((frame) => frames.push(frame));
	end?.take("x");
	t.deepEqual(frames.splice(0), ['{"answer":0,"refused":"not understood: no JSON"}']);
	end?.take('{"ask":1,"do":"pause"}');
	t.deepEqual(frames.splice(0), ['{"answer":1,"refused":"greet first: {\\"hello\\":1}"}']);
	post.pass(0.1);
	for (let i = 0; i < 1_000; i++) end?.take(`{"hello":1}`);
	const refused = frames.filter((frame) => frame.includes("busy"));
	t.is(refused.length, 4);
	t.is(frames.filter((frame) => frame.includes('"part"')).length, PARTS, "everything once");
	t.true(frames.length < 4 * 2 + PARTS + 1);
	post.pass(0.1);
	frames.length = 0;
	end?.take("x".repeat(LONGEST_FRAME + 1));
	t.regex(frames[0], /a frame of 513 characters/);
});

test("another language is answered, and nothing more", (t) => {
	const post = new Post().pass(4);
	const frames: string[] = [];
	post.relay.open((frame) => frames.push(frame))?.take('{"hello":99}');
	post.pass(4, "plug");
	t.is(frames.length, 1);
	t.regex(frames[0], /"welcome":1/);
});

test("who says nothing for half a minute hears nothing until it greets again", (t) => {
	const post = new Post().pass(4);
	const frames: string[] = [];
	const end = post.relay.open((frame) => frames.push(frame));
	end?.take('{"hello":1}');
	post.pass(31);
	frames.length = 0;
	post.pass(4, "plug");
	t.is(frames.length, 0);
	end?.take('{"hello":1}');
	post.pass(1);
	t.true(frames.length > PARTS);
});
