// SPDX-License-Identifier: Apache-2.0
/** Some damaged requests at a charger that charges; `npm run fuzz:haystack-requests` sends a million. */
import test from "ava";
import { Onslaught } from "./onslaught.js";

for (const [calm, count] of [
	[true, 1_500],
	[false, 500],
] as const)
	test(`${count} damaged requests, ${calm ? "and the charge goes on" : "with everything that can be done"}`, (t) => {
		const onslaught = new Onslaught(calm, 11);
		onslaught.send(count);
		onslaught.rest();
		const { wrong, statuses, errors, watches } = onslaught.figures;
		t.deepEqual(wrong.slice(0, 5), []);
		t.deepEqual(Object.keys(statuses).map(Number), [200, 400, 404, 405, 406, 415, 501]);
		t.is(
			Object.values(statuses).reduce((sum, each) => sum + each, 0),
			count,
		);
		t.true(errors > count / 10 && errors < statuses[200] && watches > 3, "they go wrong in many ways");
	});
