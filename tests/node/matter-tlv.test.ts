// SPDX-License-Identifier: Apache-2.0
/** TLV against matter.js: every element byte for byte in both directions, and damaged bytes that both read alike or ours refuses. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";
import { decode } from "../../src/matter/tlv/decode.js";
import { encode } from "../../src/matter/tlv/encode.js";
import { damage } from "../fuzz/tlv.js";
import { drawn, elements, FEATURES } from "./matterValues.js";

for (const { name, field, oracle } of elements())
	test(name, (t) => {
		const dice = new Random(1, Stream.Noise);
		for (let i = 0; i < 200; i++) {
			const value = drawn(field, dice);
			const bytes = encode(field.type, value);
			t.deepEqual(decode(field, bytes, FEATURES), value);
			t.deepEqual(Uint8Array.from(oracle.encode(oracle.decode(bytes))), bytes, JSON.stringify(value));
		}
	});

test("damaged bytes", (t) => {
	const { wrong, accepted, refused } = damage(20_000, 1);
	t.deepEqual(wrong, []);
	t.true(accepted > 100 && refused > 10_000);
});
