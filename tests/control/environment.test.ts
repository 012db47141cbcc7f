// SPDX-License-Identifier: Apache-2.0
/** Temperature, mains, meter and load: what each allows, and what each needs to be believed. */
import test from "ava";
import { Feedback, LockFeedback, UNKNOWN } from "../../src/control/board.js";
import { Desk } from "./desk.js";

/** Two rounds of what moves slowly. */
const SLOW_MS = 320;

test("from 60 to 70 °C the current falls to 6 A in steps of 1 A, and rises again only 2 K lower", (t) => {
	const desk = new Desk();
	desk.wish.offerMa = 32_000;
	desk.charge();
	let last = desk.report.offeredMa;
	for (let celsius = 59_000; celsius <= 69_900; celsius += 100) {
		desk.milliCelsius = celsius;
		desk.run(SLOW_MS);
		t.is(desk.report.offeredMa % 1_000, 0);
		t.true(desk.report.offeredMa <= last && desk.report.offeredMa >= 6_000);
		if (celsius < 59_900) t.is(desk.report.offeredMa, 32_000);
		t.true(desk.report.signalledMa <= desk.report.offeredMa, "downward at once");
		last = desk.report.offeredMa;
	}
	t.is(last, 6_000);
	t.true(desk.closed);
	desk.milliCelsius = 68_000;
	desk.run(SLOW_MS);
	t.is(desk.report.offeredMa, 6_000);
	desk.milliCelsius = 63_000;
	desk.run(SLOW_MS);
	t.is(desk.report.offeredMa, 19_000);
	desk.milliCelsius = 57_000;
	desk.run(SLOW_MS);
	t.is(desk.report.offeredMa, 32_000);
	desk.run(5_000);
	t.true(desk.report.signalledMa > 31_900);
});

test("above 70 °C it stops, and goes on below 60 °C after its time", (t) => {
	const desk = new Desk().charge();
	desk.milliCelsius = 70_500;
	desk.until(() => desk.has("overtemperature"), 5_000);
	desk.show("B").run(1_000);
	desk.milliCelsius = 60_500;
	desk.show("C").run(120_000);
	t.true(desk.has("overtemperature"));
	desk.milliCelsius = 55_000;
	desk.until(() => desk.closed, 70_000);
	t.is(desk.report.offeredMa, 16_000);
});

test("the hottest of several sensors counts, and each has to be sound", (t) => {
	const desk = new Desk();
	desk.sense.temperatures.push(25_000, 25_000);
	desk.charge();
	desk.sense.temperatures[2] = 66_000;
	desk.run(4_000);
	t.true(desk.report.offeredMa < 16_000);
	desk.sense.temperatures[2] = 25_000;
	desk.sense.temperatures[1] = 126_000;
	desk.run(6_000);
	t.true(desk.has("temperature_sensor"));
});

test("a sensor that stands still for too long is a fault; a board without sensors has none to be broken", (t) => {
	const desk = new Desk();
	desk.numbers.temperature.frozenMs = 60_000;
	desk.milliCelsius = undefined;
	desk.charge();
	desk.sense.mains.milliAmps.fill(10_000);
	desk.run(58_000);
	t.deepEqual(desk.faults, []);
	desk.run(10_000);
	t.deepEqual(desk.faults, ["temperature_sensor"]);
	const bare = new Desk();
	bare.numbers.temperature.frozenMs = 60_000;
	bare.milliCelsius = undefined;
	bare.sense.temperatures.length = 0;
	bare.charge().run(65_000);
	t.deepEqual(bare.faults, []);
});

test("while no heat is made a sensor may stand still: that is told, once", (t) => {
	const desk = new Desk();
	desk.numbers.temperature.frozenMs = 60_000;
	desk.milliCelsius = undefined;
	let told = 0;
	for (let s = 0; s < 200; s++) {
		desk.run(1_000);
		told += desk.happened().includes("SensorStill") ? 1 : 0;
	}
	t.is(told, 1);
	t.deepEqual(desk.faults, []);
	desk.charge();
	desk.run(58_000);
	t.deepEqual(desk.faults, [], "the time before does not count");
});

test("one reading among others changes nothing, and heat that stays stops within 6 s", (t) => {
	const desk = new Desk().charge();
	desk.sense.mains.milliAmps.fill(10_000);
	for (let i = 0; i < 5; i++) {
		desk.milliCelsius = 85_000;
		desk.run(1_000);
		t.is(desk.report.offeredMa, 16_000);
		desk.milliCelsius = 25_000;
		desk.run(20_000);
		t.deepEqual(desk.faultsSoFar, []);
	}
	desk.milliCelsius = 85_000;
	t.notThrows(() => desk.until(() => desk.has("overtemperature"), 6_500));
});

test("where it is set so, current rises by 1 A a minute from 6 A after power-up and after an outage", (t) => {
	const desk = new Desk();
	desk.numbers.mains.rampMaPerMinute = 1_000;
	desk.wish.offerMa = 16_000;
	desk.charge();
	t.true(desk.report.offeredMa >= 6_000 && desk.report.offeredMa < 6_200, `${desk.report.offeredMa}`);
	desk.run(300_000);
	t.true(desk.report.offeredMa > 10_900 && desk.report.offeredMa < 11_200, `${desk.report.offeredMa}`);
	desk.numbers.mains.rampMaPerMinute = 10_000;
	desk.run(500_000);
	t.is(desk.report.offeredMa, 16_000);
	desk.numbers.mains.rampMaPerMinute = 100;
	desk.run(1_000);
	t.is(desk.report.offeredMa, 16_000);
	desk.numbers.mains.rampMaPerMinute = 1_000;
	desk.sense.mains.milliVolts.fill(150_000);
	desk.run(5_000);
	desk.sense.mains.milliVolts.fill(230_000);
	desk.until(() => desk.closed, 70_000);
	t.true(desk.report.offeredMa < 6_200, `${desk.report.offeredMa}`);
});

test("a supply of one phase misses none, and its fault is undervoltage", (t) => {
	const desk = new Desk();
	desk.numbers.mains.phases = 1;
	desk.sense.mains.milliVolts[1] = 0;
	desk.sense.mains.milliVolts[2] = 0;
	desk.charge().run(5_000);
	t.deepEqual(desk.faults, []);
	desk.sense.mains.milliVolts[0] = 0;
	desk.sense.mains.frequencyMhz = 0;
	desk.run(5_000);
	t.deepEqual(desk.faults, ["undervoltage"]);
});

test("a meter that is silent says nothing about the mains", (t) => {
	const desk = new Desk();
	desk.sense.mains.ageMs = UNKNOWN;
	desk.sense.mains.milliVolts.fill(0);
	desk.charge().run(20_000);
	t.deepEqual(desk.faults, ["meter_lost"]);
	t.true(desk.closed);
	const without = new Desk();
	without.numbers.meter.fitted = 0;
	without.sense.mains.ageMs = UNKNOWN;
	without.charge().run(20_000);
	t.deepEqual(without.faults, []);
});

test("a dip shorter than its delay does not stop a charge", (t) => {
	const desk = new Desk().charge();
	desk.sense.mains.milliVolts.fill(100_000);
	desk.run(2_500);
	desk.sense.mains.milliVolts.fill(230_000);
	desk.run(5_000);
	t.true(desk.closed);
	t.deepEqual(desk.faults, []);
});

test("a socket is locked before it closes, and unlocked only when the vehicle is gone and the contactor open", (t) => {
	const desk = new Desk();
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = LockFeedback.Unlocked;
	desk.run(1_500).show("C").run(2_000);
	t.is(desk.drive.lock, 1);
	t.false(desk.closed);
	t.true(desk.blockers.includes("lock"));
	desk.sense.lock = LockFeedback.Locked;
	desk.until(() => desk.closed, 2_000);
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Closed;
	desk.show("A").run(5_000);
	t.is(desk.drive.lock, 1, "welded: never unlocked");
	t.is(desk.drive.shuntTrip, 1);
	desk.contactorFollows = true;
	desk.run(100);
	t.is(desk.drive.lock, 0);
	t.is(desk.drive.shuntTrip, 0);
});

test("a lock that opens while the vehicle charges opens the contactor", (t) => {
	const desk = new Desk();
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = LockFeedback.Locked;
	desk.charge();
	desk.sense.lock = LockFeedback.Unlocked;
	t.false(desk.tick().closed);
});

test("a vehicle out of sight changes nothing about the lock", (t) => {
	const desk = new Desk();
	desk.numbers.lock.fitted = 1;
	desk.sense.lock = LockFeedback.Locked;
	desk.charge().show("E").run(2_000);
	t.is(desk.drive.lock, 1);
});

test("a weak generator is found while nothing is plugged in", (t) => {
	const desk = new Desk();
	desk.highMv = 10_990;
	desk.run(3_000);
	t.true(desk.has("self_test"));
});

test("a step without periods says nothing about the generator, a step with one says all", (t) => {
	for (let offset = 0; offset < 4; offset++) {
		const desk = new Desk().run(1_000);
		for (let step = 0; step < 300; step++) desk.periods(step % 4 === offset ? 10 : 0, 12_000, 12_000).stepAfter();
		t.deepEqual(desk.faultsSoFar, [], `${offset}`);
	}
	const desk = new Desk().run(1_000);
	for (let step = 0; step < 300; step++) desk.periods(10, 10_990, 10_990).stepAfter();
	t.deepEqual(desk.faults, ["self_test"]);
});

for (const [group, key, sane, insane] of [
	["pilot", "boundaryAbMv", 12_499, 12_500],
	["pilot", "boundaryAbMv", 8_001, 8_000],
	["pilot", "boundaryBcMv", 5_001, 5_000],
	["pilot", "boundaryCdMv", 2_001, 2_000],
	["pilot", "diodeMv", -12_999, -13_000],
	["pilot", "enterCMs", 450, 449],
	["temperature", "stopAt", 60_001, 60_000],
] as const)
	test(`${group}.${key} may be ${sane}, and ${insane} contradicts other numbers`, (t) => {
		for (const [value, contradicts] of [
			[sane, false],
			[insane, true],
		] as const) {
			const desk = new Desk();
			(desk.numbers[group] as Record<string, number>)[key] = value;
			desk.run(2_000);
			t.is(desk.has("self_test"), contradicts, `${value}`);
		}
	});
