// SPDX-License-Identifier: Apache-2.0
/** Whatever comes from a broker, the face throws nothing, answers each command, and asks for nothing that was not told; Node sends a million (`npm run fuzz:mqtt`). */
import test from "ava";
import { Onslaught } from "./spoilt.js";

/** Messages; Node has more of them. */
const FEW = 2_000;

for (const calm of [true, false])
	test(`spoilt messages over a broker that is ${calm ? "well" : "not well"} are answered, and what is asked for was told`, (t) => {
		const onslaught = new Onslaught(calm, 1);
		onslaught.send(FEW);
		onslaught.rest();
		const { wrong, commands, connections, asked } = onslaught.figures;
		t.deepEqual(wrong.slice(0, 5), []);
		t.true(commands > FEW / 4, `${commands}`);
		t.is(connections > 1, !calm);
		t.true(Object.keys(asked).length >= 5 && (asked.set ?? 0) > FEW / 100, JSON.stringify(asked));
	});
