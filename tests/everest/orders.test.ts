// SPDX-License-Identifier: Apache-2.0
/** Orders on their way to the charger: in their order, those that withdraw first, few at a time, of a kind the newest, and none lost because the charger is busy. */
import test from "ava";
import { REFUSALS } from "../../src/link/refusals.js";
import { Scripted } from "./scripted.js";

const ALLOW = '{"allow_power_on":true,"reason":"FullPowerCharging"}';
const FORBID = '{"allow_power_on":false,"reason":"PowerOff"}';

/** A charger that answers nothing by itself, with three orders under way. */
function busy(): Scripted {
	const board = new Scripted();
	board.outcome = () => undefined;
	for (const name of ["lock", "self_test"]) board.tell(name);
	board.tell("ac_switch_three_phases_while_charging", '"SinglePhase"');
	return board;
}

/** All answers that are owed are given, and those that are owed then. What is asked for that is given back. */
function settle(board: Scripted): string[] {
	while (board.owed.length > 0) board.owed.shift()?.({ done: "" });
	return board.asked.splice(0);
}

test("three are asked for at a time, the others in their order as there is room", (t) => {
	const board = busy();
	t.deepEqual(board.tell("ac_overcurrent_limit", "16.0"), []);
	t.deepEqual(board.tell("enable", "true"), []);
	t.deepEqual(board.tell("pwm_on", "10"), []);
	board.owed.shift()?.({ done: "" });
	board.pass(100);
	t.deepEqual(board.asked.splice(0), ["host.overcurrent 16000"]);
	t.deepEqual(settle(board), []);
	board.pass(100);
	t.deepEqual(settle(board), ["host.enable yes", "host.pilot 1000"]);
});

test("what withdraws passes those that wait", (t) => {
	const board = busy();
	for (const [name, payload] of [
		["ac_overcurrent_limit", "16.0"],
		["enable", "true"],
		["cp_state_X1", ""],
		["allow_power_on", FORBID],
	])
		board.tell(name, payload);
	settle(board);
	board.pass(100);
	t.deepEqual(settle(board), ["host.pilot 10000", "host.forbid", "host.overcurrent 16000"]);
});

test("of a kind the newest counts, and what withdraws takes back what it would undo", (t) => {
	const board = busy();
	for (const percent of ["10", "20", "30"]) board.tell("pwm_on", percent);
	board.tell("allow_power_on", ALLOW);
	board.tell("enable", "false");
	settle(board);
	board.pass(100);
	t.deepEqual(settle(board), ["host.enable no", "host.pilot 3000"]);
	const other = busy();
	other.tell("pwm_on", "10");
	other.tell("allow_power_on", ALLOW);
	other.tell("cp_state_F");
	other.tell("allow_power_on", FORBID);
	settle(other);
	other.pass(100);
	t.deepEqual(settle(other), ["host.pilot 0", "host.forbid"]);
});

test("what withdraws is done although it was given anew meanwhile", (t) => {
	const board = busy();
	board.tell("allow_power_on", FORBID);
	board.tell("allow_power_on", ALLOW);
	board.tell("cp_state_X1");
	board.tell("pwm_on", "10");
	settle(board);
	board.pass(100);
	t.deepEqual(settle(board), ["host.forbid", "host.pilot 10000", "host.allow"]);
	board.pass(100);
	t.deepEqual(settle(board), ["host.pilot 1000"]);
});

for (const refused of [REFUSALS.busy, REFUSALS.waiting])
	test(`what is refused because "${refused.slice(0, 20)}…" is asked for again, unless there is a newer one`, (t) => {
		const board = new Scripted();
		board.outcome = () => ({ refused });
		t.deepEqual(board.tell("allow_power_on", FORBID), ["host.forbid"]);
		board.pass(300);
		t.deepEqual(board.asked.splice(0), ["host.forbid", "host.forbid", "host.forbid"]);
		board.outcome = () => ({ done: "" });
		board.pass(300);
		t.deepEqual(board.asked.splice(0), ["host.forbid"]);
		t.deepEqual(board.said, []);
		board.outcome = () => undefined;
		board.tell("pwm_on", "10");
		for (const name of ["lock", "self_test"]) board.tell(name);
		board.tell("pwm_on", "20");
		board.owed.shift()?.({ refused });
		board.outcome = () => ({ done: "" });
		settle(board);
		board.pass(300);
		t.deepEqual(settle(board), ["host.pilot 2000"]);
	});
