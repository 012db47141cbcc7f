// SPDX-License-Identifier: Apache-2.0
/** How things stand: evseStatus of the port in every condition, and curStatus of its points while meter, port and window come and go. */
import test from "ava";
import { Laboratory } from "./laboratory.js";

const CHARGING = "plug; sleep 1; draw_power_regulated 16,3; within 6 expect contactor closed; sleep 3";

for (const [script, status, settings = []] of [
	["sleep 1", "available"],
	["plug; sleep 2", "occupied"],
	[CHARGING, "occupied"],
	["> pause; plug; sleep 3", "occupied"],
	["> reserve 7 3600; sleep 2", "reserved"],
	["> reserve 7 3600 04A1B2C3; plug; sleep 3", "reserved", ["authorization=yes"]],
	["> reserve 7 3600 04A1B2C3; plug; sleep 1; > authorize 04A1B2C3; sleep 3", "occupied", ["authorization=yes"]],
	["> disable; sleep 2", "unavailable"],
	["> disable; plug; sleep 3", "unavailable"],
	["> forbid; sleep 2", "unavailable"],
	["stop_button on; sleep 3", "fault"],
	["stop_button on; sleep 1; > disable; sleep 3", "fault"],
	[`${CHARGING}; unplug; sleep 3`, "available"],
] as const)
	test(`after "${script}" the port is ${status}`, (t) => {
		const laboratory = new Laboratory(settings);
		laboratory.words(script);
		t.is(laboratory.tag("status", "curVal"), `"${status}"`);
		t.is(laboratory.tag("status", "curStatus"), `"ok"`);
	});

test("a charger that nobody has seen yet is unknown, and a request is answered all the same", (t) => {
	const laboratory = new Laboratory([], undefined, "link down; sleep 1");
	t.deepEqual([laboratory.tag("status", "curVal"), laboratory.tag("status", "curStatus")], ["", `"unknown"`]);
	t.is(laboratory.tag("power", "curErr"), `"the charger has not been seen yet"`);
	t.is(laboratory.read("evseStatus").length, 1);
});

test("out of sight, values are stale for half a minute, then down and without a value, and back", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`${CHARGING}; link down; sleep 4`);
	t.is(laboratory.tag("current1", "curStatus"), `"ok"`);
	laboratory.words("sleep 2");
	t.deepEqual([laboratory.tag("current1", "curVal"), laboratory.tag("current1", "curStatus")], ["16A", `"stale"`]);
	t.is(laboratory.tag("maxCurrent", "writeStatus"), `"down"`);
	laboratory.words("sleep 28");
	t.is(laboratory.tag("status", "curStatus"), `"stale"`);
	laboratory.words("sleep 3");
	for (const name of ["current1", "status", "maxCurrent", "soc"])
		t.deepEqual([laboratory.tag(name, "curVal"), laboratory.tag(name, "curStatus")], ["", `"down"`], name);
	t.is(laboratory.tag("current1", "curErr"), `"the charger is out of sight"`);
	t.is(laboratory.write("8", "10A"), "the charger is out of sight; nothing was asked");
	laboratory.words("link up; sleep 6");
	t.deepEqual([laboratory.tag("current1", "curVal"), laboratory.tag("current1", "curStatus")], ["16A", `"ok"`]);
	t.is(laboratory.tag("current1", "curErr"), "");
});

test("a meter that does not answer is at fault, and what needs no meter is not", (t) => {
	const laboratory = new Laboratory();
	laboratory.words("meter lost; sleep 30");
	for (const name of ["current1", "voltage2", "power", "frequency"]) {
		t.deepEqual([laboratory.tag(name, "curVal"), laboratory.tag(name, "curStatus")], ["", `"fault"`], name);
		t.is(laboratory.tag(name, "curErr"), `"the meter does not answer, or is not to be believed"`);
	}
	t.is(laboratory.tag("energy", "curStatus"), `"ok"`);
	t.is(laboratory.tag("maxCurrent", "curStatus"), `"ok"`);
});

test("where no meter is fitted its points are disabled", (t) => {
	const laboratory = new Laboratory(["meter.fitted=no", "mains.pen=no"]);
	t.is(laboratory.tag("power", "curStatus"), `"disabled"`);
	t.is(laboratory.tag("power", "curErr"), `"no meter is fitted"`);
	t.is(laboratory.tag("status", "curStatus"), `"ok"`);
});

test("a battery of which nobody has told is unknown, and told it is known until the vehicle is gone", (t) => {
	const laboratory = new Laboratory();
	t.is(laboratory.tag("soc", "curStatus"), `"unknown"`);
	laboratory.words("plug; sleep 2; > battery 40 60; sleep 2");
	t.deepEqual([laboratory.tag("soc", "curVal"), laboratory.tag("soc", "curStatus")], ["40%", `"ok"`]);
	laboratory.words("unplug; sleep 4");
	t.is(laboratory.tag("soc", "curStatus"), `"unknown"`);
});

test("milliamperes, milliwatts and milliwatt-hours are told to their last digit", (t) => {
	const laboratory = new Laboratory();
	laboratory.words("plug; sleep 1; draw_power_regulated 13.217,3; within 6 expect contactor closed; sleep 20");
	t.is(laboratory.tag("current1", "curVal"), `${laboratory.station.charger.number("meter.current1") / 1_000}A`);
	t.regex(laboratory.tag("current1", "curVal"), /^13\.21\d?A$/);
	t.is(laboratory.tag("power", "curVal"), `${laboratory.station.charger.number("meter.power") / 1_000_000}kW`);
	t.regex(laboratory.tag("energy", "curVal"), /^0\.0\d{5}kWh$/);
});
