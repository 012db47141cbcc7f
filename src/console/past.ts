// SPDX-License-Identifier: Apache-2.0
/** The words that tell what was: sessions, events, faults, and why the computer has started; and which events are shown as they come. */
import { frozen } from "../control/frozen.js";
import type { LoggedSession } from "../evse/books.js";
import { EVENTS, type EventName } from "../evse/events.js";
import { ampsText, durationText, momentText } from "../settings/words.js";
import type { Entry } from "../thing/diary.js";
import { listed } from "../thing/typed.js";
import { VERSION } from "../version.js";
import { outsideText, stateText } from "./network.js";
import { faultLines, wattHours } from "./status.js";
import { type Desk, VOICES, type Voice } from "./word.js";

/** Of all events these are shown unless somebody asks for others: where sessions begin and end, and faults. */
const TOLD_UNASKED: readonly EventName[] = frozen([
	"SessionStarted",
	"SessionResumed",
	"SessionFinished",
	"TransactionFinished",
	"FaultRaised",
	"FaultCleared",
] as const);

/** Whether a voice shows an event. */
export function shows({ shown }: Voice, event: string): boolean {
	return shown === "all" ? event in EVENTS : shown === "on" && TOLD_UNASKED.includes(event as EventName);
}

/** The sessions that are over, the newest first, and their sum. */
export function sessions(desk: Desk): void {
	const { evse } = desk.cabinet;
	const past = evse.log();
	const sum = `all together ${wattHours(evse.totalMwh)} Wh`;
	desk.list(past.length + 1, (place) => (place < past.length ? sessionText(past[place]) : sum));
}

function sessionText({ n, startedAt, endedAt, seconds, mwh, highestMa, token, reason, faults }: LoggedSession): string {
	const when = `${momentText(startedAt)} to ${momentText(endedAt)}`;
	const rest = [token, reason, ...faults].filter((text) => text !== "").join(" ");
	const most = ampsText(Math.floor(highestMa / 100) * 100);
	return `${n} ${when}, ${seconds} s, ${wattHours(mwh)} Wh, at most ${most} A ${rest}`.trimEnd();
}

/** What has happened since power-up. */
export function log(desk: Desk): void {
	const entries = [...desk.cabinet.diary.entries];
	if (entries.length === 0) desk.say("nothing has happened since power-up");
	else desk.list(entries.length, (place) => entryText(entries[place]));
}

function entryText({ ms, name, payload }: Entry): string {
	const said = Object.entries(payload).map(([key, value]) => ` ${key}=${value}`);
	return `${durationText(ms)} ${name}${said.join("")}`;
}

/** Faults that stand, with their next try, and those that came and went. */
export function showFaults(desk: Desk): void {
	const standing = faultLines(desk.cabinet);
	const past = [...desk.cabinet.diary.faults];
	const before = past.length === 0 ? ["none came or went since power-up"] : ["what came and went, time since power-up:"];
	const lines = [...standing, ...before];
	desk.list(lines.length + past.length, (place) => lines[place] ?? entryText(past[place - lines.length]));
}

/** Version, start, and whatever else the host knows. */
export function info(desk: Desk): void {
	const { birth, evse, values } = desk.cabinet;
	const { name, serial } = values.identity;
	desk.say(`pilotlight ${VERSION}, running for ${durationText(evse.runningMs)}`);
	desk.say(`name ${name}${serial === "" ? "" : `, serial number ${serial}`}`);
	if (desk.cabinet.outside.heard) desk.say(`${stateText(desk.cabinet)}; ${outsideText(desk.cabinet)}`);
	if (birth === undefined) return;
	desk.say(`start: ${birth.reason}`);
	desk.say(birth.crash === "" ? "nothing is known to have broken off before" : `broke off before: ${birth.crash}`);
	for (const line of birth.more()) desk.say(line);
}

/** The time of day. */
export function showClock(desk: Desk): void {
	const { clockMs, zoneText } = desk.cabinet.evse;
	desk.say(clockMs === undefined ? "time of day unknown" : `time of day ${momentText(Math.floor(clockMs / 1_000))}, zone ${zoneText}`);
}

/** Which events are shown as they come. */
export function showEvents(desk: Desk, [choice]: readonly string[]): void {
	const { voice } = desk.cabinet;
	if (voice === undefined) throw new Error("here every event is shown anyway");
	if (choice !== undefined) voice.shown = listed(choice, VOICES, "choice");
	desk.say(`events ${voice.shown}`);
}
