// SPDX-License-Identifier: Apache-2.0
/** Scenarios from files and from standard input, with what they print and the status they leave. */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import test from "ava";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { PROGRAM, pilotlight, scenarioFile } from "./command.js";

// without a compiler there is no engine; the run on XS reports that, once
const onXs = (await findWorker()).ok ? test : test.skip;

const CHARGE = "plug; draw_power_regulated 16,3\nwithin 5 expect contactor closed\nsleep 5; unplug\nwithin 0.1 expect contactor open\n";

test("a scenario that holds: lines for people, status 0", (t) => {
	const { status, out, err } = pilotlight(["simulate", "--scenario", scenarioFile(CHARGE)]);
	t.is(err, "");
	t.is(status, 0);
	t.regex(out, /^ {5}0\.000 s {2}boot \(power\)\n/);
	t.regex(out, /\n +\d+\.\d{3} s {2}vehicle draws 16 A on 3 phases\n/);
	t.regex(out, /\n +\d+\.\d{3} s {2}end after .* 0 failed expectations\n$/);
});

test("standard input gives the same as a file, --json the same as JSON", (t) => {
	const file = pilotlight(["simulate", "--scenario", scenarioFile(CHARGE)]);
	const stdin = pilotlight(["simulate", "--scenario", "-"], CHARGE);
	t.is(stdin.out, file.out);
	const { out } = pilotlight(["simulate", "--scenario", "-", "--json"], CHARGE);
	const entries = out
		.trimEnd()
		.split("\n")
		.map((line) => JSON.parse(line) as { t: number; kind: string });
	t.is(entries.length, file.out.trimEnd().split("\n").length);
	t.deepEqual(
		entries.map(({ t }) => t),
		entries.map(({ t }) => t).sort((a, b) => a - b),
		"in the order of time",
	);
	for (const line of out.trimEnd().split("\n")) t.regex(line, /^\{"t":\d+,"kind":"[a-z]+",/);
	t.is(entries[0].kind, "boot");
	t.is(entries[entries.length - 1].kind, "summary");
});

test("a failed expectation: status 1, and where, what and when", (t) => {
	const file = scenarioFile("sleep 1\n\nexpect state C2; sleep 5");
	const { status, out, err } = pilotlight(["simulate", "--scenario", file]);
	t.is(status, 1);
	t.is(err, `${file}:3: expected state C2, seen A1, at 1.000 s\n`);
	t.regex(out, /end after 1 s, .* 1 failed expectation\n$/);
});

test("mistakes: status 2, all of them with their lines, and nothing runs", (t) => {
	const { status, out, err } = pilotlight(["simulate", "--scenario", "-", "--json"], "plug\nslep 1\nsleep 1; unplg");
	t.is(status, 2);
	t.is(out, "");
	t.is(err, 'stdin:2: "slep" is not a command; did you mean "sleep"?\nstdin:3: "unplg" is not a command; did you mean "unplug"?\n');
});

test("a word of the charger's console without its > is told where it belongs; behind it, it is answered", (t) => {
	const { status, err } = pilotlight(["simulate", "--scenario", "-"], "sleep 1\nlimit ems 10");
	t.is(status, 2);
	t.is(err, 'stdin:2: "limit" is not a command; the charger\'s console knows it, behind a ">": > limit ems 10\n');
	t.regex(pilotlight(["simulate", "--scenario", "-"], "sleep 1\n> limit ems 10").out, /console: ems 10 A\n/);
});

test("what is said to a charger without power is a failure, with its line", (t) => {
	const { status, out, err } = pilotlight(["simulate", "--scenario", "-"], "power off; sleep 1\n> pause\npower on");
	t.is(status, 1);
	t.is(err, 'stdin:2: ">" needs a charger with power; expected power on, seen off, at 1.000 s\n');
	t.regex(out, /expected power on: no, off\n/);
});

test("a scenario has as many commands as it likes, in one line or in many", (t) => {
	for (const end of [";", "\n"]) {
		const { status, out, err } = pilotlight(["simulate", "--scenario", "-"], `${`pause${end}`.repeat(200_000)}unplug; expect state A1`);
		t.is(err, "");
		t.is(status, 0);
		t.regex(out, /expected state A1: yes\n/);
	}
});

test("the same seed gives the same bytes, another seed others", (t) => {
	const noisy = "noise 400; jitter 9; plug; draw_power_regulated 16,3; sleep 20; glitch 2740,6; sleep 20; unplug; sleep 1";
	const run = (...args: string[]): string => pilotlight(["simulate", "--scenario", "-", "--json", ...args], noisy).out;
	t.is(run("--seed", "7"), run("--seed", "7"));
	t.is(run(), run("--seed", "1"));
	t.not(run("--seed", "7"), run("--seed", "8"));
});

test("--set changes the firmware", (t) => {
	const text = "plug; draw_power_regulated 16,3; sleep 5; expect amps 10";
	t.is(pilotlight(["simulate", "--scenario", "-"], text).status, 1);
	t.is(pilotlight(["simulate", "--scenario", "-", "--set", "limit=32", "--set", "limit=10"], text).status, 0);
});

for (const args of [[], ["--json", "--seed", "9", "--set", "limit=10"]]) {
	onXs(`on XS the same bytes as on Node: ${args.join(" ") || "without options"}`, (t) => {
		const noisy = `noise 300; jitter 5\n${CHARGE}`;
		const node = pilotlight(["simulate", "--scenario", "-", ...args], noisy);
		const xs = pilotlight(["simulate", "--scenario", "-", "--engine", "xs", ...args], noisy);
		t.is(node.status, 0);
		t.deepEqual({ ...xs, took: 0 }, { ...node, took: 0 });
	});
}

onXs("on XS mistakes and failed expectations are told the same", (t) => {
	for (const [text, status] of [
		["slep 1", 2],
		["sleep 1; expect state C2", 1],
	] as const) {
		const node = pilotlight(["simulate", "--scenario", "-"], text);
		const xs = pilotlight(["simulate", "--scenario", "-", "--engine", "xs"], text);
		t.is(xs.status, status);
		t.deepEqual({ ...xs, took: 0 }, { ...node, took: 0 });
	}
});

/** Runs the command with a reader that has left before the first line comes; the status and what stood on standard error. */
async function unread(args: readonly string[], input: string): Promise<{ status: number | null; err: string }> {
	const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ["pipe", "pipe", "pipe"] });
	let err = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		err += text;
	});
	child.stdout.destroy();
	child.stdin.end(input);
	const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
	return { status, err };
}

test("a reader that stops reading ends the program without a word", async (t) => {
	t.deepEqual(await unread(["simulate", "--help"], ""), { status: 0, err: "" });
	t.deepEqual(await unread(["simulate", "--scenario", "-"], "plug; sleep 600; unplug"), { status: 0, err: "" });
	t.deepEqual(await unread(["simulate"], "plug; sleep 0.1"), { status: 0, err: "" });
});

test("an expectation that fails where nobody reads any more fails all the same", async (t) => {
	const message = "expected state C2, seen B2, at 600.000 s";
	t.deepEqual(await unread(["simulate", "--scenario", "-"], "plug; sleep 600; expect state C2"), {
		status: 1,
		err: `stdin:1: ${message}\n`,
	});
	t.is((await unread(["simulate"], "sleep 0.1; expect state C2")).status, 1);
});

onXs("on XS it fails, too", async (t) => {
	const args = ["simulate", "--scenario", "-", "--engine", "xs"];
	t.is((await unread(args, "plug; sleep 600; expect state C2")).status, 1);
	t.deepEqual(await unread(args, "plug; sleep 600; unplug"), { status: 0, err: "" });
});

/** Takes nothing, and says so. */
const FULL = "/dev/full";
const onFull = existsSync(FULL) ? test : test.skip;

onFull("output that cannot be written is said, with status 3, unless something worse has happened", (t) => {
	for (const [text, status, err] of [
		["plug; sleep 60", 3, /^pilotlight: standard output cannot be written \(.*ENOSPC.*\); make room there, or send it elsewhere\n$/],
		["sleep 1; expect state C2", 1, /^stdin:1: expected state C2, seen A1, at 1\.000 s\npilotlight: standard output cannot be written/],
		["slep 1", 2, /^stdin:1: "slep" is not a command; did you mean "sleep"\?\n$/],
	] as const) {
		const full = openSync(FULL, "w");
		const ended = spawnSync(process.execPath, [PROGRAM, "simulate", "--scenario", "-"], {
			input: text,
			stdio: ["pipe", full, "pipe"],
			encoding: "utf8",
		});
		closeSync(full);
		t.regex(ended.stderr, err);
		t.is(ended.status, status, text);
	}
});

onFull("where even mistakes cannot be written, the status says that there were some", (t) => {
	const full = openSync(FULL, "w");
	const { status } = spawnSync(process.execPath, [PROGRAM, "simulate", "--scenario", "-"], {
		input: "slep 1",
		stdio: ["pipe", full, full],
	});
	closeSync(full);
	t.is(status, 2);
});
