// SPDX-License-Identifier: Apache-2.0
/** Every op in every format gives the same bytes on Node and on XS: those of the recorded conversation. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { Engine } from "../../hosts/node/xs/engine.js";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { FORMATS } from "../../src/haystack/formats.js";
import { OPS } from "../../src/haystack/ops/all.js";
import { conversation } from "../haystack/conversation.js";
import { root } from "../tree.js";
import { asPreloaded } from "./asPreloaded.js";
import { departure, recorded } from "./haystack-conversation.js";

const AGAIN = "if this is as it should be: npx tsc && node dist/tests/xs/writeConversation.js, and commit what is other";
const text = readFileSync(recorded, "utf8");
const found = await findWorker();
const onXs = found.ok ? test : test.skip;

test("each op has been asked for in each format", (t) => {
	for (const { name } of OPS)
		for (const { contentType } of FORMATS) t.true(text.includes(`> POST ${name} ${contentType}\n`), `${name} ${contentType}`);
	t.is(text.split(/^> /m).length - 1, text.split(/^< \d/m).length - 1);
});

test("Node says what is recorded", (t) => {
	t.is(departure(text, conversation()), "", AGAIN);
});

onXs("XS says what is recorded", async (t) => {
	t.timeout(300_000);
	const engine = new Engine({ worker: found.ok ? found.file : "", prepare: asPreloaded, timeoutMs: 300_000 });
	t.teardown(() => engine.close());
	await engine.import("spoken", join(root, "dist/tests/haystack/conversation.js"));
	const { value } = await engine.call<string>("spoken.conversation()");
	t.is(departure(text, value), "", AGAIN);
});
