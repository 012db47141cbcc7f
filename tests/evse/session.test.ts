// SPDX-License-Identifier: Apache-2.0
/** Sessions and transactions: their events in EVerest's order, and who may begin and end them. */
import test from "ava";
import { Letter } from "../../src/control/letter.js";
import { Bay } from "./port.js";

const START_FREE = ["SessionStarted", "Authorized", "TransactionStarted", "PrepareCharging"];
const END = ["StoppingCharging", "ChargingFinished", "TransactionFinished", "SessionFinished"];

test("free charging: from plug to unplug", (t) => {
	const bay = new Bay().away();
	t.deepEqual(bay.told(), ["Enabled"]);
	bay.plug();
	t.deepEqual(bay.told(), START_FREE);
	t.deepEqual(bay.last("SessionStarted"), { session: 1, reason: "EVConnected" });
	bay.charge();
	t.deepEqual(bay.told(), ["ChargingStarted"]);
	bay.plug();
	t.deepEqual(bay.told(), ["ChargingPausedEV"]);
	bay.charge();
	t.deepEqual(bay.told(), ["PrepareCharging", "ChargingStarted"]);
	t.is(bay.last("ChargingStarted")?.resumed, true);
	bay.away();
	t.deepEqual(bay.told(), END);
	t.is(bay.last("TransactionFinished")?.reason, "EVDisconnected");
	bay.plug();
	t.is(bay.last("SessionStarted")?.session, 2);
});

test("where charging is free, a token starts nothing and stops nothing", (t) => {
	const bay = new Bay().away().charge();
	t.is(bay.evse.authorize("A"), "charging is free here; stop ends it");
	t.is(bay.charge().evse.stage, "charging");
	t.deepEqual(bay.last("Authorized"), { session: 1, tokenKind: "NoAuthorization" });
});

test("with authorization, plug first", (t) => {
	const bay = new Bay({ authorization: 1 }).away().plug();
	t.deepEqual(bay.told(), ["Enabled", "SessionStarted", "AuthRequired"]);
	t.deepEqual(bay.evse.holds, ["authorization"]);
	bay.charge(60_000);
	t.is(bay.evse.wish.mayCharge, 0);
	t.is(bay.evse.authorize("0458BE6A", "ISO14443"), "");
	bay.charge();
	t.deepEqual(bay.told(), ["CardShown", "Authorized", "TransactionStarted", "PrepareCharging", "ChargingStarted"]);
	t.deepEqual(bay.last("Authorized"), { session: 1, token: "0458BE6A", tokenKind: "ISO14443" });
});

test("with authorization, token first", (t) => {
	const bay = new Bay({ authorization: 1 }).away();
	bay.told();
	bay.evse.authorize("A");
	bay.away(5_000);
	t.deepEqual(bay.told(), ["SessionStarted", "Authorized"]);
	t.deepEqual(bay.last("SessionStarted"), { session: 1, reason: "Authorized", token: "A" });
	bay.plug();
	t.deepEqual(bay.told(), ["AuthRequired", "TransactionStarted", "PrepareCharging"]);
});

test("a token does not wait for a vehicle for ever", (t) => {
	const bay = new Bay({ authorization: 1 }).away();
	bay.evse.authorize("A");
	bay.away(59_900);
	bay.told();
	bay.away(200);
	t.deepEqual(bay.told(), ["Deauthorized", "PluginTimeout", "SessionFinished"]);
	bay.plug();
	t.deepEqual(bay.told(), ["SessionStarted", "AuthRequired"]);
});

test("withdrawing ends a claim before charging, and is refused afterwards", (t) => {
	const bay = new Bay({ authorization: 1 }).away();
	t.is(bay.evse.withdraw(), "nobody is authorized");
	bay.evse.authorize("A");
	bay.away();
	bay.told();
	t.is(bay.evse.withdraw(), "");
	bay.away();
	t.deepEqual(bay.told(), ["Deauthorized", "SessionFinished"]);
	bay.evse.authorize("A");
	bay.charge();
	t.is(bay.evse.withdraw(), "the transaction has begun; stop it instead");
	bay.charge(5_000);
	t.is(bay.evse.stage, "charging");
});

test("the token that started a transaction ends it, another one does not, and nothing starts again before unplugging", (t) => {
	const bay = new Bay({ authorization: 1 }).away();
	bay.evse.authorize("A");
	bay.charge();
	t.is(bay.evse.authorize("B"), "somebody else's transaction goes on");
	bay.charge();
	t.is(bay.evse.stage, "charging");
	bay.told();
	t.is(bay.evse.authorize("A"), "");
	bay.charge();
	t.deepEqual(bay.told(), ["StoppingCharging", "ChargingFinished", "TransactionFinished"]);
	t.is(bay.last("TransactionFinished")?.reason, "Local");
	bay.charge(2_000);
	t.is(bay.evse.authorize("A"), "the transaction is over; unplug the vehicle first");
	bay.charge(60_000);
	t.deepEqual(bay.evse.holds, ["finished"]);
	t.is(bay.evse.wish.mayCharge, 0);
	bay.away();
	t.deepEqual(bay.told(), ["SessionFinished"]);
});

test("where it is set so, the same token does not end its transaction", (t) => {
	const bay = new Bay({ authorization: 1, stopByToken: 0 }).away();
	bay.evse.authorize("A");
	bay.charge(3_000);
	t.is(bay.evse.authorize("A"), "the transaction goes on; this token does not stop it");
	t.is(bay.charge().evse.stage, "charging");
});

test("a stop has a reason, and is refused where there is nothing to stop", (t) => {
	const bay = new Bay().away();
	t.is(bay.evse.stop("Remote"), "there is no transaction");
	bay.charge();
	t.is(bay.evse.stop("Remote"), "");
	t.is(bay.evse.stop("Remote"), "the transaction ends already");
	bay.charge();
	t.is(bay.last("TransactionFinished")?.reason, "Remote");
});

test("a fault pauses a transaction and never ends it, and is told once", (t) => {
	const bay = new Bay().away().charge();
	bay.told();
	bay.report.faults = 1;
	bay.charge(10_000);
	t.deepEqual(bay.told(), ["FaultRaised", "StoppingCharging", "ChargingPausedEVSE"]);
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["Error"]);
	bay.report.faults = 0;
	bay.charge();
	t.deepEqual(bay.told(), ["FaultCleared", "PrepareCharging", "ChargingStarted"]);
});

test("a fault before authorization needs no replugging", (t) => {
	const bay = new Bay({ authorization: 1 }).away().plug();
	bay.report.faults = 1;
	bay.plug(5_000);
	bay.evse.authorize("A");
	bay.plug();
	bay.report.faults = 0;
	bay.charge();
	t.is(bay.evse.stage, "charging");
});

test("a warning stops nothing", (t) => {
	const bay = new Bay().away().charge();
	bay.told();
	bay.report.faults = 1 << 24;
	bay.evse.follow(bay.sense, bay.report);
	t.deepEqual(bay.told(), ["FaultRaised"]);
	t.is(bay.last("FaultRaised")?.fault, "meter_lost");
	t.is(bay.evse.stage, "charging");
});

test("each reason to hold back ends on its own, and each change of them is told", (t) => {
	const bay = new Bay().away().charge();
	bay.told();
	bay.evse.pause();
	bay.charge();
	bay.evse.setLimit("grid", { ma: 0 });
	bay.charge();
	t.deepEqual(bay.evse.holds, ["user", "energy"]);
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["UserPause", "NoEnergy"]);
	bay.evse.resume();
	bay.charge();
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["NoEnergy"]);
	bay.evse.clearLimit("grid");
	bay.charge();
	t.deepEqual(bay.told(), [
		"StoppingCharging",
		"ChargingPausedEVSE",
		"LimitChanged",
		"ChargingPausedEVSE",
		"ChargingPausedEVSE",
		"LimitChanged",
		"PrepareCharging",
		"ChargingStarted",
	]);
});

test("a vehicle that never answers an offer counts as paused, and may still begin", (t) => {
	const bay = new Bay().away().plug(44_000);
	bay.told();
	bay.plug(2_000);
	t.deepEqual(bay.told(), ["ChargingPausedEV"]);
	bay.charge();
	t.deepEqual(bay.told(), ["PrepareCharging", "ChargingStarted"]);
});

test("what hides the vehicle does not end its session", (t) => {
	const bay = new Bay().away().plug();
	bay.told();
	for (const letter of [Letter.E, Letter.F, Letter.Unknown, Letter.Implausible]) bay.show(letter, 5_000);
	t.true(bay.evse.inSession);
	t.deepEqual(bay.told(), []);
});

test("a pilot that is open for a moment ends nothing", (t) => {
	const bay = new Bay().away().charge();
	bay.away(900).charge();
	t.false(bay.events.includes("SessionFinished"));
	bay.away(1_100);
	t.true(bay.events.includes("SessionFinished"));
});

test("the transaction ends only after the contactor has opened and the meter was read", (t) => {
	const bay = new Bay().away().charge().meter(50_000).charge();
	bay.sense.mains.ageMs = 900;
	bay.evse.stop("Remote");
	bay.charge(800);
	t.false(bay.events.includes("TransactionFinished"));
	bay.meter(5_000);
	bay.sense.mains.ageMs = 0;
	bay.charge(200);
	t.is(bay.last("TransactionFinished")?.energyWh, 55);
	const silent = new Bay().away().charge();
	silent.sense.mains.ageMs = 1_000_000;
	silent.evse.stop("Remote");
	silent.charge(2_500);
	t.true(silent.events.includes("TransactionFinished"), "a silent meter is not waited for for ever");
});
