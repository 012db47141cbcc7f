// SPDX-License-Identifier: Apache-2.0
/** The rules by which Home Assistant takes or refuses a device's discovery, written from its schemas (homeassistant/components/mqtt 2025.3 and 2026.2: discovery.py, schemas.py, sensor.py, number.py, select.py, event.py, and sensor/const.py). */

type Component = { readonly [key: string]: unknown };

/** Abbreviations of keys that are used here, and whether a value may be what it is. Another key would be dropped silently. */
const KEYS: { readonly [key: string]: (value: unknown) => boolean } = {
	p: (value) => PLATFORMS.has(`${value}`),
	uniq_id: isText,
	name: (value) => value === null || isText(value),
	obj_id: (value) => /^[a-z0-9_]+$/.test(`${value}`),
	def_ent_id: (value) => /^[a-z_]+\.[a-z0-9_]+$/.test(`${value}`),
	stat_t: isTopic,
	cmd_t: isTopic,
	val_tpl: isTemplate,
	cmd_tpl: isTemplate,
	dev_cla: isText,
	stat_cla: (value) => ["measurement", "total", "total_increasing"].includes(`${value}`),
	unit_of_meas: isText,
	ent_cat: (value) => ["config", "diagnostic"].includes(`${value}`),
	exp_aft: (value) => Number.isInteger(value) && (value as number) > 30,
	sug_dsp_prc: (value) => Number.isInteger(value),
	ops: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
	evt_typ: (value) => Array.isArray(value) && value.every(isText) && new Set(value).size === value.length,
	min: (value) => typeof value === "number",
	max: (value) => typeof value === "number",
	step: (value) => typeof value === "number" && value >= 0.001,
	mode: (value) => ["auto", "box", "slider"].includes(`${value}`),
	pl_on: isText,
	pl_off: isText,
	pl_prs: isText,
};

/** Keys that a platform needs, and those that it takes beside what all take. */
const PLATFORMS = new Map<string, { readonly needs: readonly string[]; readonly takes: readonly string[] }>([
	["sensor", { needs: ["stat_t"], takes: ["val_tpl", "dev_cla", "stat_cla", "unit_of_meas", "ops", "exp_aft", "sug_dsp_prc"] }],
	["binary_sensor", { needs: ["stat_t"], takes: ["val_tpl", "dev_cla", "exp_aft", "pl_on", "pl_off"] }],
	["number", { needs: ["cmd_t"], takes: ["stat_t", "val_tpl", "cmd_tpl", "dev_cla", "unit_of_meas", "min", "max", "step", "mode"] }],
	["switch", { needs: ["cmd_t"], takes: ["stat_t", "val_tpl", "cmd_tpl", "dev_cla", "pl_on", "pl_off"] }],
	["select", { needs: ["cmd_t", "ops"], takes: ["stat_t", "val_tpl", "cmd_tpl"] }],
	["event", { needs: ["stat_t", "evt_typ"], takes: ["val_tpl", "dev_cla"] }],
	["button", { needs: ["cmd_t"], takes: ["cmd_tpl", "dev_cla", "pl_prs"] }],
]);
const OF_ALL = ["p", "uniq_id", "name", "obj_id", "def_ent_id", "ent_cat"];

/** Units that fit a device class, and classes of state that do (sensor/const.py DEVICE_CLASS_UNITS, DEVICE_CLASS_STATE_CLASSES). */
const CLASSES: { readonly [name: string]: { readonly units: readonly string[]; readonly states: readonly string[] } } = {
	energy: { units: ["Wh", "kWh", "MWh", "J", "kJ", "MJ"], states: ["total", "total_increasing"] },
	power: { units: ["W", "kW", "mW"], states: ["measurement"] },
	current: { units: ["A", "mA"], states: ["measurement"] },
	voltage: { units: ["V", "mV", "µV"], states: ["measurement"] },
	temperature: { units: ["°C", "°F", "K"], states: ["measurement"] },
	enum: { units: [], states: [] },
};
const BINARY_CLASSES = ["plug", "problem", "lock"];
const BUTTON_CLASSES = ["restart", "identify", "update"];

/** What is wrong with a device's message; empty if Home Assistant takes it and all that is in it. */
export function wrongWithDiscovery(topic: string, payload: string): string[] {
	const message = JSON.parse(payload) as { dev?: Component; o?: Component; avty_t?: unknown; cmps?: { readonly [key: string]: Component } };
	const { dev = {}, o = {}, avty_t, cmps = {} } = message;
	const components = Object.entries(cmps);
	const ids = components.map(([, { uniq_id }]) => `${uniq_id}`);
	return [
		...unless(/^homeassistant\/device\/[a-zA-Z0-9_-]+\/config$/.test(topic), `the topic ${topic}`),
		...unless(Array.isArray(dev.ids) && dev.ids.length > 0 && dev.ids.every(isText), "dev needs ids"),
		...Object.keys(dev).flatMap((key) =>
			unless(["ids", "name", "mf", "mdl", "sw", "hw", "sn"].includes(key) && dev[key] !== "", `dev.${key}`),
		),
		...unless(isText(o.name), "o needs a name"),
		...unless(isTopic(avty_t), "avty_t"),
		...unless(components.length > 0, "cmps"),
		...unless(new Set(ids).size === ids.length, "uniq_id twice"),
		...unless(
			Object.keys(message).every((key) => ["dev", "o", "avty_t", "cmps"].includes(key)),
			"a key at the root",
		),
		...components.flatMap(([key, component]) => wrongWith(component).map((wrong) => `${key}: ${wrong}`)),
	];
}

function wrongWith(component: Component): string[] {
	const platform = PLATFORMS.get(`${component.p}`);
	if (platform === undefined) return [`p ${component.p}`];
	const { needs, takes } = platform;
	return [
		...[...needs, "uniq_id"].flatMap((key) => unless(key in component, `${key} is missing`)),
		...Object.keys(component).flatMap((key) => unless([...OF_ALL, ...needs, ...takes].includes(key), `${component.p} takes no ${key}`)),
		...Object.entries(component).flatMap(([key, value]) =>
			unless(KEYS[key]?.(value) === true, `${key} cannot be ${JSON.stringify(value)}`),
		),
		...unless(`${component.def_ent_id}` === `${component.p}.${component.obj_id}`, "the two spellings of its id differ"),
		...wrongTogether(component),
	];
}

function wrongTogether({ p, dev_cla, stat_cla, unit_of_meas, ops, min, max, ent_cat }: Component): string[] {
	const named = dev_cla === undefined ? undefined : CLASSES[`${dev_cla}`];
	const measures = p === "sensor" || p === "number";
	return [
		...unless(
			p !== "sensor" || ops === undefined || (dev_cla === "enum" && stat_cla === undefined && unit_of_meas === undefined),
			"ops without enum",
		),
		...unless(!measures || dev_cla === undefined || named !== undefined, `dev_cla ${dev_cla}`),
		...unless(
			!measures || named === undefined || named.units.length === 0 || named.units.includes(`${unit_of_meas}`),
			`${unit_of_meas} is no unit of ${dev_cla}`,
		),
		...unless(
			stat_cla === undefined || named === undefined || named.states.includes(`${stat_cla}`),
			`${stat_cla} is no class of ${dev_cla}`,
		),
		...unless(p !== "binary_sensor" || dev_cla === undefined || BINARY_CLASSES.includes(`${dev_cla}`), `dev_cla ${dev_cla}`),
		...unless(p !== "button" || dev_cla === undefined || BUTTON_CLASSES.includes(`${dev_cla}`), `dev_cla ${dev_cla}`),
		...unless(p !== "number" || (min as number) < (max as number), "min is not below max"),
		...unless(p !== "sensor" || ent_cat !== "config", "a sensor cannot be of category config"),
	];
}

function unless(right: boolean, wrong: string): string[] {
	return right ? [] : [wrong];
}

function isText(value: unknown): boolean {
	return typeof value === "string" && value !== "";
}

function isTopic(value: unknown): boolean {
	return isText(value) && !/[+#\0]/.test(`${value}`) && `${value}`.length < 65_536;
}

/** Braces that match; what stands in them only Home Assistant itself can read. */
function isTemplate(value: unknown): boolean {
	const text = `${value}`;
	return isText(value) && text.includes("{{") && text.split("{{").length === text.split("}}").length;
}

/**
 * What a template of ours makes of the record of all readings: `{{ value_json['key'] }}`, with a division, or a choice by a comparison.
 * That is all of Jinja2 that is used; anything else is an Error.
 */
export function rendered(template: string, record: { readonly [key: string]: unknown }): string {
	const body = /^\{\{ (.*) \}\}$/.exec(template)?.[1] ?? fail(template);
	const choice = /^'(\w+)' if (.+) else '(\w+)'$/.exec(body);
	if (choice !== null) return isTrue(choice[2], record) ? choice[1] : choice[3];
	const thousandths = /^\((.+) \/ 1000\) \| round\(3\)$/.exec(body);
	const value = readingOf(thousandths?.[1] ?? body, record);
	return value === null ? "None" : thousandths === null ? `${value}` : `${Math.round(value as number) / 1_000}`;
}

function isTrue(test: string, record: { readonly [key: string]: unknown }): boolean {
	const [path, literal] = test.split(" == ");
	const value = readingOf(path, record);
	if (literal !== undefined) return value === literal.slice(1, -1);
	return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function readingOf(path: string, record: { readonly [key: string]: unknown }): unknown {
	const key = /^value_json(?:\['([\w.]+)'\]|\.(\w+))$/.exec(path);
	const name = key?.[1] ?? key?.[2] ?? fail(path);
	if (!(name in record)) throw new Error(`there is no ${name} in the record`);
	return record[name];
}

function fail(text: string): never {
	throw new Error(`not understood: ${text}`);
}
