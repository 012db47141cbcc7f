// SPDX-License-Identifier: Apache-2.0
/** A store in a file: `--store` remembers, refuses what is none, and a process that is killed while it writes loses nothing that it had done. */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";
import { FileMedium } from "../../hosts/node/fileMedium.js";
import { Journal } from "../../src/settings/journal.js";
import { pilotlight } from "./command.js";
import { changeOf, textAfter } from "./writer.js";

const WRITER = fileURLToPath(new URL("./writer.js", import.meta.url));
const KILLS = 200;
/** Files that are written at the same time. */
const ABREAST = 4;
const CHARGE = "draw_power_regulated 16,3\nsleep 65\n> limit ems 10\nunplug\nsleep 3\n";

function newFile(): string {
	return join(mkdtempSync(join(tmpdir(), "pilotlight-")), "store");
}

/** Plays a scenario on a store. */
function play(scenario: string, ...more: string[]): ReturnType<typeof pilotlight> {
	return pilotlight(["simulate", "--scenario", "-", ...more], scenario);
}

test("with --store a second run knows what the first was told and has charged; without it nothing is remembered", (t) => {
	const file = newFile();
	t.is(play(CHARGE, "--store", file).status, 0);
	const { status, out } = play("> limit\n> sessions", "--store", file);
	t.is(status, 0);
	t.regex(out, /console: ems 10 A\n/);
	t.regex(out, /console: 1 \? to \?, 65 s, 193 Wh/);
	play(CHARGE);
	t.notRegex(play("> limit\n> sessions").out, /ems|193 Wh/);
});

test("in real time the store remembers as well", (t) => {
	const file = newFile();
	t.is(pilotlight(["simulate", "--store", file], "> limit ems 10").status, 0);
	t.regex(play("> limit", "--store", file).out, /console: ems 10 A\n/);
});

test("a store whose process was ended in the midst of a charge resumes it", (t) => {
	const file = newFile();
	play("draw_power_regulated 16,3\nsleep 300", "--store", file);
	t.regex(play("draw_power_regulated 16,3\nsleep 20", "--store", file).out, /event SessionResumed session=1 energyWh=[1-9]/);
});

test("what is no store is refused with what is wrong with it, and left as it is", (t) => {
	const file = newFile();
	writeFileSync(file, "a shopping list");
	const folder = mkdtempSync(join(tmpdir(), "pilotlight-"));
	for (const [name, said] of [
		[file, "this is no store of Pilotlight: it holds no record, and is not empty"],
		[folder, `${folder} is a folder; write the name of a file`],
		["/dev/null", "/dev/null is no plain file; write the name of a file"],
		[join(folder, "missing", "store"), "ENOENT"],
		[join(file, "store"), "ENOTDIR"],
	]) {
		const { status, out, err } = play("sleep 1", "--store", name);
		t.is(status, 2);
		t.is(out, "");
		t.true(err.startsWith(`pilotlight: --store: `) && err.includes(said), err);
	}
	t.is(readFileSync(file, "utf8"), "a shopping list");
	t.regex(play("sleep 1", "--store", "").err, /^pilotlight: --store names no file; write --store FILE\n$/);
	t.regex(play("sleep 1", "--store", file, "--engine", "xs").err, /--engine xs reaches no files; leave --store out, or --engine/);
});

// whoever may do everything may write there as well
(process.getuid?.() === 0 ? test.skip : test)("a file that may not be written is refused", (t) => {
	const file = newFile();
	play(CHARGE, "--store", file);
	const before = readFileSync(file, "utf8");
	chmodSync(file, 0o444);
	t.regex(play("sleep 1", "--store", file).err, /cannot be opened for writing \(EACCES/);
	t.is(readFileSync(file, "utf8"), before);
});

test("a link stays a link, and nothing is left beside the file", (t) => {
	const file = newFile();
	writeFileSync(file, "");
	const link = `${file}.link`;
	symlinkSync(file, link);
	const journal = new Journal(new FileMedium(link), () => {});
	for (let i = 0; i < 200; i++) journal.write("open", `${i}`.padEnd(150));
	t.true(lstatSync(link).isSymbolicLink());
	t.false(existsSync(`${file}.new`));
	t.true(statSync(file).size < 10_000);
	t.is(new Journal(new FileMedium(file), () => {}).read("open"), "199".padEnd(150));
});

test("a file that somebody else has replaced meanwhile is not written any more", (t) => {
	const file = newFile();
	const one = new Journal(new FileMedium(file), () => {});
	const two = new Journal(new FileMedium(file), () => {});
	for (let i = 0; i < 200; i++) two.write("open", `${i}`.padEnd(150));
	t.throws(() => one.write("a", "1"), { message: /was replaced or deleted by somebody else$/ });
});

/** Writes from a change on until the process is killed after `ms`; the number of the last change that it has said was done. */
function killedAfter(ms: number, file: string, from: number): Promise<number> {
	return new Promise((resolve) => {
		const writer = spawn(process.execPath, [WRITER, file, `${from}`], { stdio: ["ignore", "pipe", "inherit"] });
		let said = "";
		writer.stdout.once("data", () => setTimeout(() => writer.kill("SIGKILL"), ms));
		writer.stdout.on("data", (text) => {
			said += text;
		});
		writer.on("close", () => resolve(Number(said.slice(0, said.lastIndexOf("\n")).split("\n").pop())));
	});
}

/** What is in a file after a kill, with the number of changes from which it follows: all that were done, and perhaps one more. */
function changesIn(file: string, done: number): number | undefined {
	const journal = new Journal(new FileMedium(file), () => {});
	return [done, done + 1].find((changes) => [0, 1, 2, 3, 4].every((key) => journal.read(`key${key}`) === textAfter(changes, key)));
}

test(`a process that is killed while it writes, ${KILLS} times, has lost nothing and torn nothing`, async (t) => {
	t.timeout(300_000);
	let done = 0;
	const chain = async (): Promise<void> => {
		const file = newFile();
		let last = 0;
		for (let kill = 0; kill < KILLS / ABREAST; kill++) {
			const acknowledged = await killedAfter(Math.random() * 12, file, last + 1);
			t.true(acknowledged > last, "it has written");
			const found = changesIn(file, acknowledged);
			if (found === undefined) t.fail(`after ${acknowledged} changes: ${readFileSync(file, "utf8")}`);
			done += acknowledged - last;
			last = found ?? acknowledged;
		}
	};
	await Promise.all(Array.from({ length: ABREAST }, chain));
	t.log(`${done} changes`);
	t.is(changeOf(3).text, undefined, "erasures are among them");
	t.true(done > KILLS);
});
