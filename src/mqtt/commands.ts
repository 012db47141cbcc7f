// SPDX-License-Identifier: Apache-2.0
/** Commands: which action a topic and its payload ask for. */
import { frozen } from "../control/frozen.js";
import { ACTION_NAMES, actionOf } from "../link/shown.js";
import type { Told } from "../link/told.js";
import { argumentsFrom, type Payload } from "./arguments.js";
import { OWN_LIMIT } from "./derived.js";
import { DO, dotted, SET } from "./topics.js";

/** What is to be asked of the window. */
export interface Command {
	readonly action: string;
	readonly told: Told;
}

/** What can be set beside settings, each as a bare value, for those who cannot write JSON. */
interface Writable {
	readonly path: string;
	/** What it does, for people. */
	readonly says: string;
	command(value: string): Command;
}

/** The table. */
export const WRITABLES: readonly Writable[] = frozen([
	{ path: "charging", says: "ON lets charging go on, OFF holds it back, as resume and pause", command: charging },
	{
		path: "current",
		says: `A per phase: a limit by the name of ${OWN_LIMIT}`,
		command: (value) => commandOf("limit", { name: OWN_LIMIT, current: value }),
	},
]);

/** Words for yes and no that home automations write. */
const ON: readonly string[] = frozen(["on", "true", "1", "yes"]);
const OFF: readonly string[] = frozen(["off", "false", "0", "no"]);

function charging(value: string): Command {
	const word = value.toLowerCase();
	if (ON.includes(word)) return { action: "resume", told: {} };
	if (OFF.includes(word)) return { action: "pause", told: {} };
	throw new Error(`charging cannot be "${value}"; write ON or OFF`);
}

/** The command of a topic, without the base. Throws an Error that says what would be right. */
export function commandIn(path: string, said: Payload["said"]): Command {
	const slash = path.indexOf("/");
	const rest = slash < 0 ? "" : path.slice(slash + 1);
	if (rest === "") throw new Error(`${path} names nothing; write ${SET}/SETTING or ${DO}/ACTION`);
	return path.startsWith(`${SET}/`) ? settingOf(rest, said) : commandOf(rest, said);
}

function commandOf(name: string, said: Payload["said"]): Command {
	const action = actionOf(name);
	if (action === undefined) throw new Error(`there is no action "${name}"; actions are ${ACTION_NAMES.join(", ")}`);
	return { action: name, told: argumentsFrom(action, said) };
}

function settingOf(path: string, said: Payload["said"]): Command {
	const value = valueIn(path, said);
	const writable = WRITABLES.find((each) => each.path === path);
	return writable === undefined ? { action: "set", told: { key: dotted(path), value } } : writable.command(value);
}

/** A bare value, or the one that stands in JSON as "value". */
function valueIn(path: string, said: Payload["said"]): string {
	if (typeof said === "string") return said;
	const { value, ...others } = said;
	const [other] = Object.keys(others);
	if (other !== undefined) throw new Error(`there is no argument "${other}"; write {"value":…}, or the value alone`);
	if (typeof value === "object" || value === undefined) throw new Error(`${path} is missing its value; write {"value":…}, or the value alone`);
	return `${value}`;
}
