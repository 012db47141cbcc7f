// SPDX-License-Identifier: Apache-2.0
/** What a board owes EVerest after it was lost: an error where it had offered a current, none where it had not, and no vehicle before that is settled. */
import test from "ava";
import { DUTY_16 } from "./boardLaboratory.js";
import { Scripted } from "./scripted.js";

const ALLOW = '{"allow_power_on":true,"reason":"FullPowerCharging"}';

/** A board whose EVerest has begun, and offers a duty. */
function offered(duty: string): Scripted {
	const board = new Scripted();
	board.beat(1, 2);
	board.tell("enable", "true");
	board.pass(2_000);
	board.tell("pwm_on", duty);
	board.face.event("PilotShown", { letter: "B" });
	board.forget();
	return board;
}

/** What was told of host_lost, and letters, in their order. */
function told(board: Scripted): string[] {
	return board.heard().flatMap((line) => {
		const [name, payload] = [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];
		if (name === "event") return [(JSON.parse(payload) as { event: string }).event];
		return payload.includes("host_lost") ? [name] : [];
	});
}

for (const duty of ["100.0", "0.0", "5.000000074505806"])
	test(`a host that is lost while its duty is ${duty} is owed nothing, and hears of no error`, (t) => {
		const board = offered(duty);
		board.face.event("HostLost", {});
		board.pass(1_000);
		t.deepEqual(
			told(board).filter((each) => each.endsWith("error")),
			[],
		);
	});

test("a host that is lost while it offers a current: the error at once, before the letter; cleared a second after it is heard and there", (t) => {
	const board = offered(DUTY_16);
	board.face.event("HostLost", {});
	board.show({ host: "lost" });
	board.face.event("PilotShown", { letter: "C" });
	t.deepEqual(told(board), ["raise_error"], "that a vehicle asks for more waits");
	board.pass(20_000);
	t.false(told(board).includes("clear_error"));
	board.beat(3, 2);
	t.false(told(board).includes("clear_error"), "heard, but not there yet");
	board.show({ host: "there" });
	board.pass(1_100);
	t.deepEqual(told(board).slice(0, 2), ["clear_error", "C"]);
});

test("a duty, or a permission, that the charger refuses is owed, because EVerest believes that it was done", (t) => {
	for (const [name, payload] of [
		["pwm_on", DUTY_16],
		["allow_power_on", ALLOW],
	]) {
		const board = offered("100.0");
		board.outcome = () => ({ refused: "no host is there: it has to be alive for a second first" });
		board.tell(name, payload);
		board.pass(100);
		t.deepEqual(
			told(board).filter((each) => each.endsWith("error")),
			["raise_error"],
			name,
		);
		board.pass(1_500);
		t.deepEqual(
			told(board).filter((each) => each.endsWith("error")),
			["clear_error"],
			name,
		);
	}
	const board = offered("100.0");
	board.outcome = () => ({ refused: "the port decides here (setting mode)" });
	for (const name of ["cp_state_X1", "lock", "self_test"]) board.tell(name);
	board.pass(100);
	t.deepEqual(
		told(board).filter((each) => each.endsWith("error")),
		[],
		"of what ends, or gives nothing, nothing is owed",
	);
});

test("what is refused while the broker was gone is owed, too", (t) => {
	const board = offered("100.0");
	board.broker.lose();
	board.pass(200);
	board.tell("pwm_on", DUTY_16);
	board.pass(100);
	t.true(told(board).includes("raise_error"));
	board.beat(3, 3);
	t.true(told(board).includes("clear_error"));
	t.deepEqual(board.tell("pwm_on", DUTY_16), ["host.pilot 2667"]);
});

test("an EVerest that has just begun is told of a vehicle once it has heard that the board is there", (t) => {
	const board = new Scripted();
	board.face.event("PilotShown", { letter: "B" });
	board.beat(1, 2);
	board.pass(1_000);
	board.forget();
	board.tell("enable", "true");
	board.face.event("PilotShown", { letter: "B" });
	board.pass(1_000);
	t.false(told(board).includes("B"));
	board.pass(600);
	t.is(told(board)[0], "B");
	board.tell("enable", "true");
	board.face.event("PilotShown", { letter: "A" });
	board.pass(100);
	t.deepEqual(told(board), ["A"], "nobody is told at once");
});
