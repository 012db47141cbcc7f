// SPDX-License-Identifier: Apache-2.0
/** What spares contactor and vehicle: pauses for want of energy that last, and rests that grow. */
import test from "ava";
import { Feedback } from "../../src/control/board.js";
import { Bay } from "./port.js";

/** How often the contactor closes in `ms`, while `act` is asked every 100 ms. */
function closings(bay: Bay, ms: number, act: (bay: Bay, at: number) => void): number {
	let count = 0;
	for (let at = 0; at < ms; at += bay.stepMs) {
		const before = bay.sense.contactor;
		act(bay, at);
		if (before === Feedback.Open && bay.sense.contactor === Feedback.Closed) count++;
	}
	return count;
}

/** A vehicle that asks for five seconds and lets go for five. */
const askAndLetGo = (bay: Bay, at: number) => (at % 10_000 < 5_000 ? bay.charge(bay.stepMs) : bay.plug(bay.stepMs));

test("a limit that hovers about 6 A closes the contactor once a minute at most", (t) => {
	const bay = new Bay().away().charge(5_000);
	const hover = (_: Bay, at: number) => {
		if (at % 3_000 === 0) bay.evse.setLimit("solar", { ma: at % 6_000 === 0 ? 5_900 : 6_100 });
		bay.charge(bay.stepMs);
	};
	t.true(closings(bay, 600_000, hover) <= 10);
});

for (const [ma, waitsMs, why] of [
	[6_500, 60_000, "clearly enough ends a pause when its shortest length is over"],
	[6_499, 70_000, "hardly enough has to last as long as the pause"],
] as const)
	test(`${why}: ${ma} mA`, (t) => {
		const bay = new Bay().away().charge(5_000);
		bay.evse.setLimit("grid", { ma: 0 });
		bay.charge(10_000);
		bay.evse.setLimit("grid", { ma });
		bay.charge(waitsMs - 10_200);
		t.deepEqual(bay.evse.holds, ["energy"]);
		bay.charge(400);
		t.is(bay.evse.stage, "charging");
	});

test("where the contactor was open anyway, and where nothing has opened yet, nothing waits", (t) => {
	const idle = new Bay().away().plug(5_000);
	idle.evse.setLimit("grid", { ma: 0 });
	idle.plug(1_000);
	idle.evse.setLimit("grid", { ma: 6_000 });
	t.is(idle.charge(500).evse.stage, "charging");
	const next = new Bay().away().charge(5_000);
	next.evse.setLimit("grid", { ma: 0 });
	next.charge(1_000).away(2_000);
	next.evse.setLimit("grid", { ma: 6_000 });
	t.is(next.charge(1_000).evse.stage, "charging", "the next vehicle does not pay for it");
});

test("less than 6 A for the charger's own reasons is a lull as well", (t) => {
	const bay = new Bay().away().charge(5_000);
	bay.ownMa = 5_000;
	bay.charge(2_000);
	t.true(bay.evse.holds.includes("energy"));
	bay.ownMa = 16_000;
	bay.charge(50_000);
	t.true(bay.evse.holds.includes("energy"));
	bay.charge(15_000);
	t.is(bay.evse.stage, "charging");
});

test("a vehicle that asks and lets go again and again waits longer and longer, up to five minutes, and is told why", (t) => {
	const bay = new Bay().away().plug(2_000);
	t.is(closings(bay, 99_000, askAndLetGo), 10, "ten are free");
	t.deepEqual(bay.plug(1_000).evse.holds, ["wear"]);
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["Wear"]);
	const hour = closings(bay, 3_600_000, askAndLetGo);
	t.true(hour <= 16, `${hour} in the next hour`);
	t.true(hour >= 10, "it is not left for good");
});

test("ten minutes without a closing forgive everything; nine closings in ten minutes wait for nothing", (t) => {
	const bay = new Bay().away().plug(2_000);
	closings(bay, 200_000, askAndLetGo);
	t.deepEqual(bay.plug(1_000).evse.holds, ["wear"]);
	bay.charge(605_000 + 300_000).plug(1_000);
	t.is(bay.charge(1_000).evse.stage, "charging");
	const slow = new Bay().away().plug(2_000);
	t.is(
		closings(slow, 3_600_000, (each, at) => (at % 66_700 < 30_000 ? each.charge(each.stepMs) : each.plug(each.stepMs))),
		54,
	);
});

test("a contactor that is closed is never opened for its wear", (t) => {
	const bay = new Bay().away().plug(2_000);
	closings(bay, 94_000, askAndLetGo);
	bay.charge(600_000);
	t.is(bay.evse.stage, "charging");
	t.is(bay.events.filter((name) => name === "ChargingPausedEVSE").length, 0);
});

test("phases that a person has chosen are kept over a restart", (t) => {
	const bay = new Bay({ phaseSwitch: 1 }).away();
	t.is(bay.evse.usePhases(1), "");
	bay.restart().away();
	t.is(bay.charge().evse.phases.connected, 1);
	bay.away(2_000);
	bay.evse.usePhases(0);
	bay.restart().away(61_000);
	t.is(bay.charge().evse.phases.connected, 3);
});
