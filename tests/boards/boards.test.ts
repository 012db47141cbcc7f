// SPDX-License-Identifier: Apache-2.0
/** Every board file is one that can work, and each kind of pin that cannot is refused. */
import { readdirSync, readFileSync } from "node:fs";
import test from "ava";
import { type BoardFile, complaints } from "../../hosts/esp32/boardFile.js";
import { settingsOf } from "../../hosts/esp32/parts.js";
import { assignAll, defaults } from "../../src/settings/settings.js";

const FOLDER = "hosts/esp32/boards";
const read = (name: string): BoardFile => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const reference = read("reference.json");

for (const name of files)
	test(`${name} is a board that can work`, (t) => {
		const board = read(name);
		t.deepEqual(complaints(board), []);
		t.true(board.source.length > 10 && board.says.endsWith("."));
		t.notThrows(() => assignAll(defaults(), settingsOf(board)));
		t.is(board.analog.proximity === undefined, board.proximity === undefined);
		t.is(board.analog.temperature === undefined, board.temperature === undefined);
	});

/** What a board with some lines and analog pins left out has for settings. */
function without(...parts: string[]): string[] {
	const kept = (all: object) => Object.fromEntries(Object.entries(all).filter(([name]) => !parts.includes(name)));
	return settingsOf({ ...reference, lines: kept(reference.lines), analog: kept(reference.analog) } as BoardFile);
}

test("settings follow from the parts that a board has", (t) => {
	const all = ["phaseSwitch=yes", "lock.fitted=yes", "residual.fitted=yes", "outlet=socket", "meter.fitted=no"];
	for (const setting of all) t.true(settingsOf(reference).includes(setting), setting);
	for (const [part, setting] of [
		["phases", "phaseSwitch=no"],
		["lock", "lock.fitted=no"],
		["residual", "residual.fitted=no"],
		["proximity", "outlet=tethered"],
		["feedback", "contactor.feedback=no"],
		["temperature", "temperature.fitted=no"],
	] as const)
		t.true(without(part).includes(setting), setting);
});

for (const [pin, says] of [
	[12, "contactor at GPIO12 of the esp32: a strapping pin, which decides how the chip starts; strapping pins are 0, 2, 5, 12, 15"],
	[34, "analog temperature at GPIO34 of the esp32: contactor has it already"],
	[37, "contactor at GPIO37 of the esp32: it can only be an input; input-only pins are 34, 35, 36, 37, 38, 39"],
	[6, "contactor at GPIO6 of the esp32: the flash memory is there"],
	[20, "contactor at GPIO20 of the esp32: there is no such pin"],
	[17, "contactor at GPIO17 of the esp32: a WROVER module has its PSRAM there"],
	[1, "contactor at GPIO1 of the esp32: the serial console is there"],
	[40, "contactor at GPIO40 of the esp32: there is no such pin; they are 0 to 39"],
] as const)
	test(`a contactor at GPIO${pin} is refused`, (t) => {
		t.true(complaints({ ...reference, lines: { ...reference.lines, contactor: { pin } } }).includes(says));
	});

test("a pilot on ADC2 is refused", (t) => {
	t.deepEqual(complaints({ ...reference, analog: { ...reference.analog, pilot: 4 } }), [
		"analog pilot at GPIO4 of the esp32: not a pin of ADC1, and ADC2 does not work beside Wi-Fi; ADC1 has 32, 33, 34, 35, 36, 37, 38, 39",
	]);
});

test("a front end without room is refused", (t) => {
	t.deepEqual(complaints({ ...reference, frontEnd: { lowMicroVolts: 1_000_000, highMicroVolts: 1_900_000, nanoseconds: 300, from: "" } }), [
		"the front end leaves 900 mV for 24 V; at least 1000 mV, between 0 and 3300 mV",
	]);
});

test("a front end that is slower than the sampler's mask is refused", (t) => {
	t.deepEqual(complaints({ ...reference, frontEnd: { ...reference.frontEnd, nanoseconds: 8_740 } }), [
		"the front end has a time constant of 8740 ns; the sampler waits for at most 2000",
	]);
});

test("a pull is refused where the chip has none", (t) => {
	t.deepEqual(complaints({ ...reference, lines: { ...reference.lines, residual: { pin: 35, pull: "down" } } }), [
		'residual at GPIO35 of the esp32: it has no pull down of its own; put a resistor there and leave "pull" out',
	]);
});

for (const [chip, pin, says] of [
	["esp32s3", 22, "there is no such pin"],
	["esp32s3", 30, "the flash memory is there"],
	["esp32s3", 36, "modules with octal flash or PSRAM (N8R8, N16R8V) have it there"],
	["esp32s3", 38, "the DevKitC-1 has its RGB LED there"],
	["esp32s3", 20, "USB is there"],
	["esp32c3", 18, "USB is there"],
	["esp32c3", 12, "the flash memory is there"],
] as const)
	test(`GPIO${pin} of the ${chip} is refused`, (t) => {
		const board = read(chip === "esp32s3" ? "reference-s3.json" : "reference-c3.json");
		t.deepEqual(complaints({ ...board, lines: { ...board.lines, contactor: { pin } } }), [
			`contactor at GPIO${pin} of the ${chip}: ${says}`,
		]);
	});
