// SPDX-License-Identifier: Apache-2.0
/** The words of the serial console that are for whoever charges: authorization, reservation, availability, limits, phases, targets. */

import { frozen } from "../control/frozen.js";
import { AVAILABILITY_SOURCES, type AvailabilityState } from "../evse/availability.js";
import { TOKEN_KINDS } from "../evse/cards.js";
import { STOP_REASONS } from "../evse/events.js";
import type { Evse } from "../evse/evse.js";
import { amperes, listed, number } from "./reading.js";
import { setTarget, showTargets } from "./target-words.js";
import type { Cabinet, Word } from "./word.js";

/** What a refusal makes of a word: an error that says why. */
function done(cabinet: Cabinet, refusal: string, said: string): void {
	if (refusal !== "") throw new Error(refusal);
	cabinet.print(said);
}

/** The words, in the order of help. */
export const PORT_WORDS: readonly Word[] = frozen([
	{
		word: "authorize",
		usage: "TOKEN [KIND]",
		help: "somebody shows a token (Local, or ISO14443, KeyCode …); it starts, or stops what it has started",
		least: 1,
		most: 2,
		run: authorize,
	},
	{
		word: "withdraw",
		usage: "",
		help: "take the authorization back, before charging",
		least: 0,
		most: 0,
		run: (cabinet) => done(cabinet, cabinet.evse.withdraw(), "withdrawn"),
	},
	{ word: "stop", usage: "[REASON]", help: "end the transaction (Local)", least: 0, most: 1, run: stop },
	{ word: "reserve", usage: "NUMBER SECONDS [TOKEN]", help: "keep the port for somebody", least: 2, most: 3, run: reserve },
	{
		word: "unreserve",
		usage: "",
		help: "end the reservation",
		least: 0,
		most: 0,
		run: (cabinet) => done(cabinet, cabinet.evse.cancelReservation(), "not reserved any more"),
	},
	{
		word: "enable",
		usage: "[SOURCE] [PRIORITY]",
		help: "the port may be used (LocalAPI 0)",
		least: 0,
		most: 2,
		run: (cabinet, args) => available(cabinet, args, "Enable"),
	},
	{
		word: "disable",
		usage: "[SOURCE] [PRIORITY]",
		help: "the port may not be used",
		least: 0,
		most: 2,
		run: (cabinet, args) => available(cabinet, args, "Disable"),
	},
	{
		word: "unassign",
		usage: "[SOURCE]",
		help: "take back what a source has said",
		least: 0,
		most: 1,
		run: (cabinet, args) => available(cabinet, args, "Unassigned"),
	},
	{
		word: "limit",
		usage: "[NAME A|W|off [SECONDS [FALLBACK]]]",
		help: "set a limit, as 10 or 10A or 3000W, or show all",
		least: 0,
		most: 4,
		run: limit,
	},
	{ word: "phases", usage: "[1|3|auto]", help: "charge with so many phases", least: 0, most: 1, run: phases },
	{
		word: "target",
		usage: "DAYS H:MM KWH|SOC%",
		help: "by when how much: mon-fri 7:00 20, sat 9:00 80%, or off",
		least: 2,
		most: 3,
		run: setTarget,
	},
	{ word: "targets", usage: "", help: "show the targets, and when charging begins", least: 0, most: 0, run: showTargets },
	{ word: "mode", usage: "[manual|automatic]", help: "charge at once, or for the targets", least: 0, most: 1, run: mode },
	{
		word: "zone",
		usage: "TZ",
		help: "time zone as in POSIX: CET-1CEST,M3.5.0,M10.5.0/3",
		least: 1,
		most: 1,
		run: (cabinet, [text]) => done(cabinet, cabinet.evse.setZone(text), `zone ${text}`),
	},
	{
		word: "now",
		usage: "",
		help: "do not wait for the random delay",
		least: 0,
		most: 0,
		run: (cabinet) => done(cabinet, cabinet.evse.skipDelay(), "not delayed"),
	},
	{ word: "sessions", usage: "", help: "the last sessions", least: 0, most: 0, run: sessions },
]);

function authorize(cabinet: Cabinet, [token, kind = "Local"]: readonly string[]): void {
	done(cabinet, cabinet.evse.authorize(token, listed(kind, TOKEN_KINDS, "kind of token")), `token ${token}`);
}

function stop(cabinet: Cabinet, [reason = "Local"]: readonly string[]): void {
	const found = listed(reason, STOP_REASONS, "reason");
	done(cabinet, cabinet.evse.stop(found), `stopped, reason ${found}`);
}

function reserve(cabinet: Cabinet, [id, seconds, token]: readonly string[]): void {
	const result = cabinet.evse.reserve(number(id, "a number of a reservation"), number(seconds, "seconds") * 1_000, token);
	if (result !== "Accepted") throw new Error(`not reserved: ${result}`);
	cabinet.print(`reserved for ${seconds} s`);
}

function available(cabinet: Cabinet, [source = "LocalAPI", priority = "0"]: readonly string[], state: AvailabilityState): void {
	const found = listed(source, AVAILABILITY_SOURCES, "source");
	done(cabinet, cabinet.evse.setAvailability(found, state, number(priority, "a priority")), `${found}: ${state}`);
}

function limit(cabinet: Cabinet, args: readonly string[]): void {
	const { evse } = cabinet;
	const [name, value, seconds, fallback] = args;
	if (value === undefined) showLimits(cabinet, name);
	else if (value === "off") {
		if (seconds !== undefined) throw new Error(`off ends a limit at once; "${seconds}" does not belong there`);
		done(cabinet, evse.clearLimit(name), `${name} cleared`);
	} else {
		const allowed = /\dw$/i.test(value)
			? { mw: number(value.slice(0, -1), "watts") * 1_000 }
			: { ma: amperes(value.replace(/(\d)a$/i, "$1")) };
		const until = seconds === undefined ? {} : { forMs: number(seconds, "seconds") * 1_000 };
		const falls = fallback === undefined ? {} : { fallbackMa: amperes(fallback) };
		done(cabinet, evse.setLimit(name, { ...allowed, ...until, ...falls }), `${name} ${value}`);
	}
}

/** Shows the limits that others have set, or one of them, and what is offered. */
function showLimits(cabinet: Cabinet, name: string | undefined): void {
	const { limits, binding } = cabinet.evse;
	if (name !== undefined && !limits.includes(name)) throw new Error(noLimit(name, limits));
	for (const each of name === undefined ? limits : [name]) cabinet.print(`${each} ${limitText(cabinet.evse, each)}`);
	cabinet.print(`offered ${amps(binding.ma)} A, by ${binding.by}`);
}

/** Who types an amount alone means to set it, and has to learn that nothing was set. */
function noLimit(name: string, limits: readonly string[]): string {
	if (/^\d/.test(name))
		return `nothing is limited: a limit has a name, so that others can stand beside it; write for instance limit ems ${name}`;
	return `there is no limit "${name}"${limits.length === 0 ? "" : `; limits are ${limits.join(", ")}`}; to set one write for instance limit ems 10`;
}

function limitText(evse: Evse, name: string): string {
	const { ma, mw, forMs, fallbackMa } = evse.limit(name) ?? {};
	const allowed = [ma === undefined ? "" : `${amps(ma)} A`, mw === undefined ? "" : `${mw / 1_000} W`]
		.filter((text) => text !== "")
		.join(", ");
	return forMs === undefined ? allowed : `${allowed}, to be renewed within ${forMs / 1_000} s, else ${amps(fallbackMa ?? 0)} A`;
}

function amps(ma: number): string {
	return `${Math.floor(ma / 100) / 10}`;
}

function phases(cabinet: Cabinet, [value]: readonly string[]): void {
	const { evse } = cabinet;
	if (value !== undefined) {
		const found = listed(value, ["1", "3", "auto"], "choice");
		done(cabinet, evse.usePhases(found === "auto" ? 0 : found === "1" ? 1 : 3), `phases ${found}`);
	} else cabinet.print(`${evse.phases.connected} connected, ${evse.phases.used} used`);
}

function mode(cabinet: Cabinet, [value]: readonly string[]): void {
	if (value !== undefined) cabinet.evse.mode = listed(value, ["manual", "automatic"], "mode");
	cabinet.print(`mode ${cabinet.evse.mode}`);
}

function sessions(cabinet: Cabinet): void {
	for (const { n, startedAt, endedAt, seconds, mwh, highestMa, token, reason, faults } of cabinet.evse.log()) {
		const when = `${momentOf(startedAt)} to ${momentOf(endedAt)}`;
		const rest = [token, reason, ...faults].filter((text) => text !== "").join(" ");
		cabinet.print(`${n} ${when}, ${seconds} s, ${Math.floor(mwh / 1_000)} Wh, at most ${amps(highestMa)} A ${rest}`.trimEnd());
	}
	cabinet.print(`all together ${Math.floor(cabinet.evse.totalMwh / 1_000)} Wh`);
}

/** Without fractions of a second; a question mark where nobody had told the time. */
function momentOf(unixSeconds: number): string {
	return unixSeconds < 0 ? "?" : new Date(unixSeconds * 1_000).toISOString().replace(".000", "");
}
