// SPDX-License-Identifier: Apache-2.0
/** The port on XS: days pass, and live memory does not grow. */
import test from "ava";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { LifeOnXs } from "./onXs.js";

const found = await findWorker();
// without a compiler there is no engine; the run on XS reports that, once
const onXs = found.ok ? test : test.skip;

onXs("on XS days pass without live memory growing", async (t) => {
	const life = await LifeOnXs.begin(found.ok ? found.file : "");
	const slots: number[] = [];
	for (let i = 0; i < 3; i++) slots.push((await life.days(i === 0 ? 16 : 3)).slots);
	await life.end();
	t.log(slots);
	t.true(Math.abs(slots[2] - slots[1]) < 100, `${slots} slots`);
});
