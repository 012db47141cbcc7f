// SPDX-License-Identifier: Apache-2.0
/** Whatever comes by HTTP, it is answered once, refused with a reason, and nothing is asked that was not said by somebody who may; Node sends a million. */
import test from "ava";
import { plainCrypto } from "../haystack/sha256.js";
import { Onslaught } from "./onslaught.js";

/** Requests. */
const FEW = 4_000;

test("damaged requests are answered, and what is asked for was said by whoever may", (t) => {
	const onslaught = new Onslaught(1, plainCrypto());
	onslaught.send(FEW);
	onslaught.rest();
	const { wrong, statuses, asked } = onslaught.figures;
	t.deepEqual(wrong.slice(0, 5), []);
	for (const status of [200, 204, 400, 401, 403, 404, 405, 421]) t.true((statuses[status] ?? 0) > 10, `${status}: ${statuses[status]}`);
	t.true(Object.keys(asked).length > 15, "many actions are asked for");
});
