// SPDX-License-Identifier: Apache-2.0
/** The MQTT face on XS: it publishes byte for byte what it does on Node, and what it holds and costs. It stands beside the control loop: its costs are no tick's. */
import { join } from "node:path";
import test from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { published } from "../programs/mqtt.js";
import { root } from "../tree.js";

const found = await findWorker();
const onXs = found.ok ? test : test.skip;
const PROGRAM = join(root, "dist/tests/programs/mqtt.js");
/** A slot on a chip of 32 bits. */
const SLOT_BYTES = 16;
/** What is allowed: half as much again as was measured. */
const MOST = { slots: 150, rest: 5_000, second: 150_000, all: 1_400_000, command: 14_000 };

onXs("a charge is published in the same bytes on both engines", async (t) => {
	t.timeout(120_000);
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 100_000 });
	t.teardown(() => engine.close());
	await engine.import("mqtt", PROGRAM);
	const lines = published().split("\n");
	t.true(lines.length > 300);
	t.deepEqual((await engine.call<string>("mqtt.published()")).value.split("\n"), lines);
});

onXs("it fits beside a network, a look at nothing new costs little, and nothing is left over", async (t) => {
	t.timeout(120_000);
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 60_000 });
	t.teardown(() => engine.close());
	await engine.import("mqtt", PROGRAM);
	await engine.call("(globalThis.rig = new mqtt.Rig(), 0)");
	const before = await engine.collect();
	t.is((await engine.call<number>("rig.make()")).value, 32_000);
	const slots = (await engine.collect()) - before;
	const all = await engine.call<number>("rig.connect()");
	const rest = (await engine.call<number>("rig.rest()")).computrons;
	let [second, bytes] = [0, 0];
	for (let i = 0; i < 40; i++) {
		const { computrons, value } = await engine.call<number>("rig.second()");
		// every 29 s everything is told
		if (i % 29 !== 28) second = Math.max(second, computrons);
		bytes = Math.max(bytes, value);
	}
	const command = (await engine.call<number>("rig.command()")).computrons;
	const settled = await engine.collect();
	for (let i = 0; i < 60; i++) await engine.call("rig.second()");
	const leaked = (await engine.collect()) - settled;
	t.log(`${slots} slots (${slots * SLOT_BYTES} bytes on a chip); everything: ${all.value} bytes, ${all.computrons} computrons`);
	t.log(
		`${rest} for a look at nothing new, ${second} for a second of a charge, ${command} for a command, at most ${bytes} bytes; ${leaked} slots more after 60 s`,
	);
	t.true(slots <= MOST.slots, `${slots} slots`);
	t.true(all.computrons <= MOST.all, `${all.computrons}`);
	t.true(rest <= MOST.rest, `${rest}`);
	t.true(second <= MOST.second, `${second}`);
	t.true(command <= MOST.command, `${command}`);
	// each call from outside leaves two slots of its own
	t.true(leaked <= 140, `${leaked}`);
});
