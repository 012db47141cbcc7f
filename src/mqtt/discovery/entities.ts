// SPDX-License-Identifier: Apache-2.0
/** What Home Assistant shows of a charger: one row for each entity, in the abbreviations of its discovery (homeassistant/components/mqtt/abbreviations.py). */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { EVENT_NAMES } from "../../link/shown.js";
import { ACTIVITIES } from "../activity.js";
import { HOME_LIMIT } from "../derived.js";

/** What stands in a component beside what all have. */
export type Keys = { readonly [key: string]: boolean | number | string | readonly string[] };

/** One entity. */
export interface Entity {
	/** Its name in ids: it never changes, because what people have built upon it would break. */
	readonly id: string;
	/** The platform: sensor, switch … */
	readonly p: string;
	/** What people read, behind the name of the device. */
	readonly name: string;
	/** From where it has its state, and where commands go, below the base; without `stat` from the record of all readings, or nowhere. */
	readonly stat?: string;
	readonly cmd?: string;
	readonly keys: Keys;
	/** Keys that depend on settings. */
	more?(charger: Charger): Keys;
	/** Whether this charger has it; otherwise it does. */
	when?(charger: Charger): boolean;
}

/** Events of which some were lost on the way. */
export const MISSED = "EventsMissed";
/** The least that can be offered, A (IEC 61851-1 Annex A). */
const LEAST_A = 6;
const STEP_A = 0.1;

/** A template for a reading. What is null there becomes unknown. */
function reading(key: string): string {
	return `{{ value_json['${key}'] }}`;
}

function measured(id: string, name: string, key: string, unit: string, dev_cla: string, more: Keys = {}): Entity {
	const keys = { val_tpl: reading(key), dev_cla, unit_of_meas: unit, stat_cla: "measurement", ...more };
	return { id, p: "sensor", name, keys };
}

/** An energy in kWh, which its energy dashboard and evcc take. */
function energy(id: string, name: string, key: string): Entity {
	const val_tpl = `{{ (value_json['${key}'] / 1000) | round(3) }}`;
	return {
		id,
		p: "sensor",
		name,
		keys: { val_tpl, dev_cla: "energy", unit_of_meas: "kWh", stat_cla: "total_increasing", sug_dsp_prc: 3 },
	};
}

/** ON if a reading is one of these, which is what its template compares. */
function binary(id: string, name: string, dev_cla: string, test: string, more: Keys = {}): Entity {
	return { id, p: "binary_sensor", name, keys: { val_tpl: `{{ 'ON' if ${test} else 'OFF' }}`, dev_cla, ...more } };
}

function button(id: string, name: string, cmd: string, more: Keys = {}): Entity {
	return { id, p: "button", name, cmd, keys: { pl_prs: "{}", ...more } };
}

const DIAGNOSTIC = frozen({ ent_cat: "diagnostic" });

function perPhase(place: number): Entity[] {
	const phase = place + 1;
	return [
		measured(`current_l${phase}`, `Current L${phase}`, `meter.current${phase}`, "A", "current"),
		measured(`voltage_l${phase}`, `Voltage L${phase}`, `meter.voltage${phase}`, "V", "voltage", DIAGNOSTIC),
	];
}

/** The table. */
export const ENTITIES: readonly Entity[] = frozen([
	{ id: "state", p: "sensor", name: "State", keys: { val_tpl: reading("activity"), dev_cla: "enum", ops: ACTIVITIES } },
	{ id: "headline", p: "sensor", name: "Says", keys: { val_tpl: reading("headline") } },
	measured("power", "Power", "meter.power", "W", "power"),
	energy("energy", "Energy", "energy.total"),
	energy("session_energy", "Session energy", "session.energy"),
	...[0, 1, 2].flatMap(perPhase),
	{
		...measured("temperature", "Temperature", "temperature", "°C", "temperature", DIAGNOSTIC),
		when: (charger) => charger.yes("set.temperature.fitted"),
	},
	measured("offered", "Offered", "offered", "A", "current", DIAGNOSTIC),
	{
		id: "limit",
		p: "number",
		name: "Limit",
		cmd: "do/limit",
		keys: {
			val_tpl: reading(`limit.${HOME_LIMIT}`),
			cmd_tpl: `{"name":"${HOME_LIMIT}","current":{{ value }}}`,
			dev_cla: "current",
			unit_of_meas: "A",
			mode: "slider",
		},
		more: limitBounds,
	},
	{
		id: "charging",
		p: "switch",
		name: "Charging",
		cmd: "set/charging",
		keys: { val_tpl: "{{ 'OFF' if value_json.paused == 'yes' else 'ON' }}", pl_on: "ON", pl_off: "OFF" },
	},
	{
		id: "phases",
		p: "select",
		name: "Phases",
		cmd: "do/phases",
		keys: { val_tpl: "{{ '1' if value_json['phases.connected'] == '1' else '3' }}", ops: ["1", "3"] },
		when: (charger) => charger.yes("set.phaseSwitch"),
	},
	{
		id: "phases",
		p: "sensor",
		name: "Phases",
		keys: { val_tpl: reading("phases.connected"), ...DIAGNOSTIC },
		when: (charger) => !charger.yes("set.phaseSwitch"),
	},
	{ ...binary("lock", "Lock", "lock", "value_json.socket == 'unlocked'"), when: (charger) => charger.yes("set.lock.fitted") },
	binary("vehicle", "Vehicle", "plug", "value_json.vehicle == 'there'"),
	binary("problem", "Problem", "problem", "value_json.faults", DIAGNOSTIC),
	{ id: "fault", p: "sensor", name: "Fault", keys: { val_tpl: reading("fault"), ...DIAGNOSTIC } },
	{ id: "event", p: "event", name: "Event", stat: "event", keys: { evt_typ: [...EVENT_NAMES, MISSED] } },
	button("restart", "Restart", "do/reboot", { dev_cla: "restart", ent_cat: "config" }),
	button("clear", "Clear faults", "do/clear", { ent_cat: "config" }),
] as const satisfies readonly Entity[]);

function limitBounds(charger: Charger): Keys {
	return { min: LEAST_A, max: Math.max(charger.number("set.limit") / 1_000, LEAST_A + STEP_A), step: STEP_A };
}
