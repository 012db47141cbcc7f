// SPDX-License-Identifier: Apache-2.0
/** What a board says of itself: capabilities that heat and limits lower, cable, phases, residual current. */
import test from "ava";
import { BOARD, charging, hosted } from "./boardLaboratory.js";
import { Scripted } from "./scripted.js";

type Capabilities = { readonly [name: string]: unknown };

function capabilities(board: Scripted): Capabilities | undefined {
	const payload = board.heard("capabilities").at(-1);
	return payload === undefined ? undefined : (JSON.parse(payload) as Capabilities);
}

test("capabilities: a socket on three phases that are switched, a fixed cable on one phase", (t) => {
	const board = new Scripted();
	board.show({ "set.phases": 3, "set.phaseSwitch": 1, "set.outlet": 0 });
	board.pass(100);
	t.deepEqual(capabilities(board), {
		...{ max_current_A_import: 32, min_current_A_import: 6, max_phase_count_import: 3, min_phase_count_import: 1 },
		...{ max_current_A_export: 0, min_current_A_export: 0, max_phase_count_export: 3, min_phase_count_export: 1 },
		...{ supports_changing_phases_during_charging: true, supports_cp_state_E: false, connector_type: "IEC62196Type2Socket" },
	});
	board.show({ "set.phases": 1, "set.phaseSwitch": 0, "set.outlet": 1, "set.limit": 16_000 });
	board.pass(100);
	const { max_phase_count_import, min_phase_count_import, connector_type, max_current_A_import, ...more } = capabilities(board) ?? {};
	t.deepEqual([max_phase_count_import, min_phase_count_import, connector_type, max_current_A_import], [1, 1, "IEC62196Type2Cable", 16]);
	t.is(more.supports_changing_phases_during_charging, false);
});

test("capabilities: whatever lowers what may be offered lowers them at once, and more than 80 A is nothing that a pilot can say", (t) => {
	const board = new Scripted();
	for (const [allowed, amps] of [
		[13_500, 13.5],
		[0, 0],
		[32_000, 32],
	]) {
		board.show({ allowed });
		board.pass(100);
		t.is(capabilities(board)?.max_current_A_import, amps);
	}
	board.show({ "set.limit": 100_000, allowed: 100_000 });
	board.pass(100);
	t.is(capabilities(board)?.max_current_A_import, 80);
	board.show({ allowed: 100_000 });
	board.pass(100);
	t.is(capabilities(board), undefined, "what is the same is not news");
});

test("a limit that somebody sets at the charger lowers the capabilities in a charge, and the duty of EVerest does not", (t) => {
	const laboratory = charging();
	const most = (): unknown => (laboratory.last(`${BOARD}/m2e/capabilities`) as Capabilities | undefined)?.max_current_A_import;
	laboratory.live(6);
	t.is(most(), 32);
	laboratory.words("> limit me 10");
	laboratory.live(2);
	t.is(most(), 10);
	laboratory.words("> limit me off");
	laboratory.live(2);
	t.is(most(), 32);
});

for (const [cable, ampacity] of [
	["0", "None"],
	["13", "A_13"],
	["20", "A_20"],
	["32", "A_32"],
	["63", "A_63_3ph_70_1ph"],
] as const)
	test(`a cable of ${cable} A in the socket is ${ampacity}, and None again without it`, (t) => {
		const board = new Scripted();
		board.show({ cable: Number(cable) * 1_000 });
		board.pass(100);
		if (cable !== "0") t.deepEqual(board.heard("ac_pp_ampacity"), [`{"ampacity":"${ampacity}"}`]);
		board.show({ cable: 0 });
		board.pass(6_000);
		t.is(board.heard("ac_pp_ampacity").at(-1), '{"ampacity":"None"}');
	});

test("with a fixed cable there is nothing to say of one", (t) => {
	const board = new Scripted();
	board.show({ "set.outlet": 1, cable: 32_000 });
	board.pass(100);
	board.forget();
	board.pass(20_000);
	t.deepEqual(board.heard("ac_pp_ampacity"), []);
});

test("phases: switched by the charger's own sequence, and told when that is over", (t) => {
	const laboratory = charging(["phaseSwitch=yes"]);
	laboratory.everything();
	laboratory.tell("ac_switch_three_phases_while_charging", '"SinglePhase"');
	laboratory.live(40);
	t.is(laboratory.last(`${BOARD}/m2e/ac_nr_of_phases`), 1);
	laboratory.tell("ac_switch_three_phases_while_charging", '"ThreePhases"');
	laboratory.live(40);
	t.is(laboratory.last(`${BOARD}/m2e/ac_nr_of_phases`), 3);
	t.deepEqual(laboratory.said, []);
	const fixed = charging();
	fixed.tell("ac_switch_three_phases_while_charging", '"SinglePhase"');
	fixed.live(2);
	t.regex(fixed.said.join(), /ac_switch_three_phases_while_charging is not obeyed/);
});

test("residual current: the greater of both in mA, to a tenth; nothing where neither is measured", (t) => {
	const board = new Scripted();
	const told = (dc: number, ac: number): string | undefined => {
		board.show({ "leakage.dc": dc, "leakage.ac": ac });
		board.pass(100);
		return board.heard("rcd_current").at(-1);
	};
	const unknown = -0x8000_0000;
	t.is(told(5_960, 100), "6");
	t.is(told(-6_240, unknown), "6.2");
	t.is(told(unknown, 29_440), "29.4");
	t.is(told(unknown, unknown), undefined);
	t.is(told(unknown, 29_410), undefined, "no news");
});

test("the lock: locked and unlocked as EVerest says, and refused where there is none", (t) => {
	const laboratory = hosted(["lock.fitted=yes"], "lock ok; sleep 6");
	laboratory.words("plug");
	laboratory.live(3);
	laboratory.tell("lock");
	laboratory.live(2);
	laboratory.words("expect lock locked");
	laboratory.tell("unlock");
	laboratory.live(2);
	laboratory.words("expect lock unlocked");
	t.deepEqual(laboratory.said, []);
	const without = hosted(["lock.fitted=no"]);
	without.tell("unlock");
	without.live(1);
	t.deepEqual(without.said, ["unlock is not obeyed: there is no lock here (setting lock.fitted)"]);
});

test("disabled while a vehicle charges: the contactor opens, F is shown, and a permission that comes then is none", (t) => {
	const laboratory = charging();
	laboratory.everything();
	laboratory.tell("cp_state_F");
	laboratory.tell("enable", "false");
	laboratory.live(8);
	laboratory.words("expect contactor open; expect pilot F");
	t.true(laboratory.events().includes("PowerOff"));
	laboratory.allow(true);
	laboratory.live(3);
	laboratory.words("expect contactor open");
	t.regex(laboratory.said.join(), /allow_power_on is not obeyed: the port is disabled by the host/);
});
