// SPDX-License-Identifier: Apache-2.0
/** ESP32 chips as bad as they are allowed to be, and what each kind of correction knows of them. */
import { type Correction, NO_CORRECTION } from "./accuracy.js";
import { type Characteristic, fittedMv, inverse } from "./waveform.js";

/** A chip with a way to correct it. */
export interface Chip {
	readonly what: string;
	readonly source: string;
	readonly characteristic: Characteristic;
	readonly correction: Correction;
}

/** The front end's span at the pin, mV: −12 V to +12 V. */
const FROM_MV = 244;
const TO_MV = 2_356;

/** A chip whose voltages differ from ESP-IDF's line by `deviation` of them. */
function chip(deviation: (mv: number) => number): Characteristic {
	return inverse((raw) => fittedMv(raw) + deviation(fittedMv(raw)));
}

/** Bends by `most` in the middle of the span, and not at its ends. */
function bow(most: number): (mv: number) => number {
	return (mv) => {
		const x = (mv - FROM_MV) / (TO_MV - FROM_MV);
		return 4 * most * x * (1 - x);
	};
}

/** Tilts from −`most` at one end of the span to +`most` at the other. */
function tilt(most: number): (mv: number) => number {
	return (mv) => ((2 * (mv - FROM_MV)) / (TO_MV - FROM_MV) - 1) * most;
}

const SHIFTED = chip((mv) => 46 + bow(14)(mv));
const TILTED = chip((mv) => tilt(46)(mv) + bow(14)(mv));
const LINE: Correction = { nodes: fittedMv, twoPoints: false };
const LINE_AND_POINTS: Correction = { nodes: fittedMv, twoPoints: true };

const REFERENCE = "reference 1000 to 1200 mV, ESP-IDF's ADC calibration guide";
const SPREAD = "±60 mV at 12 dB with the eFuse's line, ESP32 datasheet; how it splits into shift, tilt and bow is a guess (low confidence)";
const BOW = "bow of ±7 mV around a straight line, iotips.tech, one chip (low confidence)";

/** The chips, best corrected last. */
export const CHIPS: readonly Chip[] = [
	{
		what: "counts taken for 3300 mV / 4096, reference 1200 mV",
		source: REFERENCE,
		characteristic: inverse((raw) => 142 + (raw * 0.8056 * 1_200) / 1_100),
		correction: NO_CORRECTION,
	},
	{ what: "ESP-IDF's line, chip shifted", source: SPREAD, characteristic: SHIFTED, correction: LINE },
	{ what: "ESP-IDF's line, chip tilted", source: SPREAD, characteristic: TILTED, correction: LINE },
	{ what: "ESP-IDF's line and two points of the board, chip shifted", source: BOW, characteristic: SHIFTED, correction: LINE_AND_POINTS },
	{ what: "ESP-IDF's line and two points of the board, chip tilted", source: BOW, characteristic: TILTED, correction: LINE_AND_POINTS },
];
