// SPDX-License-Identifier: Apache-2.0
/** OpenEVSE's routes on XS: the same answers as on Node, and what they hold and cost. They stand beside the control loop: their costs are no tick's. */
import { join } from "node:path";
import test from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { answered } from "../programs/openevse.js";
import { root } from "../tree.js";

const found = await findWorker();
const onXs = found.ok ? test : test.skip;
const PROGRAM = join(root, "dist/tests/programs/openevse.js");
/** A slot on a chip of 32 bits. */
const SLOT_BYTES = 16;
/** What is allowed: half as much again as was measured. */
const MOST = { slots: 90, rest: 1_200, status: 28_000, config: 7_600, override: 11_000 };

onXs("a charge is answered in the same bytes on both engines", async (t) => {
	t.timeout(120_000);
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 100_000 });
	t.teardown(() => engine.close());
	await engine.import("openevse", PROGRAM);
	const lines = answered().split("\n");
	t.true(lines.some((line) => line.startsWith("400 ")) && lines.some((line) => line.startsWith("404 ")));
	t.deepEqual((await engine.call<string>("openevse.answered()")).value.split("\n"), lines);
});

onXs("they fit beside a network, an answer costs little, and nothing is left over", async (t) => {
	t.timeout(120_000);
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 60_000 });
	t.teardown(() => engine.close());
	await engine.import("openevse", PROGRAM);
	await engine.call("(globalThis.rig = new openevse.Rig(), 0)");
	const before = await engine.collect();
	await engine.call("rig.make()");
	const slots = (await engine.collect()) - before;
	const rest = (await engine.call<number>("rig.rest()")).computrons;
	const status = await engine.call<number>('rig.ask("GET", "/status")');
	const config = await engine.call<number>('rig.ask("GET", "/config")');
	const override = await engine.call<number>('rig.ask("POST", "/override", \'{"charge_current":10}\')');
	t.log(`${slots} slots (${slots * SLOT_BYTES} bytes on a chip); ${rest} computrons for a look`);
	t.log(
		`/status ${status.value} bytes, ${status.computrons} computrons; /config ${config.value}, ${config.computrons}; /override ${override.computrons}`,
	);
	const settled = await engine.collect();
	for (let i = 0; i < 60; i++) await engine.call('rig.ask("GET", "/status")');
	const leaked = (await engine.collect()) - settled;
	t.true(slots <= MOST.slots, `${slots} slots`);
	t.true(rest <= MOST.rest, `${rest}`);
	t.true(status.computrons <= MOST.status, `${status.computrons}`);
	t.true(config.computrons <= MOST.config, `${config.computrons}`);
	t.true(override.computrons <= MOST.override, `${override.computrons}`);
	// each call from outside leaves two slots of its own
	t.true(leaked <= 140, `${leaked}`);
});
