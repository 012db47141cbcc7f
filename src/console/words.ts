// SPDX-License-Identifier: Apache-2.0
/** The words of the serial console, each with its help and what it does. */
import { frozen } from "../control/frozen.js";
import { LETTER_NAMES } from "../control/letter.js";
import { BLOCKERS } from "../control/permission.js";
import { STATE_NAMES } from "../control/sequence.js";
import { headlineOf, meterSpeaks, standingFaults } from "../evse/headline.js";
import { set, settingOf, shownOf } from "../settings/settings.js";
import { SETTINGS } from "../settings/table.js";
import { HOST_WORDS } from "./host-words.js";
import { PORT_WORDS } from "./port-words.js";
import type { Cabinet, Word } from "./word.js";

/** The words, in the order of help. */
export const WORDS: readonly Word[] = frozen([
	{ word: "status", usage: "", help: "what the port does, and why", least: 0, most: 0, run: status },
	{
		word: "pause",
		usage: "",
		help: "hold charging back",
		least: 0,
		most: 0,
		run: (cabinet) => cabinet.print(cabinet.evse.pause() ? "paused" : "paused already"),
	},
	{
		word: "resume",
		usage: "",
		help: "let charging go on",
		least: 0,
		most: 0,
		run: (cabinet) => cabinet.print(cabinet.evse.resume() ? "resumed" : "not paused"),
	},
	{ word: "clear", usage: "", help: "clear faults whose cause is gone", least: 0, most: 0, run: clear },
	{ word: "get", usage: "[KEY]", help: "show one setting, or all", least: 0, most: 1, run: get },
	{ word: "set", usage: "KEY VALUE", help: "change a setting until power-off", least: 2, most: 2, run: change },
	...PORT_WORDS,
	...HOST_WORDS,
	{ word: "help", usage: "", help: "this list", least: 0, most: 0, run: help },
]);

/** Their names. */
export const CONSOLE_WORDS: readonly string[] = frozen(WORDS.map(({ word }) => word));

function help(cabinet: Cabinet): void {
	for (const word of WORDS) cabinet.print(`${`${word.word} ${word.usage}`.padEnd(24)} ${word.help}`);
}

function clear(cabinet: Cabinet): void {
	cabinet.evse.clearFaults();
	cabinet.print("asked to clear faults");
}

function get(cabinet: Cabinet, args: readonly string[]): void {
	const shown = args.length === 0 ? SETTINGS : [settingOf(args[0])];
	for (const { key } of shown) cabinet.print(`${key} ${shownOf(cabinet.values, key)}`);
}

function change(cabinet: Cabinet, args: readonly string[]): void {
	set(cabinet.values, args[0], args[1]);
	get(cabinet, [args[0]]);
}

function status(cabinet: Cabinet): void {
	const { report, sense, drive, evse } = cabinet;
	const { text, more } = headlineOf(cabinet);
	cabinet.print(more === "" ? text : `${text}. ${more}`);
	cabinet.print(`state ${STATE_NAMES[report.state]}, pilot ${LETTER_NAMES[report.letter]}, ${pilotText(cabinet)}`);
	cabinet.print(`contactor ${drive.contactor === 1 ? "closed" : "open"}${blockersText(report.blockers)}`);
	cabinet.print(
		`limit ${amps(report.offeredMa)} A by ${evse.binding.by}, drawing ${meterSpeaks(cabinet) ? sense.mains.milliAmps.map(amps).join(" ") : "unknown"} A, session ${Math.floor(evse.sessionMwh / 1_000)} Wh`,
	);
	cabinet.print(`session ${evse.sessions} ${evse.stage}${evse.holds.length === 0 ? "" : `, held back by ${evse.holds.join(", ")}`}`);
	cabinet.print(evse.clockMs === undefined ? "time of day unknown" : `time of day ${new Date(evse.clockMs).toISOString()}`);
	for (const line of faultLines(cabinet)) cabinet.print(line);
}

/** What the pilot carries, and the newest plateaus. */
function pilotText(cabinet: Cabinet): string {
	const { count, high, low } = cabinet.sense.pilot;
	const duty = cabinet.drive.duty;
	const wire =
		duty === 0 ? "steady −12 V" : duty === 10_000 ? "steady +12 V" : `duty ${(duty / 100) | 0}.${`${duty % 100}`.padStart(2, "0")} %`;
	return count === 0 ? wire : `${wire}, plateaus ${high[count - 1]} and ${low[count - 1]} mV`;
}

function blockersText(blockers: number): string {
	const names = BLOCKERS.filter((_, bit) => (blockers & (1 << bit)) !== 0);
	return names.length === 0 ? "" : `, held open by ${names.join(", ")}`;
}

/** Every fault that stands, with what ends it. */
function faultLines(cabinet: Cabinet): string[] {
	if (cabinet.failure !== undefined) return [`stopped by an internal error, restart to go on: ${cabinet.failure}`];
	const faults = standingFaults(cabinet);
	return faults.length === 0 ? ["no fault"] : faults.map(({ name, means, end }) => `fault ${name}: ${means} ${end}`);
}

/** Milliamperes as amperes with one decimal. */
function amps(ma: number): string {
	const tenths = Math.round(ma / 100);
	return `${(tenths / 10) | 0}.${tenths % 10}`;
}
