// SPDX-License-Identifier: Apache-2.0
/** Netstrings survive being cut into pieces anywhere. */
import test from "ava";
import { NetstringReader, netstring } from "../../../hosts/node/xs/netstring.js";

const messages = ["", "a", "12:x,", "0 Ω ±12 V 😀", "x".repeat(300)];
const wire = Buffer.concat(messages.map(netstring));

for (const size of [1, 2, 3, 7, 64, wire.length])
	test(`pieces of ${size} bytes`, (t) => {
		const reader = new NetstringReader();
		const read: string[] = [];
		for (let at = 0; at < wire.length; at += size)
			for (const message of reader.push(wire.subarray(at, at + size))) read.push(message.toString());
		t.deepEqual(read, messages);
	});

test("the length counts bytes", (t) => {
	t.is(netstring("Ω").toString(), "2:Ω,");
});
