// SPDX-License-Identifier: Apache-2.0
/** What the ESP32 makes of analog voltages. */
import test from "ava";
import { milliCelsius, proximityOhms } from "../../hosts/esp32/inputs.js";
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
