// SPDX-License-Identifier: Apache-2.0
/** The page as files: small enough for a device, whole in itself, and of the same tables as the firmware although it leaves out what only that needs. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import test from "ava";
import { type Built, buildWeb } from "../../hosts/web/build.js";
import { withoutDeeds } from "../../hosts/web/leaving.js";
import { TABLE } from "../../src/link/language.js";

/** What a device has room for, and what is small enough to try a charger without installing anything, bytes. */
const MOST = { "pilotlight.html": 60_000, "alone/index.html": 250_000 };
const folder = mkdtempSync(join(tmpdir(), "pilotlight-page-"));
let built: readonly Built[] = [];

test.before(async () => {
	built = await buildWeb(folder);
});
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

for (const [file, most] of Object.entries(MOST))
	test(`${file} takes at most ${most} bytes, packed as it is without`, (t) => {
		const packed = readFileSync(join(folder, `${file}.gz`));
		t.log(`${packed.length} bytes`);
		t.true(packed.length <= most, `${packed.length}`);
		t.is(built.find((each) => each.file === file)?.packed, packed.length);
		t.deepEqual(gunzipSync(packed), readFileSync(join(folder, file)));
	});

test("nothing in it is fetched from anywhere, and nothing runs but what was built in", (t) => {
	for (const file of Object.keys(MOST)) {
		const html = readFileSync(join(folder, file), "utf8");
		t.deepEqual(
			[...html.matchAll(/(?:src|href)="?(?!#|data:)([^" >]+)/g)]
				.map(([, address]) => address)
				.filter((address) => /^(https?:)?\/\//.test(address)),
			[],
		);
		t.regex(
			html,
			/content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'"/,
		);
		t.false(/\beval\(|new Function\(|\sstyle="|\son\w+="/.test(html));
		t.is(html.match(/<script/g)?.length, 1);
	}
});

test("rows lose what only the charger does, and keep what they are", (t) => {
	const rows = `const ROWS = [{ name: "a", run: ({ evse }) => ({ done: evse.pause() }), help: "b", withdraws: true }, row("key", KIND, "says", (subject) => subject.x, SECOND)];`;
	t.is(withoutDeeds(rows), `const ROWS = [{ name: "a", run: 0, help: "b", withdraws: 0 }, row("key", KIND, 0, 0, SECOND)];`);
	// what is nested goes with what is around it
	t.is(withoutDeeds("const A = { run: () => ({ read: 1, says: 2 }) };"), "const A = { run: 0 };");
	t.is(
		withoutDeeds("const { run, read } = thing; const kept = { run, says() {} };"),
		"const { run, read } = thing; const kept = { run, says() {} };",
	);
	t.regex(TABLE, /^[0-9a-f]{8}$/);
});
