// SPDX-License-Identifier: Apache-2.0
/** Temperature: the hottest sensor, the current that it allows, and sensors that cannot be believed. */
import { UNKNOWN } from "./board.js";
import { LEAST_MA, MOST_MA } from "./duty.js";
import { frozen } from "./frozen.js";
import { type Instant, since } from "./integer.js";
import type { Numbers } from "./numbers.js";

/** What is remembered of temperatures. */
export interface TemperatureState {
	/** The temperature that is believed, m°C: rises by so much at a time, falls when the sensors have fallen by the hysteresis. */
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
	/** The same, but not longer than the charger has made heat. */
	heatedAt: Instant;
	/** 1 if nothing has moved for too long. */
	still: 0 | 1;
	/** 1 if nothing has moved although heat was made for too long. */
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
	heatedAt: 0 as Instant,
	still: 0,
	frozen: 0,
});

type TemperatureNumbers = Numbers["temperature"];

/**
 * Takes in the sensors, m°C each. `offerMa` is the current that would be offered without derating; `heats` says that current
 * flows, or may. True if sensors have just stood still for too long for no reason that would move them.
 */
export function watchTemperature(
	temperature: TemperatureState,
	n: TemperatureNumbers,
	sensors: readonly number[],
	offerMa: number,
	heats: boolean,
	now: Instant,
): boolean {
	if (n.fitted === 0) {
		beUnfitted(temperature);
		return false;
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
	if (hottest !== UNKNOWN) derate(temperature, n, hottest, offerMa);
	return sensors.length > 0 && standsStill(temperature, n, sum, heats, now);
}

/** A room may keep its temperature for a day; a charger that makes heat does not. */
function standsStill(temperature: TemperatureState, n: TemperatureNumbers, reading: number, heats: boolean, now: Instant): boolean {
	const moved = reading !== temperature.reading;
	const still = temperature.still;
	temperature.reading = reading;
	if (moved) temperature.movedAt = now;
	if (moved || !heats) temperature.heatedAt = now;
	temperature.still = since(now, temperature.movedAt) >= n.frozenMs ? 1 : 0;
	temperature.frozen = since(now, temperature.heatedAt) >= n.frozenMs ? 1 : 0;
	return still === 0 && temperature.still === 1 && temperature.frozen === 0;
}

/** A board without a sensor knows nothing of heat, and misses nothing. */
function beUnfitted(temperature: TemperatureState): void {
	temperature.odd = 0;
	temperature.still = 0;
	temperature.frozen = 0;
	temperature.tooHot = 0;
	temperature.limitMa = MOST_MA;
}

/** From derateAt to stopAt the current falls from the offer to 6 A, in steps of 1 A. */
function derate(temperature: TemperatureState, n: TemperatureNumbers, hottest: number, offerMa: number): void {
	if (hottest > temperature.derating) temperature.derating = Math.min(hottest, temperature.derating + n.riseMc) | 0;
	else if (hottest < temperature.derating - n.hysteresis) temperature.derating = (hottest + n.hysteresis) | 0;
	if (temperature.derating > n.stopAt) temperature.tooHot = 1;
	else if (hottest <= n.resumeAt) temperature.tooHot = 0;
	const over = Math.max(((temperature.derating - n.derateAt) / 100) | 0, 0);
	const span = Math.max(((n.stopAt - n.derateAt) / 100) | 0, 1);
	const steps = Math.max(((offerMa - LEAST_MA) / 1_000) | 0, 0);
	const kept = Math.max((steps - (((steps * over + span - 1) / span) | 0)) | 0, 0);
	temperature.limitMa = over === 0 ? MOST_MA : (LEAST_MA + kept * 1_000) | 0;
}
