// SPDX-License-Identifier: Apache-2.0
/** A slow serial line: every byte arrives, wherever the port is full, and what is lost is lost whole. */
import test from "ava";
import { Outgoing } from "../../src/console/outgoing.js";
import { decode, encode } from "../esp32/chip.js";

/** A port that takes a few bytes at a time. */
class SlowPort {
	readonly bytes: number[] = [];
	room = 0;

	write(byte: number): void {
		if (this.room === 0) throw new Error("output full");
		this.room -= 1;
		this.bytes.push(byte);
	}
}

test("a text may be cut at every byte, within a character as well", (t) => {
	const text = "steady −12 V, 882 Ω, 25 °C, 700 µs\r\n";
	for (let cut = 0; cut <= encode(text).length; cut++) {
		const port = new SlowPort();
		const outgoing = new Outgoing(encode);
		outgoing.push(text);
		port.room = cut;
		outgoing.send((byte) => port.write(byte));
		t.is(port.bytes.length, cut);
		port.room = 1_000;
		outgoing.send((byte) => port.write(byte));
		outgoing.send((byte) => port.write(byte));
		t.is(decode(port.bytes), text, `cut after ${cut} bytes`);
	}
});

test("what a slow line cannot take is lost in whole texts, the oldest first, and that is said", (t) => {
	const port = new SlowPort();
	const outgoing = new Outgoing(encode);
	port.room = 3;
	const send = (): void => outgoing.send((byte) => port.write(byte));
	for (let i = 0; i < 200; i++) {
		outgoing.push(`${`${i}`.padStart(3, "0")} ${"Ω".repeat(20)}\r\n`);
		send();
	}
	port.room = 100_000;
	send();
	const lines = decode(port.bytes).split("\r\n");
	t.regex(lines[0], /^000 Ω{20}$/, "what has begun is ended");
	t.true(lines.includes("(the line was too slow for 111 pieces)"), lines.slice(0, 5).join("\n"));
	t.regex(lines.at(-2) ?? "", /^199 /);
	t.is(lines.filter((line) => /^\d{3} Ω{20}$/.test(line)).length, 89);
});

test("frames stay where texts give way, and a text that has begun is ended", (t) => {
	const port = new SlowPort();
	const outgoing = new Outgoing(encode);
	outgoing.push("begun\r\n");
	outgoing.push("dropped\r\n");
	outgoing.push("$OK^20\r", true);
	port.room = 2;
	outgoing.send((byte) => port.write(byte), false);
	t.is(outgoing.giveWay(), 1);
	port.room = 1_000;
	outgoing.send((byte) => port.write(byte), false);
	t.is(decode(port.bytes), "begun\r\n$OK^20\r");
	t.is(outgoing.giveWay(), 0);
});
