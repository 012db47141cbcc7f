// SPDX-License-Identifier: Apache-2.0
/** Whatever comes from a broker, the face throws nothing, answers each command once, and asks for nothing that was not told. */
import test from "ava";
import { type Action, actionOf, wrongArguments } from "../../src/link/shown.js";
import { run } from "./spoilt.js";

/** Messages; Node has more of them. */
const FEW = 2_000;

test("spoilt messages are answered, and what is asked for was told", (t) => {
	const { asked, commands, answers } = run(FEW, 1);
	t.is(answers, commands);
	t.true(commands > FEW / 2);
	t.true(asked.length > FEW / 20 && asked.length < commands, `${asked.length} of ${commands}`);
	for (const { action, told } of asked) {
		const { arguments: rows } = actionOf(action) as Action;
		t.false(wrongArguments(rows, told).startsWith("there is no argument"), action);
	}
});
