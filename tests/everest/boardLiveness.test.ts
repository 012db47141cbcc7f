// SPDX-License-Identifier: Apache-2.0
/** Liveness both ways: what keeps the lease, what is told when EVerest is lost and comes back, when the broker goes, and when the charger itself cannot be seen. */
import test from "ava";
import { BOARD, type BoardLaboratory, charging, DUTY_16, hosted, METER, TOKENS } from "./boardLaboratory.js";
import { Scripted } from "./scripted.js";

const CHECK = `${BOARD}/m2e/communication_check`;

/** What follows after a return, without what repeats: the names of topics in their order. */
function order(laboratory: BoardLaboratory): string[] {
	const told = laboratory
		.everything()
		.filter(({ topic }) => topic.startsWith(`${BOARD}/m2e/`) && topic !== CHECK && !topic.endsWith("rcd_current"));
	return told.map(
		({ topic, payload }) => `${topic.slice(BOARD.length + 5)} ${payload.replace(/.*"(?:sub_type|event|ampacity)":"(\w+)".*/, "$1")}`,
	);
}

test("the lease is renewed by what rises, and by nothing else", (t) => {
	const board = new Scripted();
	t.deepEqual(board.beat(10, 3), ["host.alive", "host.alive"]);
	for (const name of ["12", "11", "7", "-1", "x", "", "9007199254740993"]) t.deepEqual(board.tell("heartbeat", name), [], name);
	t.deepEqual(board.tell("heartbeat", undefined), []);
	t.deepEqual(board.tell("heartbeat", "20"), ["host.alive"]);
	t.is(board.face.monitor.lost, 7);
	for (const base of [METER, TOKENS]) board.face.message(`${base}/e2m/heartbeat`, "21", false);
	board.face.message(`${BOARD}/e2m/heartbeat`, "21", true);
	t.deepEqual(board.asked.splice(0), []);
});

test("nonsense as a heartbeat is told to people once, and a gap with how many were lost", (t) => {
	const board = new Scripted();
	board.beat(1, 2);
	for (let i = 0; i < 20; i++) board.tell("heartbeat", '"7"');
	board.tell("heartbeat", "12");
	t.deepEqual(board.said, [
		'heartbeat means nothing: a whole number from 0 to 9007199254740991 would, not "\\"7\\""',
		"heartbeat has a gap: 9 messages of EVerest were lost so far",
	]);
});

test("communication_check is told each second while the charger is in sight, and not otherwise", (t) => {
	const board = new Scripted();
	board.pass(10_000);
	t.deepEqual(
		board.heard("communication_check").filter((payload) => payload !== "true"),
		[],
	);
	board.pass(10_000);
	// the board's, and that of the reader; the meter does not speak
	t.is(board.heard("communication_check").length, 20);
	board.clear = false;
	board.pass(20_000);
	t.deepEqual(board.heard(), []);
	board.clear = true;
	board.pass(1_000);
	t.is(board.heard("communication_check").length, 2);
});

test("a charger that is cut off is not told to be well, and all is told once it is back", (t) => {
	const laboratory = charging();
	laboratory.bench.outside.up(false);
	laboratory.live(12);
	laboratory.words("expect contactor open");
	laboratory.everything();
	laboratory.live(10);
	t.deepEqual(laboratory.everything(), []);
	t.true(laboratory.said.some((line) => line.includes("is not obeyed")) === false);
	laboratory.allow(true);
	t.regex(laboratory.said.join(), /allow_power_on is not obeyed: the charger is out of sight/);
	laboratory.bench.outside.up(true);
	laboratory.live(12);
	t.true(laboratory.events().includes("B"));
	laboratory.words("expect contactor open");
});

test("EVerest falls silent in a charge: the error first, then what follows of it; nothing closes again by what it had said", (t) => {
	const laboratory = charging();
	laboratory.everything();
	laboratory.words("sleep 9; expect contactor open");
	const told = order(laboratory).filter((line) => /^(raise|event|clear)/.test(line));
	t.deepEqual(told.slice(0, 3), ["raise_error host_lost", "event B", "event PowerOff"]);
	laboratory.live(1);
	laboratory.allow(true);
	laboratory.words("sleep 1; expect contactor open");
	t.regex(laboratory.said.join(), /allow_power_on is not obeyed: (no host is there|no duty was asked for since the host came)/);
});

test("EVerest is back: capabilities, what stands, cable, phases, then letter and power; the error is over a second later, and then it begins anew", (t) => {
	const laboratory = charging();
	laboratory.words("sleep 9");
	laboratory.everything();
	laboratory.live(3);
	const told = order(laboratory);
	const from = told.findIndex((line) => line.startsWith("raise_error"));
	t.deepEqual(
		told.slice(from - 1, from + 5).map((line) => line.replace(/{.*/, "…")),
		["capabilities …", "raise_error host_lost", "ac_pp_ampacity A_32", "ac_nr_of_phases 3", "event B", "event PowerOff"],
	);
	t.true(told.indexOf("clear_error host_lost") > from);
	t.is(told.filter((line) => line === "event B").length, told.filter((line) => line === "event PowerOff").length);
	laboratory.words("expect contactor open");
	laboratory.tell("pwm_on", DUTY_16);
	laboratory.live(1);
	laboratory.allow(true);
	laboratory.live(3);
	laboratory.words("expect contactor closed");
});

test("enable is kept over a loss: it is said once", (t) => {
	const laboratory = hosted();
	laboratory.tell("enable", "false");
	laboratory.live(2);
	t.is(laboratory.face.charger.name("host.enabled"), "no");
	laboratory.words("sleep 10");
	laboratory.live(4);
	t.is(laboratory.face.charger.name("host.enabled"), "no");
	laboratory.everything();
	laboratory.tell("enable", "true");
	laboratory.live(1);
	const [first, second, ...more] = laboratory.events();
	t.deepEqual([first, second, ...more], ["F", "PowerOff", "A"], "as it is at once, and then as it becomes");
});

test("the broker goes in a charge: what was permitted is taken back at once, and an error stands until EVerest has been heard for a second", (t) => {
	const laboratory = charging();
	laboratory.broker.isThere = false;
	laboratory.words("within 4 expect contactor open; expect state B1");
	t.is(laboratory.face.charger.number("contactor.underLoad"), 0, "the vehicle had its time to let go");
	laboratory.everything();
	laboratory.broker.isThere = true;
	laboratory.words("sleep 0.3");
	t.true(laboratory.errors().includes("+VendorError/host_lost"));
	laboratory.live(4);
	t.true(laboratory.errors().includes("-VendorError/host_lost"));
	laboratory.words("expect contactor open");
});

test("a broker that is back before the lease ends: asked to forbid and for X1, an error for EVerest, and that is over a second after it is heard", (t) => {
	const board = new Scripted();
	board.beat(1, 3);
	board.broker.lose();
	t.deepEqual(board.asked.splice(0), ["host.pilot 10000"]);
	board.pass(300);
	t.deepEqual(board.asked.splice(0), ["host.forbid"], "the contactor is open");
	t.true(board.heard("raise_error").some((payload) => payload.includes("host_lost")));
	for (const [name, payload] of [
		["pwm_on", DUTY_16],
		["allow_power_on", '{"allow_power_on":true,"reason":"FullPowerCharging"}'],
	])
		t.deepEqual(board.tell(name, payload), []);
	t.deepEqual(board.said, [
		"pwm_on is not obeyed: the broker was gone: EVerest has to be heard for a second first",
		"allow_power_on is not obeyed: the broker was gone: EVerest has to be heard for a second first",
	]);
	t.deepEqual(board.tell("cp_state_F"), ["host.pilot 0"], "what ends is taken");
	board.pass(3_000);
	t.deepEqual(
		board.heard("clear_error").filter((payload) => payload.includes("host_lost")),
		[],
		"nobody was heard",
	);
	board.beat(4, 1);
	board.tell("heartbeat", "5");
	board.pass(300);
	t.true(board.heard("clear_error").some((payload) => payload.includes("host_lost")));
	t.deepEqual(board.tell("pwm_on", DUTY_16), ["host.pilot 2667"]);
	board.show({ contactor: "closed" });
	board.broker.isThere = false;
	board.pass(5_000);
	t.deepEqual(board.asked.splice(0), ["host.pilot 10000"], "once for each connection");
	board.pass(5_000);
	t.deepEqual(board.asked.splice(0), ["host.forbid"], "a vehicle that holds on has lost the contactor by then");
});

test("what has happened while no broker was there is not told afterwards: only how it is", (t) => {
	const board = new Scripted();
	board.broker.isThere = false;
	board.pass(500);
	for (const letter of ["B", "C", "B", "A", "B"]) board.face.event("PilotShown", { letter });
	board.face.event("PowerSwitched", { on: false });
	board.face.event("StopRequested", { reason: "Local" });
	board.face.event("TokenPresented", { token: "CARD", tokenKind: "Local" });
	t.deepEqual(board.said.slice(-1), ["a token was shown, and EVerest cannot be told: there is no connection to the broker"]);
	board.broker.isThere = true;
	board.beat(1, 4);
	const told = board.heard();
	const events = told.filter((line) => line.startsWith("event"));
	t.deepEqual(
		[...new Set(events)],
		['event {"event":"PowerOff"}', 'event {"event":"B"}'],
		"a vehicle, once EVerest has taken note of its absence",
	);
	t.deepEqual(
		told.filter((line) => /request_stop|provided_token/.test(line)),
		[],
	);
});

test("a new EVerest is told everything, and people are told of it", (t) => {
	const board = new Scripted();
	board.beat(100, 3);
	board.face.event("FaultRaised", { fault: "diode" });
	board.show({ faults: "diode" });
	board.pass(1_000);
	board.forget();
	board.tell("heartbeat", "0");
	t.deepEqual(board.heard("raise_error"), []);
	t.deepEqual(board.tell("heartbeat", "1"), ["host.alive"]);
	board.pass(500);
	t.true(board.heard().some((line) => line.startsWith("raise_error") && line.includes("diode")));
	t.deepEqual(board.said, ["EVerest has restarted: everything is told again"]);
});

test("two EVerests: neither keeps the lease, both are told an error, and one that is alone for five seconds is obeyed again", (t) => {
	const laboratory = charging();
	laboratory.errors();
	let other = 500;
	for (let i = 0; i < 6; i++) {
		laboratory.tell("heartbeat", `${(other += 1)}`);
		laboratory.live(1);
	}
	t.true(laboratory.errors().includes("+VendorError/two_hosts"));
	t.true(laboratory.said.includes("two EVerests use this module id: neither is obeyed until one alone was heard for 5 s"));
	for (let i = 0; i < 6; i++) {
		laboratory.tell("heartbeat", `${(other += 1)}`);
		laboratory.live(1);
	}
	laboratory.words("expect contactor open");
	t.is(laboratory.face.charger.name("host"), "lost");
	laboratory.live(9);
	t.deepEqual(
		laboratory
			.errors()
			.filter((each) => /two_hosts|host_lost/.test(each))
			.sort(),
		["-VendorError/host_lost", "-VendorError/two_hosts"],
	);
	laboratory.words("expect contactor open");
	t.is(laboratory.face.charger.name("host"), "there");
});

test("events that were missed: letter and power come from the snapshot, and never anything but A to F", (t) => {
	const board = new Scripted();
	board.face.event("PilotShown", { letter: "B" });
	board.forget();
	board.show({ "pilot.letter": "C", "contactor.is": "closed" });
	board.face.missed();
	board.pass(400);
	t.deepEqual(board.heard("event"), [], "a snapshot may be older than what was missed");
	board.pass(400);
	t.deepEqual(board.heard("event"), ['{"event":"C"}', '{"event":"PowerOn"}']);
	board.show({ "pilot.letter": "implausible", "contactor.is": "unknown", contactor: "open" });
	board.face.missed();
	board.pass(1_000);
	t.deepEqual(board.heard("event"), ['{"event":"C"}', '{"event":"PowerOff"}'], "what nobody has a letter for is left as it was");
	board.face.missed();
	board.face.event("PilotShown", { letter: "B" });
	board.face.event("PilotShown", { letter: "Disconnected" });
	board.pass(1_000);
	t.deepEqual(board.heard("event").slice(0, 1), ['{"event":"B"}'], "an event is newer than the snapshot");
});

test("values, letter and power are told again every five seconds", (t) => {
	const board = new Scripted();
	board.face.event("PilotShown", { letter: "B" });
	board.face.event("PowerSwitched", { on: false });
	board.pass(5_000);
	board.forget();
	board.pass(20_000);
	const told = board.heard();
	const count = (begin: string): number => told.filter((line) => line.startsWith(begin)).length;
	t.deepEqual(["capabilities", "ac_pp_ampacity", 'event {"event":"B"}', 'event {"event":"PowerOff"}'].map(count), [4, 4, 4, 4]);
});
