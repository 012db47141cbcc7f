// SPDX-License-Identifier: Apache-2.0
/** Whatever is typed, told or asked while a vehicle charges costs no tick so much that the guard opens. */
import test from "ava";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { MOST, measureServing } from "../measure/serving.js";

const found = await findWorker();
// without a compiler there is no engine; the run on XS reports that, once
const onXs = found.ok ? test : test.skip;

onXs("no byte, no frame, and no tick after them costs more than it may", async (t) => {
	t.timeout(240_000);
	const served = await measureServing(found.ok ? found.file : "");
	t.is(served.length, 5);
	for (const { what, cost, by } of served) {
		t.log(`${what}: at most ${cost} computrons (${by})`);
		t.true(cost > 100 && cost <= MOST, `${what}: ${cost} (${by})`);
	}
});
