// SPDX-License-Identifier: Apache-2.0
/** The log of sessions as records and as a history: all that the port keeps, told once, in their order, also after restarts. */
import test from "ava";
import { cellsOf, Laboratory } from "./laboratory.js";

const SESSION = "plug; sleep 1; draw_power_regulated 16,3; within 6 expect contactor closed; sleep 30; unplug; sleep 5";

const sessions = (laboratory: Laboratory) => laboratory.read("evseSession").map(cellsOf);

test("a session that is over is a record with what it has brought", (t) => {
	const laboratory = new Laboratory();
	t.deepEqual(sessions(laboratory), []);
	laboratory.words(SESSION);
	const [session, ...others] = sessions(laboratory);
	t.deepEqual(others, []);
	t.is(session.id, `@evse.session.1 "Session 1"`);
	t.is(session.tx, `"1"`);
	t.is(session.targetRef, `@evse "Pilotlight"`);
	t.is(session.meterStart, "0kWh");
	t.regex(session.energyDelivered, /^0\.09\d*kWh$/);
	t.is(session.started, "2026-06-01T10:00:06Z UTC");
	t.is(session.stopped, session.ts);
	t.is(session.duration, "32s");
});

test("the next begins where the meter stood", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`${SESSION}; ${SESSION}`);
	const [second, first] = sessions(laboratory);
	t.deepEqual([second.id, first.id], [`@evse.session.2 "Session 2"`, `@evse.session.1 "Session 1"`]);
	t.is(second.meterStart, first.energyDelivered);
});

test("sessions from before are told, as many as the port keeps, the newest first", (t) => {
	const laboratory = new Laboratory();
	const short = "plug; sleep 1; unplug; sleep 2";
	laboratory.words(Array.from({ length: 35 }, () => short).join("; "));
	const before = sessions(laboratory).map(({ tx }) => tx);
	t.is(before.length, 32);
	t.deepEqual([before[0], before[31]], [`"35"`, `"4"`]);
	laboratory.words("power off; sleep 1; power on; sleep 30");
	t.deepEqual(
		sessions(laboratory).map(({ tx }) => tx),
		before,
	);
});

test("their history has the energy of each when it ended", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`${SESSION}; ${SESSION}; sleep 5`);
	const rows = [...laboratory.get("hisRead", "id=@evse.sessionEnergy&range=today").rows].map(cellsOf);
	const [second, first] = sessions(laboratory);
	t.deepEqual(rows, [
		{ ts: first.ts, val: first.energyDelivered },
		{ ts: second.ts, val: second.energyDelivered },
	]);
	t.deepEqual([...laboratory.get("hisRead", "id=@evse.sessionEnergy&range=yesterday").rows], []);
});

test("sessions at a time that nobody knew have no times, and no history", (t) => {
	const laboratory = new Laboratory([], undefined, "sleep 6");
	laboratory.words(SESSION);
	const [session] = sessions(laboratory);
	t.deepEqual([session.started, session.stopped, session.ts], [undefined, undefined, undefined] as unknown as string[]);
	t.deepEqual([...laboratory.get("hisRead", "id=@evse.sessionEnergy&range=2026-06-01").rows], []);
});
