// SPDX-License-Identifier: Apache-2.0
/** Calibration of the pilot's front end, step by step: +12 V with nothing plugged in, −12 V and a known resistor with a tester. */
import { frozen } from "../control/frozen.js";
import { Letter } from "../control/letter.js";
import { meanOf, sigmaOf } from "../thing/probe.js";
import type { Calibration, Measured } from "./measured.js";
import { volts } from "./tuning.js";
import type { Desk, Word } from "./word.js";

/** How long each voltage is looked at, ms. */
const LOOK_MS = 2_000;
/** Noise that is too much to measure by: own choice, a fifth of the tolerance of a plateau (IEC 61851-1 Annex A: ±0.6 V in A). */
const MOST_NOISE_MV = 120;
/** A tester shows B by 2740 Ω behind a diode (IEC 61851-1 Annex A: 9 V), and it may be so far off: its resistor and diode. */
const KNOWN_MV = 9_000;
const KNOWN_OFF_MV = 350;
const FULL_MV = 12_000;

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
	forget(desk.calibration);
	desk.say("calibration ended, nothing was changed");
}

function forget(calibration: Calibration): void {
	calibration.high = undefined;
	calibration.proposal = undefined;
}

/** The next measurement. */
function goOn(desk: Desk): void {
	const { cabinet, calibration } = desk;
	const { report, drive, probe } = cabinet;
	if (report.faults !== 0) throw new Error("a fault stands; see status, and calibrate when it is over");
	const first = calibration.high === undefined;
	if (first && (report.letter !== Letter.A || drive.duty !== 10_000))
		throw new Error("nothing may be plugged in for the first step, and the pilot has to be at a steady +12 V");
	const pwm = drive.duty > 0 && drive.duty < 10_000;
	if (!first && (report.letter !== Letter.B || !pwm))
		throw new Error(
			`plug a tester or a vehicle in and let it show B, and see that current is offered, so that the pilot swings to −12 V; "calibrate stop" ends this`,
		);
	probe.begin(LOOK_MS);
	desk.say(`measuring ${first ? "+12 V" : "−12 V and B"} for ${LOOK_MS / 1_000} s …`);
	desk.later(LOOK_MS, () => (first ? noteHigh(desk) : propose(desk)));
}

function noteHigh(desk: Desk): void {
	const { high } = desk.cabinet.probe;
	if (tooNoisy(desk)) return;
	desk.calibration.high = meanOf(high);
	desk.say(`+12 V reads as ${volts(meanOf(high), 3)} V. Now plug a tester or a vehicle in that shows B, and type calibrate again.`);
}

/** Says so if the last measurement is none; then nothing was learned. */
function tooNoisy(desk: Desk): boolean {
	const { high, low } = desk.cabinet.probe;
	const worst = Math.max(sigmaOf(high), sigmaOf(low));
	if (high.count === 0) desk.say("error: nothing could be read; nothing was learned");
	else if (worst > MOST_NOISE_MV)
		desk.say(`error: the readings scatter by ${volts(worst, 3)} V; at most ${volts(MOST_NOISE_MV, 3)} V, see pilot`);
	else return false;
	return true;
}

/** Two points make a line: what is measured now was corrected already, and the new correction goes through the old one. */
function propose(desk: Desk): void {
	const { cabinet, calibration } = desk;
	const { probe } = cabinet;
	const plusMv = calibration.high as number;
	if (tooNoisy(desk)) return;
	const minusMv = meanOf(probe.low);
	const factor = (2 * FULL_MV) / (plusMv - minusMv);
	const shift = FULL_MV - factor * plusMv;
	const { gain, offsetMv } = cabinet.values.control.frontEnd;
	const proposal = { gain: Math.round(gain * factor), offsetMv: Math.round(offsetMv * factor + shift) };
	const checkMv = Math.round(meanOf(probe.high) * factor + shift);
	desk.say(`−12 V reads as ${volts(minusMv, 3)} V; B would read as ${volts(checkMv, 3)} V`);
	if (Math.abs(checkMv - KNOWN_MV) <= KNOWN_OFF_MV) offer(desk, proposal);
	else refuse(desk);
}

function offer(desk: Desk, proposal: Measured): void {
	desk.calibration.proposal = proposal;
	const { gain, offsetMv } = proposal;
	desk.say(`frontEnd.gain ${gain / 10_000} and frontEnd.offset ${offsetMv / 1_000} would make it right; calibrate save takes them`);
}

function refuse(desk: Desk): void {
	forget(desk.calibration);
	const right = `${volts(KNOWN_MV, 1)} ± ${volts(KNOWN_OFF_MV, 2)} V`;
	desk.say(`error: with 2740 Ω it should be ${right}: generator, resistor or tester are others; nothing was changed`);
}

function save(desk: Desk): void {
	const { cabinet, calibration } = desk;
	const { proposal } = calibration;
	if (proposal === undefined) throw new Error("nothing was measured yet; type calibrate");
	const before = { ...cabinet.values.control.frontEnd };
	take(desk, proposal);
	calibration.before = before;
	forget(calibration);
	desk.say("saved; calibrate undo goes back");
}

function undo(desk: Desk): void {
	const { calibration } = desk;
	const { before } = calibration;
	if (before === undefined)
		throw new Error("there is nothing to undo since power-up; reset frontEnd.gain and frontEnd.offset go back to the defaults");
	take(desk, before);
	calibration.before = undefined;
	desk.say("as before");
}

/** Both or none. */
function take({ cabinet }: Desk, { gain, offsetMv }: Measured): void {
	const { settings, values } = cabinet;
	const { gain: gainBefore } = values.control.frontEnd;
	settings.change("frontEnd.gain", `${gain / 10_000}`);
	try {
		settings.change("frontEnd.offset", `${offsetMv / 1_000}`);
	} catch (error) {
		settings.change("frontEnd.gain", `${gainBefore / 10_000}`);
		throw error;
	}
}
