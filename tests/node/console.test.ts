// SPDX-License-Identifier: Apache-2.0
/** The command `console`: the virtual charger through a pipe, at a terminal and on a pseudo-terminal, and a charger that does not answer. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import test, { type ExecutionContext } from "ava";
import { Leaving } from "../../hosts/node/console/leaving.js";
import { Rows } from "../../hosts/node/console/rows.js";
import { Script } from "../../hosts/node/console/script.js";
import { PROGRAM } from "./command.js";

/** Whether a program is installed; a test that needs it says so where it is not. */
function has(t: ExecutionContext, program: string, args: readonly string[]): boolean {
	const found = spawnSync(program, args).status === 0;
	if (!found) t.pass();
	if (!found) t.log(`not tried: ${program} is not installed here`);
	return found;
}

/** A program that runs beside the test; what it prints comes as it does. It does not outlive the test. */
class Running {
	out = "";
	err = "";
	readonly ended: Promise<number | null>;
	readonly child: ChildProcess;

	constructor(t: ExecutionContext, program: string, args: readonly string[], env = process.env) {
		const child = spawn(program, args, { stdio: "pipe", env });
		child.stdout.on("data", (text: Buffer) => {
			this.out += text;
		});
		child.stderr.on("data", (text: Buffer) => {
			this.err += text;
		});
		this.ended = new Promise((resolve) => child.once("close", resolve));
		this.child = child;
		t.teardown(() => child.kill());
	}

	/** Waits until it has printed that; fails after 20 s. */
	async until(pattern: RegExp): Promise<void> {
		const startedAt = performance.now();
		while (!pattern.test(this.out)) {
			if (performance.now() - startedAt > 20_000) throw new Error(`no ${pattern} in ${JSON.stringify(this.out)}`);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}
}

/** Runs the command to its end, with `input` on standard input. */
async function pilotlight(t: ExecutionContext, args: readonly string[], input: string, env = process.env) {
	const run = new Running(t, process.execPath, [PROGRAM, ...args], env);
	run.child.stdin?.end(input);
	const status = await run.ended;
	return { status, out: run.out, err: run.err };
}

test("a script types lines and reads answers, without echo and prompt", async (t) => {
	const { status, out, err } = await pilotlight(
		t,
		["console", "--simulate", "--set", "limit=20"],
		"get limit\n\nset limit 10\r\nbanana\nget limit",
	);
	t.is(err, "");
	t.is(out, 'limit 20 A\nlimit 10 A\nerror: unknown word "banana"; help lists all words\nlimit 10 A\n');
	t.is(status, 0);
});

test("the charger is there already when its console opens", async (t) => {
	const { out } = await pilotlight(t, ["console", "--simulate"], "status\ninfo");
	t.regex(out, /^Ready.*\nstate A1, pilot A, steady \+12 V/);
	t.regex(out, /\nstart: power\n/);
});

test("a line that is too long for the charger is answered as such", async (t) => {
	const { out, status } = await pilotlight(t, ["console", "--simulate"], `${"x".repeat(300)}\nget limit`);
	t.is(out, "error: a line of 300 characters is too long; at most 200\nlimit 32 A\n");
	t.is(status, 0);
});

test("a port that is not there, and what is there", async (t) => {
	const { status, out, err } = await pilotlight(t, ["console", "--port", "/dev/no-such-port"], "status");
	t.regex(err, /^pilotlight: --port: \/dev\/no-such-port cannot be opened \(.+\); (ports are |no serial port is there)/);
	t.is(out, "");
	t.is(status, 2);
});

test("a person at a terminal types with every key, and leaves with Ctrl-]", async (t) => {
	if (!has(t, "script", ["--version"])) return;
	const person = new Running(t, "script", ["-qec", `${process.execPath} ${PROGRAM} console --simulate`, "/dev/null"]);
	await person.until(/leaves\.\r\n.*npm start.*\r\n[\s\S]*> $/);
	person.child.stdin?.write("get lim\tx\x7f\r");
	await person.until(/limit 32 A\r+\n> $/);
	person.child.stdin?.write("\x03");
	await person.until(/\^C\r+\n> $/);
	person.child.stdin?.write("\x1b[A\r");
	await person.until(/limit 32 A[\s\S]*limit 32 A\r+\n> $/);
	person.child.stdin?.write("\x1d");
	t.is(await person.ended, 0);
	t.is(person.out.match(/limit 32 A/g)?.length, 2);
});

test("on a pseudo-terminal other programs find the charger, one after the other", async (t) => {
	if (!has(t, "socat", ["-V"])) return;
	const server = new Running(t, process.execPath, [PROGRAM, "console", "--simulate", "--pty"]);
	await server.until(/^\/dev\/\S+\n.*Ctrl-C ends it\.\n/);
	const [port] = server.out.split("\n");
	t.is((await pilotlight(t, ["console", "--port", port], "set limit 10")).out, "limit 10 A\n");
	t.is((await pilotlight(t, ["console", "--port", port, "--baud", "9600"], "get limit")).out, "limit 10 A\n", "it is the same one");
	server.child.kill("SIGTERM");
	t.is(await server.ended, 0);
	t.is((await pilotlight(t, ["console", "--port", port], "get limit")).status, 2, "and it is gone");
});

test("without socat a pseudo-terminal is refused, and what to install is said", async (t) => {
	const { status, err, out } = await pilotlight(t, ["console", "--simulate", "--pty"], "", { PATH: "/nonexistent" });
	t.regex(err, /^pilotlight: --pty needs socat.*sudo apt install socat/);
	t.is(out, "");
	t.is(status, 2);
});

/** A charger that answers what a test says. */
function scripted(answers: Readonly<Record<string, string>>): { script: Script; printed: string[]; sent: string[] } {
	const printed: string[] = [];
	const sent: string[] = [];
	const script: Script = new Script(
		(text) => {
			sent.push(text);
			setTimeout(() => script.received(Buffer.from(answers[text] ?? "")), 1);
		},
		(row) => void printed.push(row),
	);
	return { script, printed, sent };
}

test("a script sees what a terminal would: no echo, whatever was printed into it", async (t) => {
	const { script, printed, sent } = scripted({
		"\r": "\r\n> ",
		"status\r": "st\r    \revent FaultRaised\r\n> st\b\b  \b\bstatus\r\nfirst\r\n\r\nsteady −12 V\r\n> ",
	});
	t.is(await script.ask("status"), "");
	t.deepEqual(printed, ["event FaultRaised", "first", "", "steady −12 V"]);
	t.deepEqual(sent, ["\r", "status\r"]);
});

test("a frame is answered by a frame, by a charger that knows frames", async (t) => {
	const { script, printed } = scripted({
		"$GS^30\r": "$OK 1 0^32\r",
		'{"id":1}\r': '{"id":1,"done":true}\r\n',
		"$GV\r": '> $GV\r\nerror: unknown word "$GV"\r\n> ',
	});
	t.is(await script.ask("$GS^30"), "");
	t.is(await script.ask('{"id":1}'), "");
	t.is(await script.ask("$GV"), "");
	t.deepEqual(printed, ["$OK 1 0^32", '{"id":1,"done":true}', 'error: unknown word "$GV"']);
});

test("what shows no prompt is no charger", async (t) => {
	const { script, printed, sent } = scripted({});
	t.regex(await script.ask("status"), /no prompt.*baud rate/);
	t.deepEqual([printed, sent.length], [[], 5]);
});

test("a word that is never answered is given up", async (t) => {
	const { script } = scripted({ "\r": "> " });
	t.is(await script.ask("status"), 'no answer to "status" within 5 s');
});

test("rows are what a terminal shows, in pieces of any length", (t) => {
	const rows: string[] = [];
	const reader = new Rows((row) => void rows.push(row));
	for (const byte of Buffer.from("a −12 V\r\nabc\rxy\bz\n\u0007$OK\r> ")) reader.take(Uint8Array.of(byte));
	t.deepEqual(rows, ["a −12 V", "xzc", "$OK"]);
	t.is(reader.row, "> ");
});

test("Ctrl-] leaves, Ctrl-C once does not, twice in a row does", (t) => {
	const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
	const leaving = new Leaving();
	t.deepEqual(leaving.take(bytes("ab\x03c\x03")), { passed: bytes("ab\x03c\x03"), leaves: false });
	t.deepEqual(leaving.take(bytes("\x03x")), { passed: bytes(""), leaves: true });
	t.deepEqual(new Leaving().take(bytes("ab\x1dc")), { passed: bytes("ab"), leaves: true });
});
