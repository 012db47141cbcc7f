// SPDX-License-Identifier: Apache-2.0
/** Temperature: when a sensor that stands still is told, when it is doubted, and boards without one. */
import test from "ava";
import type { Instant } from "../../src/control/integer.js";
import { temperatureSensor } from "../../src/control/protections/temperature-sensor.js";
import { copyOf } from "../../src/control/state.js";
import { TEMPERATURE_AT_START, watchTemperature } from "../../src/control/temperature.js";
import { defaults } from "../../src/settings/settings.js";

const HOUR_MS = 3_600_000;

/** Sensors that are looked at now and then. */
class Looks {
	readonly numbers = defaults().control.temperature;
	readonly state = copyOf(TEMPERATURE_AT_START);

	/** Looks once; whether it is told that they stand still, and whether they are doubted. */
	at(now: number, sensors: readonly number[], heats: boolean): [told: boolean, doubted: boolean] {
		const told = watchTemperature(this.state, this.numbers, sensors, 16_000, heats, now as Instant);
		return [told, temperatureSensor(this.state)];
	}
}

test("a sensor that stands still without heat is told once, after its hour, and doubted after an hour of heat", (t) => {
	const looks = new Looks();
	t.deepEqual(looks.at(0, [25_000], false), [false, false]);
	t.deepEqual(looks.at(HOUR_MS - 1, [25_000], false), [false, false]);
	t.deepEqual(looks.at(HOUR_MS, [25_000], false), [true, false]);
	t.deepEqual(looks.at(HOUR_MS + 1, [25_000], true), [false, false]);
	t.deepEqual(looks.at(2 * HOUR_MS - 1, [25_000], true), [false, false]);
	t.deepEqual(looks.at(2 * HOUR_MS, [25_000], true), [false, true]);
});

test("a sensor that stands still with heat is doubted, and not told besides", (t) => {
	const looks = new Looks();
	looks.at(0, [25_000], true);
	t.deepEqual(looks.at(HOUR_MS - 1, [25_000], true), [false, false]);
	t.deepEqual(looks.at(HOUR_MS, [25_000], true), [false, true]);
});

test("a digit within an hour, of any sensor, is enough, with heat and without", (t) => {
	for (const heats of [true, false]) {
		const looks = new Looks();
		for (let look = 0; look < 6; look++)
			t.deepEqual(looks.at(look * (HOUR_MS - 1), [25_000, 25_000 + look, 25_000], heats), [false, false], `${look}`);
	}
});

test("where no sensor says anything of itself, none stands still", (t) => {
	const looks = new Looks();
	looks.at(0, [], true);
	t.deepEqual(looks.at(2 * HOUR_MS, [], true), [false, false]);
});

test("a sensor that is not fitted is not told and not doubted, whatever it was; one that is fitted again is told anew", (t) => {
	for (const [sensors, heats] of [
		[[200_000], false],
		[[25_000], true],
		[[25_000], false],
	] as const) {
		const looks = new Looks();
		looks.at(0, sensors, heats);
		looks.at(HOUR_MS, sensors, heats);
		looks.numbers.fitted = 0;
		t.deepEqual(looks.at(HOUR_MS + 1, sensors, heats), [false, false]);
	}
	const looks = new Looks();
	looks.at(0, [25_000], false);
	t.deepEqual(looks.at(HOUR_MS, [25_000], false), [true, false]);
	looks.numbers.fitted = 0;
	looks.at(HOUR_MS + 1, [25_000], false);
	looks.numbers.fitted = 1;
	t.deepEqual(looks.at(HOUR_MS + 2, [25_000], false), [true, false]);
});
