// SPDX-License-Identifier: Apache-2.0
/** The fake EVerest's messages as they really arrive, its heartbeat, its watch over the board, and what it makes of what a board should not say. */
import test from "ava";
import { dutyOf } from "./duty.js";
import { double } from "./printed.js";
import { CAPABILITIES, charging, Scripted } from "./scriptedBoard.js";

const BASE = "everest_api/1/evse_board_support/pilotlight";

test("duties are C floats a hundredfold, and doubles always have a point", (t) => {
	const said = (ampere: number): string => double(dutyOf(ampere) * 100);
	t.deepEqual([6, 10, 16, 32, 0, 5.89, 51.5, 80, 80.05, 81].map(said), [
		"10.000000149011612",
		"16.66666716337204",
		"26.66666805744171",
		"53.33333611488342",
		"100.0",
		"100.0",
		"85.00000238418579",
		"95.99999785423279",
		"97.00000286102295",
		"100.0",
	]);
	t.deepEqual([0, 16, 100, 5.000000074505806].map(double), ["0.0", "16.0", "100.0", "5.000000074505806"]);
});

test("payloads: empty, raw, objects over several lines, a request in one without a payload", (t) => {
	const it = new Scripted({ fivePercent: true });
	it.pass(3_000);
	it.shows("B");
	it.pass(1_000);
	it.everest.board.selfTest();
	it.everest.board.reset();
	it.everest.charger.switchPhases(true);
	it.pass(100);
	const said = new Map(it.calls.map(({ name, payload }) => [name, payload]));
	t.deepEqual(
		["enable", "cp_state_X1", "allow_power_on", "pwm_on", "ac_overcurrent_limit", "lock", "self_test", "reset"].map((name) =>
			said.get(name),
		),
		[
			"true",
			"",
			'{\n    "allow_power_on": false,\n    "reason": "PowerOff"\n}',
			"5.000000074505806",
			"16.0",
			"",
			"",
			`{"headers":{"replyTo":"${BASE}/m2e/reply/00000000-0000-4000-8000-000000000001"}}`,
		],
	);
	t.is(said.get("ac_switch_three_phases_while_charging"), '"ThreePhases"');
});

test("the heart beats each second, from 0, whatever else happens", (t) => {
	const it = new Scripted();
	it.pass(4_500);
	t.deepEqual(
		it.beats.map(({ at, payload }) => [at, payload]),
		[
			[0, "0"],
			[1_000, "1"],
			[2_000, "2"],
			[3_000, "3"],
			[4_000, "4"],
		],
	);
	it.everest.beat(false);
	it.pass(5_000);
	t.is(it.beats.length, 5);
	it.everest.beat(true);
	it.pass(1_000);
	t.is(it.beats.at(-1)?.payload, "6", "it counts what it sends");
});

test("the board is watched: an error until it is heard first, another when it is silent for 5 s, none once it says false", (t) => {
	const it = new Scripted({ free: true });
	it.checks = false;
	it.pass(3_000);
	t.deepEqual(it.everest.errors.active, ["evse_board_support/CommunicationFault:Initial communication check"]);
	it.tell("communication_check", true);
	t.deepEqual(it.everest.errors.active, []);
	it.pass(4_900);
	t.deepEqual(it.everest.errors.active, []);
	it.pass(200);
	t.deepEqual(it.everest.errors.active, ["evse_board_support/CommunicationFault:Communication check"]);
	it.tell("communication_check", true);
	it.tell("communication_check", false);
	it.pass(60_000);
	t.deepEqual(it.everest.errors.active, []);
});

test("a board that falls silent stops a charge, and it goes on when the board is back", (t) => {
	const it = charging();
	it.checks = false;
	it.pass(6_000);
	t.is(it.everest.state, "ChargingPausedEVSE");
	it.shows("B");
	it.checks = true;
	it.pass(2_000);
	it.shows("C");
	it.pass(2_000);
	t.is(it.everest.state, "Charging");
});

test("what a board may not say has no effect, and is in the log", (t) => {
	for (const [name, value] of [
		["event", { event: "G" }],
		["event", "A"],
		["raise_error", { type: "MREC99", message: "?" }],
		["capabilities", { ...CAPABILITIES, connector_type: "Schuko" }],
		["capabilities", { max_current_A_import: 32 }],
		["ac_pp_ampacity", { ampacity: "A_16" }],
		["request_stop_transaction", { reason: "because" }],
		["communication_check", 1],
		["reply/1", true],
		["nonsense", 1],
	] as const) {
		const it = charging();
		it.tell(name, value);
		it.pass(1_000);
		t.is(it.everest.wrong.length, 1, `${name} ${JSON.stringify(value)}`);
		t.is(it.everest.state, "Charging");
	}
	const it = charging();
	it.publish(`${BASE}/m2e/event`, "");
	it.publish(`${BASE}/m2e/event`, "{");
	t.is(it.everest.wrong.length, 2);
	it.tell("event", { event: "B", more: 1 });
	it.pass(1_000);
	t.is(it.everest.state, "ChargingPausedEV", "members that nobody knows do not matter");
});

test("what a board tells beside letters arrives: phases, residual current, a cable in a socket, a reply to reset", (t) => {
	const it = new Scripted({ free: true, socket: true });
	it.pass(3_000);
	it.tell("ac_nr_of_phases", 3);
	it.tell("rcd_current", 1.5);
	t.deepEqual([it.everest.phases, it.everest.residual], [3, 1.5]);
	it.shows("B");
	it.pass(5_000);
	t.is(it.everest.state, "WaitingForAuthentication", "until the cable is known");
	it.tell("ac_pp_ampacity", { ampacity: "A_13" });
	it.pass(1_000);
	t.deepEqual(it.called().slice(-2), ["pwm_on 21.67", "ac_overcurrent_limit 13.0"]);
	it.everest.board.reset();
	it.tell("reply/00000000-0000-4000-8000-000000000001", true);
	it.tell("reply/00000000-0000-4000-8000-000000000001", false);
	t.deepEqual(it.everest.board.resets, [true]);
	t.is(it.everest.wrong.length, 1, "the second reply");
});

test("companions: a meter is waited for and watched, a token authorizes", (t) => {
	const it = new Scripted({ meter: true });
	const say = (type: string, module: string, name: string, value: unknown): void =>
		it.publish(`everest_api/1/${type}/${module}/m2e/${name}`, JSON.stringify(value));
	it.pass(4_900);
	t.deepEqual(it.called(), []);
	it.pass(300);
	t.deepEqual(it.called().slice(0, 2), ["ac_overcurrent_limit 0.0", "enable true"]);
	t.deepEqual(it.everest.errors.active, ["powermeter/CommunicationFault:Initial communication check"]);
	say("powermeter", "pilotlight_meter", "communication_check", true);
	it.shows("B");
	it.pass(1_000);
	say("auth_token_provider", "pilotlight_reader", "provided_token", {
		id_token: { value: "CARD1", type: "ISO14443" },
		authorization_type: "RFID",
	});
	it.pass(1_000);
	t.deepEqual(it.everest.tokens, ["CARD1"]);
	t.is(it.everest.state, "PrepareCharging");
	const early = new Scripted({ meter: true });
	early.pass(1_000);
	early.publish(
		"everest_api/1/powermeter/pilotlight_meter/m2e/powermeter_values",
		JSON.stringify({ timestamp: "2026-11-29T12:00:00.000Z", energy_Wh_import: { total: 1 } }),
	);
	early.pass(500);
	t.is(early.called()[1], "enable true");
});

test("a meter of three phases guards the current for 7 s, one of a single phase does not (everest.md A.6, 5)", (t) => {
	for (const [current_A, state] of [
		[{ L1: 20, L2: 20, L3: 20 }, "ChargingPausedEVSE"],
		[{ L1: 20 }, "Charging"],
	] as const) {
		const it = new Scripted({ free: true, meter: true });
		it.publish("everest_api/1/powermeter/pilotlight_meter/m2e/communication_check", "false");
		it.pass(9_000);
		it.shows("B");
		it.pass(1_000);
		it.shows("C");
		it.pass(1_000);
		t.is(it.everest.state, "Charging");
		const meter = { timestamp: "2026-11-29T12:00:00.000Z", energy_Wh_import: { total: 1 }, current_A };
		it.publish("everest_api/1/powermeter/pilotlight_meter/m2e/powermeter_values", JSON.stringify(meter));
		it.pass(7_500);
		t.is(it.everest.state, state, JSON.stringify(current_A));
	}
});
