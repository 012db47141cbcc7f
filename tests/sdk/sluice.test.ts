// SPDX-License-Identifier: Apache-2.0
/** The sluice before the SDK's client of MQTT: what a broker sends reaches the client in whole packets that it can bear, however it was cut on its way. */
import test from "ava";
import type { Tcp, TcpOptions } from "../../hosts/sdk/client.js";
import { Sluice } from "../../hosts/sdk/sluice.js";
import { textOf } from "./rig.js";
import { CONNACK, message } from "./wire.js";

/** A number first, then a piece into its own bytes, then all that is left. */
function readAsTheClient(sluice: Sluice, count: number): number[] {
	sluice.format = "number";
	const first = sluice.read() as number;
	sluice.format = "buffer";
	const second = new Uint8Array(1);
	sluice.read(second);
	return [first, ...second, ...new Uint8Array(sluice.read(count - 2) as ArrayBuffer)];
}

/** A broker's end, and what came through: packets as the client has read them, or the topic of a message without a payload. */
function rig(client: () => void = () => {}) {
	const through: (readonly number[] | string)[] = [];
	let [coming, broken] = [new Uint8Array(0), 0];
	let options: TcpOptions | undefined;
	class Wire implements Tcp {
		format = "buffer";
		constructor(given: TcpOptions) {
			options = given;
		}
		read(): ArrayBuffer {
			return coming.slice().buffer;
		}
		write(): number {
			return 100;
		}
		close(): void {}
	}
	const sluice = new Sluice(
		Wire as never,
		{
			address: "192.0.2.1",
			port: 1883,
			onReadable: (count) => {
				const packet = readAsTheClient(sluice, count);
				through.push(packet);
				client();
			},
			onWritable: () => {},
			onError: () => {
				broken += 1;
			},
		},
		(topic) => through.push(textOf(topic.slice().buffer) ?? ""),
	);
	/** It comes in pieces of so many bytes. */
	const send = (bytes: readonly number[], piece = bytes.length): void => {
		for (let at = 0; at < bytes.length; at += piece) {
			coming = Uint8Array.from(bytes.slice(at, at + piece));
			options?.onReadable(coming.length);
		}
	};
	return { through, sluice, send, broken: () => broken };
}

for (const piece of [1, 2, 3, 7, 10_000])
	test(`packets come through whole, in pieces of ${piece}`, (t) => {
		const packets = [CONNACK, message("a/b", "1"), message("long", "x".repeat(300)), [0xd0, 0], message("q", "2", 2, [0, 7])];
		const { through, send, broken } = rig();
		send(packets.flat(), piece);
		t.deepEqual(through, packets);
		t.is(broken(), 0);
	});

test("a message without a payload goes round the client, which would be deaf after it", (t) => {
	const { through, send } = rig();
	send([...message("do/pause", ""), ...message("do/resume", "", 2, [0, 9]), ...message("a", "1")]);
	t.deepEqual(through, ["do/pause", "do/resume", message("a", "1")]);
});

test("what is too long for it is passed over, and what comes after it is not", (t) => {
	const fits = message("a", "x".repeat(4_600));
	const { through, send, broken } = rig();
	send([...message("a", "x".repeat(100_000)), ...message("t".repeat(600), "1"), ...fits], 1_536);
	t.deepEqual(through, [fits]);
	t.is(broken(), 0);
});

test("a message that ends before it should, or has no topic, does not come through", (t) => {
	const { through, send } = rig();
	send([0x30, 0, 0x30, 1, 0, 0x30, 2, 0, 0, 0x30, 4, 0, 9, 97, 98, 0x32, 4, 0, 1, 97, 0, ...CONNACK]);
	t.deepEqual(through, [CONNACK]);
});

test("a length of five bytes is no MQTT, and after it nothing is read", (t) => {
	const { through, send, broken } = rig();
	send([0x30, 0xff, 0xff, 0xff, 0xff, 1, ...CONNACK]);
	t.is(broken(), 1);
	send(CONNACK);
	t.deepEqual(through, []);
});

test("whether a message was retained is known while it is read", (t) => {
	const told: boolean[] = [];
	const { sluice, send } = rig(() => told.push(sluice.retained));
	send([...message("a", "1", 1), ...message("a", "1")]);
	t.deepEqual(told, [true, false]);
});

test("what the client throws at ends the connection", (t) => {
	const { send, broken } = rig(() => {
		throw new Error("no UTF-8");
	});
	t.notThrows(() => send(message("a", "1")));
	t.is(broken(), 1);
});
