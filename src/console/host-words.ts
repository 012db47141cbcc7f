// SPDX-License-Identifier: Apache-2.0
/** The words of the serial console about the computer that the charger runs on: its start, its clock, and what it says unasked. */
import { frozen } from "../control/frozen.js";
import { EVENTS, type EventName } from "../evse/events.js";
import { unixMsFrom } from "../settings/iso8601.js";
import { VERSION } from "../version.js";
import { listed } from "./reading.js";
import { type Cabinet, VOICES, type Voice, type Word } from "./word.js";

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

/** The words, in the order of help. */
export const HOST_WORDS: readonly Word[] = frozen([
	{ word: "info", usage: "", help: "version, why it has started, what broke off before, how long it runs", least: 0, most: 0, run: info },
	{ word: "clock", usage: "TIME", help: "tell the time of day: 2026-11-28T18:30:00Z or …+01:00", least: 1, most: 1, run: clock },
	{
		word: "events",
		usage: "[on|all|off]",
		help: "show faults and sessions as they come, every event, or none",
		least: 0,
		most: 1,
		run: events,
	},
]);

function info(cabinet: Cabinet): void {
	const { birth, evse } = cabinet;
	cabinet.print(`pilotlight ${VERSION}, running for ${durationOf(Math.floor(evse.runningMs / 1_000))}`);
	if (birth === undefined) return;
	cabinet.print(`start: ${birth.reason}`);
	cabinet.print(birth.crash === "" ? "nothing is known to have broken off before" : `broke off before: ${birth.crash}`);
	for (const line of birth.more()) cabinet.print(line);
}

/** Seconds as days, hours, minutes and seconds. */
function durationOf(seconds: number): string {
	const pair = (value: number) => `${value % 60}`.padStart(2, "0");
	const hours = Math.floor(seconds / 3_600);
	const days = Math.floor(hours / 24);
	return `${days === 0 ? "" : `${days} d `}${hours % 24}:${pair(Math.floor(seconds / 60))}:${pair(seconds)}`;
}

function clock(cabinet: Cabinet, [text]: readonly string[]): void {
	const unixMs = unixMsFrom(text);
	if (unixMs === null) throw new Error(`"${text}" is no date and time; write it as 2026-11-28T18:30:00Z, or with +01:00 for Z`);
	cabinet.evse.setClock(unixMs);
	cabinet.print(`time of day ${new Date(unixMs).toISOString()}`);
}

function events(cabinet: Cabinet, [choice]: readonly string[]): void {
	const { voice } = cabinet;
	if (voice === undefined) throw new Error("here every event is shown anyway");
	if (choice !== undefined) voice.shown = listed(choice, VOICES, "choice");
	cabinet.print(`events ${voice.shown}`);
}
