// SPDX-License-Identifier: Apache-2.0
/** The output says what has changed, once, at its moment, and the same to the byte. */
import test from "ava";
import { jsonLine } from "../../hosts/bench/scenario/entry.js";
import { proseLine } from "../../hosts/bench/scenario/prose.js";
import { FAULTS } from "../../src/control/faults.js";
import type { Dummy } from "./dummy.js";
import { play, simple } from "./stage.js";

/** JSON lines of one kind. */
function lines(kind: string, text: string, does?: (device: Dummy) => void): string[] {
	return play(text, does)
		.entries.filter((entry) => entry.kind === kind)
		.map(jsonLine);
}

const CHARGE = "sleep 0.05; plug; draw_power_regulated 16,3; within 5 expect contactor closed; sleep 10; unplug; sleep 0.1";

test("a charge as JSON, to the byte", (t) => {
	const { entries } = play(CHARGE);
	t.deepEqual(entries.map(jsonLine), [
		'{"t":0,"kind":"boot","reason":"power"}',
		'{"t":10,"kind":"pilot","state":"A1"}',
		'{"t":10,"kind":"duty","percent":100}',
		'{"t":10,"kind":"blockers","names":["pwm"]}',
		'{"t":60,"kind":"pilot","state":"B2"}',
		'{"t":60,"kind":"duty","percent":53.33}',
		'{"t":570,"kind":"event","event":"Closed","by":"vehicle"}',
		'{"t":570,"kind":"pilot","state":"C2"}',
		'{"t":570,"kind":"contactor","commanded":true,"closed":false}',
		'{"t":570,"kind":"blockers","names":[]}',
		'{"t":585,"kind":"contactor","commanded":true,"closed":true}',
		'{"t":585,"kind":"vehicle","amps":16,"phases":3}',
		'{"t":585,"kind":"expect","ok":true,"line":1,"key":"contactor","expected":"closed","seen":"closed"}',
		'{"t":10585,"kind":"vehicle","amps":0,"phases":0}',
		'{"t":10590,"kind":"event","event":"Opened","by":"vehicle"}',
		'{"t":10590,"kind":"pilot","state":"A1"}',
		'{"t":10590,"kind":"duty","percent":100}',
		'{"t":10590,"kind":"contactor","commanded":false,"closed":true}',
		'{"t":10590,"kind":"blockers","names":["pwm"]}',
		'{"t":10605,"kind":"contactor","commanded":false,"closed":false}',
		'{"t":10685,"kind":"summary","seconds":10.685,"sessions":0,"energyWh":0,"faults":0,"failedExpectations":0}',
	]);
});

test("the same for people", (t) => {
	const { entries } = play("plug; draw_power_regulated 16,3; sleep 10.234; pause; expect amps 0; expect amps 1");
	t.deepEqual(entries.map(proseLine), [
		"     0.000 s  boot (power)",
		"     0.010 s  state B2",
		"     0.010 s  duty 53.33 %",
		"     0.010 s  closing forbidden by pwm",
		"     0.520 s  event Closed by=vehicle",
		"     0.520 s  state C2",
		"     0.520 s  contactor told to close, still open",
		"     0.520 s  nothing forbids closing",
		"     0.535 s  contactor closed",
		"     0.535 s  vehicle draws 16 A on 3 phases",
		"    10.234 s  vehicle draws nothing",
		"    10.234 s  expected amps 0: yes",
		"    10.234 s  expected amps 1: no, 0",
		"    10.234 s  end after 10.234 s, 0 sessions, 0 Wh, 0 faults, 1 failed expectation",
	]);
});

test("steady duties and the console in words", (t) => {
	const does = (device: Dummy): void => {
		device.drive.duty = device.sense.now < 0x7fffffff - 59_980 ? 0 : 10_000;
		if (device.typed.length > 0) device.outlets.print(`heard ${device.typed.pop()}`);
	};
	const { entries } = play("sleep 0.05; > Hello  there; sleep 0.01", does);
	t.deepEqual(
		entries.map(proseLine).filter((line) => /duty|console/.test(line)),
		["     0.010 s  duty 0 % (steady −12 V)", "     0.020 s  duty 100 % (steady +12 V)", "     0.060 s  console: heard Hello  there"],
	);
});

test("a change of current below 0.05 A is no news, one of phases is", (t) => {
	const text = "plug; draw_power_fixed 16,3; sleep 1; draw_power_fixed 16.049,3; draw_power_fixed 16.05,3; draw_power_fixed 16.05,1";
	t.deepEqual(lines("vehicle", text), [
		'{"t":25,"kind":"vehicle","amps":16,"phases":3}',
		'{"t":1000,"kind":"vehicle","amps":16.05,"phases":3}',
		'{"t":1000,"kind":"vehicle","amps":16.05,"phases":1}',
	]);
});

test("a fault is told when it stands, when the moment of its retry is certain, and when it is over", (t) => {
	const diode = FAULTS.findIndex(({ name }) => name === "diode");
	const does = (device: Dummy): void => {
		const t = device.sense.now - (0x80000000 - 60_000);
		const stands = t >= 100 && t < 1_200;
		device.report.faults = stands ? 1 << diode : 0;
		// The cause lasts until 200 ms; the retry comes 1 s after that.
		device.report.retryInMs[diode] = stands ? 1_000 - Math.max(t - 200, 0) : -1;
	};
	t.deepEqual(lines("fault", "sleep 0.155; plug; sleep 2.845", does), [
		'{"t":100,"kind":"fault","fault":"diode","active":true,"retryAt":1100}',
		'{"t":210,"kind":"fault","fault":"diode","active":true,"retryAt":1200}',
		'{"t":1200,"kind":"fault","fault":"diode","active":false}',
	]);
	t.is(
		lines("summary", "sleep 3", does)[0],
		'{"t":3000,"kind":"summary","seconds":3,"sessions":0,"energyWh":0,"faults":1,"failedExpectations":0}',
	);
});

test("a fault that nobody retries has no moment for it", (t) => {
	const welded = FAULTS.findIndex(({ name }) => name === "welded");
	const does = (device: Dummy): void => void (device.report.faults = 1 << welded);
	t.deepEqual(lines("fault", "sleep 1", does), ['{"t":10,"kind":"fault","fault":"welded","active":true}']);
	t.is(proseLine({ t: 10, kind: "fault", fields: { fault: "welded", active: true } }), "     0.010 s  fault welded stands");
	t.is(
		proseLine({ t: 10, kind: "fault", fields: { fault: "diode", active: true, retryAt: 1_500 } }),
		"     0.010 s  fault diode stands, next try at 1.500 s at the earliest",
	);
	t.is(proseLine({ t: 10, kind: "fault", fields: { fault: "diode", active: false } }), "     0.010 s  fault diode is over");
});

test("a boot tells state and duty anew, and the summary tells what the last device had counted", (t) => {
	const does = (device: Dummy): void => {
		simple(device);
		device.sessions = 1;
		device.totalMwh = 1_250;
	};
	const text = "sleep 1; power off; sleep 1; power on; sleep 1; reboot; sleep 1";
	t.deepEqual(lines("boot", text, does), [
		'{"t":0,"kind":"boot","reason":"power"}',
		'{"t":2000,"kind":"boot","reason":"power"}',
		'{"t":3000,"kind":"boot","reason":"reboot"}',
	]);
	t.is(lines("pilot", text, does).length, 3);
	t.is(lines("duty", text, does).length, 3);
	t.deepEqual(lines("summary", text, does), [
		'{"t":4000,"kind":"summary","seconds":4,"sessions":1,"energyWh":1.25,"faults":0,"failedExpectations":0}',
	]);
});

test("texts are quoted as JSON wants them", (t) => {
	const does = (device: Dummy): void => {
		if (device.sense.now === 0x80000000 - 59_990) device.outlets.print('say "−12 V"\t\\');
	};
	t.deepEqual(lines("console", "sleep 1", does), ['{"t":10,"kind":"console","text":"say \\"−12 V\\"\\t\\\\"}']);
});
