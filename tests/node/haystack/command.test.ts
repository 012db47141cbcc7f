// SPDX-License-Identifier: Apache-2.0
/** The command `haystack`, as a person would run it. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { CRYPTO } from "../../../hosts/node/crypto.js";
import { Client, logIn } from "../../haystack/loginClient.js";
import { PROGRAM, pilotlight } from "../command.js";

/** The command once it listens: where, what it has printed, and how it ends when it is told to. */
async function running(t: ExecutionContext, ...args: readonly string[]) {
	const child: ChildProcess = spawn(process.execPath, [PROGRAM, "haystack", "--http", "0", ...args]);
	t.teardown(() => child.kill("SIGKILL"));
	let [out, err] = ["", ""];
	child.stdout?.on("data", (part) => (out += part));
	child.stderr?.on("data", (part) => (err += part));
	for (let i = 0; i < 1_000 && !out.includes("curl"); i++) await new Promise((resolve) => setTimeout(resolve, 20));
	const base = /http:\/\/\S+\/haystack\//.exec(out)?.[0] ?? "";
	const end = () => {
		const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
		child.kill("SIGTERM");
		return ended;
	};
	return { base, out: () => out, err: () => err, end };
}

/** A file with a password. */
function passwordFile(text: string, mode = 0o600): string {
	const file = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "password");
	writeFileSync(file, text);
	chmodSync(file, mode);
	return file;
}

test("on this computer nobody has to log in, and a signal ends it", async (t) => {
	const { base, out, err, end } = await running(t);
	t.regex(base, /^http:\/\/127\.0\.0\.1:\d+\/haystack\/$/);
	const curl = `curl '${base}read?filter=evse%20and%20port'`;
	t.true(out().includes(`Haystack: ${base}, for this computer alone. Read the port by\n  ${curl}\n`), out());
	const about = await fetch(`${base}about`);
	t.is(about.status, 200);
	t.regex(await about.text(), /^ver:"3\.0"/);
	t.is(await end(), 0);
	t.is(err(), "");
});

test("with a password nobody reads without it, and it is not what the command was started with", async (t) => {
	const file = passwordFile("correct horse\nand more\n");
	const { base, out, err, end } = await running(t, "--host", "0.0.0.0", "--password-file", file, "--user", "owner");
	t.true(out().includes(`for who logs in as owner with the password in ${file}, by HELLO and SCRAM.`), out());
	const about = new URL("about", base.replace("0.0.0.0", "127.0.0.1"));
	t.is((await fetch(about)).status, 401);
	const tell = async (authorization: string) => {
		const { status, headers } = await fetch(about, { headers: { Authorization: authorization } });
		return { status, header: headers.get("www-authenticate") ?? headers.get("authentication-info") ?? "" };
	};
	t.is(await logIn(new Client(CRYPTO, "owner", "correct horse\nand more"), tell), 403);
	const token = await logIn(new Client(CRYPTO, "owner", "correct horse"), tell);
	t.is((await fetch(about, { headers: { Authorization: `BEARER authToken=${token}` } })).status, 200);
	t.is(await end(), 0);
	t.is(err(), "");
});

test("a file that others can read is used, and that is said", async (t) => {
	const file = passwordFile("correct horse", 0o644);
	const { err, end } = await running(t, "--password-file", file);
	t.is(await end(), 0);
	t.is(
		err(),
		process.platform === "win32" ? "" : `pilotlight: others on this computer can read ${file}; chmod 600 ${file} keeps it to you\n`,
	);
});

test("a short password is refused", (t) => {
	const file = passwordFile("1234567\n");
	const { status, out, err } = pilotlight(["haystack", "--http", "0", "--password-file", file]);
	t.is(err, `pilotlight: --password-file: the first line of ${file}: 7 characters are too few; a password has 8 or more\n`);
	t.deepEqual([status, out], [2, ""]);
});

test("a port that is in use, and a cable that is none", async (t) => {
	const { base, end } = await running(t);
	const { port } = new URL(base);
	const taken = pilotlight(["haystack", "--http", port], "quit\n");
	t.regex(
		taken.err,
		new RegExp(
			`^pilotlight: 127\\.0\\.0\\.1 port ${port} cannot be listened at \\(.*EADDRINUSE.*\\); choose others by --http N and --host ADDRESS\n$`,
		),
	);
	t.deepEqual([taken.status, taken.out], [2, ""]);
	const none = pilotlight(["haystack", "--http", "0", "--port", "/dev/no-such-port"]);
	t.regex(none.err, /^pilotlight: .*no-such-port/);
	t.is(none.status, 2);
	t.is(await end(), 0);
});
