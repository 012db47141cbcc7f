// SPDX-License-Identifier: Apache-2.0
/** The setpoint of building management: of all levels the first counts, what ends gives way to the next, and a restart lets nothing rise. */
import test from "ava";
import { Bay } from "./port.js";

const offered = ({ evse }: Bay) => [evse.binding.ma, evse.binding.by];

test("of all levels the first that says something counts, also if it allows more than another", (t) => {
	const bay = new Bay().away();
	bay.evse.command(16, 10_000, "load management");
	t.deepEqual(offered(bay.away(100)), [10_000, "setpoint"]);
	bay.evse.command(8, 20_000, "alice");
	t.deepEqual(offered(bay.away(100)), [20_000, "setpoint"]);
	bay.evse.command(17, 6_000, "default");
	t.deepEqual(offered(bay.away(100)), [20_000, "setpoint"]);
	t.true(bay.evse.release(8));
	t.deepEqual(offered(bay.away(100)), [10_000, "setpoint"]);
	t.true(bay.evse.release(16));
	t.deepEqual(offered(bay.away(100)), [6_000, "setpoint"]);
	t.true(bay.evse.release(17));
	t.deepEqual(offered(bay.away(100)), [32_000, "circuit"]);
	t.false(bay.evse.release(17));
});

test("it raises nothing above the circuit, the owner, or a limit of somebody else", (t) => {
	const bay = new Bay().away();
	bay.evse.command(1, 80_000, "emergency");
	t.deepEqual(offered(bay.away(100)), [32_000, "circuit"]);
	bay.evse.setLimit("ems", { ma: 9_000 });
	t.deepEqual(offered(bay.away(100)), [9_000, "ems"]);
	bay.evse.command(1, 0, "emergency");
	t.deepEqual(offered(bay.away(100)), [0, "setpoint"]);
});

test("what is timed ends at its moment, not before, and the next counts", (t) => {
	const bay = new Bay().away();
	bay.evse.command(16, 10_000, "ems");
	bay.evse.command(8, 16_000, "alice", 60_000);
	t.deepEqual(offered(bay.away(59_800)), [16_000, "setpoint"]);
	t.deepEqual(offered(bay.away(300)), [10_000, "setpoint"]);
	t.is(bay.evse.setpoint.at(8), undefined);
});

test("who says something again says something else, with a time of its own", (t) => {
	const bay = new Bay().away();
	bay.evse.command(8, 16_000, "alice", 60_000);
	bay.evse.command(8, 12_000, "bob");
	t.deepEqual(offered(bay.away(70_000)), [12_000, "setpoint"]);
	t.is(bay.evse.setpoint.at(8)?.who, "bob");
});

test("it is kept over a restart", (t) => {
	const bay = new Bay().away();
	bay.evse.command(16, 10_000, "ems");
	bay.evse.command(17, 6_000, "");
	bay.away(200).restart();
	t.deepEqual(offered(bay.away(1_000)), [10_000, "setpoint"]);
	t.deepEqual(bay.evse.setpoint.at(17), { ma: 6_000, until: Number.POSITIVE_INFINITY, who: "" });
	bay.evse.release(16);
	bay.away(200).restart();
	t.deepEqual(offered(bay.away(1_000)), [6_000, "setpoint"]);
});

for (const [timed, below, after] of [
	[16_000, 10_000, 10_000],
	[10_000, 16_000, 10_000],
	[10_000, undefined, 10_000],
] as const)
	test(`after a restart ${timed} mA for some time over ${below} are ${after}`, (t) => {
		const bay = new Bay().away();
		if (below !== undefined) bay.evse.command(16, below, "ems");
		bay.evse.command(8, timed, "alice", 60_000);
		bay.away(50_000).restart();
		t.deepEqual(offered(bay.away(1_000)), [after, "setpoint"]);
		bay.away(58_000);
		t.is(bay.evse.binding.ma, after, "its time begins anew: nobody knows how long the power was gone");
		bay.away(2_000);
		t.is(bay.evse.binding.ma, below ?? 32_000);
	});

test("levels in a record that cannot be are none", (t) => {
	const bay = new Bay();
	bay.store.write("setpoint", JSON.stringify({ levels: [{ level: 0, ma: 1, forMs: -1, who: "" }] }));
	for (const [level, ma] of [
		[0, 6_000],
		[18, 6_000],
		[8, -1],
		[8, 80_001],
	]) {
		bay.store.write("setpoint", JSON.stringify({ levels: [{ level, ma, forMs: -1, who: "" }] }));
		bay.restart();
		t.deepEqual(offered(bay.away(1_000)), [32_000, "circuit"]);
	}
});

test("nobody may call a limit as the port calls the setpoint", (t) => {
	t.regex(new Bay().evse.setLimit("setpoint", { ma: 6_000 }), /what the port itself calls a limit/);
});
