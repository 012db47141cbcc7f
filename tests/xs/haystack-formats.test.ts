// SPDX-License-Identifier: Apache-2.0
/** What Haystack's formats cost on XS. They stand beside the control loop, in an engine of their own: their costs are no tick's. */
import { join } from "node:path";
import test from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { FORMATS } from "../../src/haystack/formats.js";
import { root } from "../tree.js";

const found = await findWorker();
const onXs = found.ok ? test : test.skip;
/** A slot on a chip of 32 bits. */
const SLOT_BYTES = 16;
/** Records of the grid. */
const RECORDS = 40;

/** What is allowed for a record: half as much again as was measured. */
const MOST = { write: 12_000, read: 70_000, slots: 110 };

onXs("a record goes out alone, costs no more than it may, and nothing is left over", async (t) => {
	t.timeout(120_000);
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 60_000 });
	t.teardown(() => engine.close());
	await engine.import("formats", join(root, "dist/tests/programs/haystackFormats.js"));
	await engine.call("(globalThis.rig = new formats.Rig(), 0)");
	for (let i = 0; i < FORMATS.length; i++) {
		const write = await engine.call<number>(`rig.write(${i})`);
		const perRecord = Math.round(write.computrons / RECORDS);
		t.log(`${FORMATS[i].mime}: ${perRecord} computrons for a record written, ${write.value} characters at most at once`);
		t.true(perRecord <= MOST.write, `${FORMATS[i].mime}: ${perRecord}`);
		t.true(write.value < 1000);
		if (FORMATS[i].read === undefined) continue;
		await engine.call("rig.forget()");
		const before = await engine.collect();
		const read = await engine.call<number>(`rig.read(${i})`);
		const slots = Math.round(((await engine.collect()) - before) / RECORDS);
		const perRead = Math.round(read.computrons / RECORDS);
		t.log(
			`  ${perRead} for a record read (of ${Math.round(read.value / RECORDS)} characters), which holds ${slots} slots (${slots * SLOT_BYTES} bytes on a chip)`,
		);
		t.true(perRead <= MOST.read, `${FORMATS[i].mime}: ${perRead}`);
		t.true(slots <= MOST.slots, `${FORMATS[i].mime}: ${slots}`);
	}
	await engine.call("rig.forget()");
	const settled = await engine.collect();
	for (let i = 0; i < FORMATS.length; i++) for (const does of ["write", "read"]) await engine.call(`rig.${does}(${i})`);
	await engine.call("rig.forget()");
	const leaked = (await engine.collect()) - settled;
	t.log(`${leaked} slots more after each once more`);
	// each call from outside leaves two slots of its own
	t.true(leaked < 40, `${leaked}`);
});

onXs("a line that is ten times as long costs ten times as much", async (t) => {
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 60_000 });
	t.teardown(() => engine.close());
	await engine.import("formats", join(root, "dist/tests/programs/haystackFormats.js"));
	await engine.call("(globalThis.rig = new formats.Rig(), 0)");
	const short = (await engine.call<number>("rig.line(100)")).computrons;
	const start = Date.now();
	const long = await engine.call<number>("rig.line(1000)");
	t.log(`${short} and ${long.computrons} computrons; ${long.value} characters took ${Date.now() - start} ms here`);
	t.true(long.computrons < 11 * short);
});
