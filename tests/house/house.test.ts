// SPDX-License-Identifier: Apache-2.0
/** The rules of the house, held by reading the source; each message says the cure. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { documents } from "../../docs/documents.js";

/** Longest file and longest function, lines. Tables are exempt: what stands between the brackets of a constant. */
const FILE_LINES = 300;
const FUNCTION_LINES = 50;

interface Source {
	readonly path: string;
	readonly text: string;
	readonly lines: readonly string[];
}

const sources: Source[] = ["src", "hosts", "docs", "tests"]
	.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
	.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
	.map((entry) => join(entry.parentPath, entry.name))
	.map((path) => {
		const text = readFileSync(path, "utf8").replace(/^#!.*\n/, "");
		return { path, text, lines: text.split("\n") };
	});

/** Fails with every offence and one cure. */
function none(t: { true(value: boolean, message?: string): void }, offences: string[], cure: string): void {
	t.true(offences.length === 0, `${offences.join("\n")}\n→ ${cure}`);
}

test("there are sources to hold", (t) => {
	for (const folder of ["src/control", "src/evse", "hosts/bench", "tests/control"])
		t.true(
			sources.some(({ path }) => path.startsWith(folder)),
			folder,
		);
});

test("every file opens with its licence and one sentence that says what it is", (t) => {
	const offences = sources.filter(
		({ lines }) =>
			lines[0] !== "// SPDX-License-Identifier: Apache-2.0" || !/^\/\*\* .+[.:]( \*\/)?$|^\/\*\* .+[^*/]$/.test(lines[1] ?? ""),
	);
	none(
		t,
		offences.map(({ path }) => path),
		"begin with the SPDX line and a /** sentence */; a file that needs two sentences may be two files",
	);
});

test(`no file is longer than ${FILE_LINES} lines`, (t) => {
	const offences = sources.filter(({ lines }) => lines.length - tableLines(lines) > FILE_LINES);
	none(
		t,
		offences.map(({ path, lines }) => `${path}: ${lines.length}`),
		"find the second concept in it and give that a file of its own",
	);
});

test(`no function is longer than ${FUNCTION_LINES} lines`, (t) => {
	const offences = sources
		.filter(({ path }) => !path.startsWith("tests/"))
		.flatMap(({ path, lines }) => longFunctions(lines).map((line) => `${path}:${line}`));
	none(t, offences, "give its steps names");
});

/** Lines within tables: constants at the left margin that are records or arrays, and hold no function. */
function tableLines(lines: readonly string[]): number {
	let count = 0;
	lines.forEach((line, start) => {
		if (!/^(export )?const .*[[{(]$/.test(line) || line.includes("=>")) return;
		const end = lines.findIndex((other, at) => at > start && /^[\]})]/.test(other));
		count += end - start;
	});
	return count;
}

/** First lines of functions and methods that are too long. */
function longFunctions(lines: readonly string[]): number[] {
	const long: number[] = [];
	lines.forEach((line, start) => {
		const opens =
			/^(\t*)(?:export )?(?:async )?(?:function\*? \w+|(?:static |get |set |async )*#?\w+(?:<[^>]*>)?\(.*\)(?:: [^=]+)?|.*=>) ?\{$|^(\t*)(?:export )?(?:async )?function .*\{$/.exec(
				line,
			);
		if (!opens || /^\t*(if|for|while|switch|test)\b/.test(line)) return;
		const indent = opens[1] ?? opens[2] ?? "";
		const end = lines.findIndex((other, at) => at > start && (other.startsWith(`${indent}}`) || other === `${indent}});`));
		if (end - start + 1 > FUNCTION_LINES) long.push(start + 1);
	});
	return long;
}

/** Who may import whom. The first row that fits a file holds. */
const IMPORTS: readonly (readonly [folder: string, ...may: string[]])[] = [
	["src/control/", "src/control/"],
	["src/settings/", "src/settings/", "src/control/", "src/evse/numbers.js"],
	["src/evse/", "src/evse/", "src/control/"],
	["src/console/", "src/console/", "src/evse/", "src/settings/", "src/control/"],
	["src/matter/", "src/matter/", "src/evse/", "src/settings/", "src/control/"],
	["src/everest/", "src/everest/", "src/evse/", "src/settings/", "src/control/"],
	["src/firmware.ts", "src/"],
	["hosts/bench/", "hosts/bench/", "src/control/", "src/settings/nearest.js"],
	["hosts/", "hosts/", "src/"],
	["docs/", "docs/", "src/", "hosts/node/play.js", "node:"],
	["tests/", "tests/", "src/", "hosts/", "docs/", "node:", "ava", "acorn"],
];

test("imports point down the house", (t) => {
	const offences = sources.flatMap(({ path, text }) => {
		const may = IMPORTS.find(([folder]) => path.startsWith(folder))?.slice(1) ?? [];
		return imports(path, text)
			.filter((target) => !may.some((prefix) => target.startsWith(prefix)))
			.filter((target) => !(path.startsWith("hosts/node/") && target.startsWith("node:")))
			.map((target) => `${path} imports ${target}`);
	});
	none(t, offences, "turn the dependency round: the lower floor declares what it needs, the upper hands it down");
});

/** What a file imports, as paths from the top. */
function imports(path: string, text: string): string[] {
	return [...text.matchAll(/(?:^|\n)(?:import|export)\s[^;"]*?from "([^"]+)"|(?:^|\n)import "([^"]+)"/g)].map((match) => {
		const target = match[1] ?? match[2];
		return target.startsWith(".") ? join(path, "..", target) : target;
	});
}

/** What must not stand in control, and what to do instead. */
const BANNED: readonly (readonly [pattern: RegExp, cure: string])[] = [
	[/\bDate\b|performance\./, "time comes with Sense"],
	[/Math\.random/, "the step is a function of its records; chance belongs to the bench"],
	[/\bnew\b/, "records are the caller's and are allocated once"],
	[/\basync\b|\bawait\b|\bPromise\b/, "a step is done when it returns"],
	[/\bof\b.*\)\s*\{|\.(map|filter|forEach|find|reduce|slice)\(/, "count with an index: iterators and closures allocate"],
	[/=>\s*[{(]/, "closures allocate; write a function"],
	[/\bfloat|parseFloat|\bNumber\(/, "whole numbers in milli-units"],
];

/** state.ts walks the tree for copies and hashes, outside the step. */
const OUTSIDE_THE_STEP = ["src/control/state.ts"];

test("nothing in control allocates, waits, or asks the world", (t) => {
	const offences = sources
		.filter(({ path }) => path.startsWith("src/control/") && !OUTSIDE_THE_STEP.includes(path))
		.flatMap(({ path, lines }) =>
			functionLines(lines).flatMap(([number, line]) =>
				BANNED.filter(([pattern]) => pattern.test(bare(line))).map(([, cure]) => `${path}:${number}: ${line.trim()} (${cure})`),
			),
		);
	none(t, offences, "see the cure behind each line");
});

test("no literal of a record or array is made in a function of control", (t) => {
	const offences = sources
		.filter(({ path }) => path.startsWith("src/control/") && !OUTSIDE_THE_STEP.includes(path))
		.flatMap(({ path, lines }) =>
			functionLines(lines)
				.filter(([, line]) => /(=|return|\(|,)\s*(\[|\{[^}]*:)/.test(bare(line)))
				.map(([number, line]) => `${path}:${number}: ${line.trim()}`),
		);
	none(t, offences, "write into a record that the caller gave, or make it a constant at the left margin");
});

test("every quotient in control is truncated in the same expression", (t) => {
	const offences = sources
		.filter(({ path }) => path.startsWith("src/control/"))
		.flatMap(({ path, lines }) =>
			lines
				.map((line, i) => [i + 1, bare(line)] as const)
				.filter(([, line]) => /[\w)] \/ [\w(]/.test(line) && !/\/ \w+\) \| 0/.test(line))
				.map(([number, line]) => `${path}:${number}: ${line.trim()}`),
		);
	none(t, offences, "write ((a / b) | 0): an engine makes a double of any other quotient");
});

/** The line without strings and comments. */
function bare(line: string): string {
	return line.replace(/"[^"]*"/g, '""').replace(/^\s*(\/?\*+).*$|\/\/.*$|\/\*.*?\*\//g, "");
}

/** Lines inside functions, with their numbers: all that is indented and not within a table, an interface or a type. */
function functionLines(lines: readonly string[]): [number, string][] {
	let inside = false;
	return lines.flatMap((line, i): [number, string][] => {
		if (/^(export )?(async )?function /.test(line)) inside = true;
		else if (/^\S/.test(line)) inside = false;
		return inside && /^\t/.test(line) ? [[i + 1, line]] : [];
	});
}

test("modules keep no state: they are frozen on the device", (t) => {
	const offences = sources
		.filter(({ path }) => path.startsWith("src/") || path.startsWith("hosts/bench/"))
		.flatMap(({ path, lines }) =>
			lines
				.map((line, i) => [i + 1, line] as const)
				.filter(
					([, line]) => /^(export )?(let|var) |^(export )?const \w+[^=]*= new /.test(line) || /^\tstatic (?!readonly)#?\w+ =/.test(line),
				)
				.map(([number, line]) => `${path}:${number}: ${line}`),
		);
	none(t, offences, "put it into a record or an object that somebody makes at start");
});

/** Marks of unfinished work; written so that this line is none. */
const LEFT_OVER = /\b(TO[D]O|FIX[M]E|XX[X])\b|@ts-[i]gnore|@ts-[n]ocheck|\bas [a]ny\b|: [a]ny\b|\.[o]nly\(|\.[s]kip\(/;

test("nothing is left lying about", (t) => {
	const offences = sources.flatMap(({ path, lines }) =>
		lines
			.map((line, i) => [i + 1, line] as const)
			.filter(([, line]) => LEFT_OVER.test(line))
			.map(([number, line]) => `${path}:${number}: ${line.trim()}`),
	);
	none(t, offences, "finish it, or write down in docs/decisions why not");
});

test("no file is a drawer", (t) => {
	const offences = sources.filter(({ path }) => /(util|helper|common|manager|misc)s?\b/i.test(path));
	none(
		t,
		offences.map(({ path }) => path),
		"name it after what is in it",
	);
});

for (const { name, text } of documents())
	test(`docs/generated/${name} says what the tables say`, (t) => {
		t.is(readFileSync(`docs/generated/${name}`, "utf8"), text, "run npm run docs and commit the result");
	});
