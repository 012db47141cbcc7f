// SPDX-License-Identifier: Apache-2.0
/** The words for whoever tunes: a line of readings again and again, and the pilot with its thresholds and the margins to them. */
import { UNKNOWN } from "../control/board.js";
import { FAULTS } from "../control/faults.js";
import { ceilingOf, floorOf, LETTER_NAMES, Letter, NO_LIMIT } from "../control/letter.js";
import { STATE_NAMES } from "../control/sequence.js";
import { floorOf as floorOfBin, meanOf, type Plateau, type Probe, sigmaOf } from "../thing/probe.js";
import { amps, drawnText, wireText } from "./status.js";
import type { Cabinet, Desk } from "./word.js";

/** How long the pilot is looked at for a view of it, ms. */
const VIEW_MS = 1_000;
const LONGEST_S = 3_600;
/** Columns of the longest bar of the histogram. */
const BAR = 40;

/** A line each second, or each so many seconds, until something is typed. */
export function watch(desk: Desk, [typed = "1"]: readonly string[]): void {
	const seconds = Number(typed);
	if (!/^\d{1,4}$/.test(typed) || seconds < 1 || seconds > LONGEST_S)
		throw new Error(`watch: "${typed}" is not a number of seconds; 1 to ${LONGEST_S}`);
	const { probe } = desk.cabinet;
	probe.begin(seconds * 2_000);
	desk.repeat(seconds * 1_000, () => {
		const line = watchLine(desk.cabinet);
		probe.begin(seconds * 2_000);
		return line;
	});
}

function watchLine(cabinet: Cabinet): string {
	const { report, drive, probe, evse, sense } = cabinet;
	const wire = drive.duty > 0 && drive.duty < 10_000 ? `${(drive.duty / 100).toFixed(1)}%` : wireText(drive.duty).slice(7);
	const celsius = sense.temperatures[0] === UNKNOWN ? "" : ` ${Math.round(sense.temperatures[0] / 1_000)}°C`;
	const fault = report.newestFault < 0 ? "ok" : FAULTS[report.newestFault].name;
	return [
		`${STATE_NAMES[report.state]} ${wire} ${short(probe.high)} ${short(probe.low)}`,
		`${drive.contactor === 1 ? "closed" : "open"} ${drawnText(cabinet).replaceAll(" ", "/")} of ${amps(report.offeredMa)} A ${evse.binding.by}${celsius} ${fault}`,
	].join(" ");
}

/** A plateau in few columns: mean, lowest to highest, and standard deviation. */
function short(plateau: Plateau): string {
	if (plateau.count === 0) return "?";
	return `${volts(meanOf(plateau), 2)}[${volts(plateau.min, 1)},${volts(plateau.max, 1)}]±${volts(sigmaOf(plateau), 2)}`;
}

/** Millivolts as volts. */
export function volts(mv: number, decimals: number): string {
	return (mv / 1_000).toFixed(decimals);
}

/** Looks at the pilot for a second, and then shows it. */
export function showPilot(desk: Desk): void {
	desk.cabinet.probe.begin(VIEW_MS);
	desk.later(VIEW_MS, () => tellPilot(desk));
}

function tellPilot(desk: Desk): void {
	const { probe, drive, report, values } = desk.cabinet;
	desk.say(`pilot ${LETTER_NAMES[report.letter]}, ${wireText(drive.duty)}, ${probe.high.count} periods read, ${probe.lost} not`);
	if (probe.high.count === 0) return;
	desk.say(`high ${long(probe.high)}`);
	desk.say(`low  ${long(probe.low)}`);
	for (const line of histogram(probe)) desk.say(line);
	const { pilot, frontEnd } = values.control;
	const { boundaryAbMv, boundaryBcMv, boundaryCdMv, boundaryDeMv, diodeMv, hysteresisMv } = pilot;
	desk.say(
		`A ${volts(boundaryAbMv, 2)} B ${volts(boundaryBcMv, 2)} C ${volts(boundaryCdMv, 2)} D ${volts(boundaryDeMv, 2)} E, ± ${volts(hysteresisMv, 2)} V; diode below ${volts(diodeMv, 2)} V`,
	);
	desk.say(`front end × ${frontEnd.gain / 10_000} ${frontEnd.offsetMv < 0 ? "−" : "+"} ${volts(Math.abs(frontEnd.offsetMv), 3)} V`);
	for (const line of trouble(desk.cabinet)) desk.say(line);
}

function long(plateau: Plateau): string {
	const { count, min, max } = plateau;
	return `${volts(meanOf(plateau), 3)} V, ${volts(min, 3)} to ${volts(max, 3)} V, sigma ${volts(sigmaOf(plateau), 3)} V, ${count} readings`;
}

/** A bar for each half volt in which there was something. */
function histogram({ bins }: Probe): string[] {
	const most = Math.max(...bins);
	return bins.flatMap((count, bin) =>
		count === 0 ? [] : [`${volts(floorOfBin(bin), 1).padStart(6)} V ${"#".repeat(Math.max(1, Math.round((count * BAR) / most)))} ${count}`],
	);
}

/** What would have to change so that something else is read. */
function trouble({ probe, report, values, drive }: Cabinet): string[] {
	const { pilot } = values.control;
	const { letter } = report;
	const lines: string[] = [];
	const floor = floorOf(letter, pilot);
	if (letter >= Letter.A && letter <= Letter.D && floor !== NO_LIMIT) {
		lines.push(`${volts(probe.high.min - floor, 2)} V less and it is not ${LETTER_NAMES[letter]} any more`);
		lines.push(`${volts(ceilingOf(letter, pilot) - probe.high.max, 2)} V more and it is not ${LETTER_NAMES[letter]} any more`);
	}
	const pwm = drive.duty > 0 && drive.duty < 10_000;
	if (pwm && letter >= Letter.B && letter <= Letter.D)
		lines.push(`${volts(pilot.diodeMv - probe.low.max, 2)} V more below, and the diode is not believed`);
	return lines;
}
