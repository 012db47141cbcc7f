// SPDX-License-Identifier: Apache-2.0
/** Cards: what one looks like, when it was shown twice, and how long its transaction is believed over an outage. */
import test from "ava";
import type { EvseNumbers } from "../../src/evse/numbers.js";
import type { Store } from "../../src/evse/store.js";
import { Bay } from "./port.js";

const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;

/** A port that asks for a card; the time is known. */
function guarded(numbers: Partial<EvseNumbers> = {}, store?: Store): Bay {
	const bay = new Bay({ authorization: 1, ...numbers }, store).away();
	bay.evse.setClock(NOON);
	return bay;
}

for (const [againMs, ends] of [
	[0, false],
	[2_900, false],
	[3_000, true],
] as const)
	test(`a card that is told again after ${againMs} ms ${ends ? "ends what it has begun" : "was shown once"}`, (t) => {
		const bay = guarded().plug();
		bay.evse.authorize("04AB12");
		bay.charge(againMs);
		t.is(bay.evse.authorize("04AB12"), "");
		bay.charge(1_000);
		t.is(bay.evse.stage, ends ? "finished" : "charging");
	});

test("a card that is held to the reader for half a minute was shown once", (t) => {
	const bay = guarded().plug();
	for (let i = 0; i < 60; i++) {
		t.is(bay.evse.authorize("04AB12"), "");
		bay.charge(500);
	}
	t.is(bay.evse.stage, "charging");
});

test("another card in between, and one that was withdrawn, count anew", (t) => {
	const bay = guarded().plug();
	bay.evse.authorize("A");
	bay.charge(500);
	t.is(bay.evse.authorize("B"), "somebody else's transaction goes on");
	t.is(bay.evse.authorize("A"), "");
	t.is(bay.charge().evse.stage, "finished");
	const early = guarded();
	early.evse.authorize("A");
	early.away(500).evse.withdraw();
	t.is(early.evse.authorize("A"), "");
	t.is(early.charge().evse.stage, "charging");
});

test("readers write the same number in large and small letters", (t) => {
	const bay = guarded();
	bay.evse.reserve(1, 60 * MINUTE, "04ab12cd");
	t.is(bay.evse.authorize("04AB12CE"), "the port is reserved for somebody else");
	t.is(bay.evse.authorize("04AB12CD"), "");
	bay.charge(5_000);
	t.is(bay.evse.authorize("04aB12cD"), "");
	t.is(bay.charge().evse.stage, "finished");
	t.is(bay.evse.log().length + bay.evse.sessions, 1);
});

test("what is no token is refused, and nothing of it is kept", (t) => {
	const { evse } = guarded();
	for (const token of ["a b", "a\nb", "\u0000", "Ä", "a;b", '"', "\u202e04AB"])
		t.is(evse.authorize(token), `${JSON.stringify(token)} is no token: it has letters, digits and * - _ = : + | @ . only`);
	for (const token of ["", "x".repeat(37)]) t.is(evse.authorize(token), "a token has 1 to 36 characters");
	t.is(evse.authorize("DE-8AA*C12:_+|@.="), "");
});

/** A transaction, an outage, and the stage after it. */
function after(outageMs: number, told: number | undefined, numbers: Partial<EvseNumbers> = {}, ownRestart = false): Bay {
	const bay = guarded(numbers).plug();
	bay.evse.authorize("A");
	bay.charge(2 * MINUTE);
	const now = bay.evse.clockMs ?? 0;
	bay.restart(ownRestart).charge(1_000);
	if (told !== undefined) {
		bay.charge(told);
		bay.evse.setClock(now + outageMs + told);
	}
	return bay.charge(1_000);
}

for (const [name, outageMs, told, numbers, stage] of [
	["of nine minutes", 9 * MINUTE, 0, {}, "charging"],
	["of eleven minutes", 11 * MINUTE, 0, {}, "finished"],
	["of nine minutes, the time told after one", 9 * MINUTE - MINUTE, MINUTE, {}, "charging"],
	["of eleven minutes where any token is believed for an hour", 11 * MINUTE, 0, { outageMs: 60 * MINUTE }, "charging"],
	["before which the clock was ahead", -60 * MINUTE, 0, {}, "finished"],
] as const)
	test(`after an outage ${name} a transaction with a card is ${stage}`, (t) => {
		const bay = after(outageMs, told, numbers);
		t.is(bay.evse.stage, stage);
		if (stage === "finished") t.is(bay.last("TransactionFinished")?.reason, "PowerLoss");
	});

test("an outage of unknown length: the clock is waited for, then the transaction ends", (t) => {
	const bay = after(0, undefined);
	t.deepEqual(bay.evse.holds, ["recovering"]);
	bay.charge(117_000);
	t.deepEqual(bay.evse.holds, ["recovering"]);
	bay.charge(2_000);
	t.is(bay.evse.stage, "finished");
	t.is(bay.last("TransactionFinished")?.reason, "PowerLoss");
	t.is(bay.evse.wish.mayCharge, 0);
});

test("a restart of the board itself is no outage, and where no card is asked for none has to be believed", (t) => {
	t.is(after(0, undefined, {}, true).evse.stage, "charging");
	const free = new Bay().away().charge(2 * MINUTE);
	t.is(free.restart().charge(2_000).evse.stage, "charging");
});

test("a card that was refused is refused again, however soon it is told again", (t) => {
	const bay = guarded().plug();
	bay.evse.authorize("A");
	bay.charge(5_000);
	for (let i = 0; i < 5; i++) t.is(bay.charge(500).evse.authorize("B"), "somebody else's transaction goes on");
	const closed = guarded();
	closed.evse.setAvailability("CSMS", "Disable", 1);
	for (let i = 0; i < 3; i++) t.is(closed.away(500).evse.authorize("A"), "the port is disabled");
	closed.evse.setAvailability("CSMS", "Enable", 1);
	t.is(closed.away(500).evse.authorize("A"), "");
	t.is(closed.charge().evse.stage, "charging");
});

/** A transaction with a card, then starts: each after so many minutes, by itself or because the supply was gone, and `ms` later the next. */
function starts(...each: readonly { readonly afterMin: number; readonly own?: boolean; readonly ms?: number }[]): Bay {
	const bay = guarded().plug();
	bay.evse.authorize("A");
	bay.charge(2 * MINUTE);
	let now = bay.evse.clockMs ?? 0;
	for (const { afterMin, own, ms = 5_000 } of each) {
		now += afterMin * MINUTE + ms;
		bay.restart(own).charge(ms);
	}
	bay.evse.setClock(now);
	return bay.charge(2_000);
}

test("a board that restarts by itself before anybody has told the time does not forget that the supply was gone", (t) => {
	t.is(starts({ afterMin: 20 }, { afterMin: 0, own: true }).evse.stage, "finished");
	t.is(starts({ afterMin: 20, ms: 70_000 }, { afterMin: 0, own: true }).evse.stage, "finished", "a minute's note in between");
	t.is(starts({ afterMin: 2 }, { afterMin: 0, own: true }).evse.stage, "charging");
});

test("a supply that comes for a moment only does not make the length of the outage unknown", (t) => {
	t.is(starts({ afterMin: 2 }, { afterMin: 2 }, { afterMin: 2 }).evse.stage, "charging");
	t.is(starts({ afterMin: 6 }, { afterMin: 6 }).evse.stage, "finished", "all of it counts");
});

test("once a token was believed over an outage, a restart of the board itself does not ask for the clock again", (t) => {
	const bay = after(9 * MINUTE, 0);
	t.is(bay.evse.stage, "charging");
	t.is(bay.restart(true).charge(2_000).evse.stage, "charging");
});
