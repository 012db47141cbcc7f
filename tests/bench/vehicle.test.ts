// SPDX-License-Identifier: Apache-2.0
/** A vehicle shows what its driver wants, follows the duty in its time, and draws no more than it may. */
import test from "ava";
import { NEVER } from "../../hosts/bench/moment.js";
import { NO_PILOT, Vehicle } from "../../hosts/bench/vehicle.js";
import { OPEN_CIRCUIT } from "../../src/control/board.js";

const B = 2_740;
const C = 882;
const D = 246;
const PWM_32A = 5_333;
const PWM_10A = 1_666;
const STEADY_HIGH = 10_000;
const STEADY_LOW = 0;

/** Shows the vehicle a duty at `now` and lets it do what is due by `until`. */
function show(vehicle: Vehicle, now: number, duty: number, until = now): void {
	vehicle.see(now, duty);
	while (vehicle.nextAt() <= until) vehicle.happen(vehicle.nextAt());
}

function plugged(): Vehicle {
	const vehicle = new Vehicle();
	vehicle.plug();
	return vehicle;
}

/** Draws 16 A on three phases at 32 A of offer. */
function drawing(): Vehicle {
	const vehicle = plugged();
	vehicle.drawRegulated(16_000, 3);
	show(vehicle, 0, PWM_32A, 1_000);
	return vehicle;
}

test("plugged in it shows B and wants nothing; unplugged it is gone", (t) => {
	const vehicle = plugged();
	t.is(vehicle.ohms(), B);
	t.is(vehicle.diodeMv(), 700);
	t.is(vehicle.takes(), 0);
	vehicle.unplug();
	t.is(vehicle.ohms(), OPEN_CIRCUIT);
	t.false(vehicle.plugged);
});

test("regulated, it closes S2 only between 7 % and 97 %, after its reaction time", (t) => {
	for (const [duty, closes] of [
		[STEADY_LOW, false],
		[500, false],
		[700, false],
		[701, true],
		[5_333, true],
		[9_699, true],
		[9_700, false],
		[STEADY_HIGH, false],
	] as const) {
		const vehicle = plugged();
		vehicle.drawRegulated(16_000, 3);
		show(vehicle, 1_000, duty, 1_499);
		t.is(vehicle.ohms(), B, `${duty} not yet`);
		show(vehicle, 1_499, duty, 1_500);
		t.is(vehicle.ohms(), closes ? C : B, `${duty}`);
		t.is(vehicle.s2, closes);
	}
});

test("it draws the lower of what it wants and what the duty allows", (t) => {
	const vehicle = drawing();
	t.is(vehicle.takes(), 16_000);
	t.is(vehicle.loads(), 3);
	show(vehicle, 2_000, PWM_10A, 2_499);
	t.is(vehicle.takes(), 16_000, "it has 0.5 s");
	show(vehicle, 2_499, PWM_10A, 2_500);
	t.is(vehicle.takes(), 9_996);
	show(vehicle, 3_000, 750, 4_000);
	t.is(vehicle.takes(), 0, "7.5 % allows nothing");
	t.is(vehicle.ohms(), C, "but lies between 7 and 97");
});

test("when the pilot stops, it stops after its reaction time", (t) => {
	const vehicle = drawing();
	vehicle.react(3_000);
	show(vehicle, 5_000, STEADY_HIGH, 7_999);
	t.is(vehicle.ohms(), C);
	t.is(vehicle.takes(), 16_000);
	show(vehicle, 7_999, STEADY_HIGH, 8_000);
	t.is(vehicle.ohms(), B);
	t.is(vehicle.takes(), 0);
});

test("a duty that is gone again before the reaction time is not followed", (t) => {
	const vehicle = drawing();
	show(vehicle, 5_000, STEADY_HIGH, 5_400);
	show(vehicle, 5_400, PWM_32A, 6_000);
	t.is(vehicle.ohms(), C);
	t.is(vehicle.nextAt(), NEVER);
});

test("a stubborn vehicle draws whatever the pilot says", (t) => {
	const vehicle = plugged();
	vehicle.drawFixed(32_000, 1);
	t.is(vehicle.ohms(), C, "at once");
	show(vehicle, 0, STEADY_LOW, 10_000);
	t.is(vehicle.ohms(), C);
	t.is(vehicle.takes(), 32_000);
	t.is(vehicle.loads(), 1);
});

test("pause opens S2 at once, and draw_power_regulated goes on with the duty that it knows", (t) => {
	const vehicle = drawing();
	vehicle.pause();
	t.is(vehicle.ohms(), B);
	t.is(vehicle.takes(), 0);
	vehicle.drawRegulated(10_000, 1);
	t.is(vehicle.ohms(), C);
	t.is(vehicle.takes(), 10_000);
	t.is(vehicle.loads(), 1);
});

test("ventilation shows D and draws as regulated last said, even after something else", (t) => {
	const vehicle = drawing();
	vehicle.drawFixed(32_000, 1);
	vehicle.ventilate();
	t.is(vehicle.ohms(), D);
	t.is(vehicle.takes(), 16_000);
	t.is(vehicle.loads(), 3);
	show(vehicle, 5_000, STEADY_HIGH, 6_000);
	t.is(vehicle.ohms(), B);
});

test("a sleeping vehicle wakes by −12 V of 3 s, and by nothing shorter", (t) => {
	const vehicle = plugged();
	vehicle.sleep();
	vehicle.drawRegulated(16_000, 3);
	show(vehicle, 0, PWM_32A, 10_000);
	t.is(vehicle.ohms(), B);
	show(vehicle, 10_000, STEADY_LOW, 12_999);
	show(vehicle, 12_999, PWM_32A, 20_000);
	t.is(vehicle.ohms(), B, "2.999 s");
	show(vehicle, 20_000, STEADY_LOW, 23_000);
	show(vehicle, 24_000, PWM_32A, 24_500);
	t.is(vehicle.ohms(), C);
});

test("a stubborn one sleeps as well", (t) => {
	const vehicle = plugged();
	vehicle.drawFixed(16_000, 3);
	vehicle.sleep();
	t.is(vehicle.ohms(), B);
	show(vehicle, 0, STEADY_LOW, 3_000);
	t.is(vehicle.ohms(), C);
});

test("words that need a vehicle plug one in", (t) => {
	const words: [string, (vehicle: Vehicle) => void, number][] = [
		["draw_power_regulated", (vehicle) => vehicle.drawRegulated(16_000, 3), B],
		["draw_power_fixed", (vehicle) => vehicle.drawFixed(16_000, 3), C],
		["ventilation", (vehicle) => vehicle.ventilate(), B],
		["pause", (vehicle) => vehicle.pause(), B],
		["diode_fail", (vehicle) => vehicle.failDiode(), B],
		["pilot 1000", (vehicle) => vehicle.insertInstead(1_000, true), 1_000],
	];
	for (const [word, say, ohms] of words) {
		const vehicle = new Vehicle();
		say(vehicle);
		t.true(vehicle.plugged, word);
		t.is(vehicle.ohms(), ohms, word);
	}
});

test("a shorted diode stays until the cable is plugged in or out", (t) => {
	const vehicle = drawing();
	vehicle.failDiode();
	t.is(vehicle.diodeMv(), 0);
	t.is(vehicle.ohms(), C);
	vehicle.pause();
	t.is(vehicle.diodeMv(), 0);
	vehicle.plug();
	t.is(vehicle.diodeMv(), 700);
});

test("something else on the pilot hides it from the vehicle, which stops; the next word brings it back", (t) => {
	const vehicle = drawing();
	vehicle.replace(0, false);
	show(vehicle, 5_000, PWM_32A, 5_499);
	t.is(vehicle.ohms(), 0);
	t.is(vehicle.diodeMv(), 0);
	t.is(vehicle.takes(), 16_000, "it has not noticed yet");
	show(vehicle, 5_499, PWM_32A, 5_500);
	t.is(vehicle.takes(), 0);
	vehicle.drawRegulated(16_000, 3);
	show(vehicle, 6_000, PWM_32A, 6_500);
	t.is(vehicle.ohms(), C);
	t.is(vehicle.diodeMv(), 700);
});

test("unplugged, it sees no pilot", (t) => {
	const vehicle = new Vehicle();
	show(vehicle, 0, PWM_32A, 1_000);
	vehicle.drawRegulated(16_000, 3);
	t.is(vehicle.ohms(), B, "the duty is news to it");
	show(vehicle, 1_000, NO_PILOT, 9_000);
	t.is(vehicle.ohms(), B);
});

test("a glitch shows another resistance for its time, without touching what the vehicle does", (t) => {
	const vehicle = drawing();
	vehicle.glitch(5_000, 2_740, 30);
	t.is(vehicle.ohms(), 2_740);
	t.is(vehicle.takes(), 16_000);
	t.is(vehicle.nextAt(), 5_030);
	vehicle.happen(5_030);
	t.is(vehicle.ohms(), C);
	vehicle.glitch(6_000, 0, 30);
	vehicle.unplug();
	t.is(vehicle.ohms(), OPEN_CIRCUIT, "unplugging ends it");
});
