// SPDX-License-Identifier: Apache-2.0
/** The exchanges that others have seen on the wire, byte for byte, with our charger in the same state. */
import test from "ava";
import { VERSION } from "../../src/version.js";
import { Line } from "./line.js";

/** Each: the state, what is asked, what is answered. */
const EXCHANGES: readonly (readonly [string, () => Line, string, string])[] = [
	[
		"a meter of current alone",
		() => {
			const line = new Line();
			line.firmware.sense.mains.milliVolts.fill(0);
			return line.run(100);
		},
		"$GG^24",
		"$OK 0 -1^0C",
	],
	["a circuit of 32 A and every check on", () => new Line(["limit=32", "mains.pen=1"]).run(1_500), "$GE^26", "$OK 32 0001^20"],
	["nothing has ever tripped", () => new Line(), "$GF^25", "$OK 0 0 0^30"],
	["asleep after 21 s, the vehicle still asks", () => asleepAfter21s(), "$GS^30", "$OK fe 21 03 0500^26"],
	[
		"33.5 °C and one sensor",
		() => {
			const line = new Line();
			line.firmware.sense.temperatures[0] = 33_500;
			return line;
		},
		"$GP^33",
		"$OK 335 -2560 -2560^35",
	],
	["a voltmeter is there", () => new Line(), "$SV 236460^04", "$NK^21"],
	["capacity 16 of 80 A", () => capacity16(), "$GC^20", "$OK 6 80 16 32^18"],
	["", () => new Line(), "$SC 16^13", "$OK 16^07"],
	["", () => new Line(), "$SC 16 V^65", "$OK 16^07"],
	["", () => new Line(), "$SC 5", "$NK 6^37"],
	["", () => new Line(), "$SY 5 6^2D", "$OK 5 6 0^33"],
	["a fresh charger with a sequence id", () => new Line().run(1_500), "$GS :A5^5E", "$OK 01 0 01 0200 :A5^7C"],
	["", () => new Line(), "$XX :A5", "$NK :A5^4F"],
	...["$FE^27", "$FD^26", "$FS^31", "$FD*AE", "$FE*AF", "$FS*BD", "$SL 2*15"].map(
		(frame) => ["", () => new Line(), frame, "$OK^20"] as const,
	),
	...["$FR^30", "$FR*BC", "$FF D 0^50", "$S0 0*F7", "$SL 1*14", "$SL A*24", "$FB 7*03"].map(
		(frame) => ["", () => new Line(), frame, "$NK^21"] as const,
	),
];

function asleepAfter21s(): Line {
	const line = new Line();
	line.charge(300);
	// the contactor has just closed; a vehicle that goes on asking is let go of after six seconds
	line.run(15_600);
	line.ask("FS");
	return line.run(10_000);
}

function capacity16(): Line {
	const line = new Line(["limit=80", "userLimit=32"]).run(100);
	line.ask("SC 16 V");
	return line.run(100);
}

for (const [state, make, frame, answer] of EXCHANGES)
	test(`${frame} is answered by ${answer}${state === "" ? "" : `: ${state}`}`, (t) => t.is(make().raw(frame), answer));

test("the versions are our own, and the protocol's", (t) => t.is(new Line().ask("GV"), `OK ${VERSION} 5.2.1`));

test("a wrong check is answered without the sequence id", (t) => {
	const line = new Line();
	t.is(line.raw("$GS :A5^5F"), "$NK^21");
	t.is(line.raw("$GS\0"), "$NK^21");
	t.is(line.raw("$FP 1 2 3 4 5 6 7 8 9 0"), "$NK^21");
});

test("an unplugged vehicle is told as $AT 01 01 16 0200", (t) => {
	const line = new Line(["limit=16"]).charge();
	line.raw("$GV^35");
	line.told();
	line.run(3_000, "A");
	t.is(line.told().pop(), "$AT 01 01 16 0200^34");
});
