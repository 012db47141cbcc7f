// SPDX-License-Identifier: Apache-2.0
/** A host that is lost while the firmware is its board: at moments of a charge, in the middle of opening, and two of them at once. More moments are in tests/node/everestLoss.test.ts. */
import test from "ava";
import { Benched, BOARD, charging } from "./benched.js";
import { campaign, HOST_LOST_MS, SEQUENCE_MS, SLACK_MS, trials } from "./loss.js";

const MOMENTS = 8;

test(`EVerest is lost at ${MOMENTS} moments of a charge: opened in time, closed by nothing old, all told again`, (t) => {
	const { wrong, closed, slowestMs, stuck } = campaign(trials(MOMENTS));
	t.deepEqual(wrong, []);
	t.deepEqual(stuck, []);
	t.true(closed >= 3, `${closed}`);
	t.true(slowestMs <= HOST_LOST_MS + SEQUENCE_MS + SLACK_MS, `${slowestMs}`);
});

/** A vehicle that stays in C is charging, and EVerest's heart has stopped. */
function stubborn(): Benched {
	const it = charging();
	it.words("draw_power_fixed 10,3; sleep 2");
	it.everest.beat(false);
	it.moved();
	it.told();
	return it;
}

test("EVerest comes back in the middle of the opening: it is opened all the same, and closed by fresh commands alone", (t) => {
	for (const seconds of [2.6, 3, 4, 6, 8, 8.6]) {
		const it = stubborn();
		it.words(`sleep ${seconds}`);
		const backAt = it.bench.now;
		it.everest.beat(true);
		it.words("sleep 16");
		const moved = it.moved().filter(({ what }) => what === "open" || what === "closed");
		t.deepEqual(
			moved.map(({ what }) => what),
			["open", "closed"],
			`${seconds} s`,
		);
		t.true(moved[0].at - backAt <= (2.5 + 6 - seconds) * 1_000 + SLACK_MS, `${seconds} s: ${moved[0].at - backAt} ms`);
		t.is(it.everest.state, "Charging");
		t.deepEqual(it.told().slice(-2), ["PrepareCharging", "ChargingStarted"]);
		t.deepEqual(it.everest.errors.active, []);
	}
});

test("EVerest is lost where nobody is authorized: no error ends the session, and the token counts afterwards", (t) => {
	const it = new Benched({ everest: {} });
	it.words("plug; draw_power_regulated 16,3; sleep 4");
	t.is(it.everest.state, "WaitingForAuthentication");
	it.everest.beat(false);
	it.words("sleep 6");
	it.everest.beat(true);
	it.words("sleep 4");
	t.is(it.everest.state, "WaitingForAuthentication");
	it.everest.charger.authorize();
	it.words("within 5 expect contactor closed");
});

test("EVerest restarts beneath a vehicle, and with none: its session begins anew, and nothing is left at −12 V", (t) => {
	const it = charging();
	it.everest.beat(false);
	it.bench.killEverest(it.everest);
	it.words("sleep 5; expect contactor open");
	it.startEverest();
	it.words("within 10 expect contactor closed; unplug; sleep 4");
	t.is(it.everest.state, "Idle");
	it.bench.killEverest(it.everest);
	it.words("sleep 5; plug; draw_power_regulated 16,3; sleep 3; expect contactor open");
	it.startEverest();
	it.words("within 10 expect contactor closed");
});

test("two EVerests on one module id: neither is obeyed, people and both are told; the one that stays is heard again after 5 s", (t) => {
	const it = charging();
	const other = it.bench.startEverest({ free: true });
	it.words("sleep 12; expect contactor open");
	t.true(
		it.said.some((line) => line.includes("two EVerests")),
		it.said.join("\n"),
	);
	t.true(it.everest.errors.active.includes("evse_board_support/VendorError:two_hosts"), it.everest.errors.active.join());
	it.moved();
	it.words("sleep 30");
	t.false(
		it.moved().some(({ what }) => what === "commanded"),
		"as long as there are two",
	);
	it.bench.killEverest(other);
	it.words("sleep 12");
	t.false(it.everest.errors.active.includes("evse_board_support/VendorError:two_hosts"));
	it.words("unplug; sleep 3; draw_power_regulated 16,3; within 10 expect contactor closed");
});

test("whoever carries the board restarts while a vehicle charges: EVerest begins anew", (t) => {
	const it = charging();
	it.restartFace();
	it.words("sleep 4; expect contactor open; within 10 expect contactor closed");
	t.is(it.everest.state, "Charging");
	t.deepEqual(it.everest.errors.active, []);
});

test("the charger restarts while a vehicle charges", (t) => {
	const it = charging();
	it.words("power off; sleep 1; power on; sleep 3; expect contactor open; within 90 expect contactor closed");
	t.is(it.everest.state, "Charging");
	t.deepEqual(it.everest.errors.active, []);
});

test("a restarted EVerest that has not heard the first sign of its board is told of no vehicle yet: it would stay at −12 V for ever", (t) => {
	const it = new Benched();
	it.bench.killEverest(it.everest);
	it.words("sleep 5; draw_power_regulated 16,3; sleep 2");
	let first = true;
	it.bench.broker.swallows = (topic) => topic === `${BOARD}/m2e/communication_check` && first && !(first = false);
	it.startEverest();
	it.words("within 12 expect contactor closed");
	t.false(first);
	t.is(it.everest.state, "Charging");
});

test("a vehicle that asks for power while EVerest is lost is told of once EVerest begins anew", (t) => {
	const it = new Benched();
	it.words("plug; sleep 4");
	t.is(it.everest.state, "PrepareCharging");
	it.everest.beat(false);
	it.bench.broker.there = false;
	it.words("sleep 4; draw_power_fixed 10,3; sleep 2; expect contactor open");
	it.everest.beat(true);
	it.bench.broker.there = true;
	it.words("within 8 expect contactor closed");
	t.is(it.everest.state, "Charging");
});
