// SPDX-License-Identifier: Apache-2.0
/** The words of the serial console: one for each action, and those that show something. */
import { frozen } from "../control/frozen.js";
import { SETTINGS } from "../settings/table.js";
import type { Action } from "../thing/action.js";
import { ACTIONS, actionOf } from "../thing/actions.js";
import type { Arguments } from "../thing/arguments.js";
import { readTyped, usageOf } from "../thing/typed.js";
import { CALIBRATION_WORD } from "./calibration.js";
import { explainSettings, getSettings, showLevels, showLimits, showMode, showPhases, showTargets } from "./lists.js";
import { mqtt, network, password, wifi } from "./network.js";
import { info, log, sessions, showClock, showEvents, showFaults } from "./past.js";
import { showPilot } from "./pilot.js";
import { showPortrait } from "./portrait.js";
import { checkItself } from "./selfCheck.js";
import { showSession, status } from "./status.js";
import { watch } from "./watch.js";
import { type Desk, type Word, WRITINGS } from "./word.js";

/** What the word of an action shows with fewer arguments than the action takes, and the action that `off` in place of its second stands for. */
interface Manner {
	readonly shows?: (desk: Desk, args: readonly string[]) => void;
	readonly off?: string;
	/** How that is typed, where the table cannot say. */
	readonly usage?: string;
	readonly help?: string;
	/** What is shown once it is done, in place of what the action says. */
	readonly after?: (desk: Desk) => void;
	/** No word of its own: another one stands for it. */
	readonly silent?: true;
}

const MANNERS: { readonly [action: string]: Manner | undefined } = frozen({
	limit: {
		shows: showLimits,
		off: "unlimit",
		usage: "[NAME A|W|off [SECONDS [A]]]",
		help: "set a limit, as 10 or 10A or 3000W, or show all",
	},
	unlimit: { silent: true },
	phases: { shows: showPhases, usage: "[1|3|auto]" },
	target: {
		off: "untarget",
		after: showTargets,
		usage: "DAYS H:MM KWH|SOC%",
		help: "by when how much: mon-fri 7:00 20, sat 9:00 80%, or off",
	},
	untarget: { silent: true },
	recount: { silent: true },
	probe: { silent: true },
	correct: { silent: true },
	command: { shows: showLevels, usage: "[LEVEL A [SECONDS]]", help: "set a level of the setpoint, as building management, or show all" },
	mode: { shows: showMode, usage: "[manual|automatic]" },
	clock: { shows: showClock, usage: "[TIME]", help: "tell the time of day: 2026-11-28T18:30:00Z or …+01:00" },
});

const NO_MANNER: Manner = frozen({});

/** However many arguments there are, the word itself looks at them. */
const ANY = Number.POSITIVE_INFINITY;
const OFF: readonly string[] = frozen(["off"]);

/** The words, in the order of help. */
export const WORDS: readonly Word[] = frozen([
	shown("status", "", "what the port does, and why", 0, (desk) => status(desk)),
	shown("session", "", "the session, or the last one", 0, (desk) => showSession(desk)),
	...ACTIONS.filter(({ name }) => MANNERS[name]?.silent !== true).map(wordOf),
	shown("get", "[KEY]", "show one setting, or all", 1, getSettings, keys),
	shown("settings", "[GROUP]", "settings with what they are and may be", 1, explainSettings, keys),
	shown("targets", "", "show the targets, and when charging begins", 0, showTargets),
	shown("sessions", "", "the last sessions", 0, sessions),
	shown("faults", "", "faults that stand, and those that were", 0, showFaults),
	shown("log", "", "what has happened since power-up", 0, log),
	shown("watch", "[SECONDS]", "a line of readings again and again, until something is typed", 1, watch),
	shown("pilot", "", "what the pilot shows, and what would have to change for trouble", 0, showPilot),
	CALIBRATION_WORD,
	shown("haystack", "[trio|zinc|json]", "the port and its points as records of Project Haystack", 1, showPortrait, () => WRITINGS),
	shown("selftest", "", "what can be checked without a vehicle", 0, checkItself),
	shown("info", "", "version, why it has started, what broke off before, how long it runs", 0, info),
	shown("events", "[on|all|off]", "show faults and sessions as they come, every event, or none", 1, showEvents),
	shown("network", "", "how the charger is reached", 0, network),
	shown("wifi", "[NAME|off]", "the wireless network; join one, its password is asked for; or leave it", ANY, wifi, () => OFF),
	shown("mqtt", "[URL [USER]|off]", "the broker; choose one, the user's password is asked for; or none", 2, mqtt, () => OFF),
	shown("password", "", "set the password of page and API; it is asked for, and not shown", ANY, password),
	shown("help", "[WORD]", "this list, or more on one word", 1, help, () => CONSOLE_WORDS),
]);

/** Their names. */
export const CONSOLE_WORDS: readonly string[] = frozen(WORDS.map(({ word }) => word));

type Shown = readonly [
	word: string,
	usage: string,
	help: string,
	most: number,
	run: (desk: Desk, args: readonly string[]) => void,
	completes?: () => readonly string[],
];

/** What a closure keeps is a constant here: the engine would hold a parameter in RAM. */
function shown(...row: Shown): Word {
	const [word, usage, help, most, run, completes] = row;
	const checked = (desk: Desk, args: readonly string[]): void => {
		if (args.length > most) throw new Error(`${word} takes ${usage || "no argument"}, not "${args.join(" ")}"`);
		run(desk, args);
	};
	return { word, usage, help, confirm: false, run: checked, ...(completes === undefined ? {} : { completes }) };
}

function wordOf(row: Action): Word {
	const action = row;
	const { name, help, confirm = false } = action;
	const manner = MANNERS[name] ?? NO_MANNER;
	const usage = manner.usage ?? usageOf(action.arguments);
	const completes = action.arguments.some((argument) => argument.name === "key") ? { completes: keys } : choicesOf(action);
	// before somebody is asked whether it is meant, it has to mean something
	const check = confirm ? { check: (args: readonly string[]) => void readTyped(name, action.arguments, args, usage) } : {};
	return {
		word: name,
		usage,
		help: manner.help ?? help,
		confirm,
		...check,
		...completes,
		run: (desk, args) => obey(desk, action, manner, args),
	};
}

function choicesOf({ arguments: rows }: Action): { completes?: () => readonly string[] } {
	const kind = rows.find((row) => row.kind.is === "choice" && row.untyped !== true)?.kind;
	return kind?.is === "choice" ? { completes: () => kind.of } : {};
}

function keys(): readonly string[] {
	return SETTINGS.map(({ key }) => key);
}

function obey(desk: Desk, action: Action, { shows, off, usage, after }: Manner, args: readonly string[]): void {
	const least = action.arguments.filter(({ optional, instead }) => optional !== true && instead !== true).length;
	const ended = off !== undefined && args[1]?.toLowerCase() === "off" ? actionOf(off) : undefined;
	if (shows !== undefined && args.length < least) shows(desk, args);
	else if (ended === undefined) say(desk, after, action, readTyped(action.name, action.arguments, args, usage));
	else if (args.length > 2) throw new Error(`off takes it away; "${args[2]}" does not belong there`);
	else say(desk, after, ended, readTyped(action.name, ended.arguments, [args[0]], usage));
}

/** Does it; a refusal is an error. */
function say(desk: Desk, after: Manner["after"], action: Action, told: Arguments): void {
	const outcome = action.run(desk.cabinet, told);
	if ("refused" in outcome) throw new Error(outcome.refused);
	if (after === undefined) desk.say(outcome.done);
	else after(desk);
}

function help(desk: Desk, [topic]: readonly string[]): void {
	if (topic === undefined) desk.list(WORDS.length, (place) => helpOn(WORDS[place]));
	else explain(desk, topic);
}

function helpOn({ word, usage, help }: Word): string {
	return `${`${word} ${usage}`.padEnd(24)} ${help}`;
}

/** One word, and the arguments of its action, a line each. */
function explain(desk: Desk, topic: string): void {
	const found = WORDS.find(({ word }) => word === topic.toLowerCase());
	if (found === undefined) throw new Error(`unknown word "${topic}"; help lists all words`);
	desk.say(helpOn(found));
	for (const { name, says, optional } of actionOf(found.word)?.arguments ?? [])
		desk.say(`  ${name.padEnd(14)} ${says}${optional === true ? "; may be left out" : ""}`);
}
