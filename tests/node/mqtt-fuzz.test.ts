// SPDX-License-Identifier: Apache-2.0
/** A hundred thousand spoilt messages into the face: none makes it throw, none goes unanswered, none is obeyed that was retained. */
import test from "ava";
import { run } from "../mqtt/spoilt.js";

const MANY = 100_000;

test("a hundred thousand spoilt messages", (t) => {
	t.timeout(240_000);
	const { asked, commands, answers } = run(MANY, 20_261_129);
	t.is(answers, commands);
	t.true(commands > MANY / 2 && asked.length > MANY / 20, `${commands} ${asked.length}`);
});
