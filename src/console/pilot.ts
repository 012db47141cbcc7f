// SPDX-License-Identifier: Apache-2.0
/** The word that shows the pilot as it is read: plateaus, boundaries and the margins to them, and what would have to change for trouble. */
import { ceilingOf, floorOf, LETTER_NAMES, Letter } from "../control/letter.js";
import type { Numbers } from "../control/numbers.js";
import { isPwm } from "../control/pilot.js";
import { floorOf as floorOfBin, meanOf, type Plateau, type Probe, sigmaOf } from "../thing/probe.js";
import { volts, wireText } from "./status.js";
import type { Cabinet, Desk } from "./word.js";

/** How long the pilot is looked at, ms. */
const VIEW_MS = 1_000;
/** Columns of the longest bar of the histogram. */
const BAR = 40;
const FULL_MV = 12_000;

/** Looks at the pilot for a second, and then shows it. */
export function showPilot(desk: Desk): void {
	desk.measure(VIEW_MS, () => {
		const lines = pilotLines(desk.cabinet);
		desk.list(lines.length, (place) => lines[place]);
	});
}

function pilotLines(cabinet: Cabinet): string[] {
	const { probe, drive, report, values } = cabinet;
	const { pilot, frontEnd } = values.control;
	const first = `pilot ${LETTER_NAMES[report.letter]}, ${wireText(drive.duty)}, ${probe.high.count} periods read, ${probe.lost} not`;
	if (probe.high.count === 0) return [first];
	return [
		first,
		`high ${plateauText(probe.high)}`,
		`low  ${plateauText(probe.low)}`,
		...histogram(probe),
		boundaries(probe, pilot),
		`generator: ${generatorText(cabinet)}`,
		`diode: ${diodeText(cabinet)}`,
		`front end: what is measured × ${frontEnd.gain / 10_000} ${frontEnd.offsetMv < 0 ? "−" : "+"} ${volts(Math.abs(frontEnd.offsetMv), 3)} V; calibrate measures it`,
		...trouble(cabinet),
	];
}

function plateauText(plateau: Plateau): string {
	const { count, min, max } = plateau;
	return `${volts(meanOf(plateau), 3)} V, ${volts(min, 3)} to ${volts(max, 3)} V, sigma ${volts(sigmaOf(plateau), 3)} V, ${count} readings`;
}

/** A bar for each half volt in which there was something, of both plateaus. */
function histogram({ bins }: Probe): string[] {
	const most = Math.max(...bins);
	return bins.flatMap((count, bin) =>
		count === 0 ? [] : [`${volts(floorOfBin(bin), 1).padStart(6)} V ${"#".repeat(Math.max(1, Math.round((count * BAR) / most)))} ${count}`],
	);
}

function boundaries({ high }: Probe, pilot: Numbers["pilot"]): string {
	const { boundaryAbMv, boundaryBcMv, boundaryCdMv, boundaryDeMv, hysteresisMv } = pilot;
	const mean = meanOf(high);
	const margin = (name: string, mv: number): string => `${name} ${volts(mv, 2)} V is ${volts(Math.abs(mean - mv), 2)} V away`;
	const margins = [margin("A|B", boundaryAbMv), margin("B|C", boundaryBcMv), margin("C|D", boundaryCdMv), margin("D|E", boundaryDeMv)];
	return `boundary ${margins.join(", ")}; hysteresis ${volts(hysteresisMv, 2)} V`;
}

/** What the generator gives shows where no vehicle pulls at it. */
function generatorText({ probe, drive, report }: Cabinet): string {
	const off = (mv: number, fullMv: number): string =>
		`${fullMv < 0 ? "−12 V" : "+12 V"} reads as ${volts(mv, 2)} V, ${percentText(mv / fullMv)}`;
	if (drive.duty === 0 || isPwm(drive.duty)) return off(meanOf(probe.low), -FULL_MV);
	return report.letter === Letter.A ? off(meanOf(probe.high), FULL_MV) : "cannot be seen behind a vehicle while there is no PWM";
}

function percentText(ratio: number): string {
	const percent = (ratio - 1) * 100;
	return `${Math.abs(percent).toFixed(1)} % ${percent < 0 ? "less" : "more"} than it should`;
}

function diodeText({ probe, drive, report, values }: Cabinet): string {
	const { diodeMv } = values.control.pilot;
	if (!isPwm(drive.duty)) return "cannot be seen while there is no PWM";
	if (report.letter < Letter.B || report.letter > Letter.D) return "there is no vehicle whose diode could be seen";
	const margin = diodeMv - probe.low.max;
	if (margin >= 0) return `good, the low plateau stays ${volts(margin, 2)} V below its boundary ${volts(diodeMv, 2)} V`;
	return `NOT GOOD, the low plateau comes up to ${volts(probe.low.max, 2)} V, ${volts(-margin, 2)} V above its boundary ${volts(diodeMv, 2)} V`;
}

/** What would have to change so that something else is read. */
function trouble({ probe, report, values, drive }: Cabinet): string[] {
	const { pilot } = values.control;
	const { letter } = report;
	const vehicle = letter >= Letter.B && letter <= Letter.D;
	if (letter !== Letter.A && !vehicle) return ["that is no plateau of a vehicle; see status"];
	const less = `trouble: ${volts(probe.high.min - floorOf(letter, pilot), 2)} V less on the high plateau is read as ${LETTER_NAMES[letter + 1]}`;
	const above = letter === Letter.A ? LETTER_NAMES[Letter.Implausible] : LETTER_NAMES[letter - 1];
	const more = `trouble: ${volts(ceilingOf(letter, pilot) - probe.high.max, 2)} V more on the high plateau is read as ${above}`;
	if (!isPwm(drive.duty) || !vehicle) return [less, more];
	return [less, more, `trouble: ${volts(pilot.diodeMv - probe.low.max, 2)} V more on the low plateau, and the diode is not believed`];
}
