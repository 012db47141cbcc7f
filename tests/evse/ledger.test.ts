// SPDX-License-Identifier: Apache-2.0
/** Whose energy is whose: meters that are lost and come back, power cuts, and clocks that move. */
import test, { type ExecutionContext } from "ava";
import { Records } from "../../hosts/bench/records.js";
import { FaultBit } from "../../src/control/faults.js";
import { after } from "../../src/control/integer.js";
import type { Store } from "../../src/evse/store.js";
import { Bay } from "./port.js";

/** A store of which the power goes after so many changes. */
class Failing implements Store {
	left = Number.POSITIVE_INFINITY;
	readonly #records = new Records();

	read(key: string): string | undefined {
		return this.#records.read(key);
	}

	write(key: string, text: string): void {
		if (this.left-- > 0) this.#records.write(key, text);
	}

	erase(key: string): void {
		if (this.left-- > 0) this.#records.erase(key);
	}
}

/** A port of which the meter is read once a second. */
function bay(): Bay {
	const found = new Bay();
	found.stepMs = 500;
	return found.away();
}

/** The meter does not answer; its register goes on. */
function silent(bay: Bay, flowsMwh: number, act: () => void): Bay {
	const { mains } = bay.sense;
	const register = mains.registerMwh;
	mains.ageMs = 3_600_000;
	act();
	mains.ageMs = 0;
	mains.registerMwh = (register + flowsMwh) | 0;
	return bay;
}

/** What flowed is what the sessions and nobody have, to the milliwatt-hour. */
function adds(t: ExecutionContext, bay: Bay, flowed: number): void {
	const logged = bay.evse.log().reduce((sum, { mwh }) => sum + mwh, 0);
	const open = bay.evse.inSession ? bay.evse.sessionMwh : 0;
	t.is(logged + open + bay.evse.strayMwh, flowed);
	t.is(bay.evse.totalMwh, flowed);
}

test("what a meter tells late belongs to the session in which it flowed, though the next one has begun", (t) => {
	const port = bay();
	port.charge(10_000).meter(1_000).charge(2_000);
	silent(port, 11_000_000, () => port.charge(3_600_000).away(60_000).plug(5_000));
	port.plug(2_000);
	t.is(port.evse.sessionMwh, 0);
	t.is(port.evse.log()[0].mwh, 11_001_000);
	adds(t, port, 11_001_000);
});

test("the same while nobody is there, and after a restart", (t) => {
	const port = bay();
	port.charge(10_000);
	silent(port, 5_000_000, () => port.charge(1_800_000).away(60_000).restart().away(10_000));
	port.away(2_000);
	t.is(port.evse.log()[0].mwh, 5_000_000);
	adds(t, port.restart().away(2_000), 5_000_000);
});

test("what may have flowed in either of two sessions belongs to nobody", (t) => {
	const port = bay();
	port.charge(10_000).meter(7).charge(2_000);
	silent(port, 9_000_000, () => port.charge(1_800_000).away(60_000).charge(1_800_000));
	port.charge(2_000);
	t.is(port.evse.sessionMwh, 0);
	t.is(port.evse.strayMwh, 9_000_000);
	port.meter(50).charge(2_000);
	t.is(port.evse.sessionMwh, 50, "from now on it is known again");
	adds(t, port, 9_000_057);
	adds(t, port.restart().charge(2_000), 9_000_057);
});

test("a vehicle whose contactor never closed has had nothing, whatever the meter counts", (t) => {
	const port = bay();
	port.evse.pause();
	port.charge(10_000).meter(4_000).charge(2_000);
	t.is(port.evse.sessionMwh, 0);
	t.is(port.evse.strayMwh, 4_000);
	adds(t, port.away(2_000), 4_000);
	port.away(61_000);
	adds(t, port.restart().away(), 4_000);
});

test("energy is found in the register however soon after the begin the power goes", (t) => {
	for (const idleMs of [0, 1_000, 61_000])
		for (const chargedMs of [1_000, 58_000, 62_000]) {
			const port = bay();
			port.away(idleMs);
			port.charge(chargedMs).meter(3_000).charge(1_000).meter(400);
			port.restart().charge(2_000);
			t.is(port.evse.sessionMwh, 3_400, `${idleMs} ms of waiting, ${chargedMs} ms of charging`);
			adds(t, port, 3_400);
		}
});

test("energy of a session that is over is entered once, however often the power goes meanwhile", (t) => {
	for (let cut = 0; cut < 40; cut++) {
		const store = new Failing();
		const port = new Bay({}, store);
		port.stepMs = 500;
		port.away().charge(10_000).meter(1_000).charge(2_000);
		store.left = cut;
		silent(port, 600_000, () => port.charge(100_000).away(5_000).plug(5_000));
		port.plug(2_000).away(65_000);
		store.left = Number.POSITIVE_INFINITY;
		port.restart().away(65_000);
		const logged = port.evse.log().reduce((sum, { mwh }) => sum + mwh, 0);
		t.is(logged + port.evse.strayMwh, 601_000, `cut after ${cut} writes`);
		t.is(port.evse.totalMwh, 601_000, `cut after ${cut} writes`);
	}
});

test("a meter that does not answer shows no highest current", (t) => {
	const port = bay();
	port.charge(10_000);
	port.sense.mains.milliAmps[0] = 16_000;
	port.charge(2_000);
	port.sense.mains.milliAmps[0] = 99_000;
	silent(port, 0, () => port.charge(60_000));
	port.sense.mains.milliAmps[0] = 0;
	port.away(5_000);
	t.is(port.evse.log()[0].highestMa, 16_000);
});

for (const [name, told, moved] of [
	["forward by half a year", "2026-01-01T12:00:00Z", "2026-06-01T12:00:00Z"],
	["back by half a year", "2026-06-01T12:00:00Z", "2026-01-01T12:00:00Z"],
	["from 1970", "1970-01-01T00:01:00Z", "2026-06-01T12:00:00Z"],
	["for the first time", "", "2026-06-01T12:00:00Z"],
] as const)
	for (const restarted of [false, true])
		test(`a clock that is set ${name}${restarted ? " after a restart" : ""} lets no session end before it has lasted`, (t) => {
			const port = bay();
			if (told !== "") port.evse.setClock(Date.parse(told));
			port.charge(100_000);
			if (restarted) {
				port.restart().charge(100);
				port.evse.setClock(Date.parse(moved));
				port.charge(99_900);
			} else {
				port.charge(50_000);
				port.evse.setClock(Date.parse(moved));
				port.charge(50_000);
			}
			port.away(5_000);
			const { startedAt, endedAt, seconds } = port.evse.log()[0];
			t.true(seconds >= 160 && seconds <= 202, `${seconds}`);
			t.true(endedAt - startedAt >= seconds, `${startedAt} to ${endedAt}`);
			if (!restarted) t.true(Math.abs(startedAt - (Date.parse(moved) / 1_000 - 150)) <= 2);
		});

test("a meter that stands still shows no highest current either", (t) => {
	const port = bay();
	port.charge(10_000);
	port.report.faults = 1 << FaultBit.meter_frozen;
	port.sense.mains.milliAmps[0] = 31_000;
	for (let i = 0; i < 10; i++) {
		port.sense.now = after(port.sense.now, 500);
		port.evse.follow(port.sense, port.report);
	}
	port.report.faults = 0;
	port.sense.mains.milliAmps[0] = 0;
	port.away(5_000);
	t.is(port.evse.log()[0].highestMa, 0);
});

test("what a meter that answers every five seconds tells after the next car has begun may still be the last one's", (t) => {
	const port = bay();
	port.charge(10_000);
	const { mains } = port.sense;
	// read at 0 s; the last car draws until 1 s, the next one from 4 s on
	const aged = (ageMs: number, act: () => void) => {
		mains.ageMs = ageMs;
		act();
	};
	aged(500, () => port.charge(500));
	aged(1_000, () => port.away(500));
	aged(1_500, () => port.away(500));
	aged(2_000, () => port.away(500));
	for (let ageMs = 2_500; ageMs < 4_500; ageMs += 500) aged(ageMs, () => port.away(500));
	aged(4_500, () => port.charge(500));
	aged(5_000, () => port.charge(500));
	port.meter(4_000);
	aged(0, () => port.charge(500));
	t.is(port.evse.strayMwh, 4_000, "nobody can tell");
	t.is(port.evse.sessionMwh, 0);
	port.meter(100);
	aged(0, () => port.charge(500));
	t.is(port.evse.sessionMwh, 100);
});
