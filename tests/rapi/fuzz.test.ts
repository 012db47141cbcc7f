// SPDX-License-Identifier: Apache-2.0
/** Random and mutated bytes on the line: nothing throws, nothing is set that was not asked for, and the next good frame is answered. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";
import { frameOf } from "../../src/rapi/frame.js";
import { Line } from "./line.js";

const BYTES = 200_000;
/** Good frames that change nothing, to be spoilt. */
const ASKING = ["GV", "GS :A5", "GG", "GE", "GC", "GF", "GP", "GU", "GT", "GI", "G7", "FP 0 0 hello world", "SV 236460", "FF D 0"].map(
	frameOf,
);
/** Good frames that change something. */
const SETTING = [
	"SC 16",
	"SC 16 V",
	"SC 5 M",
	"SY 5 6",
	"SY 165",
	"SY",
	"FS",
	"FD",
	"FE",
	"FR",
	"S3 4",
	"SH 10",
	"S1 26 11 28 12 0 0",
	"S7 0",
	"S8 1",
].map(frameOf);

test("random bytes, all values alike, and the marks of frames more often", (t) => {
	const random = new Random(1, Stream.Noise);
	const line = new Line().run(1_500);
	const before = JSON.stringify(line.firmware.values);
	for (let i = 0; i < BYTES; i++) {
		// no capital S or F: whatever else comes in a frame then asks for nothing
		const byte = random.below(4) === 0 ? "$\r^*: \0GA0".charCodeAt(random.below(10)) : random.below(256);
		if (byte !== 0x53 && byte !== 0x46) line.rapi.take(byte, i >> 4);
		if ((i & 4_095) === 0) answers(t, line, i >> 4);
	}
	t.is(JSON.stringify(line.firmware.values), before);
	t.deepEqual([line.firmware.evse.limits, line.firmware.evse.paused, line.firmware.evse.enabled], [[], false, true]);
});

test("good frames that ask, each with a byte changed, left out or put in: with their check none of them sets anything", (t) => {
	const random = new Random(2, Stream.Noise);
	const line = new Line().run(1_500);
	const before = JSON.stringify(line.firmware.values);
	let bytes = 0;
	while (bytes < BYTES / 2) {
		const frame = mutated(ASKING[random.below(ASKING.length)], random);
		for (let i = 0; i < frame.length; i++) line.rapi.take(frame.charCodeAt(i) & 0xff, bytes >> 4);
		bytes += frame.length;
		if (random.below(100) === 0) answers(t, line, bytes >> 4);
	}
	t.is(JSON.stringify(line.firmware.values), before);
	t.deepEqual([line.firmware.evse.limits, line.firmware.evse.paused, line.firmware.evse.enabled], [[], false, true]);
});

test("good and mutated frames that set, while a vehicle charges: settings stay within their bounds", (t) => {
	const random = new Random(3, Stream.Noise);
	const line = new Line(["limit=32", "phaseSwitch=1"]).charge();
	const { limit, ...others } = line.firmware.values.evse;
	let bytes = 0;
	while (bytes < BYTES / 8) {
		const frame = SETTING[random.below(SETTING.length)];
		bytes += frame.length;
		line.hear(random.below(2) === 0 ? frame : mutated(frame, random));
		if (random.below(20) === 0) line.run(10);
	}
	const { userLimit } = line.firmware.values.evse;
	t.true(userLimit >= 6_000 && userLimit <= limit);
	t.deepEqual(line.firmware.values.evse, { ...others, limit, userLimit });
	t.true(line.firmware.failure === undefined);
	answers(t, line, line.firmware.sense.now);
});

/** A byte is changed, left out or put in, or a bit is flipped, or the frame is cut. */
function mutated(frame: string, random: Random): string {
	const at = random.below(frame.length);
	const byte = String.fromCharCode(random.below(256));
	const flipped = String.fromCharCode(frame.charCodeAt(at) ^ (1 << random.below(8)));
	const [head, tail] = [frame.slice(0, at), frame.slice(at + 1)];
	return [head + byte + tail, head + tail, head + byte + frame.slice(at), head + flipped + tail, head][random.below(5)];
}

/** A good frame is answered, whatever came before. */
function answers(t: { is(actual: unknown, expected: unknown): unknown }, line: Line, now: number): void {
	line.told();
	for (const byte of "$GF^25\r") line.rapi.take(byte.charCodeAt(0), now);
	t.is(line.told().pop(), "$OK 0 0 0^30");
}
