// SPDX-License-Identifier: Apache-2.0
/** The action that corrects the pilot's front end: gain and offset together, as calibration has found them. */
import { frozen } from "../control/frozen.js";
import { NUMBERS } from "../control/numbers.js";
import type { Argument, Arguments } from "./arguments.js";
import { type Measured, ONE } from "./calibrating.js";
import { type Outcome, tried } from "./outcome.js";
import type { Subject } from "./subject.js";

const { gain, offsetMv } = NUMBERS.frontEnd;

/** What it is told. */
export const correctArguments: readonly Argument[] = frozen([
	{
		name: "gain",
		kind: { is: "number", unit: gain.unit, min: gain.min, max: gain.max },
		says: "what the pilot measures is multiplied with it",
	},
	{ name: "offset", kind: { is: "number", unit: offsetMv.unit, min: offsetMv.min, max: offsetMv.max }, says: "and this is added" },
] as const);

/** Both or none; what is read of the pilot does not leap while a vehicle charges. */
export function correct({ drive, settings }: Pick<Subject, "drive" | "settings">, measured: Measured): Outcome {
	if (drive.contactor === 1)
		return { refused: "not while the contactor is closed; end the charge first, for instance with pause, and type it again" };
	return tried(() =>
		settings.changeAll([
			["frontEnd.gain", `${measured.gain / ONE}`],
			["frontEnd.offset", `${measured.offsetMv / 1_000}`],
		]),
	);
}

/** The same as it is told. */
export function correctAsTold(subject: Subject, { gain: told, offset }: Arguments): Outcome {
	return correct(subject, { gain: told as number, offsetMv: offset as number });
}
