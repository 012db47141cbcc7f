// SPDX-License-Identifier: Apache-2.0
/** What a step in C2 costs on XS, in counts that are the same on every machine: work, and memory that it must not take. */
import { join } from "node:path";
import test from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { root } from "../tree.js";

/** Computrons that one step may cost on average, all protections in; every 10 ms that is some 10 % of an ESP32 at 240 MHz. */
const BUDGET = 2_000;

/** Computrons of a whole tick of the firmware while it charges: step, second opinion, port, and what people and machines are served. */
const TICK = 2_600;
const LONGEST_TICK = 5_000;

/** Computrons of the invariants about a closed contactor, of which the firmware asks for a quarter in each tick. */
const OPINION = 1_000;

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

onXs(`a whole tick while charging costs at most ${TICK} computrons on average, and ${LONGEST_TICK} at most`, async (t) => {
	const engine = await charging("ticks");
	const ticks = await engine.call("ticks.ticks(1600)");
	const call = await engine.call("ticks.ticks(0)");
	const each: number[] = [];
	for (let i = 0; i < 600; i++) each.push((await engine.call("ticks.ticks(1)")).computrons - call.computrons);
	const board = await engine.call("ticks.nothing(1600)");
	await engine.close();
	t.is(ticks.value, 1);
	const cost = (ticks.computrons - board.computrons) / 1_600;
	t.log(`${cost} computrons a tick, ${Math.min(...each)} to ${Math.max(...each)}`);
	t.true(cost <= TICK && cost > 500, `${cost} computrons`);
	t.true(Math.max(...each) <= LONGEST_TICK, `${Math.max(...each)} computrons`);
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
