// SPDX-License-Identifier: Apache-2.0
/** Energy and the books: what is counted, what is kept, and what is found again after a restart. */
import test from "ava";
import { Records } from "../../hosts/bench/records.js";
import { UNKNOWN } from "../../src/control/board.js";
import { Bay } from "./port.js";

/** A vehicle that charges. */
const charging = (store = new Records()) => new Bay({}, store).away().charge();

test("energy is the register's difference, across its wrap and across lost readings", (t) => {
	const bay = new Bay();
	bay.sense.mains.registerMwh = 0x7ffffff0;
	bay.away().charge();
	bay.meter(0x20).charge();
	t.is(bay.evse.sessionMwh, 0x20);
	const register = bay.sense.mains.registerMwh;
	bay.sense.mains.registerMwh = UNKNOWN;
	bay.charge(5_000);
	bay.sense.mains.registerMwh = register + 1_000;
	bay.charge();
	t.is(bay.evse.sessionMwh, 0x20 + 1_000);
});

test("without a register power is integrated, to the mWh over days", (t) => {
	const bay = new Bay();
	bay.sense.mains.registerMwh = UNKNOWN;
	bay.away().charge();
	bay.stepMs = 1_000;
	bay.sense.mains.milliWatts = 10_999_999;
	bay.charge(1_000);
	const before = bay.evse.sessionMwh;
	bay.charge(48 * 3_600_000);
	t.true(Math.abs(bay.evse.sessionMwh - before - 48 * 10_999_999) <= 1);
});

test("power that nobody has measured for a while is not believed", (t) => {
	const bay = new Bay();
	bay.sense.mains.registerMwh = UNKNOWN;
	bay.away().charge();
	bay.sense.mains.milliWatts = 11_000_000;
	bay.sense.mains.ageMs = 60_000;
	bay.charge(60_000);
	t.is(bay.evse.sessionMwh, 0);
});

test("a register that is reset, or jumps, adds what the power says instead", (t) => {
	for (const jump of [-5_000_000, 5_000_000]) {
		const bay = charging();
		bay.meter(60_000).charge();
		bay.sense.mains.milliWatts = 11_000_000;
		bay.charge(36_000);
		const integrated = 110_000;
		bay.meter(jump).charge(100);
		const { sessionMwh } = bay.evse;
		t.true(Math.abs(sessionMwh - 60_000 - integrated) < 500, `${sessionMwh}`);
		bay.meter(1_000).charge(100);
		t.is(bay.evse.sessionMwh, sessionMwh + 1_000, "and it is believed again");
	}
});

test("the log tells the last sessions, the newest first, and the total adds up", (t) => {
	const bay = new Bay({ closingsWaitMs: 0 }).away();
	bay.evse.setClock(Date.UTC(2026, 0, 1));
	for (let i = 1; i <= 40; i++) {
		bay.charge().meter(i).charge();
		bay.sense.mains.milliAmps[1] = i * 100;
		bay.charge();
		bay.sense.mains.milliAmps[1] = 0;
		bay.away(2_000);
	}
	const log = bay.evse.log();
	t.is(log.length, 32);
	t.deepEqual(
		log.map(({ n }) => n),
		Array.from({ length: 32 }, (_, i) => 40 - i),
	);
	t.is(log[0].mwh, 40);
	t.is(log[0].highestMa, 4_000);
	t.is(log[0].reason, "EVDisconnected");
	t.is(log[0].seconds, 3);
	t.true(log[0].startedAt > Date.UTC(2026, 0, 1) / 1_000);
	// each is rounded down by itself
	t.true(Math.abs(log[0].endedAt - log[0].startedAt - log[0].seconds) <= 1);
	t.is(bay.evse.totalMwh, (40 * 41) / 2);
	t.is(bay.restart().evse.totalMwh, (40 * 41) / 2);
});

test("faults of a session are in its log, each once", (t) => {
	const bay = charging();
	for (const faults of [1, 0, 1, 4, 0]) {
		bay.report.faults = faults;
		bay.charge();
	}
	bay.away(2_000);
	t.deepEqual(bay.evse.log()[0].faults, ["pilot_short", "diode"]);
});

test("a restart finds the transaction again if the vehicle is still there", (t) => {
	const bay = new Bay({ authorization: 1 }).away();
	bay.evse.setClock(Date.UTC(2026, 0, 1));
	bay.evse.authorize("A", "ISO14443");
	bay.charge().meter(50_000).charge(70_000);
	bay.restart().told();
	bay.evse.setClock(Date.UTC(2026, 0, 1, 0, 2));
	bay.charge();
	t.deepEqual(bay.told(), ["Enabled", "SessionResumed", "ChargingStarted"]);
	t.deepEqual(bay.last("SessionResumed"), { session: 1, energyWh: 50 });
	t.is(bay.evse.token, "A");
	t.is(bay.evse.sessionMwh, 50_000);
	t.is(bay.evse.authorize("B"), "somebody else's transaction goes on");
	bay.meter(1_000).charge().away(2_000);
	t.is(bay.evse.totalMwh, 51_000);
});

test("if the vehicle is gone, the transaction ends with its number, its energy and PowerLoss", (t) => {
	const bay = charging().meter(50_000).charge(70_000).restart();
	bay.told();
	bay.away(1_900);
	t.deepEqual(bay.told(), ["Enabled"]);
	t.deepEqual(bay.evse.holds, ["recovering"]);
	bay.away(300);
	t.deepEqual(bay.told(), ["ChargingFinished", "TransactionFinished", "SessionFinished"]);
	t.deepEqual(bay.last("TransactionFinished"), { session: 1, reason: "PowerLoss", energyWh: 50, seconds: 61 });
	t.is(bay.plug().evse.sessions, 2);
});

test("energy that flowed after the last note is found in the register", (t) => {
	const bay = charging().meter(10_000).charge(61_000);
	bay.meter(5_000).charge(20_000).restart().charge();
	t.is(bay.evse.sessionMwh, 15_000);
});

test("nothing charges after a restart that was not allowed before", (t) => {
	const paused = charging();
	paused.evse.pause();
	paused.charge().restart().charge(10_000);
	t.deepEqual(paused.evse.holds, ["user"]);
	const ended = charging();
	ended.evse.stop("Remote");
	ended.charge().restart().charge(10_000);
	t.deepEqual(ended.evse.holds, ["finished"]);
	t.is(ended.evse.authorize("A"), "the transaction is over; unplug the vehicle first");
	const waiting = new Bay({ authorization: 1 }).away().plug().restart().charge(10_000);
	t.deepEqual(waiting.evse.holds, ["authorization"]);
	t.is(waiting.evse.sessions, 1);
});

test("a charger that restarts again and again does not go on charging, until somebody replugs", (t) => {
	const bay = charging();
	for (let i = 0; i < 5; i++) bay.restart(true).charge(10_000);
	t.is(bay.evse.stage, "charging");
	bay.restart(true).charge(10_000);
	t.is(bay.evse.stage, "finished");
	t.is(bay.last("TransactionFinished")?.reason, "Reboot");
	bay.away(2_000).charge();
	t.is(bay.evse.stage, "charging");
});

test("a quiet minute between restarts begins their count anew", (t) => {
	const bay = charging();
	for (let i = 0; i < 20; i++) bay.restart(true).charge(61_000);
	t.is(bay.evse.stage, "charging");
});

test("losses of the supply are no crashes: six in a row pause charging for five minutes, and it goes on", (t) => {
	const bay = charging();
	for (let i = 0; i < 5; i++) bay.restart().charge(10_000);
	t.is(bay.evse.stage, "charging");
	bay.restart().charge(10_000);
	t.deepEqual(bay.evse.holds, ["supply"]);
	t.deepEqual(bay.last("ChargingPausedEVSE")?.reasons, ["Supply"]);
	bay.charge(289_000);
	t.is(bay.evse.wish.mayCharge, 0);
	bay.charge(2_000);
	t.is(bay.evse.stage, "charging");
	bay.charge(120_000).restart().charge(10_000);
	t.is(bay.evse.stage, "charging", "and after that they count anew");
	for (let i = 0; i < 5; i++) bay.restart().charge(10_000);
	t.deepEqual(bay.evse.holds, ["supply"]);
	bay.restart().charge(10_000);
	t.deepEqual(bay.evse.holds, ["supply"], "another one within the pause begins it anew");
	for (let i = 0; i < 3; i++) bay.restart(true).charge(10_000);
	t.deepEqual(bay.evse.holds, ["supply"]);
});

test("numbers of sessions are never used twice, whenever the power goes", (t) => {
	const store = new Records();
	const seen = new Set<number>();
	for (let i = 0; i < 10; i++) {
		const bay = new Bay({}, store).away(3_000).plug();
		t.false(seen.has(bay.evse.sessions));
		seen.add(bay.evse.sessions);
		if (i % 2 === 0) bay.away(2_000);
	}
});

test("a damaged record is said, left as it is, and costs nothing but itself", (t) => {
	for (const [key, text, says] of [
		["open", "{", 'the record "open" is not used: it is no JSON'],
		["open", '{"n":"one"}', 'the record "open" is not used: n is no number'],
		["port", "[]", 'the record "port" is not used: it is no record'],
		[
			"limits",
			'{"limits":[{"name":"a","ma":-5,"mw":-1,"phases":-1,"untilUnplugged":false}]}',
			"something in the store is not used: a: 0 to 80 A; below 6 A there is no charging",
		],
		["limits", '{"limits":[{"name":"a"}]}', 'the record "limits" is not used: limits[0].ma is no number'],
		[
			"available",
			'{"opinions":[{"source":"Me","state":"Enable","priority":1}]}',
			/^something in the store is not used: "Me" is not a source/,
		],
		["schedule", '{"entries":3}', 'the record "schedule" is not used: entries is no list'],
		["permit", '{"given":1}', 'the record "permit" is not used: given is no boolean'],
		["log.1", "", 'the record "log.1" is not used: it is no JSON'],
	] as const) {
		const store = new Records();
		charging(store).meter(7_000).charge().away(2_000);
		store.write(key, text);
		const bay = new Bay({}, store);
		t.true(
			bay.said.some((line) => (typeof says === "string" ? line === says : says.test(line))),
			`${key}: ${bay.said}`,
		);
		t.is(store.read(key), text);
		t.is(bay.evse.totalMwh, 7_000, key);
		t.is(bay.away().charge(5_000).evse.stage, "charging");
	}
});

test("an opinion that nobody can read disables, to be on the safe side", (t) => {
	const store = new Records();
	store.write("available", '{"opinions":[{"source":"CSMS","state":"Enabled?","priority":1}]}');
	t.false(new Bay({}, store).away().evse.enabled);
});
