// SPDX-License-Identifier: Apache-2.0
/** The commands of RAPI for whoever charges: time, limits of a session, authorization, lock, phases, and what has tripped. */
import test from "ava";
import { LockFeedback } from "../../src/control/board.js";
import { FaultBit } from "../../src/control/faults.js";
import { Line } from "./line.js";

/** A word of `$GS`. */
const state = (line: Line, place = 1) => line.ask("GS").split(" ")[place];

test("$S1 tells the local time, $GT shows it", (t) => {
	const line = new Line().run(100);
	t.is(line.ask("GT"), "OK 165 165 165 165 165 85");
	line.firmware.evse.setZone("CET-1CEST,M3.5.0,M10.5.0/3");
	t.is(line.ask("S1 26 7 28 14 30 5"), "OK");
	t.is(line.ask("GT"), "OK 26 7 28 14 30 5");
	t.is(line.firmware.evse.clockMs, Date.UTC(2026, 6, 28, 12, 30, 5));
	t.is(line.ask("S1 27 2 29 0 0 0"), "NK", "no such day");
	t.is(line.ask("S1 28 2 29 23 59 59"), "OK");
	t.is(line.ask("GT"), "OK 28 2 29 23 59 59");
	line.run(2_000);
	t.is(line.ask("GT"), "OK 28 3 1 0 0 1");
});

test("$S3 and $SH end a session, until it is unplugged or enabled", (t) => {
	const line = new Line().run(1_500, "A");
	t.is(line.ask("S3 1"), "NK");
	t.is(line.ask("SH 1"), "NK");
	line.charge();
	t.is(line.ask("S3 1"), "OK");
	t.is(line.ask("SH 2"), "OK");
	t.is(line.ask("G3"), "OK 1");
	t.is(line.ask("GH"), "OK 2");
	t.is(Number.parseInt(state(line, 4), 16) & 0x2010, 0x2010);
	const { mains } = line.firmware.sense;
	for (let i = 0; i < 40; i++) {
		mains.registerMwh += 50_000;
		line.run(200);
	}
	line.run(7_000, "B");
	t.is(state(line), "fe");
	t.is(state(line, 4), "0504");
	t.is(line.ask("G3"), "OK 0", "what has ended it is gone");
	t.is(line.ask("GH"), "OK 0");
	t.is(line.ask("FE"), "OK");
	t.is(state(line), "02");
	line.run(1_000, "C").run(70_000);
	t.is(state(line), "03");
	line.ask("SH 1");
	line.run(7_000, "B");
	t.is(state(line), "fe", "what it has had counts");
	line.run(3_000, "A");
	t.is(state(line), "01");
});

test("$S3 counts the time that it charges", (t) => {
	const line = new Line().charge();
	line.ask("S3 1");
	line.run(890_000);
	t.is(state(line), "03");
	line.run(15_000);
	t.is(state(line), "fe");
	t.is(line.firmware.drive.contactor, 0);
});

test("$S4 authorizes, once, and takes it back", (t) => {
	const free = new Line();
	t.deepEqual([free.ask("G4"), free.ask("S4 0"), free.ask("S4 1")], ["OK 0", "OK", "NK"]);
	const line = new Line(["authorization=1"]).run(1_500, "A").run(1_500, "B");
	t.is(line.ask("G4"), "OK 1");
	t.is(state(line, 4), "0508");
	line.run(2_000, "C");
	t.is(state(line), "02");
	t.is(line.ask("S4 0"), "OK");
	line.run(2_000);
	t.is(state(line), "03");
	t.is(line.ask("G4"), "OK 0");
	t.is(line.ask("S4 0"), "OK", "the token that is shown again does not end it");
	line.run(2_000);
	t.is(state(line), "03");
	t.is(line.ask("S4 1"), "OK");
	line.run(7_000, "B");
	t.is(line.ask("G4"), "OK 1");
	t.is(line.ask("S4 0"), "NK", "not before the vehicle is unplugged");
	t.is(line.ask("S4 2"), "NK");
});

test("$S5 and $G5 are for sockets with a lock", (t) => {
	const cable = new Line();
	t.deepEqual([cable.ask("G5"), cable.ask("S5 A")], ["NK", "NK"]);
	const socket = new Line(["lock.fitted=1"]);
	socket.firmware.sense.lock = LockFeedback.Locked;
	t.deepEqual([socket.ask("G5"), socket.ask("S5 A"), socket.ask("S5 0"), socket.ask("S5 M")], ["OK 1 A", "OK", "NK", "NK"]);
	socket.firmware.sense.lock = LockFeedback.Unlocked;
	t.is(socket.ask("G5"), "OK 0 A");
});

test("evcc finds out that phases can be switched, and switches them", (t) => {
	const line = new Line(["phaseSwitch=1", "phaseDwellMs=0", "phaseHoldMs=0"]).run(100);
	t.is(line.ask("G7"), "OK 1");
	t.is(line.ask("S8 0"), "OK");
	t.is(line.ask("S7 0"), "OK");
	line.run(3_000);
	t.is(line.ask("G7"), "OK 0");
	t.is(line.firmware.drive.phases, 1);
	t.is(line.ask("S7 1"), "OK");
	line.run(3_000);
	t.is(line.ask("G7"), "OK 1");
	t.is(line.firmware.drive.phases, 3);
	t.is(line.ask("S8 1"), "OK");
	t.is(line.ask("S7 3"), "NK");
	for (const settings of [[], ["phases=1"]]) {
		const fixed = new Line(settings);
		for (const command of ["G7", "S8 0", "S8 1", "S7 1", "S7 0"]) t.is(fixed.ask(command), "NK", command);
	}
});

test("what is fixed says so", (t) => {
	const line = new Line();
	t.deepEqual(
		["GA", "GM", "GD", "ST 0 0 0 0", "ST 22 0 6 0", "SB", "SL 2", "GI"].map((command) => line.ask(command)),
		["OK 1 0", "OK 1 0", "OK 0 0 0 0", "OK", "NK", "OK 0", "OK", "OK PILOTL00000000"],
	);
	line.firmware.report.faults = 1 << FaultBit.welded;
	t.is(line.ask("SB"), "OK 1");
});

test("$GF counts what has tripped, over restarts, and no higher than ff", (t) => {
	const line = new Line().run(1_500);
	const { report } = line.firmware;
	const trip = (name: "residual_trip" | "pen" | "neutral_lost" | "welded", times: number) => {
		for (let i = 0; i < times; i++) {
			report.faults = 1 << FaultBit[name];
			line.rapi.follow(line.firmware.sense.now);
			report.faults = 0;
			line.rapi.follow(line.firmware.sense.now);
		}
	};
	trip("residual_trip", 17);
	trip("pen", 1);
	trip("neutral_lost", 2);
	trip("welded", 300);
	t.is(line.ask("GF"), "OK 11 3 ff");
	t.is(Number.parseInt(state(line, 4), 16) & 0x00a0, 0x00a0);
	line.reboot().run(1_500);
	t.is(line.ask("GF"), "OK 11 3 ff");
	t.is(Number.parseInt(state(line, 4), 16) & 0x00a0, 0, "these flags are of this start");
});
