// SPDX-License-Identifier: Apache-2.0
/** Frames of RAPI: the vectors that others have seen on the wire, and the rules of the receiver, one by one. */
import test from "ava";
import type { Instant } from "../../src/control/integer.js";
import { answerOf, frameOf, Heard, Receiver, type Said } from "../../src/rapi/frame.js";

const BEFORE_THE_WRAP = 0x7fffffff as Instant;

/** What a receiver makes of bytes, one after the other, `ms` apart: each frame that ends, and null for one that cannot be understood. */
function heard(bytes: string, ms = 0, receiver = new Receiver()): (Said | null)[] {
	const frames: (Said | null)[] = [];
	let now: number = BEFORE_THE_WRAP;
	for (const byte of bytes) {
		if (receiver.take(byte.charCodeAt(0), now as Instant) === Heard.Frame) frames.push(receiver.said);
		now = (now + ms) | 0;
	}
	return frames;
}

/** The words of the only frame. */
function words(bytes: string): string {
	const [frame, ...more] = heard(bytes);
	if (more.length > 0) return "more than one";
	return frame === undefined ? "nothing" : frame === null ? "refused" : frame.words.join("|");
}

const SENT = [
	["OK 0 -1", "$OK 0 -1^0C"],
	["OK 32 0001", "$OK 32 0001^20"],
	["OK 0 0 0", "$OK 0 0 0^30"],
	["OK fe 21 03 0500", "$OK fe 21 03 0500^26"],
	["OK 335 -2560 -2560", "$OK 335 -2560 -2560^35"],
	["OK 63512 226594", "$OK 63512 226594^1D"],
	["OK 8.2.3 5.2.1", "$OK 8.2.3 5.2.1^2F"],
	["OK 6 80 16 32", "$OK 6 80 16 32^18"],
	["OK 16", "$OK 16^07"],
	["NK 6", "$NK 6^37"],
	["OK 5 6 0", "$OK 5 6 0^33"],
	["OK", "$OK^20"],
	["NK", "$NK^21"],
	["OK 01 0 01 0200 :A5", "$OK 01 0 01 0200 :A5^7C"],
	["NK :A5", "$NK :A5^4F"],
	["AT 01 01 16 0200", "$AT 01 01 16 0200^34"],
	["AT 03 03 16 0140", "$AT 03 03 16 0140^33"],
	["AB 00 8.2.3", "$AB 00 8.2.3^1E"],
	["AN 1", "$AN 1^3A"],
	["WF 02", "$WF 02^17"],
] as const;

for (const [said, frame] of SENT) test(`"${said}" is written as ${frame}`, (t) => t.is(frameOf(said), `${frame}\r`));

test("an answer carries its text and the sequence id in upper case", (t) => {
	t.is(answerOf(true, "01 0 01 0200", 0xa5), "$OK 01 0 01 0200 :A5^7C\r");
	t.is(answerOf(false, "", 0xa5), "$NK :A5^4F\r");
	t.is(answerOf(true, "", 0x0b), `${frameOf("OK :0B")}`);
	t.is(answerOf(false, "6", 0), "$NK 6^37\r");
});

const RECEIVED = [
	..."$GG^24 $GE^26 $GF^25 $GS^30 $GP^33 $GU^36 $GV^35 $GC^20 $FE^27 $FD^26 $FS^31 $FR^30 $SY^2E".split(" "),
	...["$SV 236460^04", "$SC 16^13", "$SC 16 V^65", "$SC 5", "$SY 5 6^2D", "$SY 165^3C", "$GS :A5^5E", "$FF D 0^50"],
	..."$FD*AE $FE*AF $FR*BC $FS*BD".split(" "),
	...["$S0 0*F7", "$SL 1*14", "$SL 2*15", "$SL A*24", "$FB 7*03"],
	...SENT.map(([, frame]) => frame),
];

for (const frame of RECEIVED)
	test(`${frame} is understood`, (t) =>
		t.is(
			words(`${frame}\r`),
			frame
				.slice(1)
				.replace(/[*^].*/, "")
				.replace(/ :A5$/, "")
				.replaceAll(" ", "|"),
		));

test("the header comments of its successor quote checks that are wrong", (t) => {
	for (const [wrong, right] of [
		["$GZ^38", "$GZ^39"],
		["$GW^39", "$GW^34"],
		["$GL^3a", "$GL^2F"],
	]) {
		t.is(words(`${wrong}\r`), "refused");
		t.is(words(`${right}\r`), right.slice(1, 3));
	}
});

test("what stands outside a frame is nobody's, so that terminals with CR LF work", (t) => {
	const receiver = new Receiver();
	for (const byte of "status\r\n") t.is(receiver.take(byte.charCodeAt(0), BEFORE_THE_WRAP), Heard.Nothing);
	t.deepEqual(heard("status\r\n$GS^30\r\n$GV\r\n\n").length, 2);
});

test("a $ begins anew at any time", (t) => {
	t.is(words("$GV 12 3$GS^30\r"), "GS");
	t.is(words("$$$GS^30\r"), "GS");
	t.is(words(`$${"x".repeat(100)}$GS^30\r`), "GS");
});

test("31 bytes are a frame, 32 are none and get no answer", (t) => {
	t.is(words(`$FP 0 0 ${"x".repeat(23)}\r`), `FP|0|0|${"x".repeat(23)}`);
	t.is(words(`$FP 0 0 ${"x".repeat(24)}\r`), "nothing");
	t.is(words(`$${"x".repeat(10_000)}\r`), "nothing");
	const receiver = new Receiver();
	for (const byte of `$${"x".repeat(40)}\r`)
		t.is(receiver.take(byte.charCodeAt(0), BEFORE_THE_WRAP), Heard.Part, "it is swallowed to its end");
	t.is(receiver.take(0x0a, BEFORE_THE_WRAP), Heard.Nothing);
});

test("ten words are a frame, eleven are refused", (t) => {
	t.is(words("$FP 1 2 3 4 5 6 7 8 9\r"), "FP|1|2|3|4|5|6|7|8|9");
	t.is(words("$FP 1 2 3 4 5 6 7 8 9 0\r"), "refused");
	t.is(words("$FP 1 2 3 4 5 6 7 8 9 :A5\r"), "refused", "the sequence id is one of them");
});

test("two spaces make an empty word", (t) => t.is(words("$SC  16\r"), "SC||16"));

test("a check may be missing; its digits may be of either case; what follows them is ignored", (t) => {
	t.is(words("$GS\r"), "GS");
	t.is(words("$GE^26 and more\r"), "GE");
	t.is(words("$SC 16*fd\r"), "refused");
	t.is(words("$GC*ae\r"), words("$GC*AE\r"));
	t.is(words("$SY^2e\r"), "SY");
	t.is(words("$SY^2E\r"), "SY");
});

test("a check that is wrong, cut off or no number is refused", (t) => {
	for (const frame of ["$GS^31", "$GS^", "$GS^3", "$GS^3x", "$GS^0x30", "$GS* 1", "$GS*30", "$FD^AE"])
		t.is(words(`${frame}\r`), "refused", frame);
});

test("the check is over everything from $ to its mark, bytes above 7F too", (t) => {
	const body = "FP 0 0 a\xfeb";
	let xor = 0;
	let sum = 0;
	for (const byte of `$${body}`) {
		xor ^= byte.charCodeAt(0);
		sum += byte.charCodeAt(0);
	}
	const digits = (value: number) => (value & 0xff).toString(16).padStart(2, "0");
	t.is(words(`$${body}^${digits(xor)}\r`), "FP|0|0|a\xfeb");
	t.is(words(`$${body}*${digits(sum)}\r`), "FP|0|0|a\xfeb");
	t.is(words(`$${body}^${digits(xor ^ 0x80)}\r`), "refused");
});

test("a NUL is refused", (t) => {
	t.is(words("$GS\0\r"), "refused");
	t.is(words("$GS\0^30\r"), "refused");
	t.is(words("$\0\r"), "refused");
});

test("a sequence id is the last word; 00 and what is no id are none", (t) => {
	const sequence = (frame: string) => heard(`${frame}\r`)[0]?.sequence;
	t.is(sequence("$GS :A5^5E"), 0xa5);
	t.is(sequence("$GS :a5"), 0xa5);
	t.is(sequence("$GS :01"), 1);
	t.is(sequence("$GS :FF"), 255);
	for (const frame of ["$GS", "$GS :00", "$GS :", "$GS :5", "$GS :5x", "$GS :A5 1", "$:A5"]) t.is(sequence(frame), 0, frame);
	t.is(words("$SC 16 :A5\r"), "SC|16");
	t.is(words("$SC :A5 16\r"), "SC|:A5|16");
});

test("what comes five seconds after a $ is not its rest, across the wrap of the clock", (t) => {
	const receiver = new Receiver();
	const at = (byte: string, ms: number) => receiver.take(byte.charCodeAt(0), ((BEFORE_THE_WRAP + ms) | 0) as Instant);
	at("$", 0);
	t.is(at("x", 5_000), Heard.Part);
	t.is(at("s", 5_001), Heard.Nothing, "somebody types");
	t.is(at("\r", 5_002), Heard.Nothing);
	at("$", 6_000);
	t.is(at("s", 5_999), Heard.Nothing, "a clock that has gone back");
});

test("a spoilt frame does not spoil the next", (t) => {
	const receiver = new Receiver();
	for (const wrong of ["$GS^99\r", "$\r", `$${"y".repeat(50)}\r`, "$GS\0\r", "$GS"]) {
		heard(wrong, 0, receiver);
		t.deepEqual(heard("$GV^35\r", 0, receiver), [{ words: ["GV"], sequence: 0 }], wrong);
	}
});
