// SPDX-License-Identifier: Apache-2.0
/** Faults as EVerest's errors: unique, told once each, listed by filter, and cleared by whatever ended them. */
import test from "ava";
import { FAULTS } from "../../src/control/faults.js";
import { Errors, type EverestError, kindOf } from "../../src/everest/manager/errors.js";
import { charging, ERRORS, has, type Laboratory, type Told } from "./laboratory.js";

function listed(laboratory: Laboratory, name: string, filter?: unknown): Told[] {
	return (laboratory.ask(`${ERRORS}/m2e/${name}`, filter) as { errors: Told[] }).errors;
}

test("every fault has a type of EVerest's, and no two have the same pair of type and sub_type", (t) => {
	const kinds = FAULTS.map(({ name }) => kindOf(name));
	for (const kind of kinds) t.regex(kind?.type ?? "", /^(evse_board_support|evse_manager|ac_rcd|powermeter|connector_lock)\/[A-Z]\w+$/);
	t.is(new Set(kinds.map((kind) => `${kind?.type} ${kind?.subType}`)).size, FAULTS.length);
	t.is(kindOf("toString"), undefined);
});

test("a fault is raised once, stands among the active ones, and is cleared", (t) => {
	const laboratory = charging();
	t.deepEqual(listed(laboratory, "active_errors"), []);
	laboratory.words("mains 270; sleep 15");
	const [raised, ...more] = laboratory.told(`${ERRORS}/e2m/error_raised`);
	t.deepEqual(more, []);
	has(t, raised, {
		type: "evse_board_support/MREC5OverVoltage",
		sub_type: "overvoltage",
		message: "The mains voltage is too high.",
		severity: "High",
		state: "Active",
		origin: { module_id: "pilotlight", implementation_id: "evse" },
	});
	t.deepEqual(listed(laboratory, "active_errors"), [raised]);
	t.deepEqual(laboratory.ask(`${ERRORS}/m2e/error_raised/get`), raised);
	laboratory.words("mains 230; sleep 90");
	const cleared = laboratory.told(`${ERRORS}/e2m/error_cleared`);
	t.deepEqual(cleared, [{ ...raised, state: "ClearedByModule" }]);
	t.deepEqual(listed(laboratory, "active_errors"), []);
	t.deepEqual(listed(laboratory, "get_errors", {}), cleared);
	laboratory.words("mains 270; sleep 15");
	const [again] = laboratory.told(`${ERRORS}/e2m/error_raised`);
	t.not(again.uuid, raised.uuid);
});

test("two faults of one type do not clear each other, and one that only warns is low", (t) => {
	const laboratory = charging();
	laboratory.words("meter lost; sleep 20");
	const raised = laboratory.told(`${ERRORS}/e2m/error_raised`);
	t.deepEqual(
		raised.map(({ sub_type, severity }) => [sub_type, severity]),
		[["meter_lost", "Low"]],
	);
	const told: string[] = [];
	const errors = new Errors(
		"m",
		() => `${told.length}`,
		({ sub_type }) => told.push(`+${sub_type}`),
		({ sub_type }) => told.push(`-${sub_type}`),
	);
	for (const fault of ["welded", "did_not_close", "welded"]) errors.raise(kindOf(fault) as NonNullable<ReturnType<typeof kindOf>>, 0);
	errors.clear("welded");
	errors.clear("welded");
	t.deepEqual(told, ["+welded", "+did_not_close", "-welded"]);
	t.deepEqual(errors.standing, ["did_not_close"]);
});

test("the list is bounded, and what stands is never forgotten", (t) => {
	let n = 0;
	const errors = new Errors(
		"m",
		() => `id${n++}`,
		() => {},
		() => {},
	);
	const kind = kindOf("diode") as NonNullable<ReturnType<typeof kindOf>>;
	errors.raise({ ...kind, subType: "stands" }, 0);
	for (let i = 0; i < 200; i++) {
		errors.raise({ ...kind, subType: `${i}` }, i * 1_000);
		errors.clear(`${i}`);
	}
	const all = errors.filtered({}) as EverestError[];
	t.is(all.length, 64);
	t.is(all[0].sub_type, "stands");
	t.is(all.at(-1)?.sub_type, "199");
});

test("each filter lets pass what it says, and one that nobody understands is no request", (t) => {
	const laboratory = charging();
	laboratory.words("meter lost; sleep 20; meter ok; sleep 30; mains 270; sleep 15");
	const all = listed(laboratory, "get_errors", {});
	const names = (filter: unknown): unknown[] => listed(laboratory, "get_errors", filter).map(({ sub_type }) => sub_type);
	t.deepEqual(names({}), ["meter_lost", "overvoltage"]);
	t.deepEqual(names({ state_filter: "Active" }), ["overvoltage"]);
	t.deepEqual(names({ state_filter: "ClearedByModule" }), ["meter_lost"]);
	t.deepEqual(names({ severity_filter: "HIGH_GE" }), ["overvoltage"]);
	t.deepEqual(names({ severity_filter: "LOW_GE" }), ["meter_lost", "overvoltage"]);
	t.deepEqual(names({ type_filter: "powermeter/CommunicationFault" }), ["meter_lost"]);
	t.deepEqual(names({ handle_filter: all[1].uuid }), ["overvoltage"]);
	t.deepEqual(names({ origin_filter: { module_id: "pilotlight", implementation_id: "evse" } }), ["meter_lost", "overvoltage"]);
	t.deepEqual(names({ origin_filter: { module_id: "other", implementation_id: "evse" } }), []);
	const { timestamp } = all[0];
	t.deepEqual(names({ timeperiod_filter: { timestamp_from: timestamp, timestamp_to: timestamp } }), ["meter_lost"]);
	t.deepEqual(names({ state_filter: "Active", severity_filter: "LOW_GE", type_filter: "powermeter/CommunicationFault" }), []);
	for (const wrong of [
		undefined,
		7,
		[],
		{ state_filter: "active" },
		{ severity_filter: 3 },
		{ type_filter: 7 },
		{ handle_filter: null },
		{ origin_filter: "pilotlight" },
		{ origin_filter: { module_id: "pilotlight" } },
		{ timeperiod_filter: { timestamp_from: timestamp } },
		{ timeperiod_filter: { timestamp_from: "yesterday", timestamp_to: timestamp } },
	])
		t.is(laboratory.ask(`${ERRORS}/m2e/get_errors`, wrong), undefined, JSON.stringify(wrong));
});

test("what a restart of the charger has ended says so, and what stands is told to a facade that begins", (t) => {
	const laboratory = charging();
	laboratory.words("error_e; sleep 5");
	t.deepEqual(
		laboratory.told(`${ERRORS}/e2m/error_raised`).map(({ sub_type }) => sub_type),
		["pilot_short"],
	);
	laboratory.restart();
	laboratory.words("sleep 6");
	t.deepEqual(
		laboratory.told(`${ERRORS}/e2m/error_raised`).map(({ sub_type }) => sub_type),
		["pilot_short"],
	);
	laboratory.words("power off; sleep 3; unplug; power on; sleep 10");
	t.deepEqual(
		laboratory.told(`${ERRORS}/e2m/error_cleared`).map(({ sub_type, state }) => [sub_type, state]),
		[["pilot_short", "ClearedByReboot"]],
	);
});
