// SPDX-License-Identifier: Apache-2.0
/** What the ESP32 makes of analog voltages and of bytes on its serial line. */
import test from "ava";
import { milliCelsius, proximityOhms } from "../../hosts/esp32/inputs.js";
import { LineReader } from "../../hosts/esp32/lineReader.js";
import { OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";

const CONTACT = { pullUpOhms: 1_000, supplyMilliVolts: 3_300 };

test("each cable's resistor is read back within a percent", (t) => {
	for (const ohms of [100, 220, 680, 1_500]) {
		const milliVolts = Math.round((3_300 * ohms) / (1_000 + ohms));
		t.true(Math.abs(proximityOhms(CONTACT, milliVolts) - ohms) <= ohms / 100, `${ohms}`);
	}
	t.is(proximityOhms(CONTACT, 3_290), OPEN_CIRCUIT);
	t.is(proximityOhms(CONTACT, 0), 0);
	t.is(proximityOhms(CONTACT, UNKNOWN), UNKNOWN);
});

test("a straight sensor", (t) => {
	const tmp36 = { kind: "TMP36", milliVoltsAtZero: 500, microVoltsPerKelvin: 10_000 };
	t.is(milliCelsius(tmp36, 750), 25_000);
	t.is(milliCelsius(tmp36, 300), -20_000);
	t.is(milliCelsius(tmp36, UNKNOWN), UNKNOWN);
});

test("lines come out of bytes, whatever lies between them", (t) => {
	const lines: string[] = [];
	let shown = "";
	const reader = new LineReader(
		(text) => {
			shown += text;
		},
		(line) => {
			lines.push(line);
			shown += `<${line}>`;
		},
	);
	const type = (text: string): string => {
		shown = "";
		for (const character of text) reader.take(character.charCodeAt(0));
		return shown;
	};
	t.is(type("statxx\b\bus\r\n"), "statxx\b \b\b \bus\r\n<status>", "the answer begins a line");
	type("\u0000\u00ff\u0007pause\n\n\r");
	t.deepEqual(lines, ["status", "pause"]);
	t.regex(type(`${"x".repeat(500)}\r`), /that line was longer than 200 characters, and is not obeyed/);
	type("\b\bresume\r");
	t.deepEqual(lines, ["status", "pause", "resume"]);
});
