// SPDX-License-Identifier: Apache-2.0
/** What EVerest tells a board: what each command asks the charger for, at the corners of its payload, and what is refused with a line to people and no effect. */
import test from "ava";
import { DUTY_6, DUTY_16 } from "./boardLaboratory.js";
import { Scripted } from "./scripted.js";

const POWER = (allowed: unknown, reason: unknown): string => JSON.stringify({ allow_power_on: allowed, reason }, null, 4);

/** Command, payload, and what is asked for. */
const OBEYED: readonly (readonly [name: string, payload: string | undefined, asked: string])[] = [
	["enable", "true", "host.enable yes"],
	["enable", "false", "host.enable no"],
	["pwm_on", "0", "host.pilot 0"],
	["pwm_on", "0.0", "host.pilot 0"],
	["pwm_on", "-0.0", "host.pilot 0"],
	["pwm_on", "0.0001", "host.pilot 1"],
	["pwm_on", "5.000000074505806", "host.pilot 500"],
	["pwm_on", DUTY_6, "host.pilot 1000"],
	["pwm_on", DUTY_16, "host.pilot 2667"],
	["pwm_on", "16.66666716337204", "host.pilot 1667"],
	["pwm_on", "53.33333611488342", "host.pilot 5333"],
	["pwm_on", "97.0", "host.pilot 9700"],
	["pwm_on", "97.00000286102295", "host.pilot 9700"],
	["pwm_on", "97.01", "host.pilot 10000"],
	["pwm_on", "99.9", "host.pilot 10000"],
	["pwm_on", "100", "host.pilot 10000"],
	["pwm_on", "100.0", "host.pilot 10000"],
	["cp_state_X1", "", "host.pilot 10000"],
	["cp_state_X1", "{}", "host.pilot 10000"],
	["cp_state_F", "", "host.pilot 0"],
	["cp_state_F", undefined, "host.pilot 0"],
	["allow_power_on", POWER(true, "FullPowerCharging"), "host.allow"],
	["allow_power_on", POWER(true, "DCCableCheck"), "host.allow"],
	["allow_power_on", '{"allow_power_on":true,"reason":"FullPowerCharging","more":{"of":["it"]}}', "host.allow"],
	["allow_power_on", POWER(false, "PowerOff"), "host.forbid"],
	["allow_power_on", POWER(false, "nonsense"), "host.forbid"],
	["allow_power_on", '{"allow_power_on":false}', "host.forbid"],
	["ac_switch_three_phases_while_charging", '"ThreePhases"', "host.phases 3"],
	["ac_switch_three_phases_while_charging", '"SinglePhase"', "host.phases 1"],
	["ac_overcurrent_limit", "0.0", "host.overcurrent 0"],
	["ac_overcurrent_limit", "16.0", "host.overcurrent 16000"],
	["ac_overcurrent_limit", "6.1234", "host.overcurrent 6123"],
	["ac_overcurrent_limit", "80.1", "host.overcurrent 80000"],
	["ac_overcurrent_limit", "1e308", "host.overcurrent 80000"],
	["lock", "", "host.lock"],
	["lock", "true", "host.lock"],
	["unlock", "", "host.unlock"],
	["unlock", '{"payload":null}', "host.unlock"],
	["self_test", "", "host.test"],
	["reset", '{"headers":{"replyTo":"r/1"}}', "clear"],
	["reset", "true", "clear"],
];

for (const [name, payload, asked] of OBEYED)
	test(`${name} ${JSON.stringify(payload)} asks for ${asked}`, (t) => {
		const board = new Scripted();
		t.deepEqual(board.tell(name, payload), [asked]);
		t.deepEqual(board.said, []);
	});

/** Command, payload, and what people are told. */
const REFUSED: readonly (readonly [name: string, payload: string | undefined, why: RegExp])[] = [
	["enable", "", /enable is not obeyed: its payload is no JSON/],
	["enable", "1", /write true or false/],
	["enable", '"true"', /write true or false/],
	["enable", undefined, /its payload is no JSON/],
	["pwm_on", "", /its payload is no JSON/],
	["pwm_on", "-0.1", /write a number of percent, 0 to 100/],
	["pwm_on", "100.00001", /write a number of percent, 0 to 100/],
	["pwm_on", "1e400", /write a number of percent/],
	["pwm_on", "NaN", /its payload is no JSON/],
	["pwm_on", "null", /write a number of percent/],
	["pwm_on", '"26.7"', /write a number of percent/],
	["pwm_on", "[10]", /write a number of percent/],
	["cp_state_E", "", /cp_state_E is not obeyed: no board here can make it, as supports_cp_state_E says/],
	["allow_power_on", "true", /write {"allow_power_on":true or false,"reason":…}/],
	["allow_power_on", POWER("true", "FullPowerCharging"), /write {"allow_power_on":true or false/],
	["allow_power_on", POWER(true, "FullPower"), /write a reason that is one of DCCableCheck, DCPreCharge, FullPowerCharging, PowerOff/],
	["allow_power_on", '{"allow_power_on":true}', /write a reason/],
	["allow_power_on", '{"__proto__":{"allow_power_on":true,"reason":"FullPowerCharging"}}', /write {"allow_power_on"/],
	["ac_switch_three_phases_while_charging", '"TwoPhases"', /write one of "ThreePhases", "SinglePhase"/],
	["ac_switch_three_phases_while_charging", '"toString"', /write one of/],
	["ac_switch_three_phases_while_charging", "3", /write one of/],
	["ac_overcurrent_limit", "-1", /write a number of ampere, 0 at least/],
	["ac_overcurrent_limit", '"16"', /write a number of ampere/],
	["reset", "", /reset is not obeyed: write {"headers":{"replyTo":"a topic"}}/],
	["reset", '{"headers":7}', /reset is not obeyed/],
	["set_color", "1", /^set_color is no command of this interface$/],
	["", "1", /is no command of this interface/],
];

for (const [name, payload, why] of REFUSED)
	test(`${name} ${JSON.stringify(payload)} has no effect, and people are told why`, (t) => {
		const board = new Scripted();
		t.deepEqual(board.tell(name, payload), []);
		t.is(board.said.length, 1);
		t.regex(board.said[0], why);
	});

test("what a broker has kept is not obeyed, and not even looked at", (t) => {
	const board = new Scripted();
	board.face.message("everest_api/1/evse_board_support/pilotlight/e2m/allow_power_on", POWER(true, "FullPowerCharging"), true);
	board.face.message("everest_api/1/evse_board_support/another/e2m/enable", "true", false);
	t.deepEqual(board.asked, []);
});

test("the same complaint again and again is told once a minute, another one at once", (t) => {
	const board = new Scripted();
	for (let i = 0; i < 100; i++) {
		board.tell("pwm_on", "200");
		board.pass(100);
	}
	t.is(board.said.length, 1);
	board.tell("pwm_on", "x");
	board.tell("enable", "x");
	t.is(board.said.length, 3);
	board.pass(60_000);
	board.tell("pwm_on", "x");
	t.is(board.said.length, 4);
});

test("whoever sends nonsense without end fills nothing with what is told of it", (t) => {
	const board = new Scripted();
	for (let i = 0; i < 1_000; i++) board.tell(`nonsense${i}`);
	t.is(board.said.length, 30);
	t.is(board.said[29], "nonsense29 is no command of this interface; what else is refused within a minute is not told");
	board.pass(60_000);
	board.tell("pwm_on", "x");
	t.is(board.said.length, 31);
});

test("what the charger refuses is told with its reason; what a newer command has overtaken is not", (t) => {
	const board = new Scripted();
	board.outcome = () => ({ refused: "no host is there: it has to be alive for a second first" });
	board.tell("allow_power_on", POWER(true, "FullPowerCharging"));
	t.deepEqual(board.said, ["allow_power_on is not obeyed: no host is there: it has to be alive for a second first"]);
	board.outcome = () => ({ refused: "overtaken by one that withdraws and that it would undo; ask again if it is meant all the same" });
	board.tell("pwm_on", "10");
	t.is(board.said.length, 1);
});
