// SPDX-License-Identifier: Apache-2.0
/** The firmware as a whole: it charges, it tells what happened, and an error in it opens for good. */
import test from "ava";
import { Records } from "../../hosts/bench/records.js";
import { LockDrive } from "../../src/control/board.js";
import { FaultBit } from "../../src/control/faults.js";
import type { Store } from "../../src/evse/store.js";
import { powerUp } from "../../src/firmware.js";
import { Cabinet } from "./cabinet.js";

test("it charges with the limit that it was set to", (t) => {
	const cabinet = new Cabinet("limit=10").run(1_500, "A").run(1_500, "B").run(2_000, "C");
	t.is(cabinet.firmware.drive.contactor, 1);
	t.is(cabinet.firmware.drive.duty, 1_666);
	t.true(cabinet.completed);
	t.deepEqual(cabinet.events, [
		"Enabled",
		"SessionStarted",
		"Authorized",
		"TransactionStarted",
		"PrepareCharging",
		"Closed",
		"ChargingStarted",
	]);
	t.is(cabinet.firmware.sessions, 1);
});

test("a bad setting is refused before anything is powered", (t) => {
	t.throws(() => powerUp(["limit=16", "limit=99"]), { message: "limit: 99 is out of bounds; 0 to 80 A" });
});

test("each power-up begins with the settings that were given, and with what was set meanwhile if there is a store", (t) => {
	const power = powerUp(["limit=10"]);
	const outlets = (store: Store) => ({ store, print: () => {}, event: () => {}, chance: () => 0, ownRestart: false });
	const store = new Records();
	power(outlets(store)).type("set limit 20");
	t.is(power(outlets(store)).values.evse.limit, 20_000);
	t.is(power(outlets(new Records())).values.evse.limit, 10_000);
});

test("an error in the step opens, ends PWM, withholds the lease, latches, and says so", (t) => {
	const cabinet = new Cabinet().run(1_500, "A").run(1_500, "B").run(2_000, "C");
	const { firmware } = cabinet;
	t.is(firmware.drive.contactor, 1);
	Object.defineProperty(firmware.sense, "stopButton", {
		configurable: true,
		get() {
			throw new Error("planted");
		},
	});
	cabinet.run(10, "C");
	t.false(cabinet.completed);
	t.is(firmware.drive.contactor, 0);
	t.is(firmware.drive.duty, 10_000);
	t.is(firmware.report.faults & (1 << FaultBit.internal), 1 << FaultBit.internal);
	t.is(firmware.report.newestFault, FaultBit.internal);
	t.true((firmware.report.blockers & 1) === 1);
	t.deepEqual(cabinet.printed, ["internal error, contactor open, restart to go on: planted"]);
	Object.defineProperty(firmware.sense, "stopButton", { value: 0 });
	firmware.evse.clearFaults();
	cabinet.run(60_000, "C");
	t.false(cabinet.completed);
	t.is(firmware.drive.contactor, 0);
	t.true(cabinet.type("status").some((line) => line.includes("planted")));
});

test("a step that closes against the rules is an error, whatever it says itself", (t) => {
	const printed: string[] = [];
	const outlets = {
		store: new Records(),
		print: (line: string) => void printed.push(line),
		event: () => {},
		chance: () => 0,
		ownRestart: false,
	};
	const firmware = powerUp([], (_state, _numbers, _sense, _wish, drive) => {
		drive.contactor = 1;
	})(outlets);
	t.false(firmware.tick());
	t.is(firmware.drive.contactor, 0);
	t.is(printed.length, 1);
	t.regex(printed[0], /^internal error, contactor open, restart to go on: closed against the rules: letter, .*diode, cable$/);
});

test("an error while a plug is locked leaves it locked, and says so", (t) => {
	const cabinet = new Cabinet().run(1_500, "A");
	cabinet.firmware.values.control.lock.fitted = 1;
	cabinet.run(1_500, "B");
	Object.defineProperty(cabinet.firmware.sense, "stopButton", {
		get() {
			throw new Error("planted");
		},
	});
	cabinet.run(10, "B");
	t.is(cabinet.firmware.drive.lock, LockDrive.Lock);
	t.deepEqual(cabinet.printed, ["internal error, contactor open, plug locked, restart to go on: planted"]);
});

test("something thrown that is no Error is told as well", (t) => {
	const cabinet = new Cabinet().run(100, "A");
	Object.defineProperty(cabinet.firmware.sense, "stopButton", {
		get() {
			throw "a string";
		},
	});
	cabinet.run(10, "A");
	t.is(cabinet.firmware.failure, "a string");
});

test("faults that survive are kept by name, and stand again from the first moment after a restart", (t) => {
	const store = new Records();
	const outlets = { store, print: () => {}, event: () => {}, chance: () => 0, ownRestart: false };
	const cabinet = new Cabinet().run(1_500, "B");
	t.is(cabinet.store.read("faults"), undefined);
	cabinet.firmware.sense.tamper = 1;
	cabinet.run(100, "B");
	t.is(cabinet.store.read("faults"), "tamper");
	store.write("faults", "welded tamper");
	const next = powerUp([])(outlets);
	t.is(next.report.faults, (1 << FaultBit.welded) | (1 << FaultBit.tamper));
	next.tick();
	t.is(next.report.faults & (1 << FaultBit.welded), 1 << FaultBit.welded);
});

test("what the store says that nobody understands is told and not obeyed", (t) => {
	const store = new Records();
	const printed: string[] = [];
	store.write("faults", "welded gremlins diode");
	const firmware = powerUp([])({ store, print: (line) => void printed.push(line), event: () => {}, chance: () => 0, ownRestart: false });
	t.deepEqual(printed, ['the store remembers a fault "gremlins" that this firmware does not know']);
	t.is(firmware.report.faults, 1 << FaultBit.welded);
});

test("a fault that a person has cleared is forgotten by the store as well", (t) => {
	const cabinet = new Cabinet().run(1_500, "B");
	cabinet.firmware.sense.tamper = 1;
	cabinet.run(100, "B");
	cabinet.firmware.sense.tamper = 0;
	cabinet.type("clear");
	cabinet.run(100, "B");
	t.is(cabinet.store.read("faults"), "");
});
