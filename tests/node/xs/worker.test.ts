// SPDX-License-Identifier: Apache-2.0
/** The worker is built once, is taken only when it works, and where it cannot be built the reason is told. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { type Found, findWorker } from "../../../hosts/node/xs/worker.js";

const base = mkdtempSync(join(tmpdir(), "pilotlight-worker-"));
test.after.always(() => rmSync(base, { recursive: true }));

/** What stands in for make: a script that is given where the worker goes and which version it has to be. */
const head = `#!/bin/sh
echo "$*" >> "$0.log"
[ "$1" = --version ] && exit 0
for word; do case $word in BUILD_DIR=*) build=\${word#*=};; XSNAP_VERSION=*) version=\${word#*=};; esac; done
folder=$build/bin/${process.platform === "darwin" ? "mac" : "lin"}/release
mkdir -p "$folder"
`;
const worker = (version: string): string => `cat > "$folder/xsnap-worker" <<END
#!/bin/sh
echo "xsnap ${version} (XS 13.3.0)"
END
chmod +x "$folder/xsnap-worker"
`;

/** A place to build in, with a make of this kind. */
function place(make: string): {
	find: (env?: NodeJS.ProcessEnv) => Promise<Found>;
	folder: string;
	builds: () => number;
} {
	const tools = mkdtempSync(join(base, "tools-"));
	const folder = join(mkdtempSync(join(base, "a place with spaces ")), "xsnap");
	for (const tool of ["make", "cc"]) writeFileSync(join(tools, tool), head + make, { mode: 0o755 });
	const path = `${tools}:/usr/bin:/bin`;
	return {
		folder,
		find: (env = { PATH: path }) => findWorker({ folder, env }),
		builds: () =>
			readFileSync(join(tools, "make.log"), "utf8")
				.split("\n")
				.filter((line) => line.includes("BUILD_DIR")).length,
	};
}

const nothing = { PATH: mkdtempSync(join(base, "empty-")) };

test("it is built once, and found without tools from then on", async (t) => {
	const { find, builds } = place(worker("$version"));
	const first = await find();
	t.true(first.ok && first.engine === "13.3");
	t.deepEqual(await find(nothing), first);
	t.is(builds(), 1);
});

test("a worker of another version, or half a worker, is built anew", async (t) => {
	const { find, builds } = place(worker("$version"));
	const first = await find();
	for (const text of ["#!/bin/sh\necho 'xsnap 0.0.1 (XS 13.3.0)'\n", "\x7fELF", ""]) {
		writeFileSync(first.ok ? first.file : "", text);
		t.false((await find(nothing)).ok, JSON.stringify(text));
		t.deepEqual(await find(), first);
	}
	t.is(builds(), 4);
});

test("a build that fails says what the compiler said, and leaves nothing", async (t) => {
	const { find, folder } = place("echo 'xsEverything.c: no such luck' >&2; exit 1");
	await t.throwsAsync(find(), { message: /could not be built.*\nxsEverything\.c: no such luck/ });
	t.throws(() => readdirSync(folder), { message: /ENOENT/ });
});

test("a build that gives something else than the worker is not taken", async (t) => {
	const { find, folder } = place(worker("0.0.1"));
	await t.throwsAsync(find(), { message: /does not say that it is xsnap/ });
	t.throws(() => readdirSync(folder), { message: /ENOENT/ });
});

test("two builds at once both give a worker that works, and leave nothing else", async (t) => {
	const { find, folder } = place(`sleep 0.2\n${worker("$version")}`);
	const [one, other] = await Promise.all([find(), find()]);
	t.true(one?.ok);
	t.deepEqual(one, other);
	t.is(readdirSync(folder).length, 1);
});

test("without a compiler and make it says what to install", async (t) => {
	const { find } = place("");
	const found = await find(nothing);
	t.regex(found.ok ? "" : found.why, /not found: make, cc\. Install them: /);
});
