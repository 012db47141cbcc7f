// SPDX-License-Identifier: Apache-2.0
/** The permit of whoever manages energy: given, withdrawn, ended by a clock that may be unknown or moved, and kept over a restart. */
import test from "ava";
import { FOREVER, UNLIMITED } from "../../src/evse/permit.js";
import { Bay } from "./port.js";

const START = Date.parse("2026-06-01T20:00:00Z");
const inSeconds = (seconds: number): number => START / 1_000 + seconds;
const anyCurrent = (until: number) => ({ until, leastMa: 6_000, mostMa: UNLIMITED });

/** A vehicle that charges, and the time of day is told. */
function charging(): Bay {
	const bay = new Bay().away();
	bay.evse.setClock(START);
	return bay.plug().charge();
}

test("as installed it charges, without end and limit", (t) => {
	const { evse } = charging();
	t.is(evse.stage, "charging");
	t.deepEqual(evse.permit.terms, { until: FOREVER, leastMa: 6_000, mostMa: UNLIMITED });
});

test("withdrawn, it pauses the transaction, and given again it goes on", (t) => {
	const bay = charging();
	bay.evse.withdrawPermit();
	bay.charge();
	t.is(bay.evse.wish.mayCharge, 0);
	t.deepEqual(bay.evse.holds, ["permit"]);
	t.deepEqual(bay.last("PermitChanged"), { permit: "withdrawn" });
	t.is(bay.evse.givePermit(anyCurrent(FOREVER)), "");
	bay.charge();
	t.is(bay.evse.wish.mayCharge, 1);
});

test("it lowers what is offered, below the owner's own limit only", (t) => {
	const bay = charging();
	bay.evse.givePermit({ until: FOREVER, leastMa: 6_000, mostMa: 10_000 });
	bay.charge();
	t.is(bay.evse.wish.offerMa, 10_000);
	t.is(bay.evse.binding.by, "permit");
	bay.evse.givePermit({ until: FOREVER, leastMa: 6_000, mostMa: 60_000 });
	bay.charge();
	t.is(bay.evse.wish.offerMa, 32_000);
});

for (const mostMa of [0, 3_000, 5_999])
	test(`less than 6 A, as ${mostMa} mA, is none`, (t) => {
		const bay = charging();
		bay.evse.givePermit({ until: FOREVER, leastMa: 0, mostMa });
		bay.charge();
		t.is(bay.evse.wish.mayCharge, 0);
		t.deepEqual(bay.evse.holds, ["energy"]);
	});

test("it ends at its second, not before", (t) => {
	const bay = charging();
	bay.evse.givePermit(anyCurrent(Math.ceil((bay.evse.clockMs as number) / 1_000) + 60));
	bay.charge(58_000);
	t.is(bay.evse.permit.state, "given");
	bay.charge(3_000);
	t.is(bay.evse.permit.state, "withdrawn");
	t.is(bay.evse.wish.mayCharge, 0);
	bay.evse.setClock(START);
	bay.charge();
	t.is(bay.evse.permit.state, "withdrawn", "a clock that is set back gives nothing");
});

test("one that has ended already is none", (t) => {
	const bay = charging();
	t.is(bay.evse.givePermit(anyCurrent(inSeconds(-60))), "");
	t.is(bay.evse.permit.state, "withdrawn");
	t.deepEqual(bay.evse.permit.terms, { until: 0, leastMa: 0, mostMa: 0 });
});

test("far futures are times like any other, and a clock that leaps over one ends it", (t) => {
	const bay = charging();
	bay.evse.givePermit(anyCurrent(5_241_652_094));
	bay.charge(86_400_000);
	t.is(bay.evse.permit.state, "given");
	bay.evse.setClock(5_241_652_094_000);
	bay.charge();
	t.is(bay.evse.permit.state, "withdrawn");
});

test("it is kept over a restart; while nobody tells the time one that ends waits for two minutes", (t) => {
	const bay = charging();
	bay.evse.givePermit({ until: inSeconds(36_000), leastMa: 7_000, mostMa: 20_000 });
	bay.charge();
	const after = bay.restart();
	after.plug(5_000).charge();
	t.deepEqual(after.evse.permit.terms, { until: inSeconds(36_000), leastMa: 7_000, mostMa: 20_000 });
	t.deepEqual(after.evse.holds, ["clock"]);
	after.charge(120_000);
	t.is(after.evse.wish.mayCharge, 1);
	after.evse.setClock(START + 36_000_000);
	after.charge();
	t.is(after.evse.permit.state, "withdrawn", "told the time, it knows that it has ended");
	t.is(after.evse.wish.mayCharge, 0);
});

test("withdrawn it stays withdrawn over a restart", (t) => {
	const bay = charging();
	bay.evse.withdrawPermit();
	bay.charge();
	const after = bay.restart();
	after.plug(5_000).charge();
	t.is(after.evse.permit.state, "withdrawn");
	t.is(after.evse.wish.mayCharge, 0);
});

test("a diagnosis is for a charger that may not charge, lasts ten seconds, and leaves it so", (t) => {
	const bay = charging();
	t.is(bay.evse.diagnose(), "charging is not forbidden; a charger is diagnosed while it is (permit given)");
	bay.evse.withdrawPermit();
	bay.charge();
	t.is(bay.evse.diagnose(), "");
	t.is(bay.evse.wish.clearFaults, 1);
	t.is(bay.evse.givePermit(anyCurrent(FOREVER)), "the charger is being diagnosed");
	t.is(bay.evse.diagnose(), "charging is not forbidden; a charger is diagnosed while it is (permit diagnosing)");
	bay.charge(9_000);
	t.is(bay.evse.permit.state, "diagnosing");
	t.is(bay.evse.wish.mayCharge, 0);
	bay.charge(2_000);
	t.is(bay.evse.permit.state, "withdrawn");
	t.is(bay.evse.givePermit(anyCurrent(FOREVER)), "");
});

test("a diagnosis does not go on after a restart", (t) => {
	const bay = charging();
	bay.evse.withdrawPermit();
	bay.charge();
	bay.evse.diagnose();
	bay.charge(1_000);
	const after = bay.restart();
	after.plug(5_000).charge();
	t.is(after.evse.permit.state, "withdrawn");
});

test("what was told of the vehicle goes with it", (t) => {
	const bay = charging();
	bay.evse.tellVehicle("WDB1230091N012345");
	t.is(bay.charge().evse.vehicle, "WDB1230091N012345");
	bay.away(5_000).plug().charge();
	t.is(bay.evse.vehicle, "");
});
