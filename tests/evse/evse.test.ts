// SPDX-License-Identifier: Apache-2.0
/** The port: sessions, energy, pause, and what it wishes of the controller. */
import test from "ava";
import { UNKNOWN } from "../../src/control/board.js";
import { Letter } from "../../src/control/pilot.js";
import { Evse } from "../../src/evse/evse.js";
import { Desk } from "../control/desk.js";

function port() {
	const desk = new Desk();
	const events: string[] = [];
	const numbers = { limit: 16_000, ventilation: 0 };
	const evse = new Evse(numbers, (name, payload) => void events.push(`${name} ${JSON.stringify(payload)}`));
	const follow = (letter: Letter, registerMwh: number) => {
		desk.report.letter = letter;
		desk.sense.mains.registerMwh = registerMwh;
		evse.follow(desk.sense, desk.report);
	};
	return { evse, events, numbers, follow };
}

test("a session lasts from plug to unplug, whatever hides the vehicle meanwhile", (t) => {
	const { evse, events, follow } = port();
	for (const letter of [Letter.Unknown, Letter.A, Letter.B, Letter.C, Letter.E, Letter.F, Letter.Unknown, Letter.Implausible, Letter.D])
		follow(letter, 0);
	t.true(evse.inSession);
	follow(Letter.A, 0);
	t.false(evse.inSession);
	t.deepEqual(events, ['SessionStarted {"reason":"EVConnected"}', 'SessionFinished {"energyWh":0}']);
	follow(Letter.C, 0);
	t.is(evse.sessions, 2);
});

test("energy is the register's difference, across its wrap and across lost readings", (t) => {
	const { evse, follow } = port();
	follow(Letter.A, 0x7ffffff0);
	follow(Letter.B, 0x7ffffff0);
	follow(Letter.C, -0x7ffffff0);
	t.is(evse.sessionMwh, 0x20);
	follow(Letter.C, UNKNOWN);
	follow(Letter.C, UNKNOWN);
	follow(Letter.C, -0x7ffffff0 + 1_000);
	t.is(evse.sessionMwh, 0x20 + 1_000);
	follow(Letter.A, -0x7ffffff0 + 1_000);
	follow(Letter.B, -0x7ffffff0 + 1_000);
	t.is(evse.sessionMwh, 0);
	t.is(evse.totalMwh, 0x20 + 1_000);
});

test("the wish follows limit, ventilation and pause in the next tick", (t) => {
	const { evse, numbers, follow } = port();
	t.is(evse.wish.offerMa, 16_000);
	t.is(evse.wish.mayCharge, 1);
	numbers.limit = 10_000;
	numbers.ventilation = 1;
	t.true(evse.pause());
	t.false(evse.pause());
	follow(Letter.A, 0);
	t.deepEqual({ ...evse.wish }, { mayCharge: 0, offerMa: 10_000, phases: 3, ventilation: 1, clearFaults: 0 });
	t.true(evse.resume());
	t.false(evse.resume());
	evse.clearFaults();
	follow(Letter.A, 0);
	t.deepEqual({ ...evse.wish }, { mayCharge: 1, offerMa: 10_000, phases: 3, ventilation: 1, clearFaults: 1 });
});
