// SPDX-License-Identifier: Apache-2.0
/** Every command of the language does what its line says, as one can see on the board and in Sense. */
import test from "ava";
import { Feedback, GuardCause, LockFeedback, OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import type { Dummy } from "./dummy.js";
import { play, type Run } from "./stage.js";

/** A command after which something is so; the text is played on a vehicle that charges with 16 A. */
const EFFECTS: readonly (readonly [text: string, what: (run: Run) => unknown, is: unknown])[] = [
	["plug", ({ bench }) => bench.board.vehicle.ohms(), 2_740],
	["unplug", ({ bench }) => bench.board.vehicle.ohms(), OPEN_CIRCUIT],
	["draw_power_regulated 10,1", ({ device }) => device.sense.mains.milliAmps, [10_000, 0, 0]],
	["draw_power_fixed 70,2", ({ device }) => device.sense.mains.milliAmps, [70_000, 70_000, 0]],
	["pause", ({ bench }) => bench.board.vehicle.ohms(), 2_740],
	["ventilation", ({ bench }) => bench.board.vehicle.ohms(), 246],
	["ev reaction 2; unplug; plug; draw_power_regulated 16,3; sleep 1.979", ({ bench }) => bench.board.vehicle.s2, false],
	["ev reaction 2; unplug; plug; draw_power_regulated 16,3; sleep 1.98", ({ bench }) => bench.board.vehicle.s2, true],
	["ev sleeps", ({ bench }) => bench.board.vehicle.ohms(), 2_740],
	["ev sleeps until f", ({ bench }) => bench.board.vehicle.ohms(), 2_740],
	["error_e", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [0, 0]],
	["diode_fail", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [5_624, -5_624]],
	["pilot 2740", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [8_979, -12_000]],
	["pilot 2740 no_diode", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [8_791, -8_791]],
	["diode_fail; pilot 2740", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [8_979, -12_000]],
	["unplug; plug; sleep 2", ({ bench }) => [bench.board.vehicle.s2, bench.board.port.wire], [false, 5_333]],
	["pilot open", ({ bench, device }) => [bench.board.port.highMv, device.sense.proximityOhms], [12_000, 220]],
	["cable 20", ({ device }) => device.sense.proximityOhms, 680],
	["cable 90", ({ device }) => device.sense.proximityOhms, 90],
	["cable none", ({ device }) => device.sense.proximityOhms, OPEN_CIRCUIT],
	["cable tethered", ({ device }) => [device.sense.proximityOhms, device.installed], [UNKNOWN, []]],
	["tethered; cable tethered", ({ device }) => [device.sense.proximityOhms, device.installed], [UNKNOWN, ["outlet=tethered"]]],
	["mains 110", ({ device }) => device.sense.mains.milliVolts, [110_000, 110_000, 110_000]],
	["mains 230,0,231.5", ({ device }) => device.sense.mains.milliVolts, [230_000, 0, 231_500]],
	["frequency 59.95", ({ device }) => device.sense.mains.frequencyMhz, 59_950],
	["mains 0,0,230", ({ device }) => device.sense.mains.frequencyMhz, 50_000],
	["mains 0", ({ device }) => device.sense.mains.frequencyMhz, 0],
	["residual 3.5", ({ device }) => device.sense.residual, { tripped: 0, dcMicroAmps: 3_500, acMicroAmps: 0 }],
	["residual 31 ac", ({ device }) => device.sense.guard, GuardCause.Residual],
	["rcd_current 7", ({ device }) => device.sense.guard, GuardCause.Residual],
	["residual_monitor stuck", ({ device }) => device.sense.residual.tripped, 1],
	["residual_monitor dead; residual 99", ({ device }) => device.sense.residual.tripped, 0],
	["tamper on", ({ device }) => device.sense.tamper, 1],
	["tamper on; tamper off", ({ device }) => device.sense.tamper, 0],
	["brown_out on", ({ device }) => device.sense.brownOut, 1],
	["brown_out on; brown_out off", ({ device }) => device.sense.brownOut, 0],
	["lock none", ({ device }) => device.sense.lock, LockFeedback.None],
	["lock ok", ({ device }) => device.sense.lock, LockFeedback.Unlocked],
	["unplug; generator -10; sleep 0.1", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [10_800, 10_800]],
	["unplug; rails 11 -9.5; sleep 0.1", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [11_000, 11_000]],
	["unplug; plug; rails 9.5 -11.4", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [7_147, -11_400]],
	["rails 9.5 -11.4; generator 0", ({ bench }) => [bench.board.port.highMv, bench.board.port.lowMv], [5_996, -12_000]],
	["noise 300; hum 500,50; unreadable 1,2; noise 0; hum 0,50; unreadable 0,1", ({ bench }) => bench.board.sampler.calm, true],
	["temperature 40; sleep 0.1; temperature frozen; sleep 60", ({ device }) => device.sense.temperatures[0], 40_000],
	["temperature -12.5", ({ device }) => device.sense.temperatures[0], -12_500],
	["temperature lost", ({ device }) => device.sense.temperatures[0], UNKNOWN],
	["contactor stuck_open", ({ bench }) => bench.board.contactor.closed, false],
	["contactor welded; unplug; sleep 1", ({ bench }) => bench.board.contactor.closed, true],
	["weld l1; unplug; sleep 1", ({ bench, device }) => [bench.board.contactor.live, device.sense.contactor], [1, Feedback.Closed]],
	["weld L2; weld l3; unplug; sleep 1", ({ bench, device }) => [bench.board.contactor.live, device.sense.contactor], [6, Feedback.Open]],
	["weld phases; unplug; sleep 1", ({ bench }) => bench.board.contactor.live, 6],
	["weld phases; weld l1; contactor ok; unplug; sleep 1", ({ bench }) => bench.board.contactor.live, 0],
	[
		"bounce 9; unplug; sleep 0.015",
		({ bench, device }) => [bench.board.contactor.closed, device.sense.contactor],
		[false, Feedback.Closed],
	],
	["bounce 5; unplug; sleep 0.015", ({ bench, device }) => [bench.board.contactor.closed, device.sense.contactor], [false, Feedback.Open]],
	["contactor_delay 80; pause; sleep 0.069", ({ bench }) => bench.board.contactor.closed, true],
	["contactor_delay 80; pause; sleep 0.07", ({ bench }) => bench.board.contactor.closed, false],
	["meter lost; sleep 1", ({ device }) => device.sense.mains.ageMs, 1_020],
	["meter none", ({ device }) => device.sense.mains.ageMs, UNKNOWN],
	["meter none; meter ok", ({ device }) => device.sense.mains.ageMs, 0],
	[
		"meter_interval 300; mains 231; sleep 0.31",
		({ device }) => [device.sense.mains.ageMs, device.sense.mains.milliVolts[0]],
		[30, 231_000],
	],
	[
		"meter_interval 300; mains 231; sleep 0.2",
		({ device }) => [device.sense.mains.ageMs, device.sense.mains.milliVolts[0]],
		[220, 230_000],
	],
	[
		"meter_interval 300; mains 231; meter_interval 0",
		({ device }) => [device.sense.mains.ageMs, device.sense.mains.milliVolts[0]],
		[0, 231_000],
	],
	["frequency none", ({ device }) => device.sense.mains.frequencyMhz, UNKNOWN],
	["frequency none; frequency 51", ({ device }) => device.sense.mains.frequencyMhz, 51_000],
	["trip_line 40", ({ device }) => [device.sense.residual.tripped, device.sense.guard], [1, GuardCause.Residual]],
	["residual_monitor dead; trip_line 5", ({ device }) => [device.sense.residual.tripped, device.sense.guard], [0, GuardCause.Residual]],
	["lock ok; lock_contact lost 40", ({ device }) => device.sense.lock, LockFeedback.None],
	["lock ok; lock_contact lost 10", ({ device }) => device.sense.lock, LockFeedback.Unlocked],
	["stop_button on", ({ bench, device }) => [device.sense.stopButton, bench.board.contactor.closed], [1, false]],
	["stop_button on; stop_button off", ({ device }) => device.sense.stopButton, 0],
	["noise 200", ({ device }) => device.sense.pilot.spreadMv, 200],
	["glitch 0,500", ({ bench }) => bench.board.port.highMv, 700],
	["glitch 0,10", ({ bench }) => bench.board.port.highMv, 5_996],
	["stall 500", ({ bench }) => bench.tickedAt, 1_000],
	["power off", ({ bench }) => bench.device, null],
	["power off; power on; sleep 0.05", ({ bench }) => Number(bench.device?.sense.now) - (0x80000000 - 60_000) < 100, true],
	["reboot", ({ bench, device }) => bench.device === device, false],
	["clock 2026-03-01T06:30:00Z", ({ device }) => device.clocks, [1_772_346_600_000]],
	["> Set limit 16", ({ device }) => device.typed, ["Set limit 16"]],
	["> Set\tlimit", ({ device }) => device.typed, ["Set limit"]],
	[">> Se\\x20\\t\\b\\e[A\\\\\\x3b\\xfF", ({ device }) => device.typing, "Se \t\b\x1b[A\\;\xff"],
];

for (const [text, what, is] of EFFECTS) {
	test(text, (t) => {
		const run = play(`plug; draw_power_regulated 16,3; sleep 1; ${text}; sleep 0.02`);
		t.is(run.halt, "end");
		t.deepEqual(what(run), is);
	});
}

test("jitter and seed change when ticks come, and nothing else does", (t) => {
	const ticks = (text: string): string => {
		const at: number[] = [];
		play(text, ({ sense }) => void at.push(Number(sense.now)));
		return at.join();
	};
	t.is(ticks("sleep 1"), ticks("seed 5; sleep 1"));
	t.not(ticks("sleep 1"), ticks("jitter 5; sleep 1"));
	t.not(ticks("jitter 5; sleep 1"), ticks("seed 5; jitter 5; sleep 1"));
	t.is(ticks("jitter 5; sleep 1"), ticks("seed 1; jitter 5; sleep 1"));
});

test("a fixed cable is set up once, and for every charger that is powered up on this bench", (t) => {
	for (const text of ["tethered; tethered; power off; power on", "power off; tethered; power on", "tethered; reboot"])
		t.deepEqual((play(text).bench.device as Dummy).installed, ["outlet=tethered"], text);
});
