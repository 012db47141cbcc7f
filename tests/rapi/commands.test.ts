// SPDX-License-Identifier: Apache-2.0
/** Every command of RAPI: what it answers, what it does, and what it refuses. */
import test from "ava";
import { UNKNOWN } from "../../src/control/board.js";
import { FAULTS, FaultBit } from "../../src/control/faults.js";
import { COMMANDS } from "../../src/rapi/commands.js";
import { RAPI_FAULTS } from "../../src/rapi/faults.js";
import { Line } from "./line.js";

/** A word of `$GS`. */
const state = (line: Line, place = 1) => line.ask("GS").split(" ")[place];

test("a command is known by its two characters; capitals count", (t) => {
	const line = new Line();
	t.is(line.ask("GFxyz"), "OK 0 0 0");
	for (const unknown of [
		"",
		"G",
		"gs",
		"XX",
		"G9",
		"FZ",
		"T0 5",
		"Z0 1 2",
		"GZ",
		"GR",
		"SR 1 1",
		"FC",
		"FO 720",
		"F1",
		"F0 1",
		"S2 1",
		"SK 5",
		"SA 1 0",
		"SM 1 0",
		"FP 0 0 a",
	])
		t.is(line.ask(unknown), "NK", unknown);
});

test("what a charger sends is an echo and not answered", (t) => {
	const line = new Line();
	for (const ours of ["OK", "NK", "OK 1 2", "AT 01 01 16 0200", "AB 00 8.2.3", "AN 1", "WF 02"]) t.is(line.ask(ours), "", ours);
});

test("commands without arguments do not mind any; the others count theirs", (t) => {
	const line = new Line();
	t.is(line.ask("GV 1 2"), line.ask("GV"));
	t.is(line.ask("FE 1"), "OK");
	for (const wrong of ["S1", "S1 26 11 28 12 0", "S3", "S3 1 2", "SL", "FF", "FF D", "FF D 1 1", "ST 0 0 0", "S7", "S8"])
		t.is(line.ask(wrong), "NK", wrong);
	t.is(line.ask("SC"), "NK 32", "with what is offered");
	t.is(line.ask("SY 1 2 3"), "NK 0 0 0");
});

test("numbers are digits: no sign, no letter, no empty word, none cut to eight bits", (t) => {
	const line = new Line().run(100);
	for (const wrong of ["SC -5", "SC 1x", "SC  16", "SC 16.5", "SC 0x10", "SC 1e1", "SC 9999999999"]) t.is(line.ask(wrong), "NK 32", wrong);
	t.is(line.firmware.values.evse.userLimit, 80_000);
	t.is(line.ask("SC 272"), "NK 32", "and not 16");
	t.is(line.ask("SY -1 6"), "NK 0 0 0");
	t.is(line.ask("SY 65536 6"), "NK 0 0 0");
	t.is(line.ask("SY 5 81"), "NK 0 0 0");
});

test("$GS goes with the vehicle", (t) => {
	const line = new Line();
	t.is(line.ask("GS"), "OK 00 0 00 0200");
	t.is(line.ask("G0"), "OK 2");
	line.run(1_500, "A");
	t.is(line.ask("GS"), "OK 01 0 01 0200");
	t.is(line.ask("G0"), "OK 0");
	line.run(1_500, "B");
	t.is(line.ask("GS"), "OK 02 0 02 0500");
	t.is(line.ask("G0"), "OK 1");
	line.run(10_000, "C");
	t.regex(line.ask("GS"), /^OK 03 9 03 0540$/);
	line.run(60_000, "B");
	t.regex(line.ask("GS"), /^OK 02 9 02 0500$/, "the seconds stand while it does not charge");
	line.run(5_000, "C");
	t.regex(line.ask("GS"), /^OK 03 1[34] 03 0540$/, "and go on in the same session");
	line.run(3_000, "A");
	t.regex(line.ask("GS"), /^OK 01 1[34] 01 0200$/);
	line.run(1_500, "B");
	t.is(line.ask("GS"), "OK 02 0 02 0500");
});

for (const { name, severity } of FAULTS)
	test(`a fault ${name} is a state that RAPI knows`, (t) => {
		const line = new Line().run(200);
		const before = state(line);
		line.firmware.report.faults = 1 << FaultBit[name];
		line.firmware.report.newestFault = FaultBit[name];
		t.is(state(line), severity === "warn" ? before : RAPI_FAULTS[name]);
		t.regex(state(line), /^[0-9a-f]{2}$/);
	});

test("of two faults the newest gives the state; a warning hides none", (t) => {
	const line = new Line().charge();
	const { report } = line.firmware;
	report.faults = (1 << FaultBit.welded) | (1 << FaultBit.residual_trip) | (1 << FaultBit.meter_lost);
	report.newestFault = FaultBit.residual_trip;
	t.is(state(line), "06");
	report.newestFault = FaultBit.meter_lost;
	t.is(state(line), "08");
	t.is(Number.parseInt(state(line, 4), 16) & 2, 2, "a weld does not end by itself");
});

test("$FS sleeps, $FD disables, $FE takes both back", (t) => {
	const line = new Line().charge();
	t.is(line.ask("FS"), "OK");
	t.is(state(line), "fe");
	line.run(7_000, "B");
	t.is(line.firmware.drive.contactor, 0);
	t.is(line.firmware.drive.duty, 10_000);
	t.is(line.ask("FE"), "OK");
	t.is(state(line), "02");
	line.run(3_000, "C");
	t.is(state(line), "03");
	t.is(line.ask("FD"), "OK");
	t.is(state(line), "ff");
	line.run(7_000, "B");
	t.is(line.firmware.drive.contactor, 0);
	t.is(line.ask("FS"), "OK");
	t.is(state(line), "fe", "the last word counts");
	t.is(line.ask("FD"), "OK");
	t.is(line.ask("FE"), "OK");
	t.is(state(line), "02");
	line.firmware.evse.setAvailability("CSMS", "Disable", 0);
	t.is(line.ask("FE"), "OK");
	t.is(state(line), "ff", "what somebody else holds against it stays");
});

test("$FR asks the host for a restart after its answer, and is refused where nothing can", (t) => {
	t.is(new Line().ask("FR"), "NK");
	const line = new Line();
	line.restarts = 0;
	line.reboot();
	line.firmware.settings.change("serial", "240ac40f1b2c");
	t.is(line.ask("GI"), "OK PILOTLC40F1B2C", "such a host knows its number");
	t.is(line.ask("FR"), "OK");
	t.is(line.restarts, 1);
});

test("$FF switches nothing: OK if it is so, NK if not", (t) => {
	const line = new Line(["ventilation=0", "mains.pen=0"]);
	const before = JSON.stringify(line.firmware.values);
	for (const [id, is] of [
		["B", 0],
		["D", 1],
		["E", 0],
		["F", 1],
		["G", 0],
		["R", 1],
		["T", 1],
		["V", 1],
	] as const) {
		t.is(line.ask(`FF ${id} ${is}`), "OK", id);
		t.is(line.ask(`FF ${id} ${1 - is}`), "NK", id);
	}
	for (const wrong of ["FF X 1", "FF D 2", "FF d 1", "FF L 1"]) t.is(line.ask(wrong), "NK", wrong);
	t.is(JSON.stringify(line.firmware.values), before);
	t.is(line.ask("GE").split(" ")[2], "0009");
});

test("$GE has a bit for each check that is off", (t) => {
	const flags = (...settings: string[]) => new Line(settings).ask("GE").split(" ")[2];
	t.is(flags("mains.pen=1"), "0001");
	t.is(flags("mains.pen=1", "ventilation=1"), "0005");
	t.is(flags("mains.pen=1", "contactor.feedback=0"), "0011");
	t.is(flags("mains.pen=1", "residual.fitted=0"), "0201");
	t.is(flags("mains.pen=1", "temperature.fitted=0"), "0401");
});

test("$SC sets what the owner wants, at once and for good; with V until the restart", (t) => {
	const line = new Line(["limit=32"]).run(100);
	t.is(line.ask("GC"), "OK 6 32 32 32");
	t.is(line.ask("SC 10 V"), "OK 10");
	line.run(100);
	t.is(line.ask("GC"), "OK 6 32 10 32");
	t.is(line.ask("GE").split(" ")[1], "10");
	t.is(line.ask("SC 20"), "OK 20");
	line.run(100);
	t.is(line.ask("GC"), "OK 6 32 20 20");
	t.is(line.firmware.values.evse.userLimit, 20_000);
	t.is(line.ask("SC 25 V"), "NK 20", "at most what is configured");
	t.is(line.ask("SC 25 X"), "NK 20", "any other word but M is as V");
	t.is(line.ask("SC 5 V"), "NK 6");
	line.run(100);
	t.is(line.ask("GC"), "OK 6 32 6 20");
	t.is(line.ask("SC 40"), "NK 32", "at most what the circuit bears");
	t.is(line.ask("SC 0"), "NK 6");
	for (const hardware of ["SC 63 M", "SC 10 M1"]) t.is(line.ask(hardware), "NK 32");
	t.is(line.firmware.values.evse.limit, 32_000, "which nobody raises over the line");
});

test("$SC is seen at once while it charges, and what was volatile is gone after a restart", (t) => {
	const line = new Line(["limit=32"]).charge(30_000);
	line.ask("SC 10");
	line.run(500);
	t.is(Math.round(line.firmware.report.signalledMa / 100), 100);
	line.ask("SC 8 V");
	line.run(6_000);
	t.is(Math.round(line.firmware.report.signalledMa / 100), 80);
	line.reboot().run(1_500);
	t.is(line.ask("GC").split(" ")[3], "32");
});

test("what $SC has set is read back at once, before the port has looked: up, down, for good and until the restart", (t) => {
	for (const line of [new Line(["limit=32"]).run(1_500), new Line(["limit=32"]).charge(30_000)]) {
		const read = (command: string) => {
			line.ask(command);
			return [line.ask("GE").split(" ")[1], line.ask("GC").split(" ")[3]].join(" ");
		};
		for (const [command, amps] of [
			["SC 16", 16],
			["SC 63", 32],
			["SC 10 V", 10],
			["SC 6 V", 6],
			["SC 20 V", 20],
			["SC 12", 12],
			["SC 32", 32],
		] as const)
			t.is(read(command), `${amps} ${amps}`, command);
		line.run(200);
		line.firmware.evse.setLimit("ems", { ma: 9_000 });
		line.run(200);
		t.is(read("SC 20 V"), "9 9", "somebody else allows less");
		t.is(read("SC 8 V"), "8 8");
	}
});

test("$SC does not raise while it is too hot, and lowers all the same", (t) => {
	const line = new Line(["limit=32"]).run(100);
	line.ask("SC 16 V");
	line.run(100);
	line.firmware.report.faults = 1 << FaultBit.overtemperature;
	t.is(line.ask("SC 20 V"), "NK 16");
	t.is(line.ask("SC 10 V"), "OK 10");
});

test("what others allow less of is told, and does not refuse", (t) => {
	const line = new Line(["limit=32"]).run(100);
	line.firmware.evse.setLimit("ems", { ma: 9_900 });
	line.run(100);
	t.is(line.ask("SC 20 V"), "OK 20");
	line.run(100);
	t.is(line.ask("GC"), "OK 6 32 9 32");
	line.firmware.evse.setLimit("ems", { ma: 5_900 });
	line.run(100);
	t.is(line.ask("GC"), "OK 6 32 0 32");
});

test("$GG tells current and voltage, and −1 while nobody knows", (t) => {
	const line = new Line().charge();
	const { mains } = line.firmware.sense;
	mains.milliAmps.splice(0, 3, 15_900, 16_020, 0);
	t.is(line.ask("GG"), "OK 16020 230000");
	mains.ageMs = UNKNOWN;
	t.is(line.ask("GG"), "OK -1 -1");
});

test("$GU counts watt-seconds of the session and watt-hours of all", (t) => {
	const line = new Line().charge();
	const { mains } = line.firmware.sense;
	for (let i = 0; i < 20; i++) {
		mains.registerMwh += 50_000;
		line.run(1_000);
	}
	t.is(line.ask("GU"), "OK 3600000 1000");
});

test("$GP is signed, and −2560 for what is not there", (t) => {
	const line = new Line();
	const { temperatures } = line.firmware.sense;
	temperatures.splice(0, 1, -12_340, UNKNOWN, 61_000);
	t.is(line.ask("GP"), "OK -123 -2560 610");
	temperatures.splice(0, 3, UNKNOWN);
	t.is(line.ask("GP"), "OK -2560 -2560 -2560");
});

test("every command has its place in the table once", (t) => {
	const names = COMMANDS.map(({ name }) => name);
	t.deepEqual(names, [...new Set(names)]);
	for (const name of names) t.is(name.length, 2);
});
