// SPDX-License-Identifier: Apache-2.0
/** The setpoint by its levels, from a request to the duty of the pilot: who wins, what ends, what is refused, what survives. */
import test from "ava";
import { cellsOf, Laboratory } from "./laboratory.js";

/** A vehicle charges with all that it may. */
function charging(settings: readonly string[] = []): Laboratory {
	const laboratory = new Laboratory(settings);
	laboratory.words("plug; sleep 1; draw_power_regulated 32,3; within 6 expect contactor closed; sleep 6; expect amps 32");
	return laboratory;
}

const levels = (laboratory: Laboratory) => [...laboratory.post("pointWrite", "", "id", "@evse.maxCurrent").rows].map(cellsOf);

test("a level changes the duty; a higher one wins, and released gives way to the lower one", (t) => {
	const laboratory = charging();
	t.is(laboratory.write("16", "20A"), "");
	laboratory.amps(20);
	t.is(laboratory.write("8", "10A"), "");
	laboratory.amps(10);
	t.is(laboratory.write("2", "25A"), "");
	laboratory.amps(25);
	t.deepEqual(
		[laboratory.tag("maxCurrent", "curVal"), laboratory.tag("maxCurrent", "writeVal"), laboratory.tag("maxCurrent", "writeLevel")],
		["25A", "25A", "2"],
	);
	t.is(laboratory.write("2", "N"), "");
	laboratory.amps(10);
	t.is(laboratory.write("8", "N"), "");
	laboratory.amps(20);
	t.is(laboratory.write("16", "N"), "");
	laboratory.amps(32);
	t.is(laboratory.tag("maxCurrent", "writeVal"), "");
	t.is(laboratory.tag("maxCurrent", "writeLevel"), "");
});

test("whoever reads after the answer reads what was written", (t) => {
	const laboratory = charging();
	laboratory.write("8", "10A");
	t.is(laboratory.tag("maxCurrent", "writeVal"), "10A");
	t.is(levels(laboratory)[7].val, "10A");
});

test("a timed override ends in time, and its end is told", (t) => {
	const laboratory = charging();
	t.is(laboratory.write("16", "20A"), "");
	t.is(laboratory.write("8", "10A", `,"alice",2min`), "");
	const written = laboratory.bench.now;
	laboratory.amps(10);
	const [manual] = levels(laboratory).slice(7);
	t.is(manual.who, `"alice"`);
	t.regex(manual.expires, /^2026-06-01T10:02:\d\d(\.\d+)?Z UTC$/);
	laboratory.words(`sleep ${(written + 119_000 - laboratory.bench.now) / 1_000}`);
	t.is(laboratory.tag("maxCurrent", "writeLevel"), "8");
	laboratory.words("sleep 3");
	t.is(laboratory.tag("maxCurrent", "writeLevel"), "16");
	laboratory.amps(20);
});

test("other limits of the port hold beside it", (t) => {
	const laboratory = charging();
	laboratory.words("> limit ems 12");
	laboratory.write("1", "30A");
	laboratory.amps(12);
	t.is(laboratory.tag("maxCurrent", "curVal"), "12A");
	t.is(laboratory.tag("maxCurrent", "writeVal"), "30A");
});

test("nothing at all pauses the charge, and released it goes on", (t) => {
	const laboratory = charging();
	laboratory.write("1", "0A");
	laboratory.words("within 12 expect contactor open");
	laboratory.write("1", "N");
	laboratory.words("within 90 expect contactor closed");
	laboratory.amps(32);
	t.is(laboratory.tag("status", "curVal"), `"occupied"`);
});

test("levels are there after the charger and the server have restarted", (t) => {
	const laboratory = charging();
	laboratory.write("16", "20A", `,"bms",N`);
	laboratory.words("power off; sleep 1; power on; sleep 8; link down; link up; sleep 8");
	t.is(levels(laboratory)[15].val, "20A");
	t.is(levels(laboratory)[15].who, `"bms"`);
	laboratory.words("within 60 expect contactor closed");
	laboratory.amps(20);
});

for (const [level, val, more, says] of [
	["0", "10A", undefined, `"level" is a whole number from 1 to 17`],
	["18", "10A", undefined, `"level" is a whole number from 1 to 17`],
	["8.5", "10A", undefined, `"level" is a whole number from 1 to 17`],
	["8A", "10A", undefined, `"level" is a whole number from 1 to 17`],
	[`"8"`, "10A", undefined, `"level" is to be a Number`],
	["8", "-1A", undefined, `"val" is from 0 to 32 A, not -1`],
	["8", "33A", undefined, `"val" is from 0 to 32 A, not 33`],
	["8", "NaN", undefined, `"val" is from 0 to 32 A, not NaN`],
	["8", "10kW", undefined, `"val" is in A, not in kW`],
	["8", `"10"`, undefined, `"val" is to be a Number`],
	["16", "10A", ",N,10min", `"duration" belongs to level 8; another level holds until it is released`],
	["8", "10A", ",N,10A", `"duration" is to be a duration: 30s, 10min, 2h`],
	["8", "10A", ",7,N", `"who" is to be a Str`],
	["8", "10A", ",N,1ms", `duration cannot be 1; it is 1 to 2000000 s, as a whole number of ms`],
] as const)
	test(`level ${level}, val ${val}${more ?? ""} is refused, and nothing changes`, (t) => {
		const laboratory = new Laboratory();
		t.is(laboratory.write(level, val, more), says);
		t.is(laboratory.tag("maxCurrent", "writeLevel"), "");
	});

test("only a point that is writable is written", (t) => {
	const laboratory = new Laboratory();
	const written = (id: string) => `${laboratory.post("pointWrite", "", "id,level,val", `${id},8,10A`).meta.get("dis")}`;
	t.is(written("@evse.power"), `@evse.power cannot be written; points that can are tagged "writable"`);
	t.is(written("@evse"), `@evse cannot be written; points that can are tagged "writable"`);
	t.is(written("@nobody"), "there is no record @nobody");
	t.is(written(`"evse.power"`), `"id" is to be a Ref, as @evse.maxCurrent`);
});
