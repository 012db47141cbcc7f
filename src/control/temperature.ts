// SPDX-License-Identifier: Apache-2.0
/** Temperature: the hottest sensor, the current that it allows, and sensors that cannot be believed. */
import { UNKNOWN } from "./board.js";
import { LEAST_MA, MOST_MA } from "./duty.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of temperatures. */
export interface TemperatureState {
	/** The temperature that current is derated by, m°C: rises at once, falls when the sensors have fallen by the hysteresis. */
	derating: number;
	/** 1 from too hot until cool enough to go on. */
	tooHot: 0 | 1;
	/** The current that is allowed, mA. */
	limitMa: number;
	/** 1 if a sensor is silent or impossible. */
	odd: 0 | 1;
	/** The last reading of each sensor put together, and since when it has been that. */
	reading: number;
	movedAt: Instant;
	/** 1 if nothing has moved for too long. */
	frozen: 0 | 1;
}

/** At power-up it is cool. */
export const TEMPERATURE_AT_START: TemperatureState = frozen({
	derating: 0,
	tooHot: 0,
	limitMa: MOST_MA,
	odd: 0,
	reading: 0,
	movedAt: 0 as Instant,
	frozen: 0,
});

type TemperatureNumbers = Numbers["temperature"];

/** Takes in the sensors, m°C each. `offerMa` is the current that would be offered without derating. */
export function watchTemperature(
	temperature: TemperatureState,
	n: TemperatureNumbers,
	sensors: readonly number[],
	offerMa: number,
	now: Instant,
): void {
	if (n.fitted === 0) {
		beUnfitted(temperature);
		return;
	}
	let hottest = UNKNOWN;
	let sum = 0;
	let odd: 0 | 1 = 0;
	for (let i = 0; i < sensors.length; i++) {
		const reading = sensors[i];
		if (reading < n.lowest || reading > n.highest) odd = 1;
		else if (reading > hottest) hottest = reading;
		sum = (sum + reading) | 0;
	}
	temperature.odd = odd;
	if (sum !== temperature.reading) {
		temperature.reading = sum;
		temperature.movedAt = now;
	}
	temperature.frozen = sensors.length > 0 && since(now, temperature.movedAt) >= n.frozenMs ? 1 : 0;
	if (hottest !== UNKNOWN) derate(temperature, n, hottest, offerMa);
}

/** A board without a sensor knows nothing of heat, and misses nothing. */
function beUnfitted(temperature: TemperatureState): void {
	temperature.odd = 0;
	temperature.frozen = 0;
	temperature.tooHot = 0;
	temperature.limitMa = MOST_MA;
}

/** From derateAt to stopAt the current falls from the offer to 6 A, in steps of 1 A. */
function derate(temperature: TemperatureState, n: TemperatureNumbers, hottest: number, offerMa: number): void {
	if (hottest > temperature.derating) temperature.derating = hottest;
	else if (hottest < temperature.derating - n.hysteresis) temperature.derating = (hottest + n.hysteresis) | 0;
	if (hottest > n.stopAt) temperature.tooHot = 1;
	else if (hottest <= n.resumeAt) temperature.tooHot = 0;
	const over = Math.max(((temperature.derating - n.derateAt) / 100) | 0, 0);
	const span = Math.max(((n.stopAt - n.derateAt) / 100) | 0, 1);
	const steps = Math.max(((offerMa - LEAST_MA) / 1_000) | 0, 0);
	const kept = Math.max((steps - (((steps * over + span - 1) / span) | 0)) | 0, 0);
	temperature.limitMa = over === 0 ? MOST_MA : (LEAST_MA + kept * 1_000) | 0;
}
