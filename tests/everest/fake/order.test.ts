// SPDX-License-Identifier: Apache-2.0
/** The fake EVerest by itself, against a board by script: what it calls and tells in which order, held against lists written from the reference (EvseManager of 2026-08-21: IECStateMachine.cpp, Charger.cpp). */
import test from "ava";
import type { Setup } from "./context.js";
import { charging, Scripted } from "./scriptedBoard.js";

/** What is done, what is called of the board, and what is told of the session. */
type Step = readonly [deed: (it: Scripted) => void, calls: readonly string[], told: readonly string[]];

interface Case {
	readonly title: string;
	readonly setup?: Setup;
	/** Begins with a vehicle that charges. */
	readonly charging?: boolean;
	readonly steps: readonly Step[];
}

const FREE: Setup = { free: true };
const BOOTS = ["ac_overcurrent_limit 0.0", "enable true", "cp_state_X1", "allow_power_on false", "ac_overcurrent_limit 16.0"];
const STARTS = ["SessionStarted EVConnected", "AuthRequired", "Authorized", "TransactionStarted", "PrepareCharging"];
const ENDS = ["ChargingFinished", "TransactionFinished EVDisconnected", "SessionFinished"];
const UNPLUGGED = ["cp_state_X1", "allow_power_on false"];

const pass =
	(seconds: number) =>
	(it: Scripted): void =>
		it.pass(seconds * 1_000);

/** Does one thing after another. */
const all =
	(...deeds: readonly ((it: Scripted) => unknown)[]) =>
	(it: Scripted): void =>
		deeds.forEach((deed) => void deed(it));

const shows = (letter: string, seconds = 2) => all((it) => it.shows(letter), pass(seconds));
const energy = (ampere: number | undefined, seconds: number) => all((it) => (it.everest.energyA = ampere), pass(seconds));

const CASES: readonly Case[] = [
	{
		title: "boot: nothing may flow, then enable; our first A; F as long as nobody says that the board is there",
		steps: [
			// X1 at the first A undoes the F, which EvseManager does not know (everest.md A.6, 11)
			[all((it) => (it.checks = false), pass(3)), [...BOOTS.slice(0, 3), "cp_state_F", ...BOOTS.slice(2)], ["Enabled"]],
			[all((it) => (it.checks = true), pass(1)), ["cp_state_X1"], []],
		],
	},
	{
		title: "boot with a board that is there already: no F",
		steps: [[pass(3), BOOTS, ["Enabled"]]],
	},
	{
		title: "plugged in, charged, unplugged while charging",
		steps: [
			[pass(3), BOOTS, ["Enabled"]],
			[shows("B"), ["lock", "allow_power_on false", "pwm_on 26.67"], STARTS],
			[shows("C"), ["allow_power_on true"], ["ChargingStarted"]],
			[shows("A"), [...UNPLUGGED, "cp_state_X1", "unlock", "allow_power_on false", "cp_state_X1"], ["StoppingCharging", ...ENDS]],
		],
	},
	{
		title: "authorized first, then plugged in; and once more without a token",
		setup: {},
		steps: [
			[pass(3), BOOTS, ["Enabled"]],
			[all((it) => it.everest.charger.authorize(), pass(1)), [], ["SessionStarted Authorized", "Authorized"]],
			[shows("B"), ["lock", "allow_power_on false", "pwm_on 26.67"], ["AuthRequired", "TransactionStarted", "PrepareCharging"]],
			[shows("A"), [...UNPLUGGED, "unlock", "cp_state_X1", "allow_power_on false", "cp_state_X1"], ["StoppingCharging", ...ENDS]],
			[shows("B", 60), ["lock", "allow_power_on false"], ["SessionStarted EVConnected", "AuthRequired"]],
			[all((it) => it.everest.charger.withdraw(), pass(1)), [], ["Deauthorized", "PluginTimeout"]],
		],
	},
	{
		title: "paused by the vehicle: X1 in between although nobody wants it, and the duty at once because X1 was another one",
		charging: true,
		steps: [
			[shows("B"), ["allow_power_on false", "cp_state_X1", "pwm_on 26.67"], ["StoppingCharging", "ChargingPausedEV"]],
			[shows("C"), ["allow_power_on true"], ["PrepareCharging", "ChargingStarted"]],
		],
	},
	{
		title: "paused by the station, and gone on with",
		charging: true,
		steps: [
			[all((it) => it.everest.charger.pause(true), pass(1)), ["cp_state_X1"], ["StoppingCharging"]],
			[shows("B"), ["allow_power_on false", "cp_state_X1"], ["ChargingPausedEVSE UserPause"]],
			[all((it) => it.everest.charger.pause(false), pass(1)), ["pwm_on 26.67"], ["PrepareCharging"]],
			[shows("C"), ["allow_power_on true"], ["ChargingStarted"]],
		],
	},
	{
		title: "paused by the station with a vehicle that stays in C: power is taken under load after 6 s, and given again",
		charging: true,
		steps: [
			[all((it) => it.everest.charger.pause(true), pass(5.9)), ["cp_state_X1"], ["StoppingCharging"]],
			// the timer of C1 runs down, and is not stopped before the vehicle leaves C or the duty is back
			[pass(1), ["allow_power_on false", "cp_state_X1", "allow_power_on false"], ["ChargingPausedEVSE UserPause"]],
			[
				all((it) => it.everest.charger.pause(false), pass(1)),
				["pwm_on 26.67", "allow_power_on false", "allow_power_on true"],
				["PrepareCharging", "ChargingStarted"],
			],
		],
	},
	{
		title: "a board that never says PowerOff: permission is taken back each 100 ms after 20 s, for ever and without an error",
		charging: true,
		steps: [
			[
				all(
					(it) => (it.obeys = false),
					(it) => it.everest.charger.pause(true),
					pass(20),
				),
				["cp_state_X1", "allow_power_on false"],
				["StoppingCharging"],
			],
			// in C1, where the timer of 6 s has never been stopped, each goes to the board twice
			[pass(1), Array(18).fill("allow_power_on false"), []],
			[pass(1), Array(20).fill("allow_power_on false"), []],
		],
	},
	{
		title: "a lower budget: the board's limit at once, the duty at most once in 5 s",
		charging: true,
		steps: [
			[all(pass(5), energy(10, 1.1)), ["ac_overcurrent_limit 10.0", "pwm_on 16.67"], []],
			[energy(6, 1), ["ac_overcurrent_limit 6.0"], []],
			[pass(3), [], []],
			[pass(1.1), ["pwm_on 10.00"], []],
		],
	},
	{
		title:
			"no energy, and energy again while the vehicle is still in C: without permission it stays there, paused by nobody (everest.md A.6, 15)",
		charging: true,
		steps: [
			[energy(0, 1.1), ["ac_overcurrent_limit 0.0", "cp_state_X1"], ["StoppingCharging"]],
			[energy(16, 1), ["ac_overcurrent_limit 16.0"], []],
			[pass(5), ["allow_power_on false", "pwm_on 26.67", "allow_power_on false"], ["ChargingPausedEV"]],
			[pass(60), [], []],
		],
	},
	{
		title: "no energy, and energy again",
		charging: true,
		steps: [
			[
				all(energy(0, 1.1), shows("B")),
				["ac_overcurrent_limit 0.0", "cp_state_X1", "allow_power_on false", "cp_state_X1"],
				["StoppingCharging", "ChargingPausedEVSE NoEnergy"],
			],
			[energy(16, 1.1), ["ac_overcurrent_limit 16.0", "pwm_on 26.67"], ["PrepareCharging"]],
			[shows("C"), ["allow_power_on true"], ["ChargingStarted"]],
		],
	},
	{
		title: "an energy manager that falls silent: its budget lasts 10 s, and a second that is not counted",
		charging: true,
		steps: [
			[energy(undefined, 9.9), [], []],
			[pass(1.2), ["cp_state_X1"], ["StoppingCharging"]],
		],
	},
	{
		title: "a vehicle that sleeps is woken up once: F for 4 s, X1 for 0.75 s, the duty again; then it has paused",
		steps: [
			[all(pass(3), shows("B", 30)), [...BOOTS, "lock", "allow_power_on false", "pwm_on 26.67"], ["Enabled", ...STARTS]],
			[pass(0.2), ["cp_state_F"], []],
			[pass(3.9), [], []],
			[pass(0.2), ["cp_state_X1"], []],
			[pass(0.7), ["pwm_on 26.67"], ["PrepareCharging"]],
			[pass(9.9), [], []],
			[pass(0.4), [], ["ChargingPausedEV"]],
			[shows("C"), ["allow_power_on true"], ["PrepareCharging", "ChargingStarted"]],
		],
	},
	{
		title: "a wake-up with a board that tells F: permission is taken back at each command, and the lock stays",
		steps: [
			[all(pass(3), shows("B", 30.2)), [...BOOTS, "lock", "allow_power_on false", "pwm_on 26.67", "cp_state_F"], ["Enabled", ...STARTS]],
			[shows("F", 4), ["allow_power_on false", "cp_state_X1", "allow_power_on false"], []],
			[shows("B", 1), ["allow_power_on false", "pwm_on 26.67"], ["PrepareCharging"]],
		],
	},
	{
		title: "phases: X1 for 10 s, the command, and everything as at the beginning",
		charging: true,
		steps: [
			[all((it) => it.everest.charger.switchPhases(false), pass(1)), ["cp_state_X1"], ["SwitchingPhases"]],
			[shows("B", 8.9), ["allow_power_on false"], []],
			[pass(0.3), ['ac_switch_three_phases_while_charging "SinglePhase"', "pwm_on 26.67"], ["PrepareCharging"]],
			[shows("C"), ["allow_power_on true"], ["ChargingStarted"]],
			[
				all(shows("B"), (it) => it.everest.charger.switchPhases(true), pass(1)),
				["allow_power_on false", "cp_state_X1", 'ac_switch_three_phases_while_charging "ThreePhases"', "pwm_on 26.67"],
				["StoppingCharging", "ChargingPausedEV"],
			],
		],
	},
	{
		title: "disabled while charging; enabled with the vehicle still there, which is not seen before a replug",
		charging: true,
		steps: [
			[all((it) => it.everest.charger.enable(false), pass(1)), ["cp_state_X1"], ["StoppingCharging"]],
			[
				shows("B"),
				["allow_power_on false", "allow_power_on false", "cp_state_F", "enable false"],
				["ChargingFinished", "TransactionFinished EVSEDisabled", "SessionFinished", "Disabled"],
			],
			[shows("F"), [], []],
			[all((it) => it.everest.charger.enable(true), pass(1)), ["enable true", "cp_state_X1", "allow_power_on false"], ["Enabled"]],
			[shows("B", 60), ["allow_power_on false"], []],
			[shows("A"), [...UNPLUGGED, "unlock"], []],
			[shows("B"), ["lock", "allow_power_on false", "pwm_on 26.67"], STARTS],
		],
	},
	{
		title: "stopped by somebody, at the board or elsewhere: it does not begin again without a replug",
		charging: true,
		steps: [
			[all((it) => it.tell("request_stop_transaction", { reason: "Local" }), pass(1)), ["cp_state_X1"], ["StoppingCharging"]],
			[shows("B"), ["allow_power_on false", "allow_power_on false"], ["ChargingFinished", "TransactionFinished Local"]],
			[all((it) => it.everest.charger.authorize(), pass(30)), [], []],
			[shows("A"), [...UNPLUGGED, "unlock", "cp_state_X1"], ["SessionFinished"]],
		],
	},
	{
		title: "unlocked by force: the transaction ends, and the plug is free as soon as there is no power",
		charging: true,
		steps: [
			[all((it) => it.everest.charger.forceUnlock(), pass(1)), ["cp_state_X1"], ["StoppingCharging"]],
			[shows("B"), ["allow_power_on false", "unlock", "allow_power_on false"], ["ChargingFinished", "TransactionFinished UnlockCommand"]],
			[all((it) => it.everest.charger.forceUnlock(), pass(1)), ["unlock"], []],
		],
	},
	{
		title: "an error while charging: the entry of the state once more, X1, permission back, and a pause until it is over",
		charging: true,
		steps: [
			[
				all((it) => it.error("MREC5OverVoltage"), pass(1)),
				["cp_state_X1", "allow_power_on false", "cp_state_X1", "cp_state_X1"],
				["ChargingStarted", "StoppingCharging", "ChargingPausedEVSE Error"],
			],
			[shows("B"), ["allow_power_on false"], []],
			[all((it) => it.error("MREC5OverVoltage", false), pass(1)), ["cp_state_X1", "pwm_on 26.67"], ["PrepareCharging"]],
			[shows("C"), ["allow_power_on true"], ["ChargingStarted"]],
		],
	},
	{
		title: "an error between plugging in and authorization: only a replug helps (everest.md A.6, 4)",
		setup: {},
		steps: [
			[all(pass(3), shows("B")), [...BOOTS, "lock", "allow_power_on false"], ["Enabled", "SessionStarted EVConnected", "AuthRequired"]],
			[
				all((it) => it.error("MREC5OverVoltage"), pass(1)),
				["allow_power_on false", "allow_power_on false", "allow_power_on false"],
				["AuthRequired"],
			],
			[
				all(
					(it) => it.error("MREC5OverVoltage", false),
					(it) => it.everest.charger.authorize(),
					pass(9),
				),
				["allow_power_on false"],
				["Authorized"],
			],
		],
	},
	{
		title: "a vehicle with ventilation: D without is no C, and nobody says so",
		setup: { ...FREE, ventilation: false },
		charging: true,
		steps: [
			[shows("D", 10), ["allow_power_on false"], []],
			[shows("C", 60), [], []],
		],
	},
	{
		title: "5 % at the start: 500 ms before it, then F and X1 on the way to the duty, where no modem has spoken",
		setup: { fivePercent: true },
		steps: [
			[
				all(pass(3), shows("B", 0.4)),
				[...BOOTS, "lock", "allow_power_on false"],
				["Enabled", "SessionStarted EVConnected", "AuthRequired"],
			],
			[pass(0.2), ["pwm_on 5.00"], []],
			[all((it) => it.everest.charger.authorize(), pass(3.9)), ["cp_state_F"], ["Authorized", "TransactionStarted"]],
			[pass(0.3), ["cp_state_X1"], []],
			[pass(0.7), ["cp_state_X1", "pwm_on 26.67"], ["PrepareCharging"]],
		],
	},
	{
		title: "5 % with a modem that has begun and no charge loop: 10 s, then X1 for 3 s",
		setup: { fivePercent: true },
		steps: [
			[
				all(pass(3), shows("B", 1), (it) => it.everest.charger.match(true)),
				[...BOOTS, "lock", "allow_power_on false", "pwm_on 5.00"],
				["Enabled", "SessionStarted EVConnected", "AuthRequired"],
			],
			[all((it) => it.everest.charger.authorize(), pass(10)), [], ["Authorized", "TransactionStarted"]],
			[pass(0.3), ["cp_state_X1"], []],
			[pass(3), ["cp_state_X1", "pwm_on 26.67"], ["PrepareCharging"]],
		],
	},
];

for (const { title, setup = FREE, charging: charges = false, steps } of CASES)
	test(`EvseManager: ${title}`, (t) => {
		const it = charges ? charging(setup) : new Scripted(setup);
		steps.forEach(([deed, calls, told], at) => {
			deed(it);
			t.deepEqual(it.called(), [...calls], `calls of step ${at + 1}`);
			t.deepEqual(it.told(), [...told], `told in step ${at + 1}`);
		});
		t.deepEqual(it.everest.wrong, []);
	});

test("EvseManager: which errors stop a charge, and which are only told", (t) => {
	for (const [type, stops] of [
		["DiodeFault", true],
		["VendorError", true],
		["MREC1ConnectorLockFailure", true],
		["DC", true],
		["CommunicationFault", true],
		["VendorWarning", false],
		["MREC3HighTemperature", false],
		["MREC18CableOverTempDerate", false],
	] as const) {
		const it = charging();
		it.error(type);
		it.pass(1_000);
		t.is(it.everest.state, stops ? "ChargingPausedEVSE" : "Charging", type);
		it.error(type, false, "another sub_type");
		it.pass(1_000);
		t.is(it.everest.errors.active.length, 1, "another sub_type is another error");
	}
});

test("EvseManager: a fault that comes in a pause is shown by F for 300 ms, one that comes while charging is not (everest.md A.6, 1)", (t) => {
	const it = charging();
	it.everest.charger.pause(true);
	it.shows("B");
	it.pass(2_000);
	it.called();
	it.error("DiodeFault");
	it.pass(2_000);
	const f = it.calls.find(({ name }) => name === "cp_state_F");
	const after = it.calls.find(({ name, at }) => name === "cp_state_X1" && at > (f?.at ?? 0));
	t.is((after?.at ?? 0) - (f?.at ?? 0), 400, "in steps of the loop");
	t.deepEqual(it.told().slice(-2), ["ChargingPausedEVSE UserPause", "ChargingPausedEVSE Error UserPause"]);
});

test("EvseManager: it does not know that its board has lost it, and both wait for ever; an error of the board heals it (everest-api.md, order, 7)", (t) => {
	const lost = charging();
	lost.tell("event", { event: "PowerOff" });
	lost.pass(120_000);
	t.is(lost.everest.state, "Charging");
	t.deepEqual(lost.called(), [], "nothing that would close the contactor again");
	const told = charging();
	told.error("VendorError", true, "host_lost");
	told.tell("event", { event: "PowerOff" });
	told.shows("B");
	told.pass(4_000);
	told.called();
	told.error("VendorError", false, "host_lost");
	told.pass(1_000);
	told.shows("C");
	told.pass(1_000);
	t.deepEqual(told.called(), ["cp_state_X1", "pwm_on 26.67", "allow_power_on true"]);
	t.is(told.everest.state, "Charging");
});
