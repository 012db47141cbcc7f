// SPDX-License-Identifier: Apache-2.0
/** What Home Assistant is told, against its own rules: it takes all of it, each entity has a value, and each command is one that the port knows. */
import test from "ava";
import { charging, Laboratory } from "../mqtt/laboratory.js";
import { rendered, wrongWithDiscovery } from "./homeAssistant.js";

const TOPIC = "homeassistant/device/pilotlight/config";

interface Component {
	readonly p: string;
	readonly stat_t?: string;
	readonly val_tpl?: string;
	readonly cmd_t?: string;
	readonly cmd_tpl?: string;
	readonly pl_prs?: string;
	readonly unit_of_meas?: string;
	readonly ops?: readonly string[];
	readonly evt_typ?: readonly string[];
}

type Components = { readonly [key: string]: Component };

function message(laboratory: Laboratory, topic = TOPIC): string {
	return laboratory.broker.retained.get(topic) ?? "";
}

function componentsOf(laboratory: Laboratory): Components {
	return (JSON.parse(message(laboratory)) as { cmps: Components }).cmps;
}

const VARIANTS: readonly (readonly [settings: string[], topic?: string])[] = [
	[[]],
	[["phaseSwitch=yes", "lock.fitted=yes"]],
	[["limit=0"]],
	[["limit=80", "name=", "temperature.fitted=no"]],
	[["serial=AO 1/2", 'name=My "car" port'], "homeassistant/device/AO_1_2/config"],
	[["mqttBase=house/garage-1"], "homeassistant/device/house_garage-1/config"],
];

for (const [settings, topic = TOPIC] of VARIANTS)
	test(`Home Assistant takes the message of a charger ${settings.join(" ") || "as it comes"}`, (t) => {
		const laboratory = new Laboratory(settings);
		const payload = message(laboratory, topic);
		t.deepEqual(wrongWithDiscovery(topic, payload), []);
		t.log(`${payload.length} bytes, ${Object.keys(JSON.parse(payload).cmps).length} entities`);
	});

test("the rules refuse what Home Assistant refuses", (t) => {
	const payload = message(new Laboratory());
	const spoilt = (change: (cmps: { [key: string]: { [key: string]: unknown } }) => void): string[] => {
		const told = JSON.parse(payload);
		change(told.cmps);
		return wrongWithDiscovery(TOPIC, JSON.stringify(told));
	};
	t.deepEqual(
		spoilt((cmps) => (cmps.sensor_state.unit_of_meas = "A")),
		["sensor_state: ops without enum"],
	);
	t.deepEqual(
		spoilt((cmps) => (cmps.sensor_power.unit_of_meas = "A")),
		["sensor_power: A is no unit of power"],
	);
	t.deepEqual(
		spoilt((cmps) => (cmps.sensor_energy.stat_cla = "measurement")),
		["sensor_energy: measurement is no class of energy"],
	);
	t.deepEqual(
		spoilt((cmps) => (cmps.number_limit.max = 6)),
		["number_limit: min is not below max"],
	);
	t.deepEqual(
		spoilt((cmps) => delete cmps.button_clear.cmd_t),
		["button_clear: cmd_t is missing"],
	);
	t.deepEqual(
		spoilt((cmps) => (cmps.sensor_power.uniq_id = cmps.sensor_energy.uniq_id)),
		["uniq_id twice"],
	);
	t.deepEqual(
		spoilt((cmps) => (cmps.switch_charging.colour = "red")),
		["switch_charging: switch takes no colour", 'switch_charging: colour cannot be "red"'],
	);
	t.deepEqual(wrongWithDiscovery("homeassistant/device/a b/config", payload), ["the topic homeassistant/device/a b/config"]);
});

/** What entities show while a vehicle charges with 16 A on three phases. */
const SHOWN: { readonly [key: string]: string } = {
	sensor_state: "charging",
	sensor_headline: "Charging 11.0 kW",
	sensor_power: "11040",
	sensor_current_l1: "16",
	sensor_current_l2: "16",
	sensor_current_l3: "16",
	sensor_voltage_l1: "230",
	sensor_voltage_l2: "230",
	sensor_voltage_l3: "230",
	sensor_offered: "32",
	number_limit: "32",
	switch_charging: "ON",
	select_phases: "3",
	binary_sensor_vehicle: "ON",
	binary_sensor_problem: "OFF",
	sensor_fault: "none",
};

test("each entity has a value, of its kind", (t) => {
	const laboratory = charging(["phaseSwitch=yes"]);
	const record = JSON.parse(laboratory.value("state") ?? "");
	for (const [key, component] of Object.entries(componentsOf(laboratory))) {
		const { p, val_tpl, ops, unit_of_meas, stat_t } = component;
		if (val_tpl === undefined) continue;
		t.is(stat_t, "pilotlight/state", key);
		const shown = rendered(val_tpl, record);
		t.not(shown, "None", key);
		if (ops !== undefined) t.true(ops.includes(shown), `${key} ${shown}`);
		if (unit_of_meas !== undefined) t.false(Number.isNaN(Number(shown)), `${key} ${shown}`);
		if (p === "switch" || p === "binary_sensor") t.regex(shown, /^(ON|OFF)$/, key);
		if (key in SHOWN) t.is(shown, SHOWN[key], key);
		t.true(shown.length <= 255, key);
	}
	t.true(Object.keys(SHOWN).every((key) => key in componentsOf(laboratory)));
});

test("each event that was told is one that was announced", (t) => {
	const laboratory = charging();
	const { evt_typ, stat_t, val_tpl } = componentsOf(laboratory).event_event;
	laboratory.words("> pause; sleep 20; > resume; within 60 expect contactor closed; unplug; sleep 5");
	t.is(stat_t, "pilotlight/event");
	t.is(val_tpl, undefined, "it reads event_type by itself");
	const events = laboratory.events();
	t.true(events.length > 10);
	for (const name of events) t.true(evt_typ?.includes(name) === true, name);
});

/** What is sent for each that can be pressed, set or switched, and what is answered. */
const COMMANDS: readonly (readonly [key: string, value: string, answer: object])[] = [
	["number_limit", "10.5", { done: "homeassistant 10.5 A" }],
	["number_limit", "6.0", { done: "homeassistant 6 A" }],
	["switch_charging", "OFF", { done: "paused" }],
	["switch_charging", "ON", { done: "resumed" }],
	["select_phases", "1", { done: "phases 1" }],
	["select_phases", "3", { done: "phases 3" }],
	["button_clear", "{}", { done: "asked to clear faults" }],
	["button_restart", "{}", { refused: "nothing can restart this one; switch its supply off and on" }],
];

test("each command reaches the port", (t) => {
	const laboratory = charging(["phaseSwitch=yes"]);
	const components = componentsOf(laboratory);
	for (const [key, value, answer] of COMMANDS) {
		const { cmd_t, cmd_tpl, pl_prs } = components[key];
		const path = `${cmd_t}`.replace("pilotlight/", "");
		const payload = cmd_tpl === undefined ? (pl_prs ?? value) : cmd_tpl.replace("{{ value }}", value);
		t.deepEqual(laboratory.tell(path, payload), { to: path, ...answer }, key);
	}
	const commanded = new Set(COMMANDS.map(([key]) => key));
	for (const [key, { cmd_t }] of Object.entries(components)) t.is(commanded.has(key), cmd_t !== undefined, key);
});
