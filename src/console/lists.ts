// SPDX-License-Identifier: Apache-2.0
/** The words that show lists: settings, limits, phases, targets. */
import { settingOf, shownOf } from "../settings/settings.js";
import { SETTINGS, type Setting } from "../settings/table.js";
import { boundsOf, defaultOf } from "../settings/value.js";
import { amountText, ampsText, DAYS, durationText, minuteText } from "../settings/words.js";
import { LEVELS } from "../thing/commanding.js";
import { limitText } from "../thing/limiting.js";
import type { Desk } from "./word.js";

/** One setting, those of a group, or all. */
export function getSettings(desk: Desk, [name]: readonly string[]): void {
	const settings = chosen(name);
	desk.list(settings.length, (place) => line(desk, settings[place]));
}

/** The same, each with what it is and may be. */
export function explainSettings(desk: Desk, [name]: readonly string[]): void {
	const settings = chosen(name);
	desk.list(2 * settings.length, (place) => {
		const setting = settings[place >> 1];
		return (place & 1) === 0 ? line(desk, setting) : `  ${setting.help}; ${boundsOf(setting)}, by default ${defaultOf(setting) || "empty"}`;
	});
}

/** By the name of one, or of a group. */
function chosen(name: string | undefined): readonly Setting[] {
	if (name === undefined) return SETTINGS;
	const group = `${name.toLowerCase().replace(/\.$/, "")}.`;
	const members = SETTINGS.filter(({ key }) => key.toLowerCase().startsWith(group));
	const alone = SETTINGS.some(({ key }) => key.toLowerCase() === name.toLowerCase());
	return alone || members.length === 0 ? [settingOf(name)] : members;
}

function line({ cabinet }: Desk, { key }: Setting): string {
	return `${key} ${shownOf(cabinet.values, key)}`.trimEnd();
}

/** The limits that others have set, or one of them, and what is offered. */
export function showLimits(desk: Desk, [name]: readonly string[]): void {
	const { evse } = desk.cabinet;
	const { limits, binding } = evse;
	if (name !== undefined && !limits.includes(name)) throw new Error(noLimit(name, limits));
	for (const each of name === undefined ? limits : [name]) desk.say(`${each} ${limitText(evse, each)}`);
	desk.say(`offered ${ampsText(Math.floor(binding.ma / 100) * 100)} A, by ${binding.by}`);
}

/** Who types an amount alone means to set it, and has to learn that nothing was set. */
function noLimit(name: string, limits: readonly string[]): string {
	if (/^\d/.test(name))
		return `nothing is limited: a limit has a name, so that others can stand beside it; write for instance limit ems ${name}`;
	return `there is no limit "${name}"${limits.length === 0 ? "" : `; limits are ${limits.join(", ")}`}; to set one write for instance limit ems 10`;
}

/** What levels of the setpoint say, and which counts. */
export function showLevels(desk: Desk): void {
	const { setpoint, runningMs } = desk.cabinet.evse;
	for (let level = 1; level <= LEVELS; level++) {
		const said = setpoint.at(level);
		if (said === undefined) continue;
		const rest = Number.isFinite(said.until) ? `, for ${durationText(said.until - runningMs)}` : "";
		desk.say(`level ${level}: ${ampsText(said.ma)} A${rest}${said.who === "" ? "" : `, by ${said.who}`}`);
	}
	desk.say(setpoint.level === 0 ? "no level says anything" : `level ${setpoint.level} counts`);
}

/** Phases that are connected and used. */
export function showPhases(desk: Desk): void {
	const { connected, used } = desk.cabinet.evse.phases;
	desk.say(`${connected} connected, ${used} used`);
}

/** Who decides when to charge. */
export function showMode(desk: Desk): void {
	desk.say(`mode ${desk.cabinet.evse.mode}`);
}

/** The targets of the week, and what comes next. */
export function showTargets(desk: Desk): void {
	const { targets, next, mode } = desk.cabinet.evse;
	targets.forEach((day, i) => {
		for (const { minute, mwh, soc } of day) desk.say(`${DAYS[i]} ${minuteText(minute)} ${amountText(mwh, soc)}`);
	});
	if (targets.every((day) => day.length === 0)) desk.say("no targets");
	const { aim, startsAt } = next;
	if (aim === undefined) desk.say(`mode ${mode}, nothing planned`);
	else desk.say(`mode ${mode}, next ${new Date(aim.at).toISOString()}, charging ${startText(startsAt)}`);
}

function startText(startsAt: number | undefined): string {
	return startsAt === undefined || !Number.isFinite(startsAt) ? "at once" : `from ${new Date(startsAt).toISOString()}`;
}
