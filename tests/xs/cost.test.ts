// SPDX-License-Identifier: Apache-2.0
/** What a step in C2 costs on XS, in counts that are the same on every machine: work, and memory that it must not take. */
import { join } from "node:path";
import test from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { root } from "../tree.js";

/** Computrons that one step may cost, all protections in; every 10 ms that is some 15 % of an ESP32 at 240 MHz. */
const BUDGET = 3_000;

/** Computrons of the invariants that the firmware asks for after each step with the contactor closed; some 4 % of an ESP32. */
const OPINION = 900;

const found = await findWorker();
// without a compiler there is no engine; the run on XS reports that, once
const onXs = found.ok ? test : test.skip;

async function charging(name = "charging"): Promise<Engine> {
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 60_000 });
	await engine.import(name, join(root, `dist/tests/control/${name}.js`));
	return engine;
}

onXs(`a step in C2 costs at most ${BUDGET} computrons`, async (t) => {
	const engine = await charging();
	const loop = await engine.call("charging.nothing(1000)");
	const steps = await engine.call("charging.steps(1000)");
	await engine.close();
	t.is(steps.value, "C2 closed");
	const cost = (steps.computrons - loop.computrons) / 1_000;
	t.log(`${cost} computrons a step`);
	t.true(cost <= BUDGET, `${cost} computrons`);
	t.true(cost > 100, "the steps were made");
});

onXs(`the second opinion on a closed contactor costs at most ${OPINION} computrons, and no slot`, async (t) => {
	const engine = await charging("opinions");
	await engine.collect();
	const one = await engine.call("opinions.opinions(1)");
	const many = await engine.call("opinions.opinions(100001)");
	const oneAgain = await engine.call("opinions.opinions(1)");
	await engine.close();
	t.is(many.value, 0);
	const cost = (many.computrons - one.computrons) / 100_000;
	t.log(`${cost} computrons`);
	t.true(cost <= OPINION && cost > 100, `${cost} computrons`);
	t.is(many.heapCount - one.heapCount, oneAgain.heapCount - many.heapCount);
});

onXs("100 000 steps in C2 leave no slot more in use than one does, without a collection in between", async (t) => {
	const engine = await charging();
	await engine.collect();
	const one = await engine.call("charging.steps(1)");
	const many = await engine.call("charging.steps(100000)");
	const oneAgain = await engine.call("charging.steps(1)");
	await engine.close();
	t.is(many.value, "C2 closed");
	// a call itself takes a few slots: as many for one step as for all of them
	const call = oneAgain.heapCount - many.heapCount;
	t.is(many.heapCount - one.heapCount, call, `${many.heapCount - one.heapCount} slots for 100 000 steps, ${call} for one`);
});

onXs("the count of slots sees a single allocation in a thousand steps", async (t) => {
	const engine = await charging();
	await engine.call("globalThis.kept = undefined");
	const plain = await engine.call("charging.steps(1000)");
	const leaking = await engine.call("(globalThis.kept = { a: 1 }, charging.steps(1000))");
	const again = await engine.call("charging.steps(1000)");
	await engine.close();
	t.true(leaking.heapCount - plain.heapCount > again.heapCount - leaking.heapCount);
});
