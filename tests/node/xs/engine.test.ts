// SPDX-License-Identifier: Apache-2.0
/** The driver of the XS engine brings values, costs and errors across, and says why an engine has died. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test, { type ExecutionContext } from "ava";
import { Engine, type EngineOptions } from "../../../hosts/node/xs/engine.js";
import { findWorker } from "../../../hosts/node/xs/worker.js";

const found = await findWorker();
const base = mkdtempSync(join(tmpdir(), "pilotlight-engine-"));
test.after.always(() => rmSync(base, { recursive: true }));
// without a compiler there is no engine; the run on XS reports that, once
const onXs = found.ok ? test : test.skip;
const integer = fileURLToPath(new URL("../../../src/control/integer.js", import.meta.url));

function open(t: ExecutionContext, options: Omit<EngineOptions, "worker"> = {}): Engine {
	const engine = new Engine({ worker: found.ok ? found.file : "", timeoutMs: 20_000, ...options });
	t.teardown(() => engine.close());
	return engine;
}

/** A folder of modules, by name and text. */
function modules(texts: Readonly<Record<string, string>>): (name: string) => string {
	const folder = mkdtempSync(join(base, "modules-"));
	for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
	return (name) => join(folder, name);
}

onXs("a module runs, and every run of it costs the same", async (t) => {
	const replies = [];
	for (let times = 0; times < 2; times++) {
		const engine = open(t);
		await engine.import("integer", integer);
		replies.push(await engine.call<number>("integer.since(-2147483648, 2147483647)"));
	}
	t.is(replies[0]?.value, 1);
	t.true((replies[0]?.computrons ?? 0) > 0);
	t.deepEqual(replies[0], replies[1]);
});

onXs("values cross as JSON: text of any alphabet, nothing, a promise's outcome, a megabyte", async (t) => {
	const engine = open(t);
	t.is((await engine.call("'0 Ω ±12 V 😀'")).value, "0 Ω ±12 V 😀");
	t.is((await engine.call("undefined")).value, undefined);
	t.deepEqual((await engine.call("(async () => ({ a: [await 1] }))()")).value, { a: [1] });
	t.is((await engine.call<string>("'Ω'.repeat(1e6)")).value.length, 1e6);
});

onXs("what code writes arrives at once and in order, and calls wait for their turn", async (t) => {
	let written = "";
	const engine = open(t, { write: (text) => (written += text) });
	await Promise.all([engine.call("write('one ') ?? write('two ')"), engine.call("write('Ω\\n')")]);
	t.is(written, "one two Ω\n");
});

onXs("a file reached over two paths is one module", async (t) => {
	const file = modules({
		"a.js": "export const it = {};",
		"b.js": "import { it } from './a.js'; import { it as same } from './x/../a.js'; export const one = it === same;",
	});
	const engine = open(t);
	await engine.import("b", file("b.js"));
	t.true((await engine.call("b.one")).value);
});

onXs("a bare import finds the module that the engine was opened with", async (t) => {
	const file = modules({ "a.js": "export default 7;", "b.js": "export { default } from 'seven';" });
	const engine = open(t, { modules: { seven: file("a.js") } });
	await engine.import("b", file("b.js"));
	t.is((await engine.call("b.default")).value, 7);
});

onXs("errors keep their name, their message and their place", async (t) => {
	const file = modules({ "a.js": "export function fail() {\n\tthrow new RangeError('6 A ± Ω');\n}\n" });
	const engine = open(t);
	await engine.import("a", file("a.js"));
	const error = await t.throwsAsync(engine.call("a.fail()"), { name: "RangeError", message: "6 A ± Ω" });
	t.true(error.stack?.includes(`fail (${file("a.js")}:2)`), error.stack);
	await t.throwsAsync(engine.call("1 +"), { name: "SyntaxError" });
	await t.throwsAsync(engine.call("(() => { throw 7; })()"), { message: "threw 7" });
	await t.throwsAsync(engine.call("new Promise(() => {})"), { message: /no timers/ });
	t.is((await engine.call("1")).value, 1, "the engine has survived all that");
});

onXs("a module that cannot be loaded is named, with the module that asked for it", async (t) => {
	const file = modules({
		"a.js": "import { x } from './nowhere.js';",
		"b.js": "let 5;",
		"c.js": "import 'node:fs';",
		"d.js": "import './b.js';",
	});
	const engine = open(t);
	const rows = { "a.js": /nowhere\.js \(imported by .*a\.js\): there is no such module/, "b.js": /b\.js: missing/ };
	for (const [name, message] of Object.entries(rows)) await t.throwsAsync(engine.import("m", file(name)), { message });
	await t.throwsAsync(engine.import("m", file("c.js")), { message: /c\.js imports "node:fs", which is neither/ });
	await t.throwsAsync(open(t).import("m", file("d.js")), { message: /b\.js \(imported by .*d\.js\): missing/ });
});

onXs("an engine whose stack overflows says so, then and later", async (t) => {
	const engine = open(t);
	const message = "the XS engine ended because its stack has overflowed";
	await t.throwsAsync(engine.call("(function f() { return f() + 1; })()"), { message });
	await t.throwsAsync(engine.call("1"), { message });
});

onXs("an engine that gives no answer in time is ended", async (t) => {
	const engine = open(t, { timeoutMs: 500 });
	await t.throwsAsync(engine.call("(() => { for (;;); })()"), { message: /gave no answer within 0.5 s/ });
});

test("a worker that is killed is an error that names the signal", async (t) => {
	const worker = join(mkdtempSync(join(base, "modules-")), "worker");
	writeFileSync(worker, "#!/bin/sh\nkill -9 $$\n", { mode: 0o755 });
	await t.throwsAsync(new Engine({ worker }).call("1"), { message: "the XS engine ended because of SIGKILL" });
});

test("a worker that cannot be run is an error, not a crash", async (t) => {
	const engine = new Engine({ worker: "/nowhere/xsnap-worker" });
	await t.throwsAsync(engine.call("1"), { message: /cannot run \/nowhere\/xsnap-worker/ });
});

onXs("a collection leaves what is in use", async (t) => {
	const engine = open(t);
	const before = await engine.collect();
	await engine.call("(globalThis.kept = Array.from({ length: 1000 }, () => ({}))).length");
	const held = await engine.collect();
	await engine.call("(globalThis.kept = undefined)");
	t.true(held > before + 900);
	t.true((await engine.collect()) < held - 900);
});
