// SPDX-License-Identifier: Apache-2.0
/** Limits from outside: current and power, whichever is lower; timetables, what they fall back to, and what is refused. */
import test from "ava";
import { Obedience } from "../../src/everest/manager/obedience.js";
import { Charger } from "../../src/link/charger.js";
import type { Outcome } from "../../src/link/shown.js";
import { charging, type Laboratory, LIMITS, MANAGER, type Told } from "./laboratory.js";

/** When the bench begins, ms since 1970: as the laboratory's host says. */
const BEGIN_MS = 1_780_000_000_000;

/** Limits of one side. */
function allowed(amps?: number, watts?: number, phases?: number): object {
	const sourced = (value: number): object => ({ value, source: "me" });
	return {
		...(amps === undefined ? {} : { ac_max_current_A: sourced(amps) }),
		...(watts === undefined ? {} : { total_power_W: sourced(watts) }),
		...(phases === undefined ? {} : { ac_max_phase_count: sourced(phases) }),
	};
}

/** An entry that begins so many seconds after the bench. */
function entry(seconds: number, root: object, leaves: object = {}, efficiency?: number): object {
	const timestamp = new Date(BEGIN_MS + seconds * 1_000).toISOString();
	return {
		timestamp,
		limits_to_root: root,
		limits_to_leaves: leaves,
		...(efficiency === undefined ? {} : { conversion_efficiency: efficiency }),
	};
}

function setpoint(seconds: number, more: object | undefined): object {
	const timestamp = new Date(BEGIN_MS + seconds * 1_000).toISOString();
	return { timestamp, ...(more === undefined ? {} : { setpoint: { source: "me", priority: 5, ...more } }) };
}

function set(laboratory: Laboratory, imports: readonly unknown[], setpoints: readonly unknown[] = []): void {
	const message = { schedule_import: imports, schedule_export: [], schedule_setpoints: setpoints };
	laboratory.publish(`${LIMITS}/m2e/set_external_limits`, JSON.stringify(message));
	laboratory.words("sleep 2.5");
}

/** What may be offered, A, and who says so. */
function offered(laboratory: Laboratory): [amps: number, by: string] {
	return [laboratory.face.charger.number("allowed") / 1_000, laboratory.face.charger.text("allowed.by")];
}

test("a limit of current, of power, and of both: the lower counts; an empty timetable limits nothing", (t) => {
	const laboratory = charging();
	set(laboratory, [entry(0, allowed(10))]);
	t.deepEqual(offered(laboratory), [10, "everest"]);
	set(laboratory, [entry(0, allowed(10, 5_520))]);
	t.deepEqual(offered(laboratory), [8, "everest.power"]);
	set(laboratory, [entry(0, allowed(7, 5_520))]);
	t.deepEqual(offered(laboratory), [7, "everest"]);
	set(laboratory, [entry(0, allowed(undefined, 6_900))]);
	t.deepEqual(offered(laboratory), [10, "everest.power"]);
	set(laboratory, []);
	t.deepEqual(offered(laboratory), [32, "circuit"]);
	t.is(laboratory.face.charger.text("limits"), "");
	t.deepEqual(laboratory.said, []);
});

test("beside limits of others the least counts, whoever has set it", (t) => {
	const laboratory = charging();
	laboratory.words("> limit me 9");
	set(laboratory, [entry(0, allowed(12))]);
	t.deepEqual(offered(laboratory), [9, "me"]);
	set(laboratory, [entry(0, allowed(8))]);
	t.deepEqual(offered(laboratory), [8, "everest"]);
	laboratory.words("> unlimit me; sleep 2");
	t.deepEqual(offered(laboratory), [8, "everest"]);
});

test("both sides count, behind a loss more; what would flow back is nothing that flows in; a setpoint limits", (t) => {
	const laboratory = charging();
	set(laboratory, [entry(0, allowed(12), allowed(9))]);
	t.deepEqual(offered(laboratory), [9, "everest"]);
	set(laboratory, [entry(0, {}, allowed(undefined, 5_520), 0.8)]);
	t.deepEqual(offered(laboratory), [10, "everest.power"]);
	set(laboratory, [entry(0, allowed(-16))]);
	t.is(offered(laboratory)[0], 0);
	set(laboratory, [entry(0, allowed(12))], [setpoint(0, { ac_current_A: 8 })]);
	t.deepEqual(offered(laboratory), [8, "everest"]);
	set(laboratory, [], [setpoint(0, { total_power_W: 6_210 })]);
	t.deepEqual(offered(laboratory), [9, "everest.power"]);
	const table = [49.8, 50, 50.2].map((frequency_Hz, i) => ({ frequency_Hz, total_power_W: 4_140 + 690 * i }));
	set(laboratory, [], [setpoint(0, { frequency_table: table })]);
	t.deepEqual(offered(laboratory), [6, "everest.power"], "of a table the least counts");
	set(laboratory, [], [setpoint(0, undefined)]);
	t.deepEqual(offered(laboratory), [32, "circuit"]);
});

test("a limit of phases is one, where they can be switched", (t) => {
	const laboratory = charging(["phaseSwitch=yes"]);
	set(laboratory, [entry(0, allowed(undefined, undefined, 1))]);
	laboratory.words("sleep 90");
	t.is(laboratory.face.charger.name("phases.connected"), "1");
	t.deepEqual(laboratory.ask(`${MANAGER}/m2e/ac_nr_of_phases_available/get`), 1);
	set(laboratory, [entry(0, allowed(16, undefined, 0))]);
	t.is(offered(laboratory)[0], 0);
});

test("a timetable: the first entry holds already, each from its moment on, the last for ever", (t) => {
	const laboratory = charging();
	set(laboratory, [entry(100, allowed(16)), entry(200, allowed(8)), entry(300, allowed(12))]);
	t.deepEqual(offered(laboratory), [16, "everest"]);
	const at = (seconds: number): number => {
		laboratory.words(`sleep ${seconds - laboratory.bench.now / 1_000}`);
		return offered(laboratory)[0];
	};
	t.deepEqual([at(150), at(198), at(203), at(298), at(303), at(500)], [16, 16, 8, 8, 12, 12]);
});

test("how long a limit still holds is told", (t) => {
	const laboratory = charging();
	const told = (): [number, unknown] => {
		const { valid_for, limits_root_side } = laboratory.ask(`${MANAGER}/m2e/enforced_limits/get`) as {
			valid_for: number;
			limits_root_side: Told;
		};
		return [valid_for, limits_root_side.ac_max_current_A];
	};
	t.deepEqual(told(), [10, { value: 32, source: "circuit" }]);
	laboratory.words("> limit ems 11 60; sleep 2.2");
	const [seconds, value] = told();
	t.true(seconds >= 56 && seconds <= 58, `${seconds}`);
	t.deepEqual(value, { value: 11, source: "ems" });
	laboratory.words("sleep 60");
	t.deepEqual(told(), [10, { value: 0, source: "ems" }]);
});

test("whoever falls silent leaves behind no limit that is over: the least of what comes later holds then", (t) => {
	const laboratory = charging();
	set(laboratory, [entry(0, allowed(16, 11_040)), entry(60, allowed(10)), entry(120, allowed(7, 6_000)), entry(180, allowed(13))]);
	t.is(offered(laboratory)[0], 16);
	laboratory.restart();
	laboratory.words("sleep 40");
	t.is(offered(laboratory)[0], 16);
	laboratory.words("sleep 110");
	t.deepEqual(offered(laboratory), [7, "everest"]);
	const other = charging();
	set(other, [entry(0, {}), entry(60, allowed(9))]);
	t.is(offered(other)[0], 32);
	other.restart();
	other.words("sleep 70");
	t.deepEqual(offered(other), [9, "everest"]);
	const phased = charging(["phaseSwitch=yes"]);
	set(phased, [entry(0, allowed(16)), entry(60, allowed(16, undefined, 1))]);
	phased.restart();
	phased.words("sleep 70");
	t.is(offered(phased)[0], 0, "a limit of phases has nothing to fall back to but nothing");
	const power = charging();
	set(power, [entry(0, allowed(undefined, 11_040)), entry(60, allowed(undefined, 7_590))]);
	power.restart();
	power.words("sleep 70");
	t.deepEqual(offered(power), [10, "everest.power"], "on three phases of 253 V at most");
});

test("after a restart of the charger it is told again what holds", (t) => {
	const laboratory = charging();
	set(laboratory, [entry(0, allowed(16)), entry(120, allowed(8))]);
	laboratory.words("power off; sleep 5; power on; sleep 10");
	t.deepEqual(offered(laboratory), [16, "everest"]);
	laboratory.words("sleep 120");
	t.deepEqual(offered(laboratory), [8, "everest"]);
});

test("another timetable takes the place of the last; what is none changes nothing, and is told", (t) => {
	const laboratory = charging();
	set(laboratory, [entry(0, allowed(10))]);
	const good = { schedule_import: [entry(0, allowed(6))], schedule_export: [], schedule_setpoints: [] };
	for (const [wrong, says] of [
		["", "no record of JSON"],
		[{ ...good, schedule_export: undefined }, "schedule_export is no list"],
		[{ ...good, schedule_import: {} }, "schedule_import is no list"],
		[{ ...good, schedule_import: [7] }, "schedule_import: timestamps follow each other"],
		[{ ...good, schedule_import: [entry(60, {}), entry(0, {})] }, "schedule_import: timestamps follow each other"],
		[
			{ ...good, schedule_import: [{ timestamp: "yesterday", limits_to_root: {}, limits_to_leaves: {} }] },
			"schedule_import: timestamps follow",
		],
		[{ ...good, schedule_import: [{ timestamp: "2026-01-01T00:00:00Z", limits_to_root: {} }] }, "limits_to_leaves is missing"],
		[{ ...good, schedule_import: [entry(0, { ac_max_current_A: 10 })] }, "ac_max_current_A is {"],
		[{ ...good, schedule_import: [entry(0, { total_power_W: { value: "7", source: "me" } })] }, "total_power_W is {"],
		[{ ...good, schedule_import: [entry(0, { total_power_W: { value: 7 } })] }, "total_power_W is {"],
		[{ ...good, schedule_import: [entry(0, {}, {}, 0)] }, "conversion_efficiency is above 0"],
		[{ ...good, schedule_import: Array.from({ length: 97 }, (_, i) => entry(i, {})) }, "schedule_import has 97 entries"],
		[{ ...good, schedule_setpoints: [setpoint(0, { priority: -1 })] }, "a setpoint has a source"],
		[{ ...good, schedule_setpoints: [setpoint(0, { ac_current_A: "8" })] }, "ac_current_A is a number"],
		[{ ...good, schedule_setpoints: [setpoint(0, { frequency_table: [{}] })] }, "a point of frequency_table"],
	] as const) {
		set(laboratory, [entry(0, allowed(10))]);
		laboratory.publish(`${LIMITS}/m2e/set_external_limits`, typeof wrong === "string" ? wrong : JSON.stringify(wrong));
		laboratory.words("sleep 0.5");
		t.true(`${laboratory.said.pop()}`.startsWith(`set_external_limits is not obeyed: ${says}`), `${says}: ${laboratory.said}`);
		t.deepEqual(laboratory.said, []);
		t.deepEqual(offered(laboratory), [10, "everest"]);
	}
	for (const nonsense of ["[]", "{", "7"]) laboratory.publish(`${LIMITS}/m2e/set_external_limits`, nonsense);
	t.is(laboratory.said.length, 1, "the same complaint is told once");
	set(laboratory, [entry(0, allowed(7))]);
	t.deepEqual(offered(laboratory), [7, "everest"]);
	const day = Array.from({ length: 96 }, (_, i) => entry(900 * i, allowed(i % 2 === 0 ? 9 : 11)));
	set(laboratory, day);
	t.deepEqual(offered(laboratory), [9, "everest"]);
});

test("while nobody knows the time, the least of a timetable holds", (t) => {
	const laboratory = charging();
	laboratory.restart(false);
	laboratory.words("sleep 6");
	set(laboratory, [entry(0, allowed(16)), entry(60, allowed(9)), entry(120, allowed(13))]);
	t.deepEqual(offered(laboratory), [9, "everest"]);
	laboratory.words("> clock 2026-06-01T10:00:00Z; sleep 65");
	t.deepEqual(offered(laboratory), [13, "everest"]);
});

test("what the charger has no time for is asked again after a second, and what it does not answer is not asked twice", (t) => {
	const asked: [now: number, action: string, told: object, answered: (outcome: Outcome) => void][] = [];
	let now = 0;
	const window = {
		clear: true,
		get: () => 0,
		ask: (action: string, told: object, answered: (outcome: Outcome) => void) => void asked.push([now, action, told, answered]),
	};
	const obedience = new Obedience(new Charger(window));
	const pass = (ms: number): void => {
		for (const end = now + ms; now < end; ) obedience.tick((now += 100), BEGIN_MS + now);
	};
	pass(1_000);
	t.deepEqual(asked, [], "nobody has said anything");
	obedience.obey([{ at: BEGIN_MS, ma: 9_000 }]);
	pass(3_000);
	t.deepEqual(
		asked.map(([at, action, told]) => [at, action, told]),
		[
			[1_100, "limit", { name: "everest", current: 9_000 }],
			[1_100, "unlimit", { name: "everest.power" }],
		],
	);
	for (const [, , , answered] of asked.splice(0)) answered({ refused: "busy" });
	pass(100);
	t.deepEqual(
		asked.map(([at, action]) => [at, action]),
		[[4_100, "limit"]],
		"that there is none to take away is as good",
	);
	asked.splice(0)[0][3]({ refused: "busy" });
	pass(900);
	t.deepEqual(asked, []);
	pass(200);
	t.is(asked.length, 1);
	asked.splice(0)[0][3]({ done: "" });
	pass(60_000);
	t.deepEqual(asked, []);
});
