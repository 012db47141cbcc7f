// SPDX-License-Identifier: Apache-2.0
/** Everything that can be done with a charger from outside its control loop, as one table. */
import { frozen } from "../control/frozen.js";
import { AVAILABILITY_SOURCES, type AvailabilitySource, type AvailabilityState, LEAST_PRIORITY } from "../evse/availability.js";
import { TOKEN_KINDS, type TokenKind } from "../evse/cards.js";
import { STOP_REASONS, type StopReason } from "../evse/events.js";
import { UNSAID } from "../evse/targets.js";
import { amountText, daysText, minuteText, momentText } from "../settings/words.js";
import type { Action } from "./action.js";
import type { Argument, Arguments } from "./arguments.js";
import { command, commandArguments, lowersSetpoint, release, releaseArguments } from "./commanding.js";
import { correctArguments, correctAsTold } from "./correcting.js";
import { HOSTING } from "./hosting.js";
import { limit, limitArguments, lowers } from "./limiting.js";
import { unlock } from "./locking.js";
import { type Data, type Outcome, tried, unless } from "./outcome.js";
import { forbid, permit, permitArguments, tightens } from "./permitting.js";
import { probe, probeArguments } from "./probing.js";
import type { Subject } from "./subject.js";
import { LONGEST_TARGETS, targetsIn, targetsText } from "./week.js";

/** Sessions that are told of at once. */
const SESSIONS_AT_ONCE = 4;
const NAME = frozen({ is: "text", longest: 24 } as const);
const EVERY_DAY = 0x7f;
const TOKEN = frozen({ is: "text", longest: 36 } as const);
const SECONDS = frozen({ is: "number", unit: "ms", min: 1_000, max: 604_800_000 } as const);
const AVAILABLE: readonly Argument[] = frozen([
	{ name: "source", kind: { is: "choice", of: AVAILABILITY_SOURCES }, says: "who says so (LocalAPI)", optional: true },
	{ name: "priority", kind: { is: "number", unit: "count", min: 0, max: LEAST_PRIORITY }, says: "0 is the highest", optional: true },
] as const);

/** The table, in the order of help. */
export const ACTIONS: readonly Action[] = frozen([
	{
		name: "pause",
		arguments: [],
		help: "hold charging back",
		withdraws: true,
		run: ({ evse }) => ({ done: evse.pause() ? "paused" : "paused already" }),
	},
	{
		name: "resume",
		arguments: [],
		help: "let charging go on",
		undoes: ["pause"],
		run: ({ evse }) => ({ done: evse.resume() ? "resumed" : "not paused" }),
	},
	{ name: "clear", arguments: [], help: "clear faults whose cause is gone", run: clear },
	{
		name: "authorize",
		arguments: [
			{ name: "token", kind: TOKEN, says: "what was shown" },
			{ name: "kind", kind: { is: "choice", of: TOKEN_KINDS, called: "kind of token" }, says: "what shows it (Local)", optional: true },
		],
		help: "somebody shows a token; it starts, or stops what it has started",
		undoes: ["withdraw", "stop"],
		run: ({ evse }, { token, kind = "Local" }) => unless(evse.authorize(`${token}`, kind as TokenKind), `token ${token}`),
	},
	{
		name: "withdraw",
		arguments: [],
		help: "take the authorization back, before charging",
		withdraws: true,
		run: ({ evse }) => unless(evse.withdraw(), "withdrawn"),
	},
	{
		name: "stop",
		arguments: [{ name: "reason", kind: { is: "choice", of: STOP_REASONS }, says: "why (Local)", optional: true }],
		help: "end the transaction",
		withdraws: true,
		run: ({ evse }, { reason = "Local" }) => unless(evse.stop(reason as StopReason), `stopped, reason ${reason}`),
	},
	{ name: "unlock", arguments: [], help: "let the plug go although a vehicle may be there; not in a transaction", run: unlock },
	{
		name: "reserve",
		arguments: [
			{ name: "number", kind: { is: "number", unit: "count", min: 0, max: 999_999_999 }, says: "the number of the reservation" },
			{ name: "duration", kind: SECONDS, says: "how long the port is kept" },
			{ name: "token", kind: TOKEN, says: "who may use it", optional: true },
		],
		help: "keep the port for somebody",
		run: reserve,
	},
	{
		name: "unreserve",
		arguments: [],
		help: "end the reservation",
		run: ({ evse }) => unless(evse.cancelReservation(), "not reserved any more"),
	},
	{
		name: "enable",
		arguments: AVAILABLE,
		help: "the port may be used",
		undoes: ["disable"],
		run: (subject, told) => available(subject, told, "Enable"),
	},
	{
		name: "disable",
		arguments: AVAILABLE,
		help: "the port may not be used",
		withdraws: true,
		run: (subject, told) => available(subject, told, "Disable"),
	},
	{
		name: "unassign",
		arguments: AVAILABLE,
		help: "take back what a source has said",
		undoes: ["disable"],
		run: (subject, told) => available(subject, told, "Unassigned"),
	},
	{
		name: "limit",
		arguments: limitArguments,
		help: "set a limit of somebody's own, or renew it",
		withdraws: lowers,
		undoes: ["limit"],
		run: limit,
	},
	{
		name: "unlimit",
		arguments: [{ name: "name", kind: NAME, says: "whose limit" }],
		help: "take a limit away",
		undoes: ["limit"],
		run: ({ evse }, { name }) => unless(evse.clearLimit(`${name}`), `${name} cleared`),
	},
	{
		name: "command",
		arguments: commandArguments,
		help: "set a level of the setpoint, as building management; of all levels the first counts",
		withdraws: lowersSetpoint,
		undoes: ["command"],
		run: command,
	},
	{
		name: "release",
		arguments: releaseArguments,
		help: "a level of the setpoint says nothing any more",
		undoes: ["command"],
		run: release,
	},
	{
		name: "recount",
		arguments: [
			{ name: "before", kind: { is: "number", unit: "count", min: 1, max: 0x7fffffff }, says: "a session's number (none)", optional: true },
		],
		help: "tell of the last sessions that are over, or of those before one of them, as data",
		run: recount,
	},
	{
		name: "permit",
		arguments: permitArguments,
		help: "allow charging, as whoever manages energy",
		withdraws: tightens,
		undoes: ["forbid", "permit"],
		run: permit,
	},
	{ name: "forbid", arguments: [], help: "forbid charging until it is permitted again", withdraws: true, run: forbid },
	{
		name: "diagnose",
		arguments: [],
		help: "while charging is forbidden: clear faults whose cause is gone, and watch for 10 s",
		run: ({ evse }) => unless(evse.diagnose(), "watching for 10 s"),
	},
	{
		name: "phases",
		arguments: [
			{ name: "phases", kind: { is: "choice", of: ["1", "3", "auto"], called: "choice" }, says: "so many, or as the power allows" },
		],
		help: "charge with so many phases",
		run: ({ evse }, { phases }) => unless(evse.usePhases(phases === "auto" ? 0 : phases === "1" ? 1 : 3), `phases ${phases}`),
	},
	{
		name: "target",
		arguments: [
			{ name: "days", kind: { is: "days" }, says: "on which days of the week" },
			{ name: "time", kind: { is: "minute" }, says: "by when" },
			{ name: "energy", kind: { is: "number", unit: "mWh, kWh", min: 1_000_000, max: 999_000_000 }, says: "energy to add" },
			{ name: "soc", kind: { is: "number", unit: "%", min: 1, max: 100 }, says: "or how full the battery is to be", instead: true },
		],
		help: "by when how much has to be in the vehicle",
		run: ({ evse }, { days, time, energy = UNSAID, soc = UNSAID }) =>
			unless(
				evse.setTargets(days as number, [{ minute: time as number, mwh: energy as number, soc: soc as number }]),
				`${daysText(days as number)} ${minuteText(time as number)} ${amountText(energy as number, soc as number)}`,
			),
	},
	{
		name: "untarget",
		arguments: [{ name: "days", kind: { is: "days" }, says: "of which days of the week" }],
		help: "take the targets of some days away",
		run: untarget,
	},
	{
		name: "schedule",
		arguments: [
			{ name: "days", kind: { is: "days" }, says: "on which days of the week" },
			{ name: "targets", kind: { is: "text", longest: LONGEST_TARGETS }, says: "up to ten, as 7:00 20kWh, 18:00 80%; or none", rest: true },
		],
		help: "set all targets of some days",
		run: schedule,
	},
	{
		name: "mode",
		arguments: [{ name: "mode", kind: { is: "choice", of: ["manual", "automatic"] }, says: "at once, or for the targets" }],
		help: "charge at once, or for the targets",
		run: ({ evse }, { mode }) => {
			evse.mode = mode === "automatic" ? "automatic" : "manual";
			return { done: `mode ${mode}` };
		},
	},
	{
		name: "battery",
		arguments: [
			{ name: "soc", kind: { is: "number", unit: "%", min: 0, max: 100 }, says: "how full it is" },
			{ name: "capacity", kind: { is: "number", unit: "mWh, kWh", min: 1_000_000, max: 999_000_000 }, says: "how much it holds" },
		],
		help: "tell how full the vehicle's battery is, until it is unplugged",
		run: battery,
	},
	{
		name: "vehicle",
		arguments: [{ name: "id", kind: { is: "text", longest: 32 }, says: "as the vehicle calls itself", rest: true }],
		help: "tell which vehicle is plugged in, until it is unplugged",
		run: ({ evse }, { id }) => {
			evse.tellVehicle(`${id}`);
			return { done: `vehicle ${id}` };
		},
	},
	{
		name: "zone",
		arguments: [{ name: "zone", kind: { is: "text", longest: 48 }, says: "as in POSIX: CET-1CEST,M3.5.0,M10.5.0/3" }],
		help: "tell the time zone",
		run: ({ evse }, { zone }) => unless(evse.setZone(`${zone}`), `zone ${zone}`),
	},
	{ name: "now", arguments: [], help: "do not wait for the random delay", run: ({ evse }) => unless(evse.skipDelay(), "not delayed") },
	{
		name: "clock",
		arguments: [{ name: "time", kind: { is: "moment" }, says: "as 2026-11-28T18:30:00Z or …+01:00" }],
		help: "tell the time of day",
		run: clock,
	},
	{
		name: "set",
		arguments: [
			{ name: "key", kind: { is: "text", longest: 40 }, says: "a setting" },
			{ name: "value", kind: { is: "text", longest: 64 }, says: "as people type it: 16, 0.5, yes, tethered", rest: true, secret: true },
		],
		help: "change a setting",
		run: ({ settings }, { key, value }) => tried(() => settings.change(`${key}`, `${value}`)),
	},
	{
		name: "reset",
		arguments: [{ name: "key", kind: { is: "text", longest: 40 }, says: "a setting; all of them if it is left out", optional: true }],
		help: "set a setting, or all of them, back to what the charger was installed with",
		confirm: true,
		run: ({ settings }, { key }) => tried(() => settings.reset(key === undefined ? undefined : `${key}`)),
	},
	{
		name: "probe",
		arguments: probeArguments,
		help: "tell what the pilot has shown since this was asked last, as data, and note on for so long",
		run: probe,
	},
	{
		name: "correct",
		arguments: correctArguments,
		help: "set gain and offset of the pilot's front end together, as calibration has found them; not while the contactor is closed",
		run: correctAsTold,
	},
	...HOSTING,
	{ name: "reboot", arguments: [], help: "restart the charger", confirm: true, withdraws: true, run: reboot },
] as const satisfies readonly Action[]);

/** The name of an action. */
export const ACTION_NAMES: readonly string[] = frozen(ACTIONS.map(({ name }) => name));

/** The action of a name. */
export function actionOf(name: string): Action | undefined {
	return ACTIONS.find((action) => action.name === name);
}

function clear({ evse }: Subject): Outcome {
	evse.clearFaults();
	return { done: "asked to clear faults" };
}

function reserve({ evse }: Subject, { number, duration, token }: Arguments): Outcome {
	const result = evse.reserve(number as number, duration as number, token === undefined ? "" : `${token}`);
	return result === "Accepted" ? { done: `reserved for ${(duration as number) / 1_000} s` } : { refused: `not reserved: ${result}` };
}

function available({ evse }: Subject, { source = "LocalAPI", priority = 0 }: Arguments, state: AvailabilityState): Outcome {
	return unless(evse.setAvailability(source as AvailabilitySource, state, priority as number), `${source}: ${state}`);
}

/** All of them: nothing is said of any day then. */
function untarget({ evse }: Subject, { days }: Arguments): Outcome {
	if (days !== EVERY_DAY) return unless(evse.setTargets(days as number, []), `no targets ${daysText(days as number)}`);
	evse.clearTargets();
	return { done: "no targets" };
}

function schedule({ evse }: Subject, { days, targets }: Arguments): Outcome {
	const read = targetsIn(`${targets}`);
	if (typeof read === "string") return { refused: read };
	return unless(evse.setTargets(days as number, read), `${daysText(days as number)}: ${targetsText(read)}`);
}

/** The newest first; a few, because each is read from the store. */
function recount({ evse }: Subject, { before = Number.POSITIVE_INFINITY }: Arguments): Outcome {
	const newest = Math.min(before as number, evse.sessions + 1) - 1;
	const told: Data[] = [];
	for (let n = newest; n > Math.max(0, newest - SESSIONS_AT_ONCE); n--) {
		const session = evse.logged(n);
		if (session !== undefined) told.push({ ...session });
	}
	return { done: told.length === 0 ? "no sessions" : `sessions ${newest} and before`, data: told };
}

function battery({ evse }: Subject, { soc, capacity }: Arguments): Outcome {
	evse.tellBattery({ percent: soc as number, capacityMwh: capacity as number });
	return { done: `battery ${amountText(UNSAID, soc as number)} of ${amountText(capacity as number, UNSAID)}` };
}

function clock({ evse }: Subject, { time }: Arguments): Outcome {
	if ((time as number) < 0) return { refused: "a time of day is told in seconds since 1970 UTC; −1 says that nobody knows it" };
	evse.setClock((time as number) * 1_000);
	return { done: `time of day ${momentText(time as number)}` };
}

function reboot({ restart }: Subject): Outcome {
	if (restart === undefined) return { refused: "nothing can restart this one; switch its supply off and on" };
	restart();
	return { done: "restarting" };
}
