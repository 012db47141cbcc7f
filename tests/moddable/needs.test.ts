// SPDX-License-Identifier: Apache-2.0
/** Where something is missing, a command says what, where to get it, and what to do, in one line, and ends with 2. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { IDF, missing, portNamed, SCREEN, SDK, toolsOf } from "../../hosts/moddable/needs.js";
import { root } from "../tree.js";

/** A folder that looks like an SDK with its tools built. */
function fakeSdk(): string {
	const folder = mkdtempSync(join(tmpdir(), "sdk-"));
	mkdirSync(toolsOf({ MODDABLE: folder }), { recursive: true });
	writeFileSync(join(toolsOf({ MODDABLE: folder }), "mcconfig"), "");
	return folder;
}

test("without an SDK it says where to get one", (t) => {
	for (const env of [{}, { MODDABLE: "" }]) {
		const why = missing([SDK], env) ?? "";
		t.regex(
			why,
			/^MODDABLE does not name a Moddable SDK: install it with npx xs-dev setup, or as https:\/\/github\.com\/Moddable-OpenSource\//,
		);
		t.false(why.includes("\n"));
	}
});

test("with an SDK whose tools are not built it says so", (t) => {
	t.regex(
		missing([SDK], { MODDABLE: "/nowhere" }) ?? "",
		/^there is no mcconfig in \/nowhere\/build\/bin\/lin\/release: build the SDK's tools/,
	);
});

test("with everything there it says nothing", (t) => {
	const folder = fakeSdk();
	t.is(missing([SDK, SCREEN], { MODDABLE: folder, DISPLAY: ":0" }), undefined);
	t.is(missing([SCREEN], { WAYLAND_DISPLAY: "wayland-0" }), undefined);
	rmSync(folder, { recursive: true });
});

test("an SDK whose regular expressions lie where its collector writes is not used", (t) => {
	const folder = fakeSdk();
	const allocates = (otherwise: string): void => {
		mkdirSync(join(folder, "xs/sources"), { recursive: true });
		const lines = ["\tif (the)", "\t\tdata = fxNewChunk(the, size);", ...otherwise.split("|"), "\t{", "\t\tdata = c_malloc(size);"];
		writeFileSync(join(folder, "xs/sources/xsre.c"), lines.join("\n"));
	};
	allocates("#endif");
	t.regex(missing([SDK], { MODDABLE: folder }) ?? "", /^this SDK crashes at regular expressions: in .*xsre\.c, .* write "else" between/);
	allocates("\telse|#endif");
	t.is(missing([SDK], { MODDABLE: folder }), undefined);
	rmSync(folder, { recursive: true });
});

test("the first thing that is missing is told first", (t) => {
	t.regex(missing([SDK, SCREEN], {}) ?? "", /^MODDABLE/);
	const folder = fakeSdk();
	t.regex(missing([SDK, SCREEN], { MODDABLE: folder }) ?? "", /^there is no screen: DISPLAY is not set/);
	rmSync(folder, { recursive: true });
});

test("without ESP-IDF or a port it says where to get them", (t) => {
	t.regex(IDF({}) ?? "", /^IDF_PATH does not name an ESP-IDF: install v6\.0 with npx xs-dev setup --device esp32/);
	t.regex(IDF({ IDF_PATH: "/nowhere" }) ?? "", /^there is no tools\/idf\.py in \/nowhere/);
	t.regex(portNamed("")({}) ?? "", /^no serial port was named; write for instance npm run flash -- virtual \/dev\/ttyUSB0$/);
	t.regex(portNamed("/dev/nothing")({}) ?? "", /^there is no \/dev\/nothing/);
	t.is(portNamed("/dev/null")({}), undefined);
});

for (const [args, says] of [
	["build", /^"" is no board; write npm run esp32 -- BOARD \[CHIP\], where BOARD is one of virtual, esp32-evse-devkitc, /],
	["build nonesuch", /^"nonesuch" is no board/],
	["build virtual esp8266", /^"esp8266" is no chip; it is one of esp32, esp32s3, esp32c3$/],
	["flash", /^"" is no board; write npm run flash -- BOARD PORT, /],
] as const)
	test(`esp32 ${args}: it says what would be right`, (t) => {
		const { status, stderr } = spawnSync(process.execPath, [join(root, "dist/hosts/moddable/esp32.js"), ...args.split(" ")], {
			encoding: "utf8",
		});
		t.is(status, 2);
		t.regex(stderr.trim(), says);
	});

/** The scripts of package.json that need the SDK, and what each begins with. */
const SCRIPTS = [
	["hosts/moddable/simulator.js", "The simulator cannot start: "],
	["tests/xs/mcsim.js", "The scenarios cannot be played in the simulator: "],
	["tests/xs/run.js moddable", "The tests cannot run on the Moddable SDK's XS: "],
	["tests/measure/heap.js", "The heap cannot be measured: "],
	["hosts/moddable/esp32.js build reference", "This cannot be done: "],
	["hosts/moddable/esp32.js flash virtual /dev/null", "This cannot be done: "],
] as const;

for (const [script, opening] of SCRIPTS)
	test(`${script} ends with one line and status 2 without an SDK`, (t) => {
		const [file, ...args] = script.split(" ");
		const { MODDABLE, ...env } = process.env;
		const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist", file), ...args], { env, encoding: "utf8" });
		t.is(status, 2);
		t.is(stdout, "");
		t.true(
			stderr.startsWith(
				`${opening}${process.platform === "linux" || script.includes("esp32") ? "MODDABLE does not name" : "this is set up for Linux"}`,
			),
			stderr,
		);
		t.is(stderr.trimEnd().split("\n").length, 1);
	});
