// SPDX-License-Identifier: Apache-2.0
/** The certification cases against the face, in virtual time. */
import test from "ava";
import { CASES } from "./cases.js";
import { Laboratory } from "./laboratory.js";

for (const [name, steps] of CASES)
	test(name, (t) => {
		new Laboratory().run(steps());
		t.pass();
	});

test("all of them, one after the other with the same charger", (t) => {
	const laboratory = new Laboratory();
	for (const [, steps] of CASES) {
		laboratory.run(steps());
		laboratory.words("ask reset; sleep 3");
		laboratory.events.length = 0;
	}
	t.pass();
});
