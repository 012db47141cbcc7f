// SPDX-License-Identifier: Apache-2.0
/** Phases: switched by command or by power, never under load, and not too often. */
import test from "ava";
import { Feedback } from "../../src/control/board.js";
import { Bay } from "./port.js";

const SWITCH = { phaseSwitch: 1 };

test("by command, while charging: stopped, switched once the contactor is open, and on again after its time", (t) => {
	const bay = new Bay(SWITCH).away().charge();
	bay.told();
	t.is(bay.evse.usePhases(1), "");
	bay.charge();
	t.deepEqual(bay.told(), ["SwitchingPhases", "StoppingCharging"]);
	t.is(bay.last("SwitchingPhases")?.phases, 1);
	t.deepEqual(bay.evse.holds, ["phases"]);
	t.is(bay.evse.wish.mayCharge, 0);
	t.is(bay.evse.wish.phases, 1);
	bay.charge(8_500);
	t.is(bay.evse.stage, "paused");
	bay.charge(2_000);
	t.deepEqual(bay.told(), ["PrepareCharging", "ChargingStarted"]);
	t.deepEqual(bay.evse.phases, { connected: 1, used: 1 });
});

test("never under load: the phases change in a report that says open, and only then", (t) => {
	const bay = new Bay(SWITCH).away().charge();
	bay.evse.usePhases(1);
	for (let i = 0; i < 20 && bay.evse.wish.phases === 3; i++) {
		bay.charge(100);
		if (bay.sense.contactor === Feedback.Closed) t.is(bay.evse.wish.phases, 3);
	}
	t.is(bay.evse.wish.phases, 1);
	t.is(bay.evse.wish.mayCharge, 0);
});

test("never with a contactor that has welded", (t) => {
	const bay = new Bay(SWITCH).away().charge();
	bay.welded = true;
	bay.evse.usePhases(1);
	bay.charge(60_000);
	t.is(bay.evse.wish.phases, 3);
	bay.welded = false;
	bay.charge(1_000);
	t.is(bay.evse.wish.phases, 1);
});

test("without a vehicle at once, and not again before the dwell time is over", (t) => {
	const bay = new Bay(SWITCH).away();
	bay.evse.usePhases(1);
	bay.away(100);
	t.is(bay.evse.wish.phases, 1);
	t.false(bay.events.includes("SwitchingPhases"));
	bay.evse.usePhases(3);
	bay.away(59_000);
	t.is(bay.evse.wish.phases, 1);
	bay.away(2_000);
	t.is(bay.evse.wish.phases, 3);
});

test("power below three times 6 A is used on one phase, more only once it has lasted", (t) => {
	const bay = new Bay({ ...SWITCH, limit: 16_000 }).away();
	bay.stepMs = 1_000;
	bay.charge(10_000);
	bay.evse.setLimit("solar", { mw: 3_000_000 });
	bay.charge(20_000);
	t.deepEqual(bay.evse.phases.connected, 1);
	t.is(bay.evse.binding.ma, 13_043);
	t.is(bay.evse.stage, "charging");
	bay.evse.setLimit("solar", { mw: 4_300_000 });
	bay.charge(700_000);
	t.is(bay.evse.phases.connected, 1, "not enough above 4140 W to be worth it");
	bay.evse.setLimit("solar", { mw: 6_000_000 });
	bay.charge(590_000);
	t.is(bay.evse.phases.connected, 1);
	t.is(bay.evse.binding.ma, 16_000, "one phase has its own limit meanwhile");
	bay.evse.setLimit("solar", { mw: 4_200_000 });
	bay.charge(5_000);
	bay.evse.setLimit("solar", { mw: 6_000_000 });
	bay.charge(590_000);
	t.is(bay.evse.phases.connected, 1, "a cloud begins it anew");
	bay.charge(30_000);
	t.is(bay.evse.phases.connected, 3);
	t.is(bay.evse.stage, "charging");
});

test("a limit may ask for one phase", (t) => {
	const bay = new Bay(SWITCH).away();
	bay.evse.setLimit("fuse", { phases: 1 });
	bay.away(200);
	t.is(bay.evse.wish.phases, 1);
});

test("where nothing can switch, a command is refused, and a limit in watts counts on three", (t) => {
	const bay = new Bay().away();
	t.is(bay.evse.usePhases(1), "nothing can switch phases here (setting phaseSwitch)");
	t.is(new Bay({ phases: 1 }).evse.usePhases(3), "the contactor connects one phase (setting phases)");
	bay.evse.setLimit("solar", { mw: 3_000_000 });
	bay.charge(5_000);
	t.is(bay.evse.phases.connected, 3);
	t.deepEqual(bay.evse.holds, ["energy"]);
	const single = new Bay({ phases: 1 }).away();
	single.evse.setLimit("solar", { mw: 3_000_000 });
	single.charge(5_000);
	t.is(single.evse.stage, "charging");
	t.is(single.evse.wish.phases, 1);
});
