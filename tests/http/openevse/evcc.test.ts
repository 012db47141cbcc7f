// SPDX-License-Identifier: Apache-2.0
/** evcc's conversation with its openevse template: a day of surplus, from its start to the last vehicle. */
import test from "ava";
import { decode, Evcc } from "./evcc.js";
import { Laboratory } from "./openEvseLaboratory.js";

test("its decoder is as strict as Go's", (t) => {
	t.deepEqual(decode({ pilot: "int", amp: "float", status: "string" }, '{"pilot":9,"amp":9.5,"more":{}}'), {
		pilot: 9,
		amp: 9.5,
		status: "",
	});
	t.deepEqual(decode({ pilot: "int" }, '{"pilot":null}'), { pilot: 0 });
	t.throws(() => decode({ pilot: "int" }, '{"pilot":9.5}'));
	t.throws(() => decode({ pilot: "int" }, '{"pilot":"9"}'));
	t.throws(() => decode({ pilot: "int" }, '{"pilot":true}'));
	t.throws(() => decode({ auto_release: "bool" }, '{"auto_release":1}'));
});

test("a day of surplus: disabled, 6 A, more, less, disabled, and gone", (t) => {
	const laboratory = new Laboratory();
	const evcc = new Evcc(laboratory);
	t.false(evcc.switches);
	t.is(evcc.status(), "A");
	t.true(evcc.enabled());
	// it begins with what it knows itself: not enabled
	evcc.maxCurrent(6);
	t.false(evcc.enabled());
	laboratory.words("plug; draw_power_regulated 16,3; for 30 expect contactor open");
	t.is(evcc.status(), "B");
	t.false(evcc.enabled());
	evcc.enable(true);
	t.true(evcc.enabled());
	laboratory.words("within 30 expect contactor closed; sleep 10; expect amps 6");
	t.is(evcc.status(), "C");
	t.true(Math.abs(evcc.power(3) - 6 * 230 * 3) < 5, `${evcc.power(3)}`);
	for (const amps of [10, 13, 8, 16]) {
		evcc.maxCurrent(amps);
		laboratory.words(`within 8 expect amps ${amps}; sleep 3`);
		t.true(Math.abs(evcc.power(3) - amps * 230 * 3) < 5, `${amps} A: ${evcc.power(3)}`);
	}
	laboratory.words("sleep 600");
	const { charged, duration, total } = evcc.readings();
	t.true(charged > 1.8 && charged < 2.1, `${charged} kWh`);
	t.true(Math.abs(total - charged) < 0.05, `${total} kWh`);
	t.true(duration > 600 && duration < 720, `${duration} s`);
	evcc.enable(false);
	t.false(evcc.enabled());
	laboratory.words("within 5 expect contactor open; sleep 2");
	t.is(evcc.status(), "B");
	t.is(evcc.power(3), 0);
	laboratory.words("for 120 expect contactor open");
	evcc.enable(true);
	laboratory.words("within 30 expect contactor closed; sleep 2");
	t.is(evcc.status(), "C");
	laboratory.words("unplug; sleep 5");
	t.is(evcc.status(), "A");
});

test("a limit that is no whole number breaks none of its answers", (t) => {
	const laboratory = new Laboratory(["limit=31.9"]);
	const evcc = new Evcc(laboratory);
	laboratory.words("plug; draw_power_regulated 16,3; within 5 expect contactor closed");
	laboratory.words("> limit ems 9.5\n> set userLimit 20.5\nsleep 2");
	t.is(evcc.status(), "C");
	laboratory.words("> limit openevse 8.5\nsleep 2");
	evcc.maxCurrent(12);
	evcc.enable(true);
	t.true(evcc.enabled());
	laboratory.words("within 8 expect amps 9.5");
});

test("one phase and three, where something can switch them", (t) => {
	const laboratory = new Laboratory(["phaseSwitch=yes", "phaseDwell=0"]);
	const evcc = new Evcc(laboratory);
	t.true(evcc.switches);
	evcc.maxCurrent(16);
	evcc.enable(true);
	laboratory.words("plug; draw_power_regulated 16,3; within 30 expect contactor closed; sleep 5");
	t.true(Math.abs(evcc.power(3) - 11_040) < 5);
	t.true(evcc.phases1p3p(1));
	laboratory.words("within 120 expect seen.phases.connected 1; within 120 expect contactor closed; sleep 10");
	t.is(evcc.status(), "C");
	t.true(Math.abs(evcc.power(1) - 3_680) < 5, `${evcc.power(1)}`);
	t.true(evcc.phases1p3p(3));
	laboratory.words("within 120 expect seen.phases.connected 3; within 120 expect contactor closed; sleep 10");
	t.true(Math.abs(evcc.power(3) - 11_040) < 5, `${evcc.power(3)}`);
});

test("a pause of somebody else is disabled to it, and its enabling does not end it", (t) => {
	const laboratory = new Laboratory();
	const evcc = new Evcc(laboratory);
	evcc.maxCurrent(16);
	evcc.enable(true);
	laboratory.words("plug; draw_power_regulated 16,3; within 30 expect contactor closed\n> pause\nwithin 5 expect contactor open; sleep 2");
	t.false(evcc.enabled());
	t.is(evcc.status(), "B");
	evcc.enable(true);
	laboratory.words("for 90 expect contactor open\n> resume\nwithin 30 expect contactor closed; sleep 2");
	t.true(evcc.enabled());
	t.is(evcc.status(), "C");
});

test("a fault is an error to it, until it is gone", (t) => {
	const laboratory = new Laboratory();
	const evcc = new Evcc(laboratory);
	laboratory.words("plug; draw_power_regulated 16,3; within 30 expect contactor closed; residual 30; sleep 3");
	t.throws(() => evcc.status(), { message: "invalid status: 6" });
});

test("a charger out of sight is an error to it, and nothing is believed done", (t) => {
	const laboratory = new Laboratory();
	const evcc = new Evcc(laboratory);
	laboratory.words("link down; sleep 8");
	t.throws(() => evcc.status(), { message: "unexpected status: 503" });
	t.throws(() => evcc.enable(false), { message: "unexpected status: 503" });
	laboratory.words("link up; sleep 8");
	evcc.enable(false);
	t.false(evcc.enabled());
});
