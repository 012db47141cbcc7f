// SPDX-License-Identifier: Apache-2.0
/** Damaged texts, some thousands; `npm run fuzz:haystack` does a million. */
import test from "ava";
import { damage } from "./damage.js";

test("damaged texts are refused with an error, or come back as they were read", (t) => {
	const { wrong, of } = damage(6000, 1);
	t.deepEqual(wrong, []);
	for (const [name, { read, refused }] of Object.entries(of))
		t.true(read > 20 && refused > 500, `${name}: ${read} read, ${refused} refused`);
	t.deepEqual(Object.keys(of), ["zinc", "json", "json3", "trio"]);
});
