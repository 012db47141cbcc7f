// SPDX-License-Identifier: Apache-2.0
/** The words that show what the port does: its headline and its wires, and its session. */
import { LETTER_NAMES } from "../control/letter.js";
import { BLOCKERS } from "../control/permission.js";
import { STATE_NAMES } from "../control/sequence.js";
import { headlineOf, meterSpeaks, standingFaults } from "../evse/headline.js";
import { durationText, momentText } from "../settings/words.js";
import type { Cabinet, Desk } from "./word.js";

/** A headline, then state, pilot, contactor, limit, session, and every fault. */
export function status(desk: Desk): void {
	const { cabinet } = desk;
	const { report, drive, evse } = cabinet;
	const { text, more } = headlineOf(cabinet);
	desk.say(more === "" ? text : `${text}. ${more}`);
	desk.say(`state ${STATE_NAMES[report.state]}, pilot ${LETTER_NAMES[report.letter]}, ${pilotText(cabinet)}`);
	desk.say(`contactor ${drive.contactor === 1 ? "closed" : "open"}${blockersText(report.blockers)}`);
	desk.say(
		`limit ${amps(report.offeredMa)} A by ${evse.binding.by}, drawing ${drawnText(cabinet)} A, session ${wattHours(evse.sessionMwh)} Wh`,
	);
	desk.say(`session ${evse.sessions} ${evse.stage}${evse.holds.length === 0 ? "" : `, held back by ${evse.holds.join(", ")}`}`);
	if (evse.host.drives) desk.say(hostText(evse.host));
	desk.say(evse.clockMs === undefined ? "time of day unknown" : `time of day ${new Date(evse.clockMs).toISOString()}`);
	for (const line of faultLines(cabinet)) desk.say(line);
}

/** While a host above decides: how it is with that. */
function hostText({ state, enabled }: Cabinet["evse"]["host"]): string {
	return `the host above decides (setting mode), ${state}${enabled ? "" : ", and has disabled the port"}`;
}

/** The session, or the last one. */
export function showSession(desk: Desk): void {
	if (desk.cabinet.evse.sessions === 0) desk.say("there has been no session yet");
	else for (const line of sessionLines(desk.cabinet)) desk.say(line);
}

function sessionLines({ evse }: Cabinet): string[] {
	const token = evse.token === "" ? "" : `, token ${evse.token} (${evse.tokenKind})`;
	const held = evse.holds.length === 0 ? "" : `, held back by ${evse.holds.join(", ")}`;
	return [
		`session ${evse.sessions} ${evse.stage}, began ${momentText(evse.startedAt)}, ${durationText(evse.sessionMs)}`,
		`${wattHours(evse.sessionMwh)} Wh${token}${held}`,
	];
}

/** Every fault that stands, with what ends it. */
export function faultLines(cabinet: Cabinet): string[] {
	if (cabinet.failure !== undefined) return [`stopped by an internal error, restart to go on: ${cabinet.failure}`];
	const faults = standingFaults(cabinet);
	return faults.length === 0 ? ["no fault"] : faults.map(({ name, means, end }) => `fault ${name}: ${means} ${end}`);
}

/** What the pilot carries, and the newest plateaus. */
function pilotText(cabinet: Cabinet): string {
	const { count, high, low } = cabinet.sense.pilot;
	const wire = wireText(cabinet.drive.duty);
	return count === 0 ? wire : `${wire}, plateaus ${high[count - 1]} and ${low[count - 1]} mV`;
}

/** What the pilot is told to carry. */
export function wireText(duty: number): string {
	if (duty === 0) return "steady −12 V";
	return duty === 10_000 ? "steady +12 V" : `duty ${(duty / 100) | 0}.${`${duty % 100}`.padStart(2, "0")} %`;
}

function blockersText(blockers: number): string {
	const names = BLOCKERS.filter((_, bit) => (blockers & (1 << bit)) !== 0);
	return names.length === 0 ? "" : `, held open by ${names.join(", ")}`;
}

/** The current of each phase, A, or that nobody knows. */
export function drawnText(cabinet: Cabinet): string {
	return meterSpeaks(cabinet) ? cabinet.sense.mains.milliAmps.map(amps).join(" ") : "unknown";
}

/** Milliamperes as amperes with one decimal. */
export function amps(ma: number): string {
	return (Math.round(ma / 100) / 10).toFixed(1);
}

/** Whole watt-hours. */
export function wattHours(mwh: number): number {
	return Math.floor(mwh / 1_000);
}

/** Millivolts as volts. */
export function volts(mv: number, decimals: number): string {
	return (mv / 1_000).toFixed(decimals);
}
