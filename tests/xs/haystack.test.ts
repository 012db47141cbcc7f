// SPDX-License-Identifier: Apache-2.0
/** What the Haystack face holds and costs on XS. It stands beside the control loop, in an engine of its own: its costs are no tick's. */
import { join } from "node:path";
import test from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { root } from "../tree.js";

const found = await findWorker();
const onXs = found.ok ? test : test.skip;
/** A slot on a chip of 32 bits. */
const SLOT_BYTES = 16;
/** Until every history is full. */
const MINUTES = 130;

/** Slots that are allowed: half as much again as was measured. */
const MOST_HELD = { new: 850, full: 4_400, watch: 140, records: 5_300 };
/** Computrons that are allowed: half as much again as was measured. */
const MOST: { readonly [call: string]: number } = {
	"tick()": 5_200,
	"read('zinc')": 1_170_000,
	"read('json')": 1_160_000,
	"history()": 860_000,
	"watch()": 520_000,
	"poll()": 83_000,
	"pollCharge()": 213_000,
	"pollNew()": 420_000,
	"write()": 40_000,
};

onXs("what is kept is bounded, a poll of nothing new costs little, and nothing is left over", async (t) => {
	t.timeout(120_000);
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 60_000 });
	t.teardown(() => engine.close());
	await engine.import("haystack", join(root, "dist/tests/programs/haystack.js"));
	await engine.call("(globalThis.rig = new haystack.Rig(), 0)");
	let before = await engine.collect();
	const grown = async (call: string): Promise<number> => {
		await engine.call(call);
		const after = await engine.collect();
		const slots = after - before;
		before = after;
		return slots;
	};
	const made = await grown("rig.make()");
	const held = {
		new: made,
		full: made + (await grown(`rig.fill(${MINUTES})`)),
		watch: await grown("rig.watch()"),
		records: await grown("rig.hold()"),
	};
	await engine.call("rig.drop()");
	for (const [what, slots] of Object.entries(held)) {
		t.log(`${what}: ${slots} slots (${slots * SLOT_BYTES} bytes on a chip)`);
		t.true(slots > 0 && slots <= MOST_HELD[what as keyof typeof MOST_HELD], `${what}: ${slots} slots`);
	}
	for (const [call, most] of Object.entries(MOST)) {
		const { computrons, value } = await engine.call<number>(`rig.${call}`);
		t.log(`${call}: ${computrons} computrons, ${value}`);
		t.true(computrons > 500 && computrons <= most, `${call}: ${computrons}`);
	}
	await engine.call("rig.fill(2)");
	const settled = await engine.collect();
	for (let i = 0; i < 3; i++) for (const call of ["read('zinc')", "pollCharge()", "write()", "fill(20)"]) await engine.call(`rig.${call}`);
	const leaked = (await engine.collect()) - settled;
	t.log(`${leaked} slots more after each three times more`);
	// each call from outside leaves two slots of its own
	t.true(leaked < 40, `${leaked}`);
});
