// SPDX-License-Identifier: Apache-2.0
/** `npm run esp32 -- BOARD` builds the firmware for a board, `npm run flash -- BOARD PORT` writes it to the chip; each says what it lacks. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { type BoardFile, type Chip, complaints } from "../esp32/boardFile.js";
import { bootloaderPins, earlyDefines } from "./earlyPins.js";
import { root } from "./mcconfig.js";
import { IDF, missing, type Need, portNamed, SDK, toolsOf } from "./needs.js";

const BOARDS = join(root, "hosts/esp32/boards");
/** The board without pins; it runs on every chip. */
const VIRTUAL = "virtual";

/** Of each chip: the SDK's platform, and the pins of UART0. */
const CHIPS: Readonly<Record<Chip, { readonly platform: string; readonly receive: number; readonly transmit: number }>> = {
	esp32: { platform: "esp32", receive: 3, transmit: 1 },
	esp32s3: { platform: "esp32/esp32s3", receive: 44, transmit: 43 },
	esp32c3: { platform: "esp32/esp32c3", receive: 20, transmit: 21 },
};

const [task = "", board = "", second = ""] = process.argv.slice(2);
const flashing = task === "flash";
const wrong = problem();
if (wrong === "") run(chipOf(board, flashing ? "" : second));
else {
	console.error(wrong);
	process.exitCode = 2;
}

/** What keeps the command from being run; an empty text if nothing. */
function problem(): string {
	const names = [VIRTUAL, ...boardNames()];
	const usage = flashing ? "npm run flash -- BOARD PORT" : "npm run esp32 -- BOARD [CHIP]";
	if (!names.includes(board)) return `"${board}" is no board; write ${usage}, where BOARD is one of ${names.join(", ")}`;
	const file = read(board);
	const faults = file === undefined ? [] : complaints(file);
	if (faults.length > 0) return `${board}: ${faults.join("; ")}`;
	if (!flashing && second !== "" && !(second in CHIPS)) return `"${second}" is no chip; it is one of ${Object.keys(CHIPS).join(", ")}`;
	const needs: Need[] = flashing ? [SDK, IDF, portNamed(second)] : [SDK, IDF];
	const why = missing(needs, process.env);
	return why === undefined ? "" : `This cannot be done: ${why}.`;
}

function boardNames(): string[] {
	return readdirSync(BOARDS).map((name) => name.replace(/\.json$/, ""));
}

function read(name: string): BoardFile | undefined {
	const file = join(BOARDS, `${name}.json`);
	return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as BoardFile) : undefined;
}

function chipOf(name: string, asked: string): Chip {
	return (asked === "" ? (read(name)?.chips[0] ?? "esp32") : asked) as Chip;
}

/** mcconfig with a manifest of the board's own, because some pins have to be right before JavaScript runs. */
function run(chip: Chip): void {
	const { platform, receive, transmit } = CHIPS[chip];
	const folder = join(root, "build", "esp32", board);
	mkdirSync(folder, { recursive: true });
	const lines = read(board)?.lines;
	const defines = lines === undefined ? {} : { defines: { pilotlight: earlyDefines(lines) } };
	const manifest = join(folder, "manifest.json");
	writeFileSync(manifest, JSON.stringify({ include: [relative(folder, join(root, "manifest.json"))], ...defines }, undefined, "\t"));
	addComponents(join(folder, "tmp", platform, "release/pilotlight", `xsProj-${chip}`), chip, lines);
	const goal = flashing ? "deploy" : "build";
	const words = [manifest, "-m", "-p", platform, "-t", goal, "-o", folder, `board=${board}`, `receive=${receive}`, `transmit=${transmit}`];
	const path = [join(root, "node_modules/.bin"), process.env.PATH, toolsOf(process.env)].join(delimiter);
	const env = { ...process.env, PATH: path, MAKEFLAGS: "", ...(flashing ? { UPLOAD_PORT: second } : {}) };
	const { status, error } = spawnSync("mcconfig", words, { cwd: root, stdio: "inherit", env });
	if (error) console.error(error.message);
	process.exitCode = status ?? 1;
}

/**
 * The project of ESP-IDF that the SDK copies from its template, with two components of ours: one lets go of the contactors in a
 * panic, one in the bootloader. The SDK has no way to name them, and leaves alone what lies in the project already.
 */
function addComponents(project: string, chip: Chip, lines: BoardFile["lines"] | undefined): void {
	if (lines === undefined) return;
	cpSync(join(process.env.MODDABLE ?? "", `build/devices/esp32/xsProj-${chip}`), project, { recursive: true, force: false });
	for (const part of ["components", "bootloader_components"])
		cpSync(join(root, "hosts/esp32", part), join(project, part), { recursive: true });
	writeFileSync(join(project, "bootloader_components/pilotlight/pins.inc"), bootloaderPins(lines));
}
