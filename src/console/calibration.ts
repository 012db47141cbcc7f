// SPDX-License-Identifier: Apache-2.0
/** Calibration of the pilot's front end, step by step: +12 V with nothing plugged in, −12 V and a known resistor with a tester. */
import { FAULTS } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { LETTER_NAMES } from "../control/letter.js";
import { settingOf } from "../settings/settings.js";
import { boundsOf } from "../settings/value.js";
import {
	type Circumstances,
	errorOf,
	farOff,
	isRight,
	isSame,
	KNOWN_MV,
	KNOWN_OFF_MV,
	LEAST_READINGS,
	LOOK_MS,
	type Measured,
	MOST_NOISE_MV,
	notFirst,
	notKnown,
	notMinus,
	notSecond,
	ONE,
	type Proposal,
	proposalFrom,
	STOPPING,
	unsteady,
} from "../thing/calibrating.js";
import { correct } from "../thing/correcting.js";
import { meanOf, sigmaOf } from "../thing/probe.js";
import { volts, wireText } from "./status.js";
import type { Cabinet, Desk, Word } from "./word.js";

/** The word. */
export const CALIBRATION_WORD: Word = frozen({
	word: "calibrate",
	usage: "[save|undo|stop]",
	help: "measure the pilot's front end, step by step",
	confirm: false,
	completes: () => ["save", "undo", "stop"],
	run: calibrate,
});

const STEPS: { readonly [step: string]: ((desk: Desk) => void) | undefined } = frozen({ save, undo, stop });

function calibrate(desk: Desk, [step, excess]: readonly string[]): void {
	if (excess !== undefined) throw new Error(`calibrate takes save, undo, stop or no argument, not "${step} ${excess}"`);
	const act = step === undefined ? goOn : STEPS[step.toLowerCase()];
	if (act === undefined) throw new Error(`"${step}" is no step of calibrate; it is save, undo or stop`);
	act(desk);
}

function stop(desk: Desk): void {
	const { calibration } = desk;
	const { base, measuring } = calibration;
	if (measuring) desk.stopMeasuring();
	calibration.forget();
	desk.say(measuring || base !== undefined ? "calibration ended, nothing was changed" : "no calibration goes on; nothing was changed");
}

/** The next measurement. */
function goOn(desk: Desk): void {
	const { calibration } = desk;
	if (calibration.base !== undefined) refuseOther(desk);
	const first = calibration.base === undefined;
	const fits = first ? fitsFirst : fitsSecond;
	fits(desk.cabinet);
	desk.measure(LOOK_MS, () => {
		calibration.measuring = false;
		fits(desk.cabinet);
		refuseUnsteady(desk.cabinet);
		if (first) noteHigh(desk);
		else propose(desk);
	});
	calibration.measuring = true;
	desk.say(`measuring ${first ? "+12 V" : "−12 V, and the 9 V of B,"} for ${LOOK_MS / 1_000} s …`);
}

/** Throws an Error unless nothing is plugged in, and the pilot as a multimeter would see it: steady. */
function fitsFirst(cabinet: Cabinet): void {
	const trouble = notFirst(circumstances(cabinet));
	if (trouble === "fault") refuseFaults(cabinet);
	if (trouble !== undefined)
		throw new Error(`the first step needs +12 V: unplug vehicle or tester, and type calibrate again. ${seen(cabinet)}`);
}

/** Throws an Error unless a resistor shows B while the pilot swings to −12 V. */
function fitsSecond(cabinet: Cabinet): void {
	const trouble = notSecond(circumstances(cabinet));
	if (trouble === "fault") refuseFaults(cabinet);
	if (trouble !== undefined)
		throw new Error(
			`the second step needs a tester set to B (2.74 kΩ and a diode), or a vehicle that is plugged in and does not charge, while current is offered: only then the pilot swings to −12 V. ${seen(cabinet)}; status says why, calibrate stop ends this`,
		);
}

function circumstances({ report, drive }: Cabinet): Circumstances {
	return { letter: report.letter, duty: drive.duty, faults: report.faults };
}

function seen({ report, drive }: Cabinet): string {
	return `Now it carries ${wireText(drive.duty)} and shows ${LETTER_NAMES[report.letter]}`;
}

function refuseFaults({ report }: Cabinet): void {
	const names = FAULTS.filter((_, place) => (report.faults & STOPPING & (1 << place)) !== 0).map(({ name }) => name);
	throw new Error(`nothing is measured while a fault stands: ${names.join(", ")}; see status, and try again when it is over`);
}

/** What was measured with one correction is worth nothing with another. */
function refuseOther({ cabinet, calibration }: Desk): void {
	if (isSame(calibration.base, cabinet.values.control.frontEnd)) return;
	calibration.forget();
	throw new Error("frontEnd.gain or frontEnd.offset has changed since the first step; type calibrate to begin anew");
}

/** Throws an Error if the last measurement is none; then nothing was learned. */
function refuseUnsteady({ probe: { high, low } }: Cabinet): void {
	const [highSigma, lowSigma] = [sigmaOf(high), sigmaOf(low)];
	const trouble = unsteady({ count: high.count, sigmaMv: highSigma }, { count: low.count, sigmaMv: lowSigma });
	if (trouble === "few")
		throw new Error(`only ${high.count} periods could be read, at least ${LEAST_READINGS} are needed; nothing was learned, see pilot`);
	if (trouble === "noisy")
		throw new Error(
			`the readings scatter by ${volts(Math.max(highSigma, lowSigma), 3)} V, at most ${volts(MOST_NOISE_MV, 3)} V may be; nothing was learned, see pilot`,
		);
}

function noteHigh(desk: Desk): void {
	const { calibration, cabinet } = desk;
	const { gain, offsetMv } = cabinet.values.control.frontEnd;
	calibration.plusMv = meanOf(cabinet.probe.high);
	calibration.base = { gain, offsetMv };
	calibration.proposal = undefined;
	desk.say(`+12 V reads as ${volts(calibration.plusMv, 3)} V`);
	desk.say("now plug in a tester set to B (2.74 kΩ and a diode), or a vehicle that does not charge, and type calibrate again");
}

function propose(desk: Desk): void {
	const { cabinet, calibration } = desk;
	refuseOther(desk);
	const minusMv = meanOf(cabinet.probe.low);
	const points = { plusMv: calibration.plusMv, minusMv, knownMv: meanOf(cabinet.probe.high) };
	desk.say(`−12 V reads as ${volts(minusMv, 3)} V, and B as ${volts(points.knownMv, 3)} V`);
	if (notMinus(minusMv) !== undefined)
		throw new Error(
			"that is no −12 V: the tester has no diode, or the generator is weak; nothing was changed, type calibrate to try another one",
		);
	const proposal = proposalFrom(calibration.base as Measured, points);
	refuseStranger(proposal);
	refuseFar(desk, proposal);
	offer(desk, proposal);
}

/** The check: what is known in advance has to come out. */
function refuseStranger(proposal: Proposal): void {
	if (notKnown(proposal) === undefined) return;
	const right = `${volts(KNOWN_MV, 1)} ± ${volts(KNOWN_OFF_MV, 2)} V`;
	throw new Error(
		`B would then be ${volts(proposal.knownMv, 3)} V, where 2.74 kΩ and a diode make ${right}: it is another resistor, or the generator is not symmetrical; nothing was changed, type calibrate to try another one`,
	);
}

/** What is farther off is no tolerance of parts. */
function refuseFar(desk: Desk, proposal: Proposal): void {
	const key = farOff(proposal);
	if (key === undefined) return;
	desk.calibration.forget();
	throw new Error(
		`${offText(proposal)}: that is no tolerance, but a wrong part or a wrong voltage; ${key} may be ${boundsOf(settingOf(key))}. Nothing was changed; measure +12 V and −12 V at the pilot with a multimeter, and see that the board's file is the right one`,
	);
}

function offer(desk: Desk, proposal: Proposal): void {
	const { calibration } = desk;
	if (isRight(proposal)) {
		calibration.forget();
		desk.say("that is right as it is; there is nothing to save");
		return;
	}
	calibration.proposal = proposal;
	desk.say(`${offText(proposal)}; ${textOf(proposal)} would make it right`);
	desk.say(`+12 V would then read as 12.000 V, −12 V as -12.000 V, and B as ${volts(proposal.knownMv, 3)} V`);
	desk.say("type calibrate save to take that, or calibrate stop to leave everything as it is");
}

/** What a front end does that this corrects. */
function offText(measured: Measured): string {
	const { percent, millivolts } = errorOf(measured);
	return `the front end measures ${Math.abs(percent).toFixed(1)} % too ${percent < 0 ? "little" : "much"}, and ${volts(Math.abs(millivolts), 3)} V too ${millivolts < 0 ? "little" : "much"} everywhere`;
}

function textOf({ gain, offsetMv }: Measured): string {
	return `frontEnd.gain ${gain / ONE} and frontEnd.offset ${offsetMv / 1_000}`;
}

function save(desk: Desk): void {
	const { calibration } = desk;
	const { proposal, base } = calibration;
	if (proposal === undefined || base === undefined) throw new Error("there is nothing to save yet; type calibrate");
	refuseOther(desk);
	const written = take(desk, proposal);
	calibration.forget();
	calibration.before = base;
	calibration.saved = proposal;
	desk.say(`saved: ${written}`);
	desk.say("pilot shows what that makes of the voltages, calibrate undo goes back");
}

function undo(desk: Desk): void {
	const { calibration, cabinet } = desk;
	const { before, saved } = calibration;
	if (before === undefined || saved === undefined)
		throw new Error("nothing was saved since the start; reset frontEnd.gain and reset frontEnd.offset go back to what was installed");
	if (!isSame(saved, cabinet.values.control.frontEnd))
		throw new Error(`frontEnd was set otherwise since; before the calibration it was ${textOf(before)}, which set can bring back`);
	const written = take(desk, before);
	calibration.before = undefined;
	calibration.saved = undefined;
	desk.say(`as before: ${written}`);
}

/** Both or none; what is read of the pilot does not leap while a vehicle charges. */
function take({ cabinet }: Desk, measured: Measured): string {
	const outcome = correct(cabinet, measured);
	if ("refused" in outcome) throw new Error(outcome.refused);
	return outcome.done;
}
