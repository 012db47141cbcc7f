// SPDX-License-Identifier: Apache-2.0
/** A hundred thousand spoilt messages into the face: none makes it throw, none goes unanswered, none is obeyed that was retained. */
import test from "ava";
import { Onslaught } from "../mqtt/spoilt.js";

const MANY = 100_000;

test("a hundred thousand spoilt messages", (t) => {
	t.timeout(240_000);
	const onslaught = new Onslaught(true, 20_261_129);
	onslaught.send(MANY);
	onslaught.rest();
	const { wrong, commands } = onslaught.figures;
	t.deepEqual(wrong.slice(0, 5), []);
	t.true(commands > MANY / 2, `${commands}`);
});
