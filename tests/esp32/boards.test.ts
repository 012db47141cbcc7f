// SPDX-License-Identifier: Apache-2.0
/** Every board file is one that can work, and each kind of pin that cannot is refused. */
import { readdirSync, readFileSync } from "node:fs";
import test from "ava";
import { type BoardFile, complaints } from "../../hosts/esp32/boardFile.js";
import { assign, defaults } from "../../src/settings/settings.js";

const FOLDER = "hosts/esp32/boards";
const read = (name: string): BoardFile => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const reference = read("reference.json");

for (const name of files)
	test(`${name} is a board that can work`, (t) => {
		const board = read(name);
		t.deepEqual(complaints(board), []);
		t.true(board.source.length > 10 && board.says.endsWith("."));
		for (const setting of board.settings) t.notThrows(() => assign(defaults(), setting));
		t.true(board.lines.residual !== undefined || board.settings.includes("residual.fitted=0"), "without a monitor it says so");
		t.true(board.analog.proximity !== undefined || board.settings.includes("proximity.tethered=1"));
		t.is(board.analog.proximity === undefined, board.proximity === undefined);
		t.is(board.analog.temperature === undefined, board.temperature === undefined);
	});

for (const [pin, says] of [
	[12, "contactor at GPIO12 of the esp32: a strapping pin, which decides how the chip starts; strapping pins are 0, 2, 5, 12, 15"],
	[34, "analog temperature at GPIO34 of the esp32: contactor has it already"],
	[37, "contactor at GPIO37 of the esp32: it can only be an input; input-only pins are 34, 35, 36, 37, 38, 39"],
	[6, "contactor at GPIO6 of the esp32: the flash memory is there"],
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
	t.deepEqual(complaints({ ...reference, frontEnd: { lowMicroVolts: 1_000_000, highMicroVolts: 1_900_000, from: "" } }), [
		"the front end leaves 900 mV for 24 V; at least 1000 mV, between 0 and 3300 mV",
	]);
});
