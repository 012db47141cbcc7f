// SPDX-License-Identifier: Apache-2.0
/** The message by which Home Assistant discovers the charger: one device with all its entities (homeassistant/components/mqtt/schemas.py). */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { STATE, STATUS } from "../topics.js";
import { ENTITIES, type Entity, type Keys } from "./entities.js";

/** Home Assistant's own topics: what begins its discovery, and where it tells of its start. */
const PREFIX = "homeassistant";
export const BIRTH = `${PREFIX}/status`;
export const BORN = "online";
/** Of what is read without a command; what is not renewed for so long is unknown. Values come every 30 s at least. */
const EXPIRES = frozen(["sensor", "binary_sensor"]);
const EXPIRES_S = 75;

/** Properties that the message is made of, beside those that the table's rows ask for: when one of them changes it is told anew. */
export const TOLD_OF: readonly string[] = frozen([
	"version",
	"set.name",
	"set.serial",
	"set.limit",
	"set.phaseSwitch",
	"set.lock.fitted",
	"set.temperature.fitted",
	"set.mqtt.discovery",
]);

/** What stands for the charger in ids: its serial number, or what its topics begin with; letters, digits, - and _ alone. */
export function deviceId(charger: Charger, base: string): string {
	const serial = charger.text("set.serial");
	return [...(serial === "" ? base : serial)].map((sign) => (/[A-Za-z0-9_-]/.test(sign) ? sign : "_")).join("");
}

/** The topic of the message. */
export function discoveryTopic(charger: Charger, base: string): string {
	return `${PREFIX}/device/${deviceId(charger, base)}/config`;
}

/** The message; an empty text takes the device away. */
export function discoveryOf(charger: Charger, base: string): string {
	if (!charger.yes("set.mqtt.discovery")) return "";
	const id = deviceId(charger, base);
	const version = charger.text("version");
	const serial = charger.text("set.serial");
	const device = { ids: [id], name: charger.text("set.name") || "Pilotlight", mf: "Pilotlight", mdl: "EV charger", sw: version };
	const entities = ENTITIES.filter(({ when }) => when === undefined || when(charger));
	return JSON.stringify({
		dev: serial === "" ? device : { ...device, sn: serial },
		o: { name: "pilotlight", sw: version },
		avty_t: `${base}/${STATUS}`,
		cmps: Object.fromEntries(entities.map((entity) => [`${entity.p}_${entity.id}`, componentOf(entity, charger, base, id)])),
	});
}

/**
 * One component. An entity's id is wished for in two ways: `def_ent_id` is understood from Home Assistant 2025.10 on, `obj_id` until
 * 2026.4; each drops the other silently.
 */
function componentOf({ id, p, name, stat, cmd, keys, more }: Entity, charger: Charger, base: string, device: string): object {
	const object = `${device}_${id}`.toLowerCase().split("-").join("_");
	return {
		p,
		uniq_id: `${device}_${id}`,
		name,
		obj_id: object,
		def_ent_id: `${p}.${object}`,
		...(p === "button" ? {} : { stat_t: `${base}/${stat ?? STATE}` }),
		...(cmd === undefined ? {} : { cmd_t: `${base}/${cmd}` }),
		...(EXPIRES.includes(p) ? { exp_aft: EXPIRES_S } : {}),
		...thawed(keys),
		...more?.(charger),
	};
}

/** A copy: a list that lies in flash cannot be written as JSON by the Moddable SDK. */
function thawed(keys: Keys): Keys {
	return Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, typeof value === "object" ? [...value] : value]));
}
