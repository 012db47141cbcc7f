// SPDX-License-Identifier: Apache-2.0
/** Temperature and mains to the last digit, and what a reading needs to be believed. */
import test from "ava";
import { UNKNOWN } from "../../src/control/board.js";
import { Desk } from "./desk.js";

/** Two rounds of what moves slowly. */
const SLOW_MS = 320;

/** A port that offers what is wished, at exactly this temperature of its sensors. */
function at(offerMa: number, ...sensors: number[]): Desk {
	const desk = new Desk();
	desk.wish.offerMa = offerMa;
	desk.milliCelsius = undefined;
	desk.numbers.temperature.riseMc = 200_000;
	desk.sense.temperatures.splice(0, 1, ...sensors);
	return desk.run(SLOW_MS);
}

for (const [milliCelsius, offerMa, ma] of [
	[60_099, 32_000, 32_000],
	[60_100, 32_000, 31_000],
	[60_399, 32_000, 31_000],
	[60_400, 32_000, 30_000],
	[62_700, 32_000, 24_000],
	[65_000, 32_000, 19_000],
	[69_999, 32_000, 6_000],
	[60_100, 31_999, 30_000],
	[60_099, 16_500, 16_500],
] as const)
	test(`at ${milliCelsius} m°C ${offerMa} mA become ${ma} mA`, (t) => {
		t.is(at(offerMa, milliCelsius).report.offeredMa, ma);
	});

test("heat takes its part of what cable and mains allow, where that is less than the wish", (t) => {
	const cable = at(32_000, 65_000);
	cable.sense.proximityOhms = 680;
	t.is(cable.show("B").run(2_000).report.offeredMa, 13_000);
	const mains = new Desk();
	mains.numbers.mains.rampMaPerMinute = 10_000;
	mains.wish.offerMa = 32_000;
	mains.milliCelsius = 65_000;
	t.is(mains.run(30_500).report.offeredMa, 8_000);
});

test("where derating and stop are closer than a step, one step takes everything but 6 A", (t) => {
	const desk = new Desk();
	desk.numbers.temperature.riseMc = 200_000;
	desk.numbers.temperature.stopAt = 60_050;
	desk.wish.offerMa = 32_000;
	desk.milliCelsius = 60_200;
	desk.run(SLOW_MS);
	t.is(desk.report.offeredMa, 6_000);
});

test("70 °C is not too hot, a thousandth more is; 60 °C is cool enough again, a thousandth more is not", (t) => {
	const desk = at(16_000, 70_000).run(3_000);
	t.deepEqual(desk.faultsSoFar, []);
	desk.sense.temperatures[0] = 70_001;
	t.true(desk.run(3_000).has("overtemperature"));
	desk.numbers.retryAfter.overtemperature = 1_000;
	desk.sense.temperatures[0] = 60_001;
	t.true(desk.run(3_000).has("overtemperature"));
	desk.sense.temperatures[0] = 60_000;
	t.false(desk.run(3_000).has("overtemperature"));
});

test("a little less heat gives back nothing, and lost sensors give back nothing either", (t) => {
	const desk = at(32_000, 65_000);
	desk.sense.temperatures[0] = 64_500;
	t.is(desk.run(SLOW_MS).report.offeredMa, 19_000);
	desk.sense.temperatures[0] = UNKNOWN;
	t.is(desk.run(SLOW_MS).report.offeredMa, 19_000);
});

test("the hottest sensor counts, wherever it stands", (t) => {
	for (const sensors of [
		[65_000, 20_000, 20_000],
		[20_000, 65_000, 20_000],
		[20_000, 20_000, 65_000],
	])
		t.is(at(32_000, ...sensors).report.offeredMa, 19_000);
});

for (const [milliCelsius, odd] of [
	[-50_000, false],
	[-50_001, true],
	[125_000, false],
	[125_001, true],
] as const)
	test(`a sensor that says ${milliCelsius} m°C is ${odd ? "no sensor" : "believed"}`, (t) => {
		t.is(at(16_000, milliCelsius).run(6_000).has("temperature_sensor"), odd);
	});

test("a reading of the mains counts for two seconds", (t) => {
	for (const [ageMs, fault] of [
		[2_000, true],
		[2_001, false],
	] as const) {
		const desk = new Desk().run(1_000);
		desk.sense.mains.ageMs = ageMs;
		desk.run(SLOW_MS).sense.mains.milliVolts.fill(100_000);
		desk.run(5_000);
		t.is(desk.has("undervoltage"), fault, `${ageMs}`);
	}
});

test("what an old reading says of the mains is no fault, whatever it says", (t) => {
	for (const milliVolts of [
		[300_000, 300_000, 300_000],
		[230_000, 230_000, 0],
		[260_000, 190_000, 230_000],
		[0, 0, 0],
	]) {
		const desk = new Desk().run(1_000);
		desk.numbers.mains.pen = 1;
		desk.sense.mains.ageMs = 2_001;
		desk.run(SLOW_MS).sense.mains.milliVolts.splice(0, 3, ...milliVolts);
		desk.sense.mains.frequencyMhz = 40_000;
		desk.run(6_000);
		t.deepEqual(desk.faultsSoFar, []);
	}
});

for (const [what, milliVolts, mHz, faults] of [
	["a phase of exactly 50 V is there, and too low", [230_000, 230_000, 50_000], 50_000, ["undervoltage"]],
	["62 Hz", [230_000, 230_000, 230_000], 62_000, []],
	["more than 62 Hz", [230_000, 230_000, 230_000], 62_001, ["frequency"]],
	["exactly 253 V with a phase that is too low for it", [253_000, 206_000, 230_000], 50_000, []],
	["a single phase of three is there, and two are lost", [230_000, 0, 0], 50_000, ["phase_loss"]],
	["no mains at all have no frequency and miss no phase", [0, 0, 0], 0, ["undervoltage"]],
] as const)
	test(what, (t) => {
		const desk = new Desk().run(1_000);
		desk.sense.mains.milliVolts.splice(0, 3, ...milliVolts);
		desk.sense.mains.frequencyMhz = mHz;
		desk.run(5_000);
		t.deepEqual(desk.faultsSoFar, [...faults]);
	});

for (const [milliVolts, fault] of [
	[[253_000, 230_000, 230_000], false],
	[[253_001, 230_000, 230_000], true],
	[[207_000, 230_000, 230_000], false],
	[[206_999, 230_000, 230_000], true],
	[[0, 0, 0], false],
] as const)
	test(`the PEN conductor with a phase of ${milliVolts[0]} mV`, (t) => {
		const desk = new Desk().run(1_000);
		desk.numbers.mains.pen = 1;
		desk.sense.mains.milliVolts.splice(0, 3, ...milliVolts);
		t.is(desk.run(6_000).has("pen"), fault);
	});

test("on a supply of one phase, that phase is all that is looked at and all that can be missed", (t) => {
	const desk = new Desk();
	desk.numbers.mains.phases = 1;
	desk.sense.mains.milliVolts.splice(0, 3, 230_000, 300_000, 0);
	t.deepEqual(desk.run(6_000).faultsSoFar, []);
	desk.numbers.mains.pen = 1;
	desk.sense.mains.milliVolts[0] = 200_000;
	desk.sense.mains.frequencyMhz = 40_000;
	t.deepEqual(desk.run(6_000).faultsSoFar, ["frequency", "pen"]);
});

test("the ramp keeps its pace over minutes", (t) => {
	const desk = new Desk();
	desk.numbers.mains.rampMaPerMinute = 6_000;
	desk.numbers.proximity.tethered = 1;
	desk.numbers.proximity.tetheredMa = 80_000;
	desk.sense.proximityOhms = UNKNOWN;
	desk.wish.offerMa = 80_000;
	desk.run(100);
	const took = 100 + desk.until(() => desk.report.offeredMa >= 36_000, 310_000);
	t.true(took >= 300_000 && took <= 300_000 + SLOW_MS / 2 + 20, `${took}`);
	desk.run(10_000);
	t.true(desk.report.offeredMa >= 36_900 && desk.report.offeredMa <= 37_000, `${desk.report.offeredMa}`);
});

test("a slow ramp goes on for hours", (t) => {
	const desk = new Desk();
	desk.numbers.mains.rampMaPerMinute = 100;
	desk.wish.offerMa = 20_000;
	desk.run(1_000);
	// steps of 90 ms, with the rest of the time between them, are enough for a port in which nothing happens
	for (let seconds = 0; seconds < 4 * 3_600; seconds++) {
		desk.sense.now = ((desk.sense.now + 910) | 0) as never;
		desk.state.clock.steppedAt = desk.sense.now;
		desk.tick(90);
	}
	t.is(desk.report.offeredMa, 20_000);
});

test("a generator at exactly its limit is strong enough, and one with a vehicle is not judged", (t) => {
	const desk = new Desk();
	desk.highMv = 11_000;
	t.deepEqual(desk.run(3_000).faultsSoFar, []);
	desk.show("B").run(3_000);
	t.deepEqual(desk.faultsSoFar, []);
});
