// SPDX-License-Identifier: Apache-2.0
/** What the Matter face holds and costs on XS. It stands beside the control loop, in an engine of its own: its costs are no tick's. */
import { join } from "node:path";
import test from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { root } from "../tree.js";

const found = await findWorker();
const onXs = found.ok ? test : test.skip;
/** A slot on a chip of 32 bits. */
const SLOT_BYTES = 16;

/** What is allowed: half as much again as was measured. */
const MOST = { slots: 2_200, rest: 4_500, second: 45_000, command: 45_000 };

onXs("the endpoint fits beside a network, a look at nothing new costs next to nothing, and nothing is left over", async (t) => {
	t.timeout(120_000);
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 60_000 });
	t.teardown(() => engine.close());
	await engine.import("matter", join(root, "dist/tests/programs/matter.js"));
	await engine.call("(globalThis.rig = new matter.Rig(), 0)");
	const before = await engine.collect();
	t.is((await engine.call<number>("rig.make()")).value, 8);
	const slots = (await engine.collect()) - before;
	const rest = (await engine.call<number>("rig.rest()")).computrons;
	await engine.call("rig.second()");
	// until the log of events is full
	for (let i = 0; i < 66; i++) await engine.call("rig.minute()");
	let most = 0;
	let bytes = 0;
	for (let i = 0; i < 200; i++) {
		const { computrons, value } = await engine.call<number>("rig.second()");
		most = Math.max(most, computrons);
		bytes = Math.max(bytes, value);
	}
	// each call from outside leaves two slots of its own
	const settled = await engine.collect();
	for (let i = 0; i < 3; i++) await engine.call("rig.minute()");
	const leaked = (await engine.collect()) - settled;
	const command = (await engine.call<number>("rig.enable()")).computrons;
	t.log(`${slots} slots (${slots * SLOT_BYTES} bytes on a chip), ${rest} computrons for a look at nothing new`);
	t.log(
		`at most ${most} for a second of a charge with its reports of ${bytes} bytes, ${command} for a command; ${leaked} slots more after 180 s`,
	);
	t.true(slots <= MOST.slots, `${slots} slots`);
	t.true(rest <= MOST.rest, `${rest}`);
	t.true(most <= MOST.second, `${most}`);
	t.true(command <= MOST.command, `${command}`);
	t.true(leaked < 20, `${leaked}`);
});
