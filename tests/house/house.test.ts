// SPDX-License-Identifier: Apache-2.0
/** The rules of the house, held by reading the source; each message says the cure. */
import { readFileSync } from "node:fs";
import test from "ava";
import { documents } from "../../docs/documents.js";
import { HEADER_FILE, header } from "../../docs/header.js";
import { VERSION } from "../../src/version.js";
import { imports, sourcesOf } from "./sources.js";

/** Longest file and longest function, lines. Tables are exempt: what stands between the brackets of a constant. */
const FILE_LINES = 300;
const FUNCTION_LINES = 50;

const sources = sourcesOf(/\.ts$/);
const cSources = sourcesOf(/\.[ch]$/);

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
	["src/settings/", "src/settings/", "src/control/", "src/evse/numbers.js", "src/evse/store.js"],
	["src/evse/", "src/evse/", "src/control/"],
	["src/thing/", "src/thing/", "src/evse/", "src/settings/", "src/control/", "src/version.js"],
	["src/link/tuning.ts", "src/thing/", "src/control/"],
	[
		"src/link/",
		"src/link/",
		"src/thing/",
		"src/evse/",
		"src/settings/",
		"src/control/frozen.js",
		"src/control/happened.js",
		"src/version.js",
	],
	["src/console/", "src/console/", "src/thing/", "src/evse/", "src/settings/", "src/control/", "src/version.js"],
	["src/rapi/", "src/rapi/", "src/evse/", "src/settings/", "src/control/", "src/version.js"],
	["src/login/", "src/login/", "src/control/frozen.js"],
	["src/haystack/", "src/haystack/", "src/login/", "src/link/", "src/control/frozen.js", "src/control/faults.js"],
	["src/matter/", "src/matter/", "src/link/", "src/control/frozen.js", "src/control/faults.js"],
	["src/broker/", "src/broker/", "src/control/frozen.js"],
	["src/mqtt/", "src/mqtt/", "src/broker/", "src/link/", "src/control/frozen.js", "src/control/faults.js"],
	["src/http/", "src/http/", "src/login/", "src/link/", "src/control/frozen.js", "src/control/faults.js"],
	["src/network/", "src/network/", "src/link/", "src/control/frozen.js"],
	["src/everest/", "src/everest/", "src/broker/", "src/link/", "src/control/frozen.js", "src/control/faults.js"],
	["src/firmware.ts", "src/"],
	["src/services.ts", "src/"],
	["src/outlets.ts", "src/"],
	["src/keptFaults.ts", "src/control/", "src/evse/store.js"],
	["hosts/bench/play.ts", "hosts/bench/", "src/firmware.js", "src/console/words.js", "src/settings/journal.js"],
	["hosts/bench/outside.ts", "hosts/bench/", "src/link/mirror.js", "src/thing/outcome.js"],
	["hosts/bench/matter.ts", "hosts/bench/", "src/matter/"],
	["hosts/bench/haystack.ts", "hosts/bench/", "src/haystack/", "src/control/frozen.js"],
	["hosts/bench/scenario/matterKeys.ts", "hosts/bench/", "src/matter/", "src/control/frozen.js"],
	["hosts/bench/scenario/haystackKeys.ts", "hosts/bench/", "src/haystack/", "src/control/frozen.js"],
	["hosts/bench/portrait.ts", "src/haystack/lines.js", "src/link/straight.js", "src/console/word.js"],
	["hosts/bench/scenario/call.ts", "hosts/bench/", "src/haystack/", "src/control/frozen.js"],
	["hosts/bench/scenario/seen.ts", "hosts/bench/", "src/control/", "src/link/shown.js"],
	["hosts/bench/", "hosts/bench/", "src/control/", "src/settings/nearest.js", "src/settings/iso8601.js", "src/settings/journal.js"],
	["hosts/simulator/main.ts", "hosts/", "src/", "time", "timer", "mc/config"],
	["hosts/simulator/network/", "hosts/sdk/", "src/network/", "embedded:", "time", "timer"],
	["hosts/sdk/", "hosts/sdk/", "src/", "time", "timer"],
	[
		"hosts/esp32/",
		"hosts/esp32/",
		"hosts/sdk/",
		"hosts/bench/",
		"src/",
		"time",
		"timer",
		"worker",
		"microseconds",
		"mc/config",
		"embedded:",
	],
	["hosts/node/console/serialPort.ts", "hosts/node/", "serialport"],
	["hosts/web/build.ts", "hosts/web/", "node:", "esbuild"],
	["hosts/web/leaving.ts", "node:", "esbuild", "acorn"],
	// what is beside a charger looks in by its window, and knows the words of its tables; the page alone has a charger in it
	["hosts/web/browser/links/alone.ts", "hosts/web/", "hosts/bench/", "hosts/simulator/"],
	["hosts/web/browser/view/bench.ts", "hosts/web/", "hosts/simulator/controls.js"],
	[
		"hosts/web/",
		"hosts/web/",
		"src/link/",
		"src/settings/",
		"src/evse/headlines.js",
		"src/evse/faults.js",
		"src/evse/events.js",
		"src/control/faults.js",
		"src/control/permission.js",
		"src/control/frozen.js",
		"src/version.js",
	],
	["hosts/", "hosts/", "src/"],
	["docs/", "docs/", "src/", "hosts/bench/", "hosts/esp32/settling.js", "node:"],
	[
		"tests/",
		"tests/",
		"src/",
		"hosts/",
		"docs/",
		"node:",
		"ava",
		"fast-check",
		"acorn",
		"aedes",
		"ajv",
		"haystack-core",
		"haystack-units",
		"playwright-core",
	],
];

test("imports point down the house", (t) => {
	const offences = sources.flatMap((source) => {
		const { path } = source;
		const may = IMPORTS.find(([folder]) => path.startsWith(folder))?.slice(1) ?? [];
		return imports(source)
			.filter((target) => !may.some((prefix) => target.startsWith(prefix)))
			.filter((target) => !(/^hosts\/(node|moddable)\//.test(path) && target.startsWith("node:")))
			.map((target) => `${path} imports ${target}`);
	});
	none(t, offences, "turn the dependency round: the lower floor declares what it needs, the upper hands it down");
});

/** What must not stand in control, and what to do instead. */
const BANNED: readonly (readonly [pattern: RegExp, cure: string])[] = [
	[/\bDate\b|performance\./, "time comes with Sense"],
	[/Math\.random/, "the step is a function of its records; chance belongs to the bench"],
	[/\bnew\b/, "records are the caller's and are allocated once"],
	[/\basync\b|\bawait\b|\bPromise\b/, "a step is done when it returns"],
	[/\bof\b.*\)\s*\{|\.(map|filter|forEach|find|reduce|slice)\(/, "count with an index: iterators and closures allocate"],
	[/=>\s*[{(]/, "closures allocate; write a function"],
	[/\bfloat|parseFloat|\bNumber\(/, "whole numbers in milli-units"],
	[/[=!]== ""/, "a literal of a text is copied to RAM each time; compare bits or small whole numbers"],
];

/** state.ts walks the tree for copies and hashes, and frozen.ts walks tables while modules load: both outside the step. */
const OUTSIDE_THE_STEP = ["src/control/state.ts", "src/control/frozen.ts"];

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

/** Words that have their own floor, and the floors that must not know them. A comment or a source may name where a number comes from. */
const FOREIGN: readonly (readonly [folder: string, words: RegExp, cure: string])[] = [
	["src/evse/", /\b\w*(matter|everest|ocpp|haystack|rapi|mqtt|tlv)\w*/i, "each face translates; the port speaks no protocol"],
	[
		"src/control/",
		/\b\w*(session|transaction|user|token|network)\w*/i,
		"that is the port's business; control knows vehicle, contactor and wish",
	],
];

test("each floor speaks of its own things", (t) => {
	const offences = FOREIGN.flatMap(([folder, words, cure]) =>
		sources
			.filter(({ path }) => path.startsWith(folder))
			.flatMap(({ path, lines }) =>
				lines
					.map(
						(line, i) =>
							[i + 1, line.replace(/source: ".*"|\bmeans: ".*"/, "").replace(/^\s*(\/?\*+).*$|\/\/.*$|\/\*.*?\*\//g, "")] as const,
					)
					.filter(([, line]) => words.test(line))
					.map(([number, line]) => `${path}:${number}: ${line.trim()} (${cure})`),
			),
	);
	none(t, offences, "see the cure behind each line");
});

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

/** What the field itself calls so: EVerest's module is the EvseManager, and this is what others see of it. */
const OWN_NAME = "src/everest/manager/";

test("no file is a drawer", (t) => {
	const offences = sources.filter(({ path }) => /(util|helper|common|manager|misc)s?\b/i.test(path.replace(OWN_NAME, "")));
	none(
		t,
		offences.map(({ path }) => path),
		"name it after what is in it",
	);
});

test("C is held to the same: licence, first sentence, length of files and functions, nothing left lying about", (t) => {
	t.true(cSources.length > 0);
	const offences = cSources.flatMap(({ path, lines }) => [
		...(lines[0] === "// SPDX-License-Identifier: Apache-2.0" && /^\/\*/.test(lines[1]) ? [] : [`${path}: does not open as it should`]),
		...(lines.length > FILE_LINES ? [`${path}: ${lines.length} lines`] : []),
		...longCFunctions(lines).map((line) => `${path}:${line}: a function of more than ${FUNCTION_LINES} lines`),
		...lines.flatMap((line, i) => (LEFT_OVER.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
	]);
	none(t, offences, "the cures are those of TypeScript");
});

/** First lines of C functions that are too long: a brace alone at the left margin opens them, and one closes them. */
function longCFunctions(lines: readonly string[]): number[] {
	return lines.flatMap((line, start) => {
		if (line !== "{") return [];
		const end = lines.indexOf("}", start);
		return end - start > FUNCTION_LINES ? [start] : [];
	});
}

test("what decides knows nothing of a chip", (t) => {
	const portable = cSources.filter(({ path }) =>
		/native\/(guard|coil|trip|duty|sampler|plateaus|frames|stream|retained|numbers|resident)\.[ch]$/.test(path),
	);
	t.is(portable.length, 20);
	const offences = portable.flatMap(({ path, text }) =>
		[...text.matchAll(/#include [<"](.*)[>"]/g)]
			.filter(
				([, file]) =>
					!/^(stdbool|stddef|stdint|string|guard|coil|trip|duty|sampler|plateaus|frames|stream|retained|numbers|resident)\.h$/.test(file),
			)
			.map(([line]) => `${path}: ${line}`),
	);
	none(t, offences, "what needs ESP-IDF stands in chip.c, pwm.c, adc.c and letGo.c, which no desk can test");
});

test("the firmware has the version of its package", (t) => {
	t.is(VERSION, JSON.parse(readFileSync("package.json", "utf8")).version);
});

test(`${HEADER_FILE} says what the numbers say`, (t) => {
	t.is(readFileSync(HEADER_FILE, "utf8"), header(), "run npm run docs and commit the result");
});

for (const { name, text } of documents())
	test(`docs/generated/${name} says what the tables say`, (t) => {
		t.is(readFileSync(`docs/generated/${name}`, "utf8"), text, "run npm run docs and commit the result");
	});
