// SPDX-License-Identifier: Apache-2.0
/** One serial line for people and machines: what begins with $ or { is a frame, and while frames come nothing but frames goes out. */
import test from "ava";
import { type FrameTaker, Line } from "../../src/console/line.js";
import { PHRASES } from "../../src/console/phrases.js";
import { decode, encode } from "../esp32/chip.js";
import { Screen } from "./screen.js";

/** Frames from $ to CR, answered at once; talks for 10 s after one, and gives a frame up after 20 ms, as its protocol says. */
class Stub implements FrameTaker {
	readonly frames: string[] = [];
	talking = false;
	#frame = "";
	#beganAt = 0;
	#lastAt = 0;
	readonly #answer: (text: string) => void;

	constructor(answer: (text: string) => void) {
		this.#answer = answer;
	}

	take(byte: number, nowMs: number): boolean {
		if (nowMs - this.#beganAt > 20) this.#frame = "";
		if (this.#frame === "" && byte !== 36) return false;
		if (this.#frame === "") this.#beganAt = nowMs;
		if (byte === 13) this.#end(nowMs);
		else this.#frame += String.fromCharCode(byte);
		return true;
	}

	follow(nowMs: number): void {
		if (nowMs - this.#lastAt > 10_000) this.talking = false;
	}

	#end(nowMs: number): void {
		this.frames.push(this.#frame);
		this.#frame = "";
		this.talking = true;
		this.#lastAt = nowMs;
		this.#answer("$OK^20\r");
	}
}

/** A line with a port that takes all, or as much as there is room for. */
class Bench {
	readonly heard: string[] = [];
	readonly bytes: number[] = [];
	readonly screen = new Screen();
	readonly line: Line;
	readonly stub: Stub;
	room = Number.POSITIVE_INFINITY;
	now = 100_000;

	constructor(frames = true) {
		const port = { write: (byte: number) => this.#write(byte), encode };
		const heard = (line: string): void => {
			this.heard.push(line);
			this.line.print(`answer to ${line}`);
		};
		this.line = new Line({ port, heard }, PHRASES);
		this.stub = new Stub((text) => this.line.send(text));
		if (frames) this.line.rapi = this.stub;
	}

	/** Types; returns what went out. */
	type(text: string): string {
		this.bytes.length = 0;
		for (const byte of encode(text)) this.line.take(byte, this.now);
		return this.sent();
	}

	/** Time passes; returns what went out. */
	pass(ms: number): string {
		this.bytes.length = 0;
		this.now += ms;
		this.stub.follow(this.now);
		this.line.follow();
		return this.sent();
	}

	/** Prints; returns what went out. */
	print(text: string): string {
		this.bytes.length = 0;
		this.line.print(text);
		return this.sent();
	}

	sent(): string {
		return decode(this.bytes);
	}

	#write(byte: number): void {
		if (this.room === 0) throw new Error("output full");
		this.room -= 1;
		this.bytes.push(byte);
	}
}

test("words are echoed, obeyed, and answered", (t) => {
	const bench = new Bench();
	t.is(bench.type("sta\tx\b\r"), "> status x\b \b\r\nanswer to status \r\n> ");
	t.deepEqual(bench.heard, ["status "]);
});

test("a line without anybody for frames takes them as text", (t) => {
	const bench = new Bench(false);
	t.is(bench.type("$GS\r"), "> $GS\r\nanswer to $GS\r\n> ");
	bench.type('{"id":1}\r');
	t.deepEqual(bench.heard, ["$GS", '{"id":1}']);
});

test("a frame is not echoed, and its answer begins a row whatever was there", (t) => {
	const bench = new Bench();
	t.is(bench.type("$GS^30\r"), "$OK^20\r");
	bench.pass(20_000);
	bench.type("\r");
	t.is(bench.type("$GE^26\r"), "\r  \r$OK^20\r", "the prompt makes room");
	t.deepEqual(bench.stub.frames, ["$GS^30", "$GE^26"]);
	t.deepEqual(bench.heard, []);
});

test("a $ within a line is text", (t) => {
	const bench = new Bench();
	bench.type("authorize $GS^30\r");
	t.deepEqual(bench.heard, ["authorize $GS^30"]);
	t.deepEqual(bench.stub.frames, []);
	bench.type("x\b$GS\r");
	t.deepEqual(bench.stub.frames, ["$GS"], "an empty line begins again");
});

test("a frame that its taker gives up is text from there on", (t) => {
	const bench = new Bench();
	bench.type("$G");
	bench.pass(30);
	bench.type("status\r");
	t.deepEqual(bench.heard, ["status"]);
	t.deepEqual(bench.stub.frames, []);
});

test("while frames come nothing but frames goes out; what is typed is obeyed, and what was not printed is told", (t) => {
	const bench = new Bench();
	bench.type("sta");
	bench.type("\x15$GS\r");
	t.is(bench.print("event FaultRaised"), "");
	t.is(bench.type("\r\n"), "");
	t.is(bench.type("pause\r"), "");
	t.deepEqual(bench.heard, ["pause"]);
	t.is(bench.type("$GE\r"), "$OK^20\r");
	t.is(bench.pass(5_000), "");
	t.is(bench.type("res"), "");
	t.is(bench.pass(6_000), "", "nothing comes by itself");
	t.is(bench.print("event FaultCleared"), "event FaultCleared\r\n");
	t.is(bench.type("ume\r"), "(2 texts were not printed while frames came)\r\n> resume\r\nanswer to resume\r\n> ");
});

test("texts that wait for a slow line make room for frames, and are counted", (t) => {
	const bench = new Bench();
	bench.room = 4;
	for (let i = 0; i < 3; i++) bench.line.print(`event ${i}`);
	bench.room = 0;
	bench.type("$GS\r");
	bench.room = 1_000;
	t.is(bench.pass(10), "t 0\r\n$OK^20\r");
	bench.pass(20_000);
	t.true(bench.type("x").startsWith("(2 texts were not printed"));
});

test("a line that was too slow says so only to people", (t) => {
	const bench = new Bench();
	bench.room = 0;
	bench.type("$GS\r");
	for (let i = 0; i < 1_000; i++) bench.line.send(`$AT ${i}\r`);
	bench.room = 100_000;
	t.false(bench.pass(10).includes("("));
	t.regex(bench.pass(20_000), /^\r\n\(the line was too slow for \d+ pieces\)\r\n$/);
});

test("a line that begins with { is a frame of the window, without echo, in UTF-8", (t) => {
	const bench = new Bench();
	const frames: string[] = [];
	bench.line.frames = (frame) => {
		frames.push(frame);
		bench.line.send("{}\r\n");
	};
	t.is(bench.type('{"id":1,"do":"$GS {}"}\r\n{"name":"Zoë Ω 100 %41"}\n'), "{}\r\n{}\r\n");
	t.deepEqual(frames, ['{"id":1,"do":"$GS {}"}', '{"name":"Zoë Ω 100 %41"}']);
	t.is(bench.type("x{\r"), "> x{\r\nanswer to x{\r\n> ");
	t.deepEqual(bench.stub.frames, []);
});

test("a frame that is too long or no UTF-8 is cut, and one that was begun by hand is given up", (t) => {
	const bench = new Bench();
	const frames: string[] = [];
	bench.line.frames = (frame) => void frames.push(frame);
	bench.type(`{${"a".repeat(5_000)}}\r`);
	t.is(frames[0]?.length, 1_024);
	t.throws(() => JSON.parse(frames[0] ?? ""));
	for (const byte of [...encode('{"a":"'), 0xc3, 0x28, ...encode('"}\r')]) bench.line.take(byte, bench.now);
	t.is(frames[1], '{"a":"');
	bench.type("{\x03status\r{\x15pause\r");
	t.deepEqual(bench.heard, ["status", "pause"]);
	t.is(frames.length, 2);
});

test("what is refused is printed, or told to whoever wants to know", (t) => {
	const bench = new Bench();
	t.regex(bench.type(`${"x".repeat(201)}\r`), /\r\nerror: a line of 201 characters is too long; at most 200\r\n> $/);
	const refused: string[] = [];
	const line = new Line({ heard: () => {}, refuse: (message) => void refused.push(message) }, PHRASES);
	for (const byte of encode(`${"x".repeat(201)}\r`)) line.take(byte, 0);
	t.is(refused.length, 1);
});

/** Bytes by chance, of a kind that terminals and machines send, and of every other kind. */
function* noise(count: number, seed: number): Generator<number> {
	let state = seed;
	const below = (limit: number): number => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
		return (state >> 8) % limit;
	};
	const likely = encode("\x1b[AB3~OHse \t\r\n\b\x7f$G^{}\x03\x15\x17\x0b\x01\x05\x0c");
	for (let i = 0; i < count; i++) yield below(3) === 0 ? below(256) : likely[below(likely.length)];
}

test("after 200 000 bytes of anything a word is obeyed", (t) => {
	const bench = new Bench();
	let frames = 0;
	bench.line.frames = () => {
		frames += 1;
	};
	let at = 0;
	for (const byte of noise(200_000, 1)) {
		bench.bytes.length = 0;
		bench.now += at++ % 7;
		bench.line.take(byte, bench.now);
		if (at % 50 === 0) bench.pass(0);
		if (at % 997 === 0) bench.line.print("event FaultRaised");
		if (!bench.stub.talking) bench.screen.show(bench.sent());
	}
	t.true(frames > 10 && bench.stub.frames.length > 10 && bench.heard.length > 100, "all kinds came");
	bench.pass(20_000);
	bench.heard.length = 0;
	t.true(bench.type("\x03status\r").endsWith("> status\r\nanswer to status\r\n> "));
	t.deepEqual(bench.heard, ["status"]);
});
