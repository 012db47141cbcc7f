// SPDX-License-Identifier: Apache-2.0
/** A scenario is played at its moments, and its checks hold or end it. */
import test from "ava";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { FAULTS } from "../../src/control/faults.js";
import { BLOCKERS } from "../../src/control/permission.js";
import type { Dummy } from "./dummy.js";
import { play, simple } from "./stage.js";

/** Plays, and says how it came to a halt and when. */
function outcome(text: string, does?: (device: Dummy) => void): string {
	const { halt, player, bench } = play(text, does);
	return `${halt} ${bench.now} ${player.failures}${player.complaint === "" ? "" : ` ${player.complaint}`}`;
}

test("commands act at their moment, one after the other", (t) => {
	t.is(outcome("sleep 1; sleep 0.001; sleep 0"), "end 1001 0");
	t.is(outcome(""), "end 0 0");
});

test("expect looks at this moment", (t) => {
	t.is(outcome("sleep 1; expect state A1; expect pilot A; expect duty 100; expect limit 32; expect amps 0"), "end 1000 0");
	t.is(outcome("sleep 1; expect state B1"), "failed 1000 1 expected state B1, seen A1, at 1.000 s");
});

test("a check that does not hold ends the play there, with its line", (t) => {
	const { halt, player, bench } = play("sleep 1\nexpect state B1; sleep 5");
	t.is(halt, "failed");
	t.is(player.line, 2);
	t.is(bench.now, 1_000);
	t.is(player.play(bench.now + 10_000), "end", "it can go on");
	t.is(bench.now, 6_000);
});

test("within goes on from the moment when it holds, and fails when its time is over", (t) => {
	const charge = "plug; draw_power_regulated 16,3";
	t.is(outcome(`${charge}; within 5 expect contactor closed`), "end 535 0");
	t.is(outcome(`${charge}; within 0.535 expect contactor closed`), "end 535 0");
	t.is(
		outcome(`${charge}; within 0.534 expect contactor closed`),
		"failed 534 1 expected contactor closed within 0.534 s, seen open, at 0.534 s",
	);
	t.is(outcome("sleep 1; within 5 expect state A1"), "end 1000 0");
});

test("for holds all through, and fails at the first moment at which it does not", (t) => {
	t.is(outcome("sleep 1; for 2 expect state A1"), "end 3000 0");
	const glitch = "plug; draw_power_regulated 16,3; sleep 1.002; glitch 2740,10";
	t.is(outcome(`${glitch}; for 2 expect state C2`), "failed 1010 1 expected state C2 for 2 s, seen B2, at 1.010 s");
	t.is(outcome("sleep 1; for 2 expect state B1"), "failed 1000 1 expected state B1 for 2 s, seen A1, at 1.000 s");
});

for (const [command, word] of [
	["> status", ">"],
	["clock 2026-03-01T06:30:00Z", "clock"],
	["reboot", "reboot"],
	["stall 50", "stall"],
])
	test(`${command} without power ends the play at its line, and is heard by nobody afterwards either`, (t) => {
		const { halt, player, bench, entries } = play(`power off; sleep 1\n${command}\npower on; sleep 1`);
		t.is(halt, "failed");
		t.is(player.line, 2);
		t.is(player.failures, 1);
		t.is(player.complaint, `"${word}" needs a charger with power; expected power on, seen off, at 1.000 s`);
		t.deepEqual(
			entries.filter(({ kind }) => kind === "expect").map(({ fields }) => fields),
			[{ ok: false, line: 2, key: "power", expected: "on", seen: "off" }],
		);
		t.is(player.play(3_000), "end", "it can go on");
		const { typed, clocks } = bench.device as Dummy;
		t.deepEqual([typed, clocks], [[], []]);
	});

test("time goes by without commands as well, and is watched", (t) => {
	const { player, entries, bench } = play("plug; draw_power_regulated 16,3");
	player.idle(2_000);
	t.is(bench.now, 2_000);
	t.true(entries.some(({ t, kind }) => t === 535 && kind === "vehicle"));
});

test("it can be played piece by piece, as real time goes by", (t) => {
	const { player, bench } = play("");
	player.add(parse("sleep 1; plug; within 1 expect state B2").commands);
	t.is(player.play(500), "limit");
	t.is(bench.now, 500);
	t.is(player.play(500), "limit");
	t.is(player.play(1_003), "limit");
	t.true(bench.board.vehicle.plugged);
	t.is(player.play(9_999), "end");
	t.is(bench.now, 1_010);
});

test("what was seen is told in the unit of the key", (t) => {
	const does = (device: Dummy): void => {
		simple(device);
		device.sessionMwh = 12_345;
	};
	for (const [check, seen] of [
		["amps 1", "16.5"],
		["limit 1", "32"],
		["duty 1", "53.33"],
		["energy 1", "12.345"],
	]) {
		const said = outcome(`plug; draw_power_regulated 16.5,3; sleep 1; expect ${check}`, does);
		t.is(said, `failed 1000 1 expected ${check}, seen ${seen}, at 1.000 s`);
	}
});

test("an event counts from the last command that changed something", (t) => {
	const charge = "plug; draw_power_regulated 16,3; sleep 1";
	t.is(outcome(`${charge}; expect event closed; sleep 1; expect event CLOSED`), "end 2000 0");
	t.is(outcome(`${charge}; noise 0; expect event Closed`), "failed 1000 1 expected event Closed, seen none, at 1.000 s");
	t.is(outcome(`${charge}; pause; within 1 expect event Opened`), "end 1010 0");
	t.is(outcome(`${charge}; expect event Opened`), "failed 1000 1 expected event Opened, seen closed, at 1.000 s");
});

test("iec_wait_pwr_ready plugs in, shows B and waits for an offer, an hour at most", (t) => {
	const { bench, halt } = play("sleep 1; iec_wait_pwr_ready");
	t.is(halt, "end");
	t.is(bench.now, 1_011);
	t.true(bench.board.vehicle.plugged);
	t.is(bench.board.vehicle.ohms(), 2_740);
	const never = (device: Dummy): void => void (device.drive.duty = 10_000);
	t.is(outcome("iec_wait_pwr_ready", never), "failed 3600000 1 expected an offer of power within 3600 s, seen none, at 3600.000 s");
});

/** Values that just hold, and that just do not, with what the simple charger does. */
const EDGES = [
	["duty 53.33", "duty 53.38", "duty 53.39"],
	["duty 53.33", "duty 53.28", "duty 53.27"],
	["amps 16", "amps 16.1", "amps 16.101"],
	["amps 16", "amps 15.9", "amps 15.899"],
	["limit 32", "limit 32.05", "limit 32.051"],
	["energy 100", "energy 101.01", "energy 101.02"],
	["energy 100", "energy 99.01", "energy 99.009"],
	["fault diode", "fault stop_button", "fault none"],
	["blocked pwm", "blocked cable", "blocked none"],
	["contactor closed", "contactor CLOSED", "contactor open"],
	["state C2", "state c2", "state C1"],
	["pilot C", "pilot c", "pilot D"],
] as const;

for (const [exact, just, beyond] of EDGES) {
	test(`expect ${just} holds, expect ${beyond} does not`, (t) => {
		const does = (device: Dummy): void => {
			simple(device);
			device.sessionMwh = 100_000;
			device.report.faults =
				(1 << FAULTS.findIndex(({ name }) => name === "diode")) | (1 << FAULTS.findIndex(({ name }) => name === "stop_button"));
			device.report.blockers = (1 << BLOCKERS.indexOf("pwm")) | (1 << BLOCKERS.indexOf("cable"));
		};
		const charge = "plug; draw_power_regulated 16,3; sleep 1";
		t.is(outcome(`${charge}; expect ${exact}; expect ${just}`, does), "end 1000 0");
		t.regex(outcome(`${charge}; expect ${beyond}`, does), /^failed 1000 1 expected /);
	});
}

test("none of faults and reasons", (t) => {
	const does = (device: Dummy): void => void (device.report.blockers = 0);
	t.is(outcome("sleep 1; expect fault none; expect blocked none", does), "end 1000 0");
	t.is(outcome("sleep 1; expect fault diode", does), "failed 1000 1 expected fault diode, seen none, at 1.000 s");
});

test("without power nothing is true of the device, but the contacts are what they are", (t) => {
	t.is(outcome("power off; sleep 1; expect contactor open; expect amps 0"), "end 1000 0");
	for (const check of ["state A1", "fault none", "energy 0", "duty 100"]) {
		t.is(outcome(`power off; sleep 1; expect ${check}`), `failed 1000 1 expected ${check}, seen no power, at 1.000 s`);
	}
});
